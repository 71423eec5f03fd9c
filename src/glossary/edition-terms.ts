import type { Edition, TextRole, TextUnit } from '../model/edition.js';
import type { Concept, Form, Glossary } from '../model/glossary.js';
import type { Lang, Span } from '../model/text.js';
import { SpanIndex } from '../text/span-index.js';
import { type Definition, findDefinitions, shortFormsIn } from './definitions.js';
import { buildEnglishVariantFinder } from './english-variants.js';
import { isProper } from './known-names.js';
import type { Match, Matcher } from './matcher.js';
import { searchedText } from './searched-text.js';
import { isInAddress } from './typed-addresses.js';
import { buildVariantFinder, type Variant, type VariantFinder } from './variants.js';

/** Everything that is built once for a glossary, however many editions are checked. */
export interface TermIndex {
  readonly matcher: Matcher;
  readonly variants: readonly VariantFinder[];
  /** Concepts by abbreviation, in any language. */
  readonly byAbbreviation: ReadonlyMap<string, readonly Concept[]>;
}

export function buildTermIndex(glossary: Glossary, matcher: Matcher): TermIndex {
  const byAbbreviation = new Map<string, Concept[]>();
  for (const concept of glossary.concepts) {
    const forms = new Set([...concept.terms.en.abbreviations, ...concept.terms.zh.abbreviations].map((form) => form.text));
    for (const text of forms) byAbbreviation.set(text, [...(byAbbreviation.get(text) ?? []), concept]);
  }
  return { matcher, variants: [buildVariantFinder(glossary), buildEnglishVariantFinder(glossary)], byAbbreviation };
}

/** A known form in an edition, with the readings that hold here: in this context, at this date. */
export interface Mention {
  readonly unit: TextUnit;
  readonly start: number;
  readonly end: number;
  readonly readings: Match['readings'];
}

/** A part of a unit's text; `end` exclusive. */
export interface Place {
  readonly unit: TextUnit;
  readonly start: number;
  readonly end: number;
}

export interface DefinitionMention extends Definition {
  readonly unit: TextUnit;
  /** Concepts of the abbreviation; empty for one the glossary does not know. */
  readonly concepts: readonly Concept[];
}

/** The terms of one edition, read once and asked by all term rules. */
export interface EditionTerms {
  readonly lang: Lang;
  /** Place of each text unit in the document, from 0. */
  readonly order: ReadonlyMap<TextUnit, number>;
  /** In document order. */
  readonly mentions: readonly Mention[];
  readonly variants: readonly (Variant & { readonly unit: TextUnit })[];
  readonly definitions: readonly DefinitionMention[];
  /** Short forms the edition declares anywhere (以下简称“公约”), with the first place that does. */
  readonly shortForms: ReadonlyMap<string, Place>;
  /** The text is about the glossary's world: it is full of its names. */
  readonly atHome: boolean;
  readonly byAbbreviation: TermIndex['byAbbreviation'];
}

type FoundVariant = EditionTerms['variants'][number];

interface DefinedPlace extends Span {
  readonly definition: DefinitionMention;
}

/** The terms of one text unit, in order. */
interface UnitTerms {
  readonly mentions: Mention[];
  /** The mentions, by their places. */
  known: SpanIndex<Mention>;
  variants: SpanIndex<FoundVariant>;
  readonly definitions: DefinitionMention[];
  /** The names that are defined, by their places. */
  names: SpanIndex<DefinedPlace>;
  /** The mentions by their ends: what stands before a bracket is asked for each bracket. */
  readonly endings: Map<number, Mention[]>;
  /** Where an abbreviation that is defined ends, by each place in it. */
  readonly abbreviations: Map<number, number>;
  /** Ends of defined names, and places that blanks and marks may put between. */
  readonly nameEnds: Set<number>;
}

const nothing = (): UnitTerms => ({ mentions: [], known: new SpanIndex<Mention>([]), variants: new SpanIndex<FoundVariant>([]), definitions: [], names: new SpanIndex<DefinedPlace>([]), endings: new Map(), abbreviations: new Map(), nameEnds: new Set() });
const none = nothing();
const byUnit = new WeakMap<EditionTerms, ReadonlyMap<TextUnit, UnitTerms>>();

/** What stands in one text unit: a large file has as many units as terms, and nobody walks through all for each. */
export function termsIn(terms: EditionTerms, unit: TextUnit): Readonly<UnitTerms> {
  let units = byUnit.get(terms);
  if (!units) {
    const sorted = new Map<TextUnit, UnitTerms>();
    const at = (each: TextUnit): UnitTerms => {
      const known = sorted.get(each) ?? nothing();
      sorted.set(each, known);
      return known;
    };
    for (const mention of terms.mentions) {
      const { mentions, endings } = at(mention.unit);
      mentions.push(mention);
      endings.set(mention.end, [...(endings.get(mention.end) ?? []), mention]);
    }
    const variants = new Map<TextUnit, FoundVariant[]>();
    for (const variant of terms.variants) {
      const beside = variants.get(variant.unit);
      if (beside) beside.push(variant);
      else variants.set(variant.unit, [variant]);
    }
    for (const [each, found] of variants) at(each).variants = new SpanIndex(found);
    for (const definition of terms.definitions) {
      const { definitions, abbreviations, nameEnds } = at(definition.unit);
      definitions.push(definition);
      for (let place = definition.start; place < definition.end; place += 1) abbreviations.set(place, Math.max(definition.end, abbreviations.get(place) ?? 0));
      for (const back of [0, 1, 2]) nameEnds.add(definition.name.end - back);
    }
    for (const each of sorted.values()) {
      each.known = new SpanIndex(each.mentions);
      each.names = new SpanIndex(each.definitions.map((definition) => ({ ...definition.name, definition })));
    }
    units = sorted;
    byUnit.set(terms, units);
  }
  return units.get(unit) ?? none;
}

