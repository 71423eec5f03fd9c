import { isHan } from '../lang/characters.js';
import { bestFit, samePieces } from './edit-distance.js';
import { isProper, type Known } from './known-names.js';
import type { Match } from './matcher.js';
import type { SpanIndex } from '../text/span-index.js';
import { skeleton } from './skeleton.js';

/** A stretch of text that is near a known form. */
export interface Window {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The stretch without marks. */
  readonly bare: string;
}

const crossing = /[（）()【】；：。！？，,;:!?\n\uFFFC]/u;

/**
 * Whether a near stretch is really that name written wrongly. Ordinary compounds share most of their characters with names
 * (可持续公共采购实践 with 可持续公共采购计划); these are told apart by what the known terms in the stretch already explain,
 * and by whether the first and last words of the name are still there. `atHome`: the text is full of the glossary's names, so that
 * a near one is meant, where a stranger's text would only sound alike.
 */
export function shows(known: Known, window: Window, matches: SpanIndex<Match>, atHome: boolean): boolean {
  if (!isFree(known, window, matches)) return false;
  const inside = insideOf(window, matches);
  if (namesTwice(inside, known)) return false;
  // 2022年可持续发展高级别政治论坛 is no 联合国可持续发展高级别政治论坛: the name stands in it.
  if (inside.some((match) => names(match, known) && explainsAway(known, window, match))) return false;
  if (window.bare === known.bare) return true;
  if (isPlaceAlone(known.bare, window.bare)) return false;
  // 世界卫生组织、泛美开发银行: an enumeration puts parts of names side by side.
  if (enumerates(window) && !known.form.text.includes('、')) return false;
  if (isNamed(known, window)) return true;
  const reordered = samePieces(known.bare, window.bare);
  const clipped = atHome && isClipped(known, window, matches);
  if (!clipped && !reordered && !endsStand(known.bare, window.bare)) return false;
  if (inside.some((match) => explainsAway(known, window, match))) return false;
  if (clipped) return true;
  if (window.bare.replaceAll('的', '') === known.bare) return false;
  // 指标12.7.2 and the forum of 2023 are other things than 指标12.7.1 and the forum of 2024.
  if (digitsOf(window.bare) !== digitsOf(known.bare)) return false;
  if (!reordered && isOtherName(known, window.bare)) return false;
  if (isDistinctive(known)) return true;
  if (known.bare.length < 4 && !reordered) return false;
  if (!known.isLong && (cutsWord(window) || isOtherShortName(known.bare, window))) return false;
  if (atHome && known.isLong && known.isProper) return reordered || !addsFunctionWord(known.bare, window.bare);
  return isSlip(known, window.bare);
}

/** “同一个地球”网络书记处: the office of a body, not a body of another kind. */
function beginsWithName({ start }: Window, match: Match): boolean {
  return match.start === start && match.readings.every(({ concept }) => isProper(concept));
}

/** 马尔默 for 马尔默市: a place is named with or without what kind of place it is. */
function isPlaceAlone(name: string, found: string): boolean {
  return /[市省州县区镇]$/u.test(name) && found.length >= name.length - 1 && found.length <= name.length && found.startsWith(name.slice(0, -1));
}

function enumerates({ text, start, end }: Window): boolean {
  return text.slice(start, end).includes('、');
}

/**
 * Further away than a slip, a name that lost or gained a word is still that name; one with other words is another (国际环境与发展研究所).
 * So is one that begins with another word (非洲联盟委员会, 欧洲联盟委员会).
 */
function isOtherName({ bare, limit }: Known, found: string): boolean {
  const { distance } = bestFit(bare, found);
  const first = segments(found).containing(0)?.segment.length ?? 0;
  if (bare.length === found.length && first >= 2 && first < 4 && bare.slice(first) === found.slice(first) && isWord(bare.slice(0, first))) return true;
  return distance > limit && Math.abs(bare.length - found.length) < distance - 1;
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/gu, '');
}

/** What is left of a word that lost a character: in 转型为食系统服务 食 is no word. */
function isOrphan(text: string, at: number): boolean {
  const from = Math.max(0, at - reach);
  const segment = segments(text.slice(from, at + reach)).containing(at - from)?.segment;
  return segment?.length === 1 && !standsAlone.test(segment);
}

