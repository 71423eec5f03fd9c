import type { Finding } from '../../model/diagnostic.js';
import type { Block, Edition } from '../../model/edition.js';
import type { Rule } from '../rule.js';

/** ##标题 or ＃＃ 标题: a heading that is none, because its marks are full width or no space stands behind them. */
export const headingMark: Rule = {
  id: 'structure/heading-mark',
  severity: 'warning',
  title: { zh: '不起作用的标题标记', en: 'Heading mark that makes no heading' },
  why: {
    zh: '标题写作半角 `#` 加一个空格。`##标题` 和 `＃＃ 标题` 都会当作正文，连同井号印出，这一节也不进目录。',
    en: 'A heading is ASCII `#` and a space. `##Heading` and `＃＃ Heading` are printed as text with their marks, and the contents miss the section.',
  },
  examples: [
    { lang: 'zh', markdown: '＃＃ 年度进展报告\n\n会议召开。\n', finds: [{ actual: '＃＃ ' }], fixed: '## 年度进展报告\n\n会议召开。\n' },
    { lang: 'zh', markdown: '#最新进展\n\n##年度进展报告\n会议召开。\n', finds: [{ actual: '#' }, { actual: '##' }], fixed: '# 最新进展\n\n## 年度进展报告\n会议召开。\n' },
    { lang: 'en', markdown: '##Progress report\n\nThe forum met.\n', finds: [{ actual: '##' }], fixed: '## Progress report\n\nThe forum met.\n' },
    { lang: 'zh', markdown: '#可持续采购 #SPP\n\n#可持续采购#\n\n\\##标题\n\n欢迎使用 #采购 标签。\n\n## 标题\n\n```\n##标题\n```\n', finds: [] },
    { lang: 'en', markdown: '#GlobalGoals\n\nUse #SDG12 and #12 there.\n', finds: [] },
  ],
  *check({ edition }) {
    const runs = [edition.foreword, ...edition.sections.flatMap(({ blocks, articles }) => [blocks, ...articles.map((article) => article.blocks)])];
    for (const block of runs.flat()) {
      const finding = block.type === 'paragraph' ? judge(edition, block) : undefined;
      if (finding) yield finding;
    }
  },
};

/** Longer lines are sentences. */
const longest = 80;
// U+3000 behind the marks is no space to Markdown.
const marked = /^(#{1,6}|[#＃]{1,6})([ \t\u3000]*)(?=[^\s#＃])/u;

function judge({ file }: Edition, { span }: Block): Finding | undefined {
  if (!span) return undefined;
  const line = /^.*/u.exec(file.text.slice(span.start, Math.min(span.end, span.start + longest * 2)))?.[0].trimEnd() ?? '';
  const match = marked.exec(line);
  if (!match) return undefined;
  const [whole, marks = ''] = match;
  const words = line.slice(whole.length);
  if (line.length > longest || /[#＃]|[。；，,;]$/u.test(words) || /^[\p{P}\p{S}\p{N}]*$/u.test(words)) return undefined;
  // One mark alone may be a hashtag.
  const isSpaced = whole.length > marks.length;
  if (marks.length === 1 && !isSpaced && !/^\p{Script=Han}/u.test(words)) return undefined;
  const expected = `${'#'.repeat(marks.length)} `;
  const end = span.start + whole.length;
  return {
    message: {
      zh: `“${line}”不是标题，井号会印出来，应以“${expected}”（半角井号加空格）开头`,
      en: `Unexpected “${whole.trimEnd()}” of a heading printed as text, expected “${expected}” (ASCII marks and a space)`,
    },
    actual: whole,
    expected: [expected],
    span: { start: span.start, end },
    fix: [{ offset: span.start, endOffset: end, text: expected }],
  };
}
