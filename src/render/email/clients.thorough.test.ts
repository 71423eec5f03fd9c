import { describe, expect, it } from 'vitest';
import type { RenderInput } from '../renderer.js';
import { greenTheme, sampleEdition, sampleInput } from '../sample.fixture.js';
import support from './client-support.json' with { type: 'json' };
import { chineseClients, clientFeatures } from './clients-features.js';
import { clientFindings } from './clients.js';

const edition = sampleEdition('zh', String);

const green = greenTheme();

/** What is said of a page that shows a figure by a partial of one's own. */
function findings(figure: string, mail?: RenderInput['mail']): string[] {
  const theme = { ...green, partials: new Map([...green.partials, ['email/figure', { source: figure, file: 'templates/email/figure.hbs' }] as const]) };
  return clientFindings(sampleInput(edition, { theme, ...(mail && { mail }) }), figure, []).map(({ file, range, actual, message }) => `${file}:${range?.line} ${actual}: ${message.en}`);
}

const planted: Readonly<Record<string, string>> = {
  'display: flex': '<p\nstyle="display:flex">{{caption}}</p>',
  'display: grid': '<p\nstyle="color:red; display: grid">{{caption}}</p>',
  float: '<p\nstyle="float:left">{{caption}}</p>',
  position: '<p\nstyle="position:absolute;top:0">{{caption}}</p>',
  'var()': '<p\nstyle="color:var(--brand)">{{caption}}</p>',
  'background-image': '<p\nstyle="background:url(x.png)">{{caption}}</p>',
  '<svg>': '<p>\n<svg viewBox="0 0 1 1"></svg></p>',
  '<img src="data:">': '<p>\n<img src="data:image/png;base64,AA" alt=""></p>',
  '<form>': '<p>\n<form action="https://example.org"></form></p>',
  hidden: '<p>\n<span hidden>{{caption}}</span></p>',
};

describe('email/client', () => {
  it.each(Object.entries(planted))('finds %s in the partial that writes it', (name, partial) => {
    const found = findings(partial);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^templates\/email\/figure\.hbs:2 /);
    expect(found[0]).toContain(name);
  });

  it('finds nothing where a program merely shows less', () => {
    expect(findings('<p style="border-radius:9px;box-shadow:0 0 1px;opacity:.9;text-wrap:balance">{{caption}}</p>')).toEqual([]);
    expect(findings('<style>@media (min-width:9px){p{display:flex}}</style>')).toEqual([]);
  });

  it('finds nothing where the page does not hold what the partial could write', () => {
    const theme = { ...green, partials: new Map([['email/figure', { source: planted['float'] ?? '', file: 'x' }]]) };
    expect(clientFindings(sampleInput(edition, { theme }), planted['float'] ?? '', [])).toHaveLength(1);
    expect(clientFindings(sampleInput(edition, { theme }), '<p>no figure</p>', [])).toEqual([]);
  });

  it('knows what Outlook alone is shown, and what is kept from it', () => {
    const outlook = { clients: ['outlook'] } as const;
    expect(findings('<!--[if mso]><p style="float:left"></p><![endif]-->', { clients: ['gmail'] })).toEqual([]);
    expect(findings('<!--[if !mso]><!--><p style="float:left"></p><!--<![endif]-->', outlook)).toEqual([expect.not.stringContaining('Outlook Windows,')]);
    expect(findings('<p style="float:left"></p>', outlook)).toEqual([expect.stringContaining('Outlook Windows,')]);
  });

  it('asks only for the chosen programs, and dates what is said of the Chinese ones', () => {
    const text = '<p style="display:flex"></p>';
    expect(findings(text, { clients: ['apple'] })).toEqual([]);
    expect(findings(text, { clients: ['zh-clients'] })).toEqual([expect.stringMatching(/Foxmail.*2019/)]);
    expect((findings(text, { clients: ['outlook'] })).join()).not.toContain('2019');
  });

  it('names a picture of a kind that programs do not show, at its place in the draft', () => {
    const source = { ...edition, file: { ...edition.file, text: '\n![x](images/x.webp)\n' }, images: [{ url: 'images/x.webp', kind: 'local', alt: 'x', span: { start: 1, end: 20 } }] } as const;
    const sent = { url: 'images/x.webp', path: 'images/x.webp', format: 'asset', mediaType: 'image/webp', bytes: new Uint8Array(9) } as const;
    expect(clientFindings(sampleInput(source), '', [sent])).toMatchObject([{ rule: 'email/client', file: 'issues/issue-9/zh.md', range: { line: 2 }, actual: 'images/x.webp' }]);
  });

  it('has data for every feature, and no other', () => {
    const ids = clientFeatures.map(({ id }) => id);
    expect(Object.keys(support.features)).toEqual(ids);
    expect(ids).toEqual(expect.arrayContaining(Object.keys(chineseClients.without)));
  });
});
