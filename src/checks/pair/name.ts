import { type EditionTerms, termsIn } from '../../glossary/edition-terms.js';
import { languageOf } from '../../lang/registry.js';
import type { Finding } from '../../model/diagnostic.js';
import type { TextUnit } from '../../model/edition.js';
import { inTarget, placeIn, spanOf } from './findings.js';
import { quoted } from '../quoted.js';
import type { PairContext, PairRule } from './pair-rule.js';
import { type BlockPair, isPaired, type Side, sure } from './pairing.js';
import { gathered } from './place.js';

const kept = '\n\nThe GLAM method was published in May.\n\nExperts of many countries discussed GLAM in June.\n\n';
const keptToo = '\n\nGLAM方法于5月发布。\n\n多国专家于6月讨论了GLAM。\n\n';

/** Names and acronyms in Latin letters that the text keeps elsewhere and loses here. */
export const name: PairRule = {
  id: 'pair/name',
  severity: 'warning',
  title: { zh: '丢失的西文名称或缩写', en: 'Latin name or acronym that is lost' },
  why: {
    zh: '全文保留的缩写在一处不见了，多半是漏译或误删。请补上；已用中文名称说明的不算。',
    en: 'An acronym that the translation keeps throughout and loses in one place was mostly left out by mistake. Put it back; where its full name stands instead, nothing is said.',
  },
  examples: [
    {
      source: { lang: 'en', markdown: `A survey was held.${kept}The survey determines the weights that GLAM gives to impacts.\n` },
      lang: 'zh',
      markdown: `开展了一项调研。${keptToo}调研旨在确定对各种影响赋予的权重。\n`,
      finds: [{ expected: 'GLAM' }],
    },
    {
      source: { lang: 'zh', markdown: '该报告由OECS委员会编写，于5月发布。\n' },
      lang: 'en',
      markdown: 'The report was prepared by the Commission and published in May.\n',
      finds: [{ expected: 'OECS' }],
    },
    {
      source: { lang: 'en', markdown: `A survey was held.${kept}The survey determines the weights that GLAM gives to impacts.\n` },
      lang: 'zh',
      markdown: `开展了一项调研。${keptToo}调研旨在确定GLAM对各种影响赋予的权重。\n`,
      finds: [],
    },
  ],
  *check(context) {
    const { pairing } = context;
    const pairs = pairing.pairs.filter(isPaired);
    const uses = pairs.map((pair) => namesIn(pair.source, pairing.source.lang));
    const counts = countKept(pairs, uses);
    const found: Finding[] = [];
    for (const [i, pair] of pairs.entries()) {
      if (pair.score < sure) continue;
      for (const use of uses[i] ?? []) {
        // A sentence that went to the block beside takes its names along.
        const isBeside = [i - 1, i + 1].some((near) => pairs[near] && holds(textOf(pairs[near].target), use.key) && !uses[near]?.some(({ key }) => key === use.key));
        if (isBeside || holds(textOf(pair.target), use.key)) continue;
        if (isExpected(context, counts.get(use.key)) && !isSaidOtherwise(context, pair, use)) found.push(report(context, pair, use));
      }
    }
    yield* gathered(pairing, found, ['缺少原文的西文名称', 'loss of Latin names']);
  },
};

interface Name {
  readonly unit: TextUnit;
  readonly start: number;
  readonly text: string;
  readonly key: string;
}

const latinWord = /(?<![\p{Script=Latin}\p{N}@/._-])\p{Script=Latin}[\p{Script=Latin}\p{N}&+-]*(?![@\p{Script=Latin}])/gu;
// UNEP, COP29, NFPs, GitHub, ICLEI. Asked of each word by itself: within the other expression it would look through a long one again and again.
const twoCapitals = /\p{Lu}.*\p{Lu}/u;

function namesIn({ units }: Side, lang: PairContext['pairing']['source']['lang']): Name[] {
  const found = new Map<string, Name>();
  for (const unit of units) {
    if (unit.role === 'meta') continue;
    // A heading in capitals is no row of acronyms.
    if (languageOf(lang).spaces && unit.text === unit.text.toUpperCase()) continue;
    for (const { 0: text, index: start } of unit.text.matchAll(latinWord)) {
      if (!twoCapitals.test(text)) continue;
      const key = text.replace(/(?<=\p{Lu})s$/u, '');
      // What has a plural is a common noun, and has a name in any language: GHGs, READMEs.
      if (key === text && !found.has(key)) found.set(key, { unit, start, text, key });
    }
  }
  return [...found.values()];
}

function textOf({ units, blocks }: Side): string {
  return [...units.map(({ text }) => text), ...blocks.map(({ text }) => text)].join('\n');
}

/** True if the name stands in a text, in whatever case, alone or joined to others, or spelled out: Red Hat, pull request. */
function holds(text: string, key: string): boolean {
  const low = key.toLowerCase();
  if (text.toLowerCase().replaceAll(/[\s-]/gu, '').includes(low.replaceAll('-', ''))) return true;
  const initials = [...text.matchAll(/(?<![\p{L}\p{N}])\p{Script=Latin}/gu)].map(([letter]) => letter.toLowerCase()).join('');
  return low.length > 1 && initials.includes(low);
}

interface Count {
  kept: number;
  lost: number;
}

function countKept(pairs: readonly BlockPair[], uses: readonly (readonly Name[])[]): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>();
  for (const [i, pair] of pairs.entries()) {
    const text = textOf(pair.target);
    for (const { key } of uses[i] ?? []) {
      const count = counts.get(key) ?? { kept: 0, lost: 0 };
      count[holds(text, key) ? 'kept' : 'lost'] += 1;
      counts.set(key, count);
    }
  }
  return counts;
}

/**
 * A Latin name in a text of another script was put there on purpose and is kept. From a language in Latin letters many become words of the
 * other (UK, 英国), so the translation has to show that it keeps this one.
 */
function isExpected({ pairing }: PairContext, count: Count | undefined): boolean {
  const { kept: times = 0, lost = 0 } = count ?? {};
  return languageOf(pairing.source.lang).spaces ? times > 1 && lost < 2 : lost < 3 || times > lost;
}

/** True if the glossary or the target's own “name (ABBR)” gives the name in other words, and they stand here. */
function isSaidOtherwise({ pairing, terms }: PairContext, { target }: BlockPair, { key, unit, start, text }: Name): boolean {
  const concepts = conceptsAt(terms.source, unit, start, start + text.length);
  if (terms.target.mentions.some((mention) => target.units.includes(mention.unit) && mention.readings.some(({ concept }) => concepts.has(concept.id)))) return true;
  const words = terms.target.definitions.filter(({ abbreviation }) => abbreviation === key).map((each) => each.unit.text.slice(each.name.start, each.name.end));
  const ends = words.map((each) => each.trim().slice(languageOf(pairing.target.lang).spaces ? -12 : -4));
  const said = textOf(target);
  return ends.some((end) => end.length > 1 && said.includes(end));
}

function conceptsAt(terms: EditionTerms, unit: TextUnit, start: number, end: number): ReadonlySet<string> {
  const here = termsIn(terms, unit).mentions.filter((mention) => mention.start < end && mention.end > start);
  return new Set(here.flatMap(({ readings }) => readings.map(({ concept }) => concept.id)));
}

function report({ pairing }: PairContext, { target }: BlockPair, { unit, start, text }: Name): Finding {
  return inTarget(pairing, spanOf(target.blocks), placeIn(unit, start, start + text.length), {
    message: { zh: `此处缺少原文的${quoted(text)}`, en: `Expected ${quoted(text)} of the source here` },
    expected: [text],
  });
}
