import { functionWords, plainWords } from '../../lang/en/words.js';
import { isChinese } from '../../lang/zh/script.js';
import { inTarget, placeIn } from './findings.js';
import type { TextUnit } from '../../model/edition.js';
import type { PairRule } from './pair-rule.js';
import { type BlockPair, isPaired, sure } from './pairing.js';

const source = {
  lang: 'en',
  markdown: 'The report describes the mulch used on farms.\n\nCheap mulch pollutes the soil.\n\nFarmers collect mulch after the harvest.\n\nBurning mulch is forbidden in many countries.\n',
} as const;

/** Words of the source that a translated sentence keeps in one place and translates in the others. */
export const leftover: PairRule = {
  id: 'pair/leftover',
  severity: 'warning',
  title: { zh: '译文里残留的原文词语', en: 'Word of the source left in a translated sentence' },
  why: {
    zh: '别处已经译出的词，这里还是原文，多半是漏改。请译成同样的词；and、of 等由 zh/leftover-english 报告。',
    en: 'A word that is translated elsewhere and stands untranslated here was mostly overlooked. Translate it alike; “and”, “of” and everyday words are reported by zh/leftover-english.',
  },
  langs: ['zh'],
  examples: [
    { source, lang: 'zh', markdown: '报告介绍了农场使用的地膜。\n\n廉价的mulch会污染土壤。\n\n农民在收获后回收地膜。\n\n许多国家禁止焚烧地膜。\n', finds: [{ actual: 'mulch' }] },
    { source, lang: 'zh', markdown: '报告介绍了农场使用的地膜（mulch）。\n\n廉价的地膜会污染土壤。\n\n农民在收获后回收地膜。\n\n许多国家禁止焚烧地膜。\n', finds: [] },
  ],
  *check({ pairing }) {
    const pairs = pairing.pairs.filter(isPaired);
    const counts = countWords(pairs);
    const terms = codeWords(pairing.pairs);
    for (const { source: from, target, score } of pairs) {
      if (score < sure) continue;
      const there = new Map(from.units.flatMap((unit) => wordsIn(unit).map((word) => [word.text, { unit, ...word }] as const)));
      for (const unit of target.units.filter(({ text }) => isChinese(text))) {
        for (const { text, start } of wordsIn(unit)) {
          const origin = there.get(text);
          const { kept = 0, translated = 0 } = counts.get(text) ?? {};
          // Kept once and translated thrice at least: no jargon that the text keeps by choice.
          if (!origin || kept > 1 || translated < 3 || isKnown(text) || terms.has(text) || isApart(unit, start, start + text.length)) continue;
          yield inTarget(pairing, placeIn(unit, start, start + text.length), placeIn(origin.unit, origin.start, origin.start + text.length), {
            message: { zh: `“${text}”没有译出，别处已译成中文`, en: `Unexpected “${text}”, expected a translation as in the other places` },
            actual: text,
          });
        }
      }
    }
  },
};

/** Words that the text has as code: what a program calls it is kept. */
function codeWords(pairs: readonly BlockPair[]): ReadonlySet<string> {
  const code = pairs.flatMap(({ target }) => target.blocks).flatMap(({ type, text, codes }) => [...codes.map(({ value }) => value), ...(type === 'code' ? [text] : [])]);
  return new Set(code.flatMap((text) => text.match(/\p{Ll}{3,}/gu) ?? []));
}

interface Count {
  readonly kept: number;
  readonly translated: number;
}

/** Words that another rule reports in any Chinese sentence. */
function isKnown(word: string): boolean {
  return functionWords.has(word) || plainWords.has(word);
}

function wordsIn({ text }: TextUnit): { readonly text: string; readonly start: number }[] {
  return [...text.matchAll(/(?<![\p{Script=Latin}\p{N}@/._-])\p{Ll}{3,}(?![\p{Script=Latin}\p{N}@/_-]|\.\p{L})/gu)].map((match) => ({ text: match[0], start: match.index }));
}

/** How often a word of the source stands in the target too, and in how many pairs it does not. */
function countWords(pairs: readonly BlockPair[]): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>();
  for (const { source: from, target } of pairs) {
    const here = target.units.flatMap((unit) => wordsIn(unit).map(({ text }) => text));
    for (const word of new Set(from.units.flatMap((unit) => wordsIn(unit).map(({ text }) => text)))) {
      const { kept, translated } = counts.get(word) ?? { kept: 0, translated: 0 };
      const times = here.filter((each) => each === word).length;
      counts.set(word, { kept: kept + times, translated: translated + (times === 0 ? 1 : 0) });
    }
  }
  return counts;
}

/** In brackets, quotation marks or a link, or beside another Latin word: a gloss, a name, a command. */
function isApart({ text, links }: TextUnit, start: number, end: number): boolean {
  if (links.some((link) => link.start <= start && end <= link.end)) return true;
  const [before, after] = [text.slice(Math.max(0, start - 60), start), text.slice(end, end + 60)];
  const opened = Math.max(...['（', '(', '“', '"', '《', '「', '‘', '\''].map((mark) => before.lastIndexOf(mark)));
  const closed = Math.max(...['）', ')', '”', '》', '」', '’'].map((mark) => before.lastIndexOf(mark)));
  return opened > closed || /[\p{Script=Latin}\p{N}\uFFFC]\s?$/u.test(before) || /^\s?[\p{Script=Latin}\p{N}\uFFFC]/u.test(after);
}
