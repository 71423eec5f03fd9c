import { describe, expect, it } from 'vitest';
import { shippedTemplates } from './sample.fixture.js';
import { contrastFindings } from './theme-contrast.js';
import { readTokens, type TokensResult } from './theme-load.js';

const shipped = shippedTemplates();
const over = (theme: string, source: string): TokensResult =>
  readTokens(theme, shipped, new Map([[`themes/${theme}/tokens.yml`, { source, file: `ours/${theme}.yml` }]]));

describe('contrast of themes', () => {
  it.each(['green', 'plain'])('is enough in the %s theme, light, dark and in WeChat', (name) => {
    expect(contrastFindings(readTokens(name, shipped))).toEqual([]);
  });

  it('points at the token that was set last, once, with the worst pair', () => {
    const found = contrastFindings(over('green', 'light:\n  muted: "#9A9A9A"\ndark: { paper: "#888888" }\n'));
    expect(found).toMatchObject([
      { rule: 'theme/contrast', severity: 'error', file: 'ours/green.yml', range: { line: 2, column: 10 }, actual: '#9A9A9A', related: [{ file: 'templates/themes/green/tokens.yml' }] },
      { file: 'ours/green.yml', range: { line: 3, column: 16 }, actual: '#888888', related: [{ message: { zh: '文字' } }] },
    ]);
    expect(found).toHaveLength(2);
    expect(found[0]?.message.zh).toContain('light.muted（#9A9A9A）在 light.canvas（#EEF2F0）上的对比度为 2.5（浅色）；另有 2 种搭配也不够');
  });

  it('finds what only WeChat’s dark mode spoils', () => {
    const found = contrastFindings(over('plain', 'light: { link: "#A3281C" }\n'));
    expect(found).toMatchObject([{ file: 'ours/plain.yml', range: { line: 1 }, message: { en: expect.stringContaining('WeChat’s dark mode') as string } }]);
  });
});

describe('tokens laid over each other', () => {
  it('change only what the later file names', () => {
    const { tokens, diagnostics, lineage } = over('green', 'type: { title: 22/30 }\nspace: { radius: 0 }\n');
    expect(diagnostics).toEqual([]);
    expect(lineage).toEqual(['green']);
    expect(tokens).toMatchObject({ light: { brand: '#00694E' }, type: { title: { size: 22, line: 30 }, body: { zh: { size: 16, line: 28 } } }, space: { radius: 0, edge: 32 } });
  });

  it('make a theme of the workspace’s own out of another', () => {
    const own = readTokens('ours', shipped, new Map([['themes/ours/tokens.yml', { source: 'extends: plain\nlight: { accent: "#7A1A12" }\n', file: 'ours.yml' }]]));
    expect(own.lineage).toEqual(['plain', 'ours']);
    expect(own.tokens).toMatchObject({ light: { accent: '#7A1A12', brandDark: '#1C1C1C' }, space: { radius: 0 } });
  });

  it.each([
    ['a token that is misspelt', 'light: { mutd: "#5A6B65" }', { rule: 'config/unknown-key', range: { line: 1 } }],
    ['a line closer than the type is large', 'type:\n  title: 20/18', { rule: 'config/invalid', range: { line: 2 } }],
    ['an unknown theme to extend', 'extends: gren', { rule: 'theme/unknown', range: { line: 1 }, actual: 'gren' }],
    ['a theme that extends itself', 'extends: ours', { rule: 'theme/unknown', range: { line: 1 } }],
  ])('are refused for %s', (_name, source, expected) => {
    const base = /extends/.test(source) ? [] : [['extends: green\n', 'green'] as const];
    const found =
      base.length > 0 ? over('green', source) : readTokens('ours', shipped, new Map([['themes/ours/tokens.yml', { source, file: 'ours.yml' }]]));
    expect(found.tokens).toBeUndefined();
    expect(found.diagnostics).toMatchObject([expected]);
  });
});
