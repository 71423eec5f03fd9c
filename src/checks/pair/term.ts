import { hasPronoun, refersTo } from '../../lang/reference.js';
import { languageOf } from '../../lang/registry.js';
import type { Finding } from '../../model/diagnostic.js';
import type { TextUnit } from '../../model/edition.js';
import type { Concept } from '../../model/glossary.js';
import type { LeafBlock } from '../../model/leaf-block.js';
import type { Lang } from '../../model/text.js';
import { alignSentences, type Sentence } from '../../translation/align.js';
import { decidedBy, severityOf } from '../term/decided.js';
import { isDistinct, type Named, namedIn, saysIt } from './counted.js';
import { inTarget, placeIn } from './findings.js';
import type { PairContext, PairRule } from './pair-rule.js';
import { type BlockPair, isPaired, type Side, sure } from './pairing.js';
import { gathered } from './place.js';
import { isUntranslated } from './untranslated.js';

const glossary =
  '- { id: strategy, kind: document, status: approved, en: { name: Global Strategy }, zh: { preferred: 全球战略, marks: 《》 } }\n' +
  '- { id: unep, kind: organisation, status: approved, en: { name: United Nations Environment Programme, abbr: UNEP }, zh: { preferred: 联合国环境规划署, admitted: [环境署] } }';
const sourceDraft = { lang: 'en', markdown: 'The Global Strategy was drafted by the United Nations Environment Programme (UNEP) in May.\n\nThe Global Strategy will be approved by its members before the end of the year.\n' } as const;

/** Terms of the glossary that one language names and the other does not. */
export const term: PairRule = {
  id: 'pair/term',
  severity: 'error',
  title: { zh: '原文的术语没有译出', en: 'Term of the source without its translation' },
  why: {
    zh: '原文说到的机构、文件或概念，译文应以术语表的写法说到。请补上；“该战略”之类的指代不算缺失，译文多出的名称仅作提示。',
    en: 'A body, document or concept that the source names is named in the translation as the glossary has it. Put it in; “the Strategy” that refers to it will do, and a name that only the translation has is merely noted.',
  },
  examples: [
    {
      source: sourceDraft,
      glossary,
      lang: 'zh',
      markdown: '《全球战略》由该机构于5月起草。\n\n这份文件将在年底前由各成员批准。\n',
      finds: [{ expected: '联合国环境规划署' }, { expected: '全球战略' }],
    },
    {
      source: { lang: 'zh', markdown: '该报告于5月发布，由环境署与各国合作编写。\n' },
      glossary,
      lang: 'en',
      markdown: 'The report was published in May and prepared together with many countries.\n',
      finds: [{ expected: 'United Nations Environment Programme' }],
    },
    { source: sourceDraft, glossary, lang: 'zh', markdown: '《全球战略》由环境署于5月起草。\n\n该战略将在年底前由其成员批准。\n', finds: [] },
  ],
  *check(context) {
    const lostOnes = new Map<Concept, Finding[]>();
    for (const pair of context.pairing.pairs) {
      if (!isPaired(pair) || pair.score < sure || isUntranslated(context.pairing, pair)) continue;
      const found = { from: namedIn(context.terms.source, pair.source.units), to: namedIn(context.terms.target, pair.target.units, context.pairing.source.lang) };
      const concepts = [...new Set([...found.from, ...found.to].flatMap((named) => named.concepts))];
      const lost = concepts.filter((concept) => lead(found.from, found.to, concept) > 0);
      const added = concepts.filter((concept) => lead(found.to, found.from, concept) > 0);
      if (lost.length + added.length === 0) continue;
      const reported = new Set<Named>();
      for (const beside of sentencesOf(context, pair, found)) {
        for (const concept of lost) lostOnes.set(concept, [...(lostOnes.get(concept) ?? []), ...lacking(context, pair, beside, concept, reported)]);
        for (const concept of added) yield* surplus(context, pair, beside, concept, reported);
      }
    }
    // A word that is rendered otherwise throughout is one fault.
    for (const [concept, findings] of lostOnes) {
      const right = concept.terms[context.pairing.target.lang].preferred.text;
      yield* gathered(context.pairing, findings, [`没有用术语“${right}”`, `absence of the term “${right}”`]);
    }
  },
};

interface Found {
  readonly from: readonly Named[];
  readonly to: readonly Named[];
}

/**
 * How many more times `ours` name a concept than `theirs`. A part of a longer name counts for theirs where ours have no such part. Positive or 0.
 * A form that stands for several concepts counts for each.
 */
function lead(ours: readonly Named[], theirs: readonly Named[], concept: Concept): number {
  const own = ours.filter((named) => named.concepts.includes(concept));
  const shared = new Set(own.flatMap(({ concepts }) => concepts));
  const isShared = (list: readonly Concept[]): boolean => list.some((each) => shared.has(each));
  const other = theirs.filter(({ concepts }) => isShared(concepts));
  const parts = (list: readonly Named[]): number => list.filter((named) => isShared(named.parts)).length;
  // An abbreviation left in brackets after its name was taken out translates no name.
  const count = (list: readonly Named[], against: readonly Named[]): number => list.filter(({ loose }) => !loose || !against.some(({ full }) => full)).length;
  return Math.max(0, count(own, other) - count(other, own) - Math.max(0, parts(theirs) - parts(ours)));
}