const bodyEndings = /[部署厅局会所院处司组室点人]$/u;

/** Too little of a short name is left: it is cut off (国家联络), or ends in another kind of body (环境规划院, 环境规划署). */
function isOtherShortName(name: string, { bare: found, text, start, end }: Window): boolean {
  if (name.endsWith(found)) return !isOrphan(text, start);
  if (name.startsWith(found)) return bodyEndings.test(found) || !isOrphan(text, end - 1);
  return name.length === found.length && name.slice(0, -1) === found.slice(0, -1) && bodyEndings.test(name) && bodyEndings.test(found);
}

/**
 * The same for a name that differs by words of the same meaning: no word of it is missing. `isOtherBody`: one of them tells bodies apart, so that
 * a known term with it may be another thing (全球绿色采购网络 beside 国际绿色采购网络).
 */
export function showsNear(known: Known, window: Window, matches: SpanIndex<Match>, { atHome, isOtherBody }: { atHome: boolean; isOtherBody: boolean }): boolean {
  if (!isFree(known, window, matches) || (enumerates(window) && !known.form.text.includes('、'))) return false;
  const inside = insideOf(window, matches);
  if (namesTwice(inside, known)) return false;
  // 核心合作伙伴 around 合作伙伴: the name stands there, with something else before it.
  if (window.bare.endsWith(known.bare) && inside.some((match) => names(match, known))) return false;
  if (isOtherBody && inside.some((match) => (match.end - match.start) * 2 >= known.bare.length && !beginsWithName(window, match))) return false;
  return isNamed(known, window) || isDistinctive(known) || (atHome && !cutsWord(window));
}

/** 可持续公共采购计划（SPP计划）: a right name and another behind it. */
function namesTwice(inside: readonly Match[], known: Known): boolean {
  return inside.filter((match) => names(match, known)).length > 1;
}

/** The match is a right name of the same concept. */
function names({ readings }: Match, known: Known): boolean {
  return readings.some(({ concept, form }) => concept === known.concept && form.kind !== 'forbidden');
}

function insideOf(window: Window, matches: SpanIndex<Match>): readonly Match[] {
  return matches.meeting(window).filter((match) => match.start >= window.start && match.end <= window.end);
}

/** No known form holds the stretch or reaches over its edge, and no mark inside ends one thing and begins another. */
export function isFree(known: Known, window: Window, matches: SpanIndex<Match>): boolean {
  for (const match of matches.meeting(window)) {
    const contains = match.start <= window.start && match.end >= window.end;
    const crosses = match.start < window.start || match.end > window.end;
    if (contains || crosses) return false;
  }
  return !crossing.test(window.text.slice(window.start, window.end)) || crossing.test(known.form.text);
}

