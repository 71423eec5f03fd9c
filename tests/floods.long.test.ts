import { expect, test } from 'vitest';
import { formats, held } from './holding.js';
import { makeFolder } from './spp.js';

const many = (times: number, make: (i: number) => string): string => Array.from({ length: times }, (_, i) => make(i)).join('');

/**
 * Texts nobody writes, each one thing a great many times: what they hold is found, up to a number, and they are made. On a quiet machine each
 * takes less than half of the bound, since processor time grows on a busy one; what is squared in their number takes many times of it.
 */
const floods: Readonly<Record<string, readonly [lang: 'zh' | 'en', body: string]>> = {
  'accents apart from their letters': ['zh', 'e\u0301'.repeat(100_000)],
  'accents heaped on one letter': ['zh', `a${'\u0301'.repeat(100_000)}`],
  'vowel signs heaped on one letter': ['zh', `\u0F40${'\u0F71\u0F72'.repeat(50_000)}`],
  'an invisible character behind every other': ['zh', '中\u200B'.repeat(100_000)],
  'a mark of direction behind every character': ['zh', '中\u202E'.repeat(100_000)],
  'emoji joined to one': ['zh', '👨\u200D'.repeat(50_000)],
  'look-alikes': ['zh', '⽣'.repeat(100_000)],
  'addresses of mail in one paragraph': ['en', 'a@a.'.repeat(40_000)],
  'a heading as long as a book': ['zh', `## ${'标'.repeat(200_000)}`],
  'quotes of every depth': ['zh', Array.from({ length: 20_000 }, (_, i) => `${'>'.repeat((i % 90) + 1)} 中\n\n`).join('')],
  'headings with nothing under them': ['zh', many(7000, (i) => `## 标题${i}\n\n`)],
  'figures': ['zh', many(3500, (i) => `![图${i}](images/x.png "标题${i}")\n\n`)],
  'one directive of all events': ['zh', `:::events\n${many(3500, (i) => `- **活动${i}**，2024年3月1日\n`)}:::\n`],
  'more of everything than is read': ['zh', many(30_000, (i) => `## 标题${i}\n\n![图${i}](images/x.png)\n\n:::media\n- 报道\n:::\n\n`)],
  'suppressions of no rule': ['en', '<!-- spp-off-line a/b -->\n\nx\n\n'.repeat(4000)],
};

test.concurrent.each(Object.entries(floods))('%s: in time and memory', { timeout: 240_000 }, async (_name, [lang, body]) => {
  const cwd = await makeFolder({ [`flood.${lang}.md`]: `# A\n\n${body}\n` });
  const check = await held(['check', `flood.${lang}.md`, '--format', 'json'], cwd);
  expect([0, 1, 2], check.err.slice(-500)).toContain(check.code);
  for (const args of [['check', `flood.${lang}.md`], ['build', `flood.${lang}.md`, '--to', `${formats},docx`, '--no-check']]) {
    const { code, err } = await held(args, cwd);
    expect([0, 1, 2], `${args[0]}: ${err.slice(-500)}`).toContain(code);
  }
});

test('right names of the glossary beside near ones, in one paragraph: checked in time linear in it', { timeout: 120_000 }, async () => {
  const glossary = `version: 1
concepts:
  - id: unep
    kind: organization
    status: approved
    en: { name: United Nations Environment Programme, abbr: UNEP }
    zh: { preferred: 联合国环境规划署 }
`;
  const cwd = await makeFolder({ 'glossary.yml': glossary, 'near.zh.md': `# A\n\n${'联合国环境规划署、联合国环境规化署、'.repeat(30_000)}\n` });
  const { code, out, err } = await held(['check', 'near.zh.md', '--glossary', 'glossary.yml', '--only', 'term/near-variant,term/forbidden,zh/confused-words', '--format', 'json'], cwd);
  expect(code, err.slice(-500)).toBe(1);
  expect(out).toContain('term/near-variant');
});

test('a table of empty rows becomes a Word document in time linear in it', { timeout: 120_000 }, async () => {
  const cwd = await makeFolder({ 'rows.zh.md': `# A\n\n| a | b | c |\n|---|---|---|\n${'|  |  |  |\n'.repeat(19_000)}\n` });
  const { code, err } = await held(['build', 'rows.zh.md', '--to', 'docx', '--no-check'], cwd);
  expect(code, err.slice(-500)).toBe(0);
});

test('a table of terms is taken into the glossary in time linear in it', { timeout: 120_000 }, async () => {
  const cwd = await makeFolder({ 'spp.yml': 'version: 1\nlanguages: [zh, en]\n', 'glossary.yml': 'version: 1\nconcepts: []\n', 'terms.csv': `id,kind,en,zh\n${many(20_000, (i) => `t${i},term,Term ${i},术语${i}\n`)}` });
  const { code, err } = await held(['glossary', 'import', 'terms.csv'], cwd);
  expect(code, err.slice(-500)).toBe(0);
});
