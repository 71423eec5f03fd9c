import { hasPronoun, refersTo } from '../../lang/reference.js';
import { languageOf } from '../../lang/registry.js';
import type { Finding } from '../../model/diagnostic.js';
import type { TextUnit } from '../../model/edition.js';
import type { Concept } from '../../model/glossary.js';
import type { Lang } from '../../model/text.js';
import { alignSentences, type Sentence } from '../../translation/align.js';
import { quoted } from '../quoted.js';
import { decidedBy, severityOf } from '../term/decided.js';
import { conceptsIn, isDistinct, type Named, namedIn, saysIt } from './counted.js';
import { inTarget, placeIn } from './findings.js';
import type { PairContext, PairRule } from './pair-rule.js';
import { type BlockPair, isPaired, likely, type Side } from './pairing.js';
import { gathered } from './place.js';
import { isUntranslated } from './untranslated.js';
import { asBlock } from './sentences.js';

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
    const { pairing: { pairs, source: { lang } }, terms } = context;
    const lostOnes = new Map<Concept, Finding[]>();
    const all = pairs.filter((pair) => isPaired(pair) && !isUntranslated(context.pairing, pair)).map((pair) => {
      const near = [...new Set([...conceptsIn(terms.source, pair.source.units), ...conceptsIn(terms.target, pair.target.units)])];
      return { pair, from: namedIn(terms.source, pair.source.units, near), to: namedIn(terms.target, pair.target.units, near, lang) };
    });
    const likelyOnes = all.filter(({ pair }) => pair.score >= likely);
    const isExact = countsAlike(likelyOnes);
    // A title that lost its name looks little like its translation.
    const checked = isExact ? all : likelyOnes;
    for (const { pair, ...found } of checked) {
      const { lost, added } = uneven(found);
      if (lost.length + added.length === 0) continue;
      const at: Place = { pair, isExact, reported: new Set() };
      const sentences = sentencesOf(context, pair, found);
      // Where the sentences are laid side by side so that none of them lacks it, the paragraph does.
      const places = isExact ? [...sentences, wholeOf(pair, found)] : sentences;
      for (const concept of lost) {
        const here = firstOnly(isExact, places.map((beside) => [...lacking(context, at, beside, concept)]));
        lostOnes.set(concept, [...(lostOnes.get(concept) ?? []), ...here]);
      }
      for (const concept of added) {
        if (isExact || isKept(concept, checked)) yield* firstOnly(isExact, places.map((beside) => [...surplus(context, at, beside, concept)]));
      }
    }
    // A word that is rendered otherwise throughout is one fault.
    for (const [concept, findings] of lostOnes) {
      const right = concept.terms[context.pairing.target.lang].preferred.text;
      yield* gathered(context.pairing, findings, [`没有用术语${quoted(right)}`, `absence of the term ${quoted(right)}`]);
    }
  },
};

/** Concepts that one side names more often than the other. */
function uneven({ from, to }: Found): { readonly lost: readonly Concept[]; readonly added: readonly Concept[] } {
  const concepts = [...new Set([...from, ...to].flatMap((named) => named.concepts))];
  return { lost: concepts.filter((concept) => lead(from, to, concept) > 0), added: concepts.filter((concept) => lead(to, from, concept) > 0) };
}

/**
 * True if the translation names the glossary's concepts as often as the source nearly everywhere: then a name more or less is a slip, and no
 * pronoun explains it.
 */
function countsAlike(checked: readonly Found[]): boolean {
  const named = checked.filter(({ from, to }) => from.length + to.length > 0);
  const odd = named.filter((found) => Object.values(uneven(found)).some((concepts) => concepts.length > 0)).length;
  return named.length >= leastNamed && odd <= Math.max(1, 0.1 * named.length);
}

const leastNamed = 8;

/** Of what the sentences of a paragraph and the paragraph itself give, the first that is anything. */
function firstOnly(isExact: boolean, found: readonly (readonly Finding[])[]): readonly Finding[] {
  const nonempty = found.filter((each) => each.length > 0);
  return isExact ? (nonempty[0] ?? []) : nonempty.flat();
}

/** True if the source names a concept nearly wherever the target does: a word that the target adds of its own here and there proves nothing. */
function isKept(concept: Concept, checked: readonly Found[]): boolean {
  const there = checked.filter(({ to }) => to.some(({ concepts }) => concepts.includes(concept)));
  const lost = there.filter(({ from }) => !from.some(({ concepts, parts }) => concepts.includes(concept) || parts.includes(concept))).length;
  return lost < 2 && (there.length > 2 || there.some(({ to }) => to.some((named) => named.concepts.includes(concept) && isDistinct(named.text))));
}

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