/** Sentences of both sides that are a pair, with the names in them. */
interface Beside {
  readonly source: readonly Sentence[];
  readonly target: readonly Sentence[];
  readonly from: readonly Named[];
  readonly to: readonly Named[];
}

function sentencesOf({ pairing: { source: a, target: b } }: PairContext, pair: BlockPair, found: Found): Beside[] {
  const [first, second] = [pair.source.units, pair.target.units];
  const { source, target, pairs } = alignSentences(first.map(asBlock), second.map(asBlock), { languages: { source: a.lang, target: b.lang } });
  return pairs.map(({ source: i, target: j }): Beside => {
    const [from, to] = [i.flatMap((at) => source[at] ?? []), j.flatMap((at) => target[at] ?? [])];
    return { source: from, target: to, from: within(found.from, from, first), to: within(found.to, to, second) };
  });
}

function asBlock({ text, span = { start: 0, end: 0 } }: TextUnit): LeafBlock {
  return { type: 'paragraph', ctx: '', depth: 0, text, links: [], codes: [], span };
}

function within(named: readonly Named[], sentences: readonly Sentence[], units: readonly TextUnit[]): Named[] {
  return named.filter(({ unit, start }) => sentences.some((each) => units[each.block] === unit && start >= each.start && start < each.end));
}

function textOf(sentences: readonly Sentence[], { units }: Side): string {
  return sentences.map(({ block, start, end }) => units[block]?.text.slice(start, end) ?? '').join(' ');
}

/** The source names a concept more often than the target does. */
function* lacking(context: PairContext, pair: BlockPair, { from, to, target }: Beside, concept: Concept, reported: Set<Named>): Generator<Finding> {
  const { pairing, terms, glossary: decides } = context;
  const { lang } = pairing.target;
  if (lead(from, to, concept) === 0) return;
  const wanted = from.findLast((named) => named.concepts.includes(concept));
  if (!wanted || reported.has(wanted)) return;
  const text = textOf(target, pair.target);
  const isNowhere = to.every((named) => !named.concepts.includes(concept));
  // Part of a longer name, or with words between its own: it is there. So is what a phrase refers back to, and what the text calls it for short.
  if (isNowhere && !to.some(({ loose }) => loose) && (saysIt(text, concept) || refersBack(text, concept, lang) || isShort(text, context, concept))) return;
  // Chinese says the name again where English has “which” or “it”.
  if (!isNowhere && languageOf(lang).spaces && hasPronoun(text, lang)) return;
  reported.add(wanted);
  const right = concept.terms[lang].preferred.text;
  const [unit, start, end] = placeOf(target, pair.target);
  const also = terms.target.lang === lang ? decidedBy(decides, concept) : [];
  const finding = inTarget(pairing, unit && placeIn(unit, start, end), placeIn(wanted.unit, wanted.start, wanted.end), {
    severity: severityOf(concept),
    message: {
      zh: `原文的“${wanted.text}”在此没有译出，应有“${right}”`,
      en: `Expected “${right}” here for “${wanted.text}” of the source`,
    },
    expected: [right],
  });
  yield { ...finding, related: [...(finding.related ?? []), ...also] };
}

/** The target names what the source does not. Translators repeat a noun where the source has a pronoun, so it is only noted, and for names alone. */
function* surplus(context: PairContext, pair: BlockPair, { from, to, source: sentences }: Beside, concept: Concept, reported: Set<Named>): Generator<Finding> {
  const { pairing, glossary: decides } = context;
  if (lead(to, from, concept) === 0) return;
  const extra = to.findLast((named) => named.concepts.includes(concept));
  if (!extra || reported.has(extra) || extra.concepts.length > 1 || !isDistinct(extra.text)) return;
  const text = textOf(sentences, pair.source);
  const isNowhere = from.every((named) => !named.concepts.includes(concept));
  if (isNowhere ? saysIt(text, concept) || refersBack(text, concept, pairing.source.lang) : hasPronoun(text, pairing.source.lang)) return;
  reported.add(extra);
  const [unit, start, end] = placeOf(sentences, pair.source);
  const finding = inTarget(pairing, placeIn(extra.unit, extra.start, extra.end), unit && placeIn(unit, start, end), {
    severity: 'info',
    message: { zh: `译文有“${extra.text}”，原文此处没有；请核对`, en: `Unexpected “${extra.text}”, which the source does not name here; compare the two` },
    actual: extra.text,
  });
  yield { ...finding, related: [...(finding.related ?? []), ...decidedBy(decides, concept)] };
}

function refersBack(text: string, concept: Concept, lang: Lang): boolean {
  const { preferred, admitted } = concept.terms[lang];
  return [preferred, ...admitted].some((form) => refersTo(text, form.text, lang));
}

/** True if the text calls the concept by a short form that the edition declares beside its name. */
function isShort(text: string, { terms: { target } }: PairContext, concept: Concept): boolean {
  return [...target.shortForms].some(([form, { unit }]) => text.includes(form) && target.mentions.some((mention) => mention.unit === unit && mention.readings.some((reading) => reading.concept === concept)));
}

function placeOf(sentences: readonly Sentence[], { units }: Side): [TextUnit | undefined, number, number] {
  const [first] = sentences;
  if (!first) return [units[0], 0, units[0]?.text.length ?? 0];
  return [units[first.block], first.start, first.end];
}
