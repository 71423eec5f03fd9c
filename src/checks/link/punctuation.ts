import type { Edition, LinkUse } from '../../model/edition.js';
import type { Edit } from '../../model/text.js';
import type { Rule } from '../rule.js';
import { atSpan, sourceOf } from '../scan.js';

/** A Chinese mark in an address: taken in with the address, or typed by the input method instead of a dot. */
export const punctuation: Rule = {
  id: 'link/punctuation',
  severity: 'error',
  title: { zh: '网址里的中文标点', en: 'Chinese punctuation within an address' },
  why: {
    zh: '复制网址时常把后面的句号、逗号或括号一起带进去，输入法也会把点打成“。”，读者点开就是错误页。',
    en: 'A full stop, comma or bracket behind an address is easily copied with it, and an input method types 。 for the dot: readers get an error page.',
  },
  examples: [
    {
      lang: 'zh',
      markdown: '见[报告](https://example.org/report。)和[指南](https://example.org/a，https://example.org/b)。\n',
      finds: [{ actual: 'https://example.org/report。', expected: 'https://example.org/report' }, { actual: 'https://example.org/a，https://example.org/b', expected: 'https://example.org/a' }],
      fixed: '见[报告](https://example.org/report)和[指南](https://example.org/a，https://example.org/b)。\n',
    },
    { lang: 'zh', markdown: '请访问 https://www.example。org/news 查看。\n', finds: [{ actual: '。', expected: '.' }], fixed: '请访问 https://www.example.org/news 查看。\n' },
    { lang: 'zh', markdown: '见[报告](https：//example.org/report)。\n', finds: [{ actual: 'https：//example.org/report', expected: 'https://example.org/report' }] },
    { lang: 'en', markdown: 'See the [report](https://example.org/report）).\n', finds: [{ actual: 'https://example.org/report）' }], fixed: 'See the [report](https://example.org/report).\n' },
    { lang: 'zh', markdown: '请访问https://example.org。在那里查看[词条](https://example.org/wiki/公共采购_(中国))和[页面](https://example.org/a)，写信至desk@example.org。\n', finds: [] },
  ],
  *check({ edition }) {
    for (const link of edition.links) {
      if (link.kind !== 'web' && link.kind !== 'mail' && link.kind !== 'broken') continue;
      const dot = typedDot(edition, link);
      if (dot) {
        yield { ...atSpan(edition, { start: dot.offset, end: dot.endOffset }, { message: { zh: `网址“${link.url}”后的“。”应为半角点号“.”`, en: `Unexpected “。” in the address that begins “${link.url}”, expected “.”` }, expected: ['.'] }), fix: [dot] };
        continue;
      }
      const at = link.url.search(mark);
      if (at < 0) continue;
      const scheme = typedScheme(link.url);
      if (scheme !== undefined) {
        yield atSpan(edition, link.urlSpan ?? link.span, { message: { zh: `网址“${link.url}”里的“：”应为半角冒号“:”`, en: `Unexpected “：” in the address “${link.url}”, expected “:”` }, expected: [scheme] });
        continue;
      }
      const right = link.url.slice(0, at);
      const message = { zh: `网址里有中文标点“${link.url[at]}”，应为“${right}”`, en: `Unexpected Chinese punctuation “${link.url[at]}” in an address, expected “${right}”` };
      const span = link.urlSpan ?? link.span;
      yield { ...atSpan(edition, span, { message, expected: [right] }), ...trailing(edition, link, right) };
    }
  },
};

/** `https：//`: the address is whole but for one mark. */
function typedScheme(url: string): string | undefined {
  return /^(?:https?|mailto)：\S+$/iu.test(url) ? url.replace('：', ':') : undefined;
}

// ·, · and the marks of titles stand in addresses of encyclopaedias; these end or divide sentences.
const mark = /[。，；：！？、）】」』”’]/u;

/** The address ends in the mark: nothing is lost without it. */
function trailing(edition: Edition, { url, urlSpan }: LinkUse, right: string): { fix?: Edit[] } {
  if (!urlSpan || sourceOf(edition, urlSpan) !== url || url.length - right.length !== 1) return {};
  return { fix: [{ offset: urlSpan.start + right.length, endOffset: urlSpan.end, text: '' }] };
}

/** 。 between a bare address and what can only be the rest of its host. */
function typedDot(edition: Edition, { url, text, span }: LinkUse): Edit | undefined {
  if (!span || !url.endsWith(text) || !/^(?:https?:\/\/|www\.)[A-Za-z0-9.-]+$/iu.test(text)) return undefined;
  const rest = edition.file.text.slice(span.end, span.end + 40);
  return /^。(?:[a-z0-9-]+\.)?(?:com|org|net|cn|gov|edu|int|eu|io|info)(?![a-z])/u.test(rest) ? { offset: span.end, endOffset: span.end + 1, text: '.' } : undefined;
}