/** The blocks that are looked at. */
interface Place {
  readonly pair: BlockPair;
  /** As {@link countsAlike}. */
  readonly isExact: boolean;
  readonly reported: Set<Named>;
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

/** The blocks themselves, as if each side were one sentence. */
function wholeOf({ source, target }: BlockPair, found: Found): Beside {
  const all = ({ units }: Side): Sentence[] => units.map(({ text }, block) => ({ block, start: 0, end: text.length }));
  return { source: all(source), target: all(target), ...found };
}

function within(named: readonly Named[], sentences: readonly Sentence[], units: readonly TextUnit[]): Named[] {
  return named.filter(({ unit, start }) => sentences.some((each) => units[each.block] === unit && start >= each.start && start < each.end));
}

/** The text of sentences, without the names that are counted. */
function restOf(sentences: readonly Sentence[], { units }: Side, named: readonly Named[]): string {
  return sentences.map(({ block, start, end }) => {
    const unit = units[block];
    const inside = named.filter((each) => each.unit === unit && each.start >= start && each.start < end).sort((a, b) => b.start - a.start);
    return inside.reduce((text, each) => `${text.slice(0, each.start - start)}\uFFFC${text.slice(each.end - start)}`, unit?.text.slice(start, end) ?? '');
  }).join(' ');
}

/** The source names a concept more often than the target does. */
function* lacking(context: PairContext, { pair, isExact, reported }: Place, { from, to, target }: Beside, concept: Concept): Generator<Finding> {
  const { pairing, terms, glossary: decides } = context;
  const { lang } = pairing.target;
  if (lead(from, to, concept) === 0) return;
  const wanted = from.findLast((named) => named.concepts.includes(concept));
  if (!wanted || reported.has(wanted)) return;
  const text = restOf(target, pair.target, to);
  const isNowhere = to.every((named) => !named.concepts.includes(concept));
  // Part of a longer name, or with words between its own: it is there. So is what a phrase refers back to, and what the text calls it for short.
  if (isNowhere && !to.some(({ loose }) => loose) && (saysIt(text, concept) || (!isExact && (refersBack(text, concept, lang) || isShort(text, context, concept))))) return;
  // Chinese says the name again where English has “which” or “it”.
  if (!isNowhere && !isExact && languageOf(lang).spaces && hasPronoun(text, lang)) return;
  reported.add(wanted);
  const right = concept.terms[lang].preferred.text;
  const [unit, start, end] = placeOf(target, pair.target);
  const also = terms.target.lang === lang ? decidedBy(decides, concept) : [];
  const finding = inTarget(pairing, unit && placeIn(unit, start, end), placeIn(wanted.unit, wanted.start, wanted.end), {
    severity: severityOf(concept),
    message: {
      zh: `原文的${quoted(wanted.text)}在此没有译出，应有${quoted(right)}`,
      en: `Expected ${quoted(right)} here for ${quoted(wanted.text)} of the source`,
    },
    expected: [right],
  });
  yield { ...finding, related: [...(finding.related ?? []), ...also] };
}

/** The target names what the source does not. Translators repeat a noun where the source has a pronoun, so it is only noted, and for names alone. */
function* surplus(context: PairContext, { pair, isExact, reported }: Place, { from, to, source: sentences }: Beside, concept: Concept): Generator<Finding> {
  const { pairing, glossary: decides } = context;
  if (lead(to, from, concept) === 0) return;
  const extra = to.findLast((named) => named.concepts.includes(concept));
  if (!extra || reported.has(extra) || extra.concepts.length > 1) return;
  const text = restOf(sentences, pair.source, from);
  const isNowhere = from.every((named) => !named.concepts.includes(concept));
  const isSaid = isNowhere ? saysIt(text, concept) || (!isExact && refersBack(text, concept, pairing.source.lang)) : !isExact && hasPronoun(text, pairing.source.lang);
  if (isSaid) return;
  reported.add(extra);
  const [unit, start, end] = placeOf(sentences, pair.source);
  const finding = inTarget(pairing, placeIn(extra.unit, extra.start, extra.end), unit && placeIn(unit, start, end), {
    severity: 'info',
    message: { zh: `译文有${quoted(extra.text)}，原文此处没有；请核对`, en: `Unexpected ${quoted(extra.text)}, which the source does not name here; compare the two` },
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
