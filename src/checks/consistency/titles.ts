import { termsIn } from '../../glossary/edition-terms.js';
import { areNearTitles, titlesIn } from '../../glossary/two-names.js';
import type { TextUnit } from '../../model/edition.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';

interface Title {
  readonly text: string;
  readonly unit: TextUnit;
  readonly start: number;
  readonly end: number;
}

/** Titles that are compared with each other, those named most often first; a yearbook names some hundred. */
const mostTitles = 500;

/** Two titles in 《》 that are nearly the same. */
export const titles: Rule = {
  id: 'consistency/titles',
  severity: 'warning',
  langs: ['zh'],
  title: { zh: '同一文件两种题名', en: 'One document under two titles' },
  why: {
    zh: '两个书名号里的题名只差一两个字，多半是同一份文件。核对原文，全文统一。',
    en: 'Two titles in 《》 that differ in a character or two are most likely one document. Check the source and keep one.',
  },
  examples: [
    {
      lang: 'zh',
      markdown: '会议讨论了《可持续消费和生产全球战略》。\n\n各方支持《可持续消费与生产全球战略》，《可持续消费和生产全球战略》将获批准。\n',
      finds: [{ actual: '可持续消费与生产全球战略', expected: '可持续消费和生产全球战略' }],
    },
    { lang: 'zh', markdown: '《2017年可持续公共采购全球述评》和《2022年可持续公共采购全球述评》\n', finds: [] },
  ],
  *check({ edition, terms }) {
    const all: Title[] = [];
    for (const unit of edition.texts) {
      for (const title of titlesIn(unit.text)) {
        // A wrong name in it is reported as that (term/near-variant), and no measure for other titles.
        if (termsIn(terms, unit).variants.meeting(title).length > 0) continue;
        all.push({ ...title, unit });
      }
    }
    const counts = new Map<string, number>();
    for (const { text } of all) counts.set(text, (counts.get(text) ?? 0) + 1);
    const ranked = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0)).slice(0, mostTitles);
    // The form used more often, or first, is taken as the right one.
    const rights = new Map(ranked.map((text, rank) => [text, ranked.slice(0, rank).find((other) => areNearTitles(text, other))]));
    for (const title of all) {
      const right = rights.get(title.text);
      if (right === undefined) continue;
      const message = { zh: `《${title.text}》与文中的《${right}》相近而不同`, en: `Unexpected title 《${title.text}》, expected 《${right}》 as elsewhere in the text` };
      yield inUnit(edition, title.unit, title.start, title.end, { message, expected: [right] });
    }
  },
};
