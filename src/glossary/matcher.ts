import type { Concept, Form, Glossary } from '../model/glossary.js';
import type { Lang } from '../model/text.js';
import { languageOf } from '../lang/registry.js';
import { agrees, fold, foldTable, type Strictness } from './fold.js';
import { abbreviationForms, inflections } from './inflect.js';
import { END, mapped, Trie } from './trie.js';

/** One occurrence of a known form in a flattened text. */
export interface Match {
  /** Offsets in the text that was searched; `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /**
   * Every concept and form this text may stand for; several concepts may share a form. Guards match too. An abbreviation that both
   * languages use is one reading, of the language whose entry holds it.
   */
  readonly readings: readonly Reading[];
}

export interface Reading {
  readonly concept: Concept;
  readonly form: Form;
  readonly lang: Lang;
}

/** All known forms of both languages in one trie: longest match wins, matches do not overlap. */
export interface Matcher {
  /** Matches in order of place. Cost is linear in the text whatever the number of terms. */
  match(text: string): Match[];
}

/** One way to write a form. */
export interface Spelling {
  readonly text: string;
  readonly strictness: Strictness;
  /** False for generated plurals and spellings. */
  readonly written: boolean;
}

interface Entry extends Reading, Spelling {}

/** Builds the one matcher of a glossary. */
export function buildMatcher(glossary: Glossary): Matcher {
  const trie = new Trie<Entry>();
  for (const concept of glossary.concepts) {
    for (const lang of ['en', 'zh'] as const) {
      for (const form of formsOf(concept, lang)) {
        if (lang === 'zh' && concept.terms.en.abbreviations.includes(form)) continue;
        for (const { text, strictness, written } of spellings(form, lang)) trie.add(fold(text), { concept, form, lang, text, strictness, written });
      }
    }
  }
  return { match: (text) => (text.includes('  ') ? matchAcrossBlanks(trie, text) : matchAll(trie, text)) };
}

/** Blanks in a row are one to every reader, whatever a draft was typed or imported with. */
function matchAcrossBlanks(trie: Trie<Entry>, text: string): Match[] {
  const places: number[] = [];
  let single = '';
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === ' ' && text[at - 1] === ' ') continue;
    places.push(at);
    single += text[at];
  }
  return matchAll(trie, single).map(({ start, end, readings }) => ({ start: places[start] ?? 0, end: (places[end - 1] ?? 0) + 1, readings }));
}

/** All forms of a concept in a language, guards last. */
export function formsOf(concept: Concept, lang: Lang): readonly Form[] {
  const { preferred, abbreviations, admitted, forbidden, former, guards } = concept.terms[lang];
  return [preferred, ...abbreviations, ...admitted, ...forbidden, ...former, ...guards];
}

/** The ways to write a form. Names of languages with spaces inflect; abbreviations keep their case; Chinese stands letter by letter. */
export function spellings(form: Form, lang: Lang): Spelling[] {
  const abbreviation = form.kind === 'abbreviation' || isAbbreviation(form.text);
  const strictness: Strictness = abbreviation || !languageOf(lang).spaces ? 'exact' : 'name';
  const texts = abbreviation ? abbreviationForms(form.text) : strictness === 'name' ? inflections(form.text) : [form.text];
  return texts.map((text) => ({ text, strictness, written: text === form.text }));
}

/** UNEP, COP29, 10YFP as a name or a forbidden form: no word that could begin a sentence. */
function isAbbreviation(text: string): boolean {
  // Asked of each form of a glossary, of which half are Chinese.
  if (text.charCodeAt(0) >= 0x2e80) return false;
  return /^[\p{Lu}\d.&+-]+$/u.test(text) && /\p{Lu}/u.test(text);
}

function matchAll(trie: Trie<Entry>, text: string): Match[] {
  const units = foldTable();
  const unitAt = (at: number): number => (at < text.length ? mapped(units, text.charCodeAt(at)) : END);
  const matches: Match[] = [];
  let longest: Match | undefined;
  const visit = (entries: readonly Entry[], start: number, end: number): void => {
    const readings = readingsAt(entries, text, start, end);
    if (readings.length > 0) longest = { start, end, readings };
  };
  // Three variables and no array: this runs for every character.
  const { length } = text;
  const folded = units.length;
  let first = 0;
  let second = unitAt(0);
  let third = unitAt(1);
  for (let i = 0; i < length; i += 1) {
    first = second;
    second = third;
    const own = i + 2 < length ? text.charCodeAt(i + 2) : END;
    third = own < folded ? (units[own] ?? own) : own;
    if (!trie.mayStart(first, second, third)) continue;
    longest = undefined;
    trie.walk(text, i, units, visit);
    if (longest === undefined) continue;
    matches.push(longest);
    // The next place is behind the match.
    i = (longest as Match).end - 1;
    second = unitAt(i + 1);
    third = unitAt(i + 2);
  }
  return matches;
}

function readingsAt(entries: readonly Entry[], text: string, start: number, end: number): Reading[] {
  if (!standsAlone(text, start, end)) return [];
  const found = text.slice(start, end);
  return readingsOf(entries.filter((entry) => agrees(entry.text, found, entry.strictness)));
}

/** A form as written tells more than the plural of another form of the same concept: SDGs is the entry SDGs, not some SDG + s. */
function readingsOf(entries: readonly Entry[]): Reading[] {
  const [only] = entries;
  if (only && entries.length === 1) return [{ concept: only.concept, form: only.form, lang: only.lang }];
  const written = entries.filter((entry) => entry.written);
  const kept = entries.filter((entry) => entry.written || written.every((other) => other.concept !== entry.concept));
  return kept
    .filter((entry, i) => kept.findIndex((other) => other.form === entry.form) === i)
    .map(({ concept, form, lang }) => ({ concept, form, lang }));
}

// Letters that are written in words with spaces between them. Han, kana and Hangul do not bound: SPP计划 holds SPP.
const inWord = /[\p{L}\p{N}\p{M}_]/u;
const noWord = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u;

function isWordCharacter(codePoint: number): boolean {
  // Nearly all there is in these texts, without the cost of two regular expressions: unified ideographs and ASCII.
  if (codePoint >= 0x3400 && codePoint <= 0x9fff) return false;
  const character = String.fromCodePoint(codePoint);
  return inWord.test(character) && !noWord.test(character);
}

/** True unless the match begins or ends inside a word or number: ASPP, SPPX, 12024年. */
function standsAlone(text: string, start: number, end: number): boolean {
  return !(isInsideWord(text, start) || isInsideWord(text, end));
}

function isInsideWord(text: string, at: number): boolean {
  return at > 0 && at < text.length && isWordCharacter(codePointBefore(text, at)) && isWordCharacter(text.codePointAt(at) ?? 0);
}

/** The character that ends at an offset; outside the BMP it has two units. */
function codePointBefore(text: string, at: number): number {
  const unit = text.charCodeAt(at - 1);
  const isLow = unit >= 0xdc00 && unit <= 0xdfff;
  return (isLow ? text.codePointAt(at - 2) : undefined) ?? unit;
}
