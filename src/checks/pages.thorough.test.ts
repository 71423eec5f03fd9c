import { expect, test } from 'vitest';
import { languageOf } from '../lang/registry.js';
import { parseEdition } from '../markdown/parse.js';
import { rulePage, rulePages } from './pages.js';
import { allRules } from './all-rules.js';
import type { Rule } from './rule.js';

const awkward: Rule = {
  id: 'zh/sample',
  severity: 'info',
  optional: true,
  title: { zh: '样例', en: 'Sample' },
  why: { zh: '为什么。', en: 'Why.' },
  langs: ['zh'],
  examples: [
    { lang: 'zh', markdown: '```\n# 甲\n```\n`b`\u200B\n', finds: [{ actual: '`b`', expected: 'b' }], fixed: 'b\n', style: { spacing: 'none' }, glossary: '- { id: a }' },
    { lang: 'zh', markdown: '好\n', finds: [] },
  ],
  check: () => [],
};

test('a page says all that is known of the rule, in the language asked for', () => {
  const page = rulePage(awkward, 'en');
  expect(page.split('\n').filter((line) => /^(?:#|\*\*|- )/u.test(line))).toEqual([
    '# zh/sample', '**Sample**', '- Severity: info', '- Languages: Chinese', '- `spp fix` can mend it', '- Off by default',
    '## Wrong', '- { id: a }', '# 甲', '- Found `` `b` ``, expected `b`', '## Right',
  ]);
  expect(page).toContain('````markdown\n```\n# 甲\n```\n`b`⟨U+200B⟩\n````');
  expect(page).toContain('House style: `{"spacing":"none"}`');
  expect(rulePage(awkward, 'zh')).toContain('- 级别：提示\n- 语言：中文\n');
});

test('every rule has a page in both languages, and the index leads to it', () => {
  const pages = rulePages();
  for (const lang of ['zh', 'en'] as const) {
    const { edition } = parseEdition({ path: 'README.md', text: pages.get(`${lang}/README.md`) ?? '', bom: false }, { lang, language: languageOf(lang), kind: 'file' });
    const targets = edition?.links.map(({ url, text }) => [text, url]) ?? [];
    expect(targets).toEqual(allRules.map(({ id }) => [id, `${id.replace('/', '-')}.md`]));
    for (const [, url] of targets) expect(pages.has(`${lang}/${url}`)).toBe(true);
  }
  expect(pages.size).toBe(2 * allRules.length + 2);
});
