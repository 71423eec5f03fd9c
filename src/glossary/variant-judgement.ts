import { isHan } from '../lang/characters.js';
import type { Concept, Form } from '../model/glossary.js';
import { bestFit, samePieces } from './edit-distance.js';
import type { Match } from './matcher.js';
import { skeleton } from './skeleton.js';

/** A right form as the variant finder compares it. */
export interface Known {
  readonly concept: Concept;
  readonly form: Form;
  /** The form without marks. */
  readonly bare: string;
  /** Edits that still make a variant. */
  readonly limit: number;
}

/** A stretch of text that is near a known form. */
export interface Window {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The stretch without marks. */
  readonly bare: string;
}

const crossing = /[（）()【】；：。！？，,;:!?\n]/u;

/** Kinds whose names are made of everyday words: a changed word makes another thing, not a wrong name. */
const everydayKinds = new Set(['concept', 'role']);

/**
 * Whether a near stretch is really that name written wrongly. Ordinary compounds share most of their characters with names
 * (可持续公共采购实践 with 可持续公共采购计划); these are told apart by what the known terms in the stretch already explain,
 * and by whether the first and last words of the name are still there.
 */
export function shows(known: Known, window: Window, matches: readonly Match[]): boolean {
  const inside: Match[] = [];
  for (const match of matches) {
    if (match.end <= window.start || match.start >= window.end) continue;
    const contains = match.start <= window.start && match.end >= window.end;
    const crosses = match.start < window.start || match.end > window.end;
    if (contains || crosses) return false;
    inside.push(match);
  }
  // A bracket or a sentence's mark that the name does not have ends one thing and begins another.
  if (crossing.test(window.text.slice(window.start, window.end)) && !crossing.test(known.form.text)) return false;
  if (window.bare === known.bare || isNamed(known, window)) return true;
  if (!samePieces(known.bare, window.bare) && !endsStand(known.bare, window.bare)) return false;
  if (inside.some((match) => explainsAway(known, window, match))) return false;
  if (window.bare.replaceAll('的', '') === known.bare) return false;
  return isDistinctive(known) || isSlip(known.bare, window.bare);
}

/** Long names of bodies, documents and events: that much in common is no accident. */
function isDistinctive({ concept, bare }: Known): boolean {
  return bare.length >= 8 && !everydayKinds.has(concept.kind);
}

/** The text itself says that a name is meant: 《…》 around it, or the concept's abbreviation in brackets behind it. */
function isNamed(known: Known, { text, start, end }: Window): boolean {
  if (text[start - 1] === '《' && text[end] === '》') return true;
  const behind = /^[”》]?\s*[（(]\s*([A-Za-z0-9+&.·-]+)/u.exec(text.slice(end, end + 40))?.[1];
  return behind !== undefined && known.concept.terms.en.abbreviations.some((form) => form.text === behind);
}

/** First and last word are there, be it with one character wrong or missing. */
function endsStand(name: string, found: string): boolean {
  const start = found[0] === name[0] || found[1] === name[1] || found[0] === name[1];
  const end = found.at(-1) === name.at(-1) || found.at(-2) === name.at(-2) || found.at(-1) === name.at(-2);
  return start && end;
}

/** Another known term makes up most of the stretch, and what is left has little in common with the rest of the name. */
function explainsAway(known: Known, window: Window, match: Match): boolean {
  const term = skeleton(window.text.slice(match.start, match.end)).text;
  const inName = known.bare.indexOf(term);
  if (term.length * 2 < known.bare.length || inName < 0) return false;
  const inWindow = window.bare.indexOf(term);
  const restOfName = known.bare.slice(0, inName) + known.bare.slice(inName + term.length);
  const restOfWindow = window.bare.slice(0, inWindow) + window.bare.slice(inWindow + term.length);
  const { distance } = bestFit(restOfName, restOfWindow);
  return distance * 2 > restOfName.length;
}

const connectives = /[和与及以同暨]/gu;

/** For short names and everyday words: reordered parts, another “and”, a character too many or too few, or one that makes no word. */
function isSlip(name: string, found: string): boolean {
  if (name.replace(connectives, '') === found.replace(connectives, '') || samePieces(name, found)) return true;
  if (bestFit(name, found).distance > 1) return false;
  return name.length !== found.length || !isWordAt(found, firstDifference(name, found));
}

function firstDifference(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  return i;
}

/** Characters that stand alone between words: after 采购网 they show that 络 is missing, not wrong. */
const standsAlone = /[的了在和与及或是于为将向对从被由已也都并地得把而且但、]/u;

/**
 * Whether the character behind a name that lacks its last one was meant as that one: 泛美卫生组只表示 (只 begins no word), unlike
 * 国际绿色采购网召开年会 (召开 is a word).
 */
export function endsWrongly(text: string, at: number): boolean {
  const next = text[at];
  return next !== undefined && isHan(next) && !standsAlone.test(next) && !isWordAt(text.slice(at, at + 6), 0);
}

let segmenter: Intl.Segmenter | undefined;

/** True if the character is part of a word of two or more: 可持续发展指标 is another thing than 可持续发展目标, 组只 is none. */
function isWordAt(text: string, at: number): boolean {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const segment = segmenter.segment(text).containing(at);
  return segment !== undefined && segment.segment.length >= 2;
}