/** Roles in which a first mention counts: running text, not headings, captions, alternative texts and front matter. */
const bodyRoles = new Set<TextRole>(['body', 'item', 'cell', 'quote', 'footnote']);

export function isBody(unit: TextUnit): boolean {
  return bodyRoles.has(unit.role);
}

/** True if `a` stands before `b` in the document. */
export function isBefore({ order }: EditionTerms, a: { unit: TextUnit; start: number }, b: { unit: TextUnit; start: number }): boolean {
  return a.unit === b.unit ? a.start < b.start : (order.get(a.unit) ?? 0) < (order.get(b.unit) ?? 0);
}

/** Reads an edition's terms. `date` is the day: it decides which former names are right; without one the newest are. */
export function readTerms(edition: Edition, index: TermIndex, date: string | undefined): EditionTerms {
  const mentions: Mention[] = [];
  const variants: (Variant & { unit: TextUnit })[] = [];
  const definitions: DefinitionMention[] = [];
  const shortForms = new Map<string, Place>();
  const matched = edition.texts.map((unit) => ({ unit, matches: index.matcher.match(unit.text).filter(({ start, end }) => !isInAddress(unit.text, start, end)) }));
  const atHome = isHome(matched.flatMap(({ matches }) => matches));
  for (const { unit, matches } of matched) {
    for (const { start, end, readings } of matches) {
      const holding = readings.filter((reading) => fitsContext(reading.concept, unit.text, start, end));
      if (holding.length > 0) mentions.push({ unit, start, end, readings: holding });
    }
    const known = new SpanIndex(matches);
    for (const finder of index.variants) {
      for (const variant of finder.find(searchedText(unit), known, atHome)) {
        if (isUnmistakable(variant) || fitsContext(variant.concept, unit.text, variant.start, variant.end, atHome ? edition.texts : [])) variants.push({ ...variant, unit });
      }
    }
    for (const definition of findDefinitions(unit.text, (token) => index.byAbbreviation.has(token))) {
      definitions.push({ ...definition, unit, concepts: index.byAbbreviation.get(definition.abbreviation) ?? [] });
    }
    for (const { form, start, end } of shortFormsIn(unit.text)) if (!shortForms.has(form)) shortForms.set(form, { unit, start, end });
  }
  const dated = mentions.map((mention) => ({ ...mention, readings: mention.readings.map((reading) => ({ ...reading, form: atDate(reading.form, date) })) }));
  const order = new Map(edition.texts.map((unit, place) => [unit, place]));
  return { lang: edition.lang, order, mentions: dated, variants, definitions, shortForms, atHome, byAbbreviation: index.byAbbreviation };
}

/** So many different names of the glossary in one text are no accident: it is about the glossary's world. */
const familiar = 3;

/**
 * True if a text is one the glossary was made for. Counted are names that strangers do not write by chance: six Han characters or three
 * words, and no everyday terms. In a text about other things a stretch that is near a name only sounds alike.
 */
function isHome(matches: readonly Match[]): boolean {
  const named = new Set<Concept>();
  for (const { start, end, readings } of matches) {
    for (const { concept, form, lang } of readings) {
      const isRight = form.kind === 'preferred' || form.kind === 'admitted';
      if (isRight && isProper(concept) && (lang === 'zh' ? end - start >= 6 && /\p{Script=Han}{4}/u.test(form.text) : /\S\s+\S+\s+\S/u.test(form.text))) named.add(concept);
    }
    if (named.size >= familiar) return true;
  }
  return false;
}

/** The day picks the names: a former name in force on it is as good as the preferred one, and a name of other days is a former one. */
function atDate(form: Form, date: string | undefined): Form {
  const isName = form.kind === 'preferred' || form.kind === 'admitted';
  if (form.kind === 'former' && isInForce(form, date)) return { ...form, kind: 'admitted' };
  return isName && !isInForce(form, date) ? { ...form, kind: 'former' } : form;
}

/** Without a date the newest names are in force. */
function isInForce({ kind, valid = {} }: Form, date?: string): boolean {
  if (date === undefined) return kind !== 'former';
  return (valid.from === undefined || valid.from <= date) && (valid.to === undefined || date <= valid.to);
}

/** So long a name needs no context: it is never an everyday word. */
function isUnmistakable({ form: { text } }: Variant): boolean {
  return /\p{Script=Han}/u.test(text) ? text.length >= 8 : text.trim().split(/\s+/u).length > 3;
}

/** `others`: texts in which a word of the context counts too. A near variant is no everyday word that needs telling apart in its own block. */
function fitsContext(concept: Concept, text: string, start: number, end: number, others: readonly TextUnit[] = []): boolean {
  const { near, not } = concept.context;
  if (near.length === 0 && not.length === 0) return true;
  const around = `${text.slice(0, start)}\uFFFC${text.slice(end)}`;
  const isNear = near.length === 0 || near.some((word) => around.includes(word) || others.some((unit) => unit.text.includes(word)));
  return isNear && !not.some((word) => around.includes(word));
}

/** Forms of a concept that are right as its name in a language on a day (without one: now), the preferred one first; declared short forms are not names. */
export function namesInForce({ terms }: Concept, lang: Lang, date?: string): readonly Form[] {
  const { preferred, admitted, former } = terms[lang];
  return [preferred, ...former, ...admitted.filter((form) => form.scope !== 'after-declaration')].filter((form) => isInForce(form, date));
}
