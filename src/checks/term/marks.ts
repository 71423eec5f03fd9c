import { quoted } from '../quoted.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';
import { decidedBy } from './decided.js';

/** The right characters with other quotation marks, commas or spaces inside. */
export const marks: Rule = {
  id: 'term/marks',
  severity: 'warning',
  title: { zh: '名称中的标点或空格', en: 'Marks or spaces inside a name' },
  why: {
    zh: '名称里的引号、顿号和连接号是名称的一部分，位置变了就成了另一种写法。',
    en: 'Quotation marks, commas and dashes inside a name are part of it; moved or dropped they make a second spelling.',
  },
  examples: [
    {
      lang: 'zh',
      glossary: '- { id: opn, kind: network, en: { name: One Planet network }, zh: { preferred: “同一个地球”网络 } }',
      markdown: '“同一个地球网络”的合作伙伴\n',
      finds: [{ actual: '“同一个地球网络”', expected: '“同一个地球”网络' }],
      fixed: '“同一个地球”网络的合作伙伴\n',
    },
    {
      lang: 'zh',
      glossary: '- { id: opn, kind: network, en: { name: One Planet network }, zh: { preferred: “同一个地球”网络 } }',
      markdown: '“同一个地球”网络的合作伙伴\n',
      finds: [],
    },
  ],
  *check({ edition, terms, glossary }) {
    for (const { unit, concept, form, distance, ...place } of terms.variants) {
      if (distance > 0) continue;
      // Quotation marks around the whole name belong to it when the right ones stand inside.
      const isQuoted = unit.text[place.start - 1] === '“' && unit.text[place.end] === '”' && form.text.includes('“');
      const start = isQuoted ? place.start - 1 : place.start;
      const end = isQuoted ? place.end + 1 : place.end;
      const message = {
          zh: `${quoted(unit.text.slice(start, end))}的标点与${quoted(form.text)}不同`,
          en: `Unexpected marks in ${quoted(unit.text.slice(start, end))}, expected ${quoted(form.text)}`,
      };
      const finding = inUnit(edition, unit, start, end, { message, expected: [form.text], replacement: form.text });
      yield { ...finding, related: decidedBy(glossary, concept) };
    }
  },
};
