import { neverFirst } from '../../lang/zh/punctuation.js';
import { chineseTexts } from '../chinese-texts.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';

/** A block that begins with a mark that belongs to the text before it, or with spaces typed as an indent. */
export const lineStart: Rule = {
  id: 'zh/line-start',
  severity: 'warning',
  title: { zh: '段首的标点或缩进空格', en: 'Mark or typed indent at the start of a block' },
  why: {
    zh: '句号、逗号、后括号不能居行首（GB/T 15834），出现在段首多半是句子被拆开或多打了一下。段首缩进由模板决定，不用全角空格。',
    en: 'Pausing and closing marks cannot begin a line (GB/T 15834); there, a sentence was cut or a key hit twice. Indents are the theme’s affair, not full-width spaces.',
  },
  langs: ['zh'],
  examples: [
    { lang: 'zh', markdown: '会议召开。\n\n，各方支持。\n', finds: [{ actual: '，' }] },
    { lang: 'zh', markdown: '- ）续前项\n- 新的一项\n', finds: [{ actual: '）' }] },
    { lang: 'zh', markdown: '\u3000\u3000会议召开。\n', finds: [{ actual: '\u3000\u3000' }], fixed: '会议召开。\n' },
    { lang: 'zh', markdown: '“同一个地球”网络\n\n（预备稿）\n\n……\n\n——协调组\n', finds: [] },
  ],
  *check({ edition }) {
    for (const unit of chineseTexts(edition)) {
      if (unit.role === 'meta' || unit.role === 'alt') continue;
      const indent = /^[\u3000 ]*\u3000[\u3000 ]*/u.exec(unit.text)?.[0].length ?? 0;
      if (indent > 0) {
        yield inUnit(edition, unit, 0, indent, {
          message: { zh: '段首有手打的全角空格，应删除：缩进由模板决定', en: 'Unexpected full-width spaces at the start, expected none: the theme indents' },
          expected: [''],
          replacement: '',
        });
      }
      const first = unit.text[indent] ?? '';
      // ”…” at the start of a quotation is turned around: zh/quotes.
      if (neverFirst.has(first) && !/[”’]/u.test(first)) {
        yield inUnit(edition, unit, indent, indent + 1, {
          message: { zh: `段首不应是“${first}”`, en: `Unexpected “${first}” at the start of a block` },
        });
      }
    }
  },
};
