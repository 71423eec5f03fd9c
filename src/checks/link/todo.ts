import { quoted } from '../quoted.js';
import type { Rule } from '../rule.js';
import { atSpan } from '../scan.js';

/** An honest gap: the compiler says what address is still wanted. */
export const todo: Rule = {
  id: 'link/todo',
  severity: 'warning',
  title: { zh: '待补的链接', en: 'Link still to be found' },
  why: {
    zh: '以 `todo:` 标明的链接在输出中只显示文字。发送之前请补上网址。',
    en: 'A link marked `todo:` shows as plain text in every output. Find its address before sending.',
  },
  examples: [
    { lang: 'zh', markdown: '[《全球战略》](<todo:《全球战略》第二版的网址>)获得支持。\n', finds: [{ actual: '[《全球战略》](<todo:《全球战略》第二版的网址>)' }] },
    { lang: 'en', markdown: 'The [Strategy](https://example.org/strategy) was endorsed.\n', finds: [] },
  ],
  *check({ edition }) {
    for (const link of edition.links) {
      if (link.kind !== 'todo') continue;
      yield atSpan(edition, link.span, {
        message: {
          zh: `链接${quoted(link.text)}的网址待补：${link.url}`,
          en: `Link ${quoted(link.text)} still lacks its address: ${link.url}`,
        },
      });
    }
  },
};