/** Long names of bodies, documents and events: that much in common is no accident. */
function isDistinctive(known: Known): boolean {
  return known.bare.length >= 8 && known.isProper;
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

/** So much of a name that lost its first or its last word is a phrase of no other kind (粮食及农业组织; 联合国可持续发展高级别政治). In characters. */
const restWithEnd = 6;
const restWithStart = 10;
/** What is lost at the end is one noun, 论坛 or 公约: 可持续公共粮食采购 without 兴趣小组 is what the group deals with. */
const lostAtEnd = 3;

/**
 * The name without its first or last word, set apart from what stands beside it: 由粮食及农业组织牵头. A word before it would make
 * another name (欧洲粮食及农业组织), a word behind it another thing (联合国粮食系统协调中心).
 */
function isClipped({ bare: name, isProper: isName }: Known, window: Window, matches: SpanIndex<Match>): boolean {
  const { bare: found, text, start, end } = window;
  // 可持续消费和生产模式十年方案框架（10YFP）: what is left is another name.
  const told = insideOf(window, matches).reduce((sum, match) => sum + match.end - match.start, 0);
  if (told * 10 > (end - start) * 6) return false;
  if (!isName || found.length * 3 < name.length * 2 || found.length === name.length) return false;
  if (name.endsWith(found)) return found.length >= restWithEnd && isApart(text[start - 1]) && !cutsWordAt(name, name.length - found.length);
  return name.startsWith(found) && found.length >= restWithStart && name.length - found.length <= lostAtEnd && isApart(text[start - 1]) && isApart(text[end]) && !cutsWordAt(name, found.length);
}

function isApart(character: string | undefined): boolean {
  return character === undefined || !isHan(character) || standsAlone.test(character) || besideNames.test(character);
}

/** 以及, 至, 等, 上, 中, 下: what else follows or leads in a name and makes no word with it. */
const besideNames = /[以至等上中下里内据该经请即如]/u;

/** Another known term makes up most of the stretch, and what is left has little in common with the rest of the name. */
function explainsAway(known: Known, window: Window, match: Match): boolean {
  const term = skeleton(window.text.slice(match.start, match.end)).text;
  const inName = known.bare.indexOf(term);
  if (term.length * 2 < known.bare.length || inName < 0) return false;
  const inWindow = window.bare.indexOf(term);
  const restOfName = known.bare.slice(0, inName) + known.bare.slice(inName + term.length);
  const restOfWindow = window.bare.slice(0, inWindow) + window.bare.slice(inWindow + term.length);
  const { distance } = bestFit(restOfName, restOfWindow);
  if (distance * 2 > restOfName.length) return true;
  // 国家绿色采购网络 beside 国际绿色采购网络: a word of its own before or after a known name.
  return !names(match, known) && restOfWindow !== '' && inWindow >= 0 && isWord(restOfWindow) && isWord(restOfName);
}

function isWord(text: string): boolean {
  return text.length >= 2 && segments(text).containing(0)?.segment === text;
}

const connectives = /[和与及以同暨]/u;
const allConnectives = new RegExp(connectives, 'gu');

/** For short names and everyday words: reordered parts, another “and”, a character too many or too few, or one that makes no word. */
function isSlip({ bare: name, isLong }: Known, found: string): boolean {
  if (samePieces(name, found) || (connectives.test(name) && name.replaceAll(allConnectives, '') === found.replaceAll(allConnectives, ''))) return true;
  if (bestFit(name, found).distance > 1) return false;
  if (name.length !== found.length) return isLong || !addsFunctionWord(name, found);
  return !isWordAt(found, firstDifference(name, found));
}

function firstDifference(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  return i;
}

/** Characters that stand alone between words: after 采购网 they show that 络 is missing, not wrong. */
export const standsAlone = /[的了在和与及或是于为将向对从被由已也都并地得把而且但、]/u;

/** 粮食和系统 says two things, 全球的行动框架 describes one. */
function addsFunctionWord(name: string, found: string): boolean {
  return [...found].filter((character) => standsAlone.test(character)).length > [...name].filter((character) => standsAlone.test(character)).length;
}

/**
 * Whether the character behind a name that lacks its last one was meant as that one: 泛美卫生组只表示 (只 begins no word), unlike
 * 国际绿色采购网召开年会 (召开 is a word).
 */
export function endsWrongly(text: string, at: number): boolean {
  const next = text[at];
  return next !== undefined && isHan(next) && !standsAlone.test(next) && !isWordAt(text.slice(at, at + 6), 0);
}

let segmenter: Intl.Segmenter | undefined;

function segments(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return segmenter.segment(text);
}

/** True if the character is part of a word of two or more: 可持续发展指标 is another thing than 可持续发展目标, 组只 is none. */
function isWordAt(text: string, at: number): boolean {
  const segment = segments(text).containing(at);
  return segment !== undefined && segment.segment.length >= 2;
}

/** How far a word may reach over the edge of a stretch. In characters. */
const reach = 8;

/** A word lies over an edge of the stretch: 粮食统计 is no 粮食系统 with a character missing. */
function cutsWord({ text, start, end }: Window): boolean {
  return cutsWordAt(text, start) || cutsWordAt(text, end);
}

/** A word lies over this place. */
export function cutsWordAt(text: string, at: number): boolean {
  const from = Math.max(0, at - reach);
  const segment = segments(text.slice(from, at + reach)).containing(at - from);
  return segment !== undefined && segment.index < at - from;
}
