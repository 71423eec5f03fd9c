import { expect, test } from 'vitest';
import type { Edition } from '../model/edition.js';
import { withoutConsequences } from './unread-front-matter.js';

const message = { zh: '', en: '' };
const text = '---\ntitle: a: b\n---\n\n正文。\n';
// The function reads nothing of an edition but its file.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as the line above says
const editions = ['zh.md', 'en.md'].map((path) => ({ file: { path, text, bom: false } })) as unknown as Edition[];
const title = { rule: 'structure/title', file: 'zh.md', finding: { message } } as const;
const inFront = { rule: 'pair/mail', file: 'zh.md', finding: { message, related: [{ file: 'en.md', span: { start: 5, end: 9 }, message }] } } as const;
const inBody = { rule: 'pair/term', file: 'zh.md', finding: { message, span: { start: 22, end: 23 }, related: [{ file: 'en.md', span: { start: 23, end: 24 }, message }] } } as const;
const ofText = { rule: 'term/forbidden', file: 'zh.md', finding: { message, span: { start: 4, end: 9 } } } as const;

test('what follows from unread front matter, in either language, is left out', () => {
  for (const file of ['zh.md', 'en.md']) {
    const cause = { rule: 'input/syntax', file, finding: { message, span: { start: 11, end: 12 } } } as const;
    expect(withoutConsequences([cause, title, inFront, inBody, ofText], editions)).toEqual(file === 'zh.md' ? [cause, inBody, ofText] : [cause, title, inBody, ofText]);
  }
});

test('without its closing line front matter ends at the first empty line', () => {
  const cause = { rule: 'input/front-matter', file: 'en.md', finding: { message, span: { start: 0, end: 3 } } } as const;
  expect(withoutConsequences([cause, inFront, inBody], editions)).toEqual([cause, inBody]);
});

test('a warning about a key takes nothing away', () => {
  const found = [{ rule: 'input/unknown-key', file: 'zh.md', finding: { message, severity: 'warning' } } as const, title, inFront];
  expect(withoutConsequences(found, editions)).toEqual(found);
});
