import { describe, expect, it } from 'vitest';
import { shippedTemplates } from './sample.fixture.js';
import { makeTheme } from './theme-load.js';
import { contrast, rgb, textOn } from './html/contrast.js';

const file = (source: string, path = 'x') => ({ source, file: path });
const tokens = shippedTemplates().get('themes/green/tokens.yml')?.source ?? '';

describe('makeTheme', () => {
  it('lets the workspace go before the theme and the theme before the base', () => {
    const base = new Map([
      ['themes/green/tokens.yml', file(tokens)],
      ['email/article.hbs', file('base')],
      ['email/note.hbs', file('base')],
      ['email/quote.hbs', file('base')],
      ['themes/green/email/article.hbs', file('theme')],
      ['themes/green/email/note.hbs', file('theme')],
      ['themes/other/email/quote.hbs', file('other')],
    ]);
    const { theme, diagnostics } = makeTheme('green', base, new Map([['email/article.hbs', file('workspace')]]));
    expect(diagnostics).toEqual([]);
    const sources = [...(theme?.partials ?? [])].map(([name, { source }]) => [name, source]);
    expect(sources).toEqual([['email/article', 'workspace'], ['email/note', 'theme'], ['email/quote', 'base']]);
  });

  it('names the themes there are when it does not know one', () => {
    const { theme, diagnostics } = makeTheme('gren', shippedTemplates());
    expect(theme).toBeUndefined();
    expect(diagnostics).toMatchObject([{ rule: 'theme/unknown', actual: 'gren', expected: ['green', 'plain'] }]);
  });

  it.each([
    ['a colour that ends the rule', 'canvas: "#EEF2F0"', 'canvas: "red;}body{display:none"'],
    ['a short colour', 'canvas: "#EEF2F0"', 'canvas: "#EEE"'],
    ['a font stack that ends the style', /sans: .*/, 'sans: "x;background:url(https://example.org)"'],
    ['an unclosed quote', /sans: .*/, `sans: "'PingFang SC"`],
    ['markup in a font', /mono: .*/, 'mono: "</style><script>"'],
    ['a missing token', /  canvas: .*\n/, ''],
    ['an unknown token', 'dark:', 'extra: "#000000"\ndark:'],
  ])('refuses %s, with its place', (_name, from, to) => {
    const changed = tokens.replace(from, to);
    expect(changed).not.toBe(tokens);
    const { theme, diagnostics } = makeTheme('green', new Map([['themes/green/tokens.yml', file(changed, 'tokens.yml')]]));
    expect(theme).toBeUndefined();
    expect(diagnostics.length).toBeGreaterThan(0);
    for (const { file: path, range } of diagnostics) {
      expect(path).toBe('tokens.yml');
      expect(range?.line).toBeGreaterThan(0);
    }
  });
});

describe('the green theme', () => {
  const { theme } = makeTheme('green', shippedTemplates());
  const ratio = (a: string, b: string): number => contrast(rgb(a), rgb(b));

  it('keeps WCAG AA (4.5 : 1) for text on paper, tint and canvas in light and dark', () => {
    if (!theme) throw new Error('no theme');
    for (const c of [theme.tokens.light, theme.tokens.dark]) {
      for (const ground of [c.paper, c.tint]) {
        for (const text of [c.ink, c.body, c.muted, c.brand, c.link, c.accent]) expect(ratio(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
      expect(ratio(c.muted, c.canvas)).toBeGreaterThanOrEqual(4.5);
      expect(ratio(c.onBrand, c.brand)).toBeGreaterThanOrEqual(4.5);
    }
    expect(ratio(theme.tokens.light.tint, theme.tokens.light.brandDark)).toBeGreaterThanOrEqual(4.5);
    expect(ratio(theme.tokens.dark.ink, theme.tokens.dark.brandDark)).toBeGreaterThanOrEqual(4.5);
  });

  it('writes on goal colours with what can be read there', () => {
    for (const color of ['#BF8B2E', '#FCC30B', '#19486A', '#E5243B', '#26BDE2']) expect(ratio(textOn(color), color)).toBeGreaterThanOrEqual(4.5);
  });
});
