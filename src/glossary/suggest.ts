import { languageOf } from '../lang/registry.js';
import type { Edition, TextUnit } from '../model/edition.js';
import type { Lang, Span } from '../model/text.js';
import { toSource } from '../text/source-map.js';
import { isBody, type DefinitionMention } from './edition-terms.js';
import { longForm } from './long-form.js';
import type { ReadEdition } from './stats.js';

/** A name that texts use and the glossary does not know. */
export interface Suggestion {
  readonly lang: Lang;
  readonly text: string;
  /** What shows that it is a name: NAME（ABBR）; the same capitalised words more than once; the same words in “” or 《》 more than once. */
  readonly reason: 'abbreviation' | 'capitalised' | 'quoted';
  readonly abbreviation?: string;
  readonly marks?: '《》' | '“”';
  /** In the order of the editions. */
  readonly evidence: readonly Occurrence[];
}

export interface Occurrence {
  readonly issue: string;
  readonly file: string;
  readonly span?: Span;
  /** The text around it. */
  readonly excerpt: string;
}

/** An edition with its text, for the places of what is found. */
export interface SuggestFrom extends ReadEdition {
  readonly edition: Edition;
}

interface Found extends Omit<Suggestion, 'evidence'>, Span {
  readonly unit: TextUnit;
}

// A name that is used once, without an abbreviation, is not yet a term.
const enough = 2;
/** UTF-16 units shown on each side. */
const around = 24;
const order: readonly Suggestion['reason'][] = ['abbreviation', 'quoted', 'capitalised'];

/** Candidates for the glossary with their evidence: those with an abbreviation first, then by how often they occur, then by text. */
export function suggestTerms(editions: readonly SuggestFrom[]): Suggestion[] {
  const suggestions = new Map<string, { found: Found; evidence: Occurrence[] }>();
  for (const from of editions) {
    for (const found of findNames(from)) {
      const key = [found.reason, found.lang, found.text, found.abbreviation ?? ''].join('\n');
      const known = suggestions.get(key) ?? { found, evidence: [] };
      known.evidence.push(occurrence(found, from));
      suggestions.set(key, known);
    }
  }
  const kept = [...suggestions.values()].filter(({ found, evidence }) => found.reason === 'abbreviation' || evidence.length >= enough);
  const abbreviated = new Set(kept.filter(({ found }) => found.reason === 'abbreviation').map(({ found }) => found.text));
  return kept
    .filter(({ found }) => found.reason === 'abbreviation' || !abbreviated.has(found.text))
    .map(({ found: { lang, text, reason, abbreviation, marks }, evidence }) => ({ lang, text, reason, ...(abbreviation !== undefined && { abbreviation }), ...(marks && { marks }), evidence }))
    .sort((a, b) => order.indexOf(a.reason) - order.indexOf(b.reason) || b.evidence.length - a.evidence.length || (a.text < b.text ? -1 : 1));
}

function findNames({ edition, terms }: SuggestFrom): Found[] {
  const known = new Map<TextUnit, Span[]>();
  // A known name that is written wrongly is a fault of the text, no new name.
  for (const place of [...terms.mentions, ...terms.variants]) known.set(place.unit, [...(known.get(place.unit) ?? []), place]);
  const isKnown = ({ unit, start, end }: Found): boolean => (known.get(unit) ?? []).some((mention) => mention.start <= start && mention.end >= end);
  const defined = terms.definitions.filter(({ concepts }) => concepts.length === 0).flatMap((definition) => nameOf(definition, terms.lang));
  const others = edition.texts.filter(isBody).flatMap((unit) => (languageOf(terms.lang).spaces ? capitalised(unit, terms.lang) : quoted(unit, terms.lang)));
  return [...defined, ...others].filter((found) => !isKnown(found) && !terms.shortForms.has(found.text));
}

function nameOf({ unit, abbreviation, name, order: direction }: DefinitionMention, lang: Lang): Found[] {
  const text = unit.text.slice(name.start, name.end);
  const part = direction === 'name-first' ? longForm(text, abbreviation, lang) : { start: 0, end: text.length };
  if (!part) return [];
  const span = { start: name.start + part.start, end: name.start + part.end };
  return [{ lang, text: unit.text.slice(span.start, span.end), reason: 'abbreviation', abbreviation, unit, ...span }];
}

const inMarks = /《([^《》“”。！？\n\uFFFC]{2,40})》|“([^《》“”。！？；\n\uFFFC]{2,30})”/gu;

function quoted(unit: TextUnit, lang: Lang): Found[] {
  return [...unit.text.matchAll(inMarks)].map((match) => {
    const [, title, name = ''] = match;
    const text = title ?? name;
    const start = match.index + 1;
    return { lang, text, reason: 'quoted', marks: title === undefined ? '“”' : '《》', unit, start, end: start + text.length };
  });
}

const capital = String.raw`\p{Lu}[\p{L}\p{M}\d]*(?:['’&.-][\p{L}\d]+)*`;
const joiner = '(?:of|for|the|and|on|in|to|de|du|des|la|le|les|&|–)';
const names = new RegExp(String.raw`(?<![\p{L}\d])${capital}(?: (?:${joiner} ){0,3}${capital})+`, 'gu');
// What begins a sentence or stands before a name and is no part of it.
const leading = /^(?:The|A|An|This|That|These|Those|In|On|At|By|For|From|With|To|And|But|Its|Our|Their|His|Her|As|Under|During|After|Before|Since|While|When|Both|Each|Also|Mr\.?|Ms\.?|Mrs\.?|Dr\.?) /u;

function capitalised(unit: TextUnit, lang: Lang): Found[] {
  return [...unit.text.matchAll(names)].flatMap((match) => {
    let [text] = match;
    for (let lead = leading.exec(text); lead; lead = leading.exec(text)) text = text.slice(lead[0].length);
    const start = match.index + match[0].length - text.length;
    // What is left may begin with a joiner: In the House of …
    return /^\p{Lu}.* /u.test(text) ? [{ lang, text, reason: 'capitalised' as const, unit, start, end: start + text.length }] : [];
  });
}

function occurrence({ unit, start, end }: Found, { issue, edition }: SuggestFrom): Occurrence {
  const span = toSource(unit.map, start, end);
  const [from, to] = [Math.max(0, start - around), Math.min(unit.text.length, end + around)];
  const excerpt = unit.text.slice(from, to).replace(/\s+/gu, ' ').trim();
  return { issue, file: edition.file.path, ...(span && { span }), excerpt: (from > 0 ? '…' : '') + excerpt + (to < unit.text.length ? '…' : '') };
}
