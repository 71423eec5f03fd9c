import { languageOf } from '../lang/registry.js';
import type { FileUnit } from '../markdown/segment-model.js';
import { readUnits } from '../markdown/segments.js';
import { writeUnits } from '../markdown/segment-write.js';
import type { Content } from '../model/translation.js';
import { applyEdits } from '../text/edits.js';
import { adoptCodes, withSourceCodes } from '../translation/codes.js';
import { contentKey, joinParts, plainText } from '../translation/content.js';
import { type CurrentSegment, stateOf } from '../translation/reconcile.js';
import type { StateLine, TranslationState } from '../translation/state.js';
import { type OpenTranslation, targetSegments } from './translation.js';

/** A translation to be put into the target draft. */
export interface Change {
  readonly target: Content;
  readonly isReviewed?: boolean;
  /** Where it is from, if not from people. */
  readonly by?: string;
}

export interface Applied {
  /** The target draft as it is to be. */
  readonly text: string;
  readonly bom: boolean;
  readonly state: TranslationState;
  /** Numbers of segments whose translation could not be written so that it means the same: left as they were. */
  readonly refused: readonly number[];
  /** Numbers of segments that the target draft has no place for. */
  readonly unplaced: readonly number[];
}

/**
 * The target draft with new translations, by number of the current segments. Without a draft, and where the draft is but the source with sentences
 * replaced, the source's bytes are the frame; in a draft that people shaped, only the sentences themselves change, and what it lacks is put in
 * behind what it follows.
 */
export function applyChanges(translation: OpenTranslation, changes: ReadonlyMap<number, Change>): Applied {
  const { target } = translation;
  const standing = standingTargets(translation);
  const isFrame = target === undefined || (target.file.bom === translation.source.file.bom && splice(translation, standing).text === target.file.text);
  const written = isFrame ? intoSource(translation, standing, changes) : intoTarget(translation, changes);
  const bom = (target ?? translation.source).file.bom;
  const isUndone = new Set([...written.refused, ...written.unplaced]);
  const done = new Map([...changes].filter(([i]) => !isUndone.has(i)));
  return { ...written, bom, state: recordChanges(translation, written.text, done) };
}

/** What stands for each current segment in the target draft, or is recorded where there is none. */
function standingTargets({ current, target }: OpenTranslation): (Content | undefined)[] {
  return current.segments.map((segment) => (target || segment.state !== 'open' ? segment.target : undefined));
}

function splice({ source, place, current }: OpenTranslation, targets: readonly (Content | undefined)[]): { text: string; refused: number[] } {
  const numbers = numbersOf(current.segments);
  const { text, refused } = writeUnits(source.file.text, source.units, (unit, nth) => targets[numbers(unit, nth)], languageOf(place.languages.target));
  return { text, refused: refused.map(({ unit, segment }) => numbers(unit, segment)) };
}

function numbersOf(segments: readonly CurrentSegment[]): (unit: number, nth: number) => number {
  const numbers = new Map(segments.map(({ unit, nth }, i) => [`${unit} ${nth}`, i]));
  return (unit, nth) => numbers.get(`${unit} ${nth}`) ?? -1;
}

type Text = Pick<Applied, 'text' | 'refused' | 'unplaced'>;

function intoSource(translation: OpenTranslation, standing: readonly (Content | undefined)[], changes: ReadonlyMap<number, Change>): Text {
  const targets = standing.map((content, i) => changes.get(i)?.target ?? content);
  return { ...splice(translation, targets), unplaced: [] };
}

/** Changes sentences of the target draft where they stand. */
function intoTarget(translation: OpenTranslation, changes: ReadonlyMap<number, Change>): Text {
  const { current, place, target } = translation;
  const draft = target as NonNullable<typeof target>;
  const segments = targetSegments(translation);
  const language = languageOf(place.languages.target);
  const wanted = new Map<number, Content>();
  const owners = new Map<number, number>();
  const unplaced: number[] = [];
  const insertions: { at: number; text: string; nth: number }[] = [];
  for (const [i, { target: content }] of changes) {
    const { at, target: now, recorded } = current.segments[i] as CurrentSegment;
    if (now && contentKey(now) === contentKey(content)) continue;
    // Sentences of a unit that the draft divides otherwise cannot be told apart in it.
    if (recorded) {
      unplaced.push(i);
      continue;
    }
    const [first, ...others] = at;
    if (first === undefined) {
      const insertion = insertionFor(translation, i, content);
      if (insertion) insertions.push({ ...insertion, nth: i });
      else unplaced.push(i);
      continue;
    }
    const own = joinParts(at.flatMap((j) => (segments[j]?.unit === segments[first]?.unit ? (segments[j]?.content ?? []) : [])));
    wanted.set(first, withSourceCodes(own, adoptCodes(own, content)));
    owners.set(first, i);
    for (const other of others) wanted.set(other, []);
  }
  const starts = draft.units.map((_, unit) => segments.findIndex((segment) => segment.unit === unit));
  const { text, refused } = writeUnits(draft.file.text, draft.units, (unit, nth) => wanted.get((starts[unit] ?? 0) + nth), language);
  const lost = refused.flatMap(({ unit, segment }) => owners.get((starts[unit] ?? 0) + segment) ?? []);
  return { text: insert(draft.file.text, text, insertions), refused: lost, unplaced };
}

/** What the target draft lacks, as a block of its own behind the unit it follows. Undefined where no block can stand. */
function insertionFor(translation: OpenTranslation, number: number, content: Content): { at: number; text: string } | undefined {
  const { current, source, target, place } = translation;
  const segment = current.segments[number] as CurrentSegment;
  const unit = source.units[segment.unit] as FileUnit;
  if (!['paragraph', 'heading', 'item', 'quote'].includes(unit.kind) || unit.yaml !== undefined || target === undefined) return undefined;
  if (unit.segments.length > 1 && current.segments.some((each) => each.unit === segment.unit && each.at.length > 0)) return undefined;
  const segments = targetSegments(translation);
  let before: CurrentSegment | undefined;
  for (let i = number - 1; i >= 0 && !before; i -= 1) {
    const each = current.segments[i] as CurrentSegment;
    const kind = source.units[each.unit]?.kind;
    if (each.at.length > 0 && (kind === 'paragraph' || kind === 'heading' || kind === 'item' || kind === 'quote')) before = each;
  }
  const last = before && segments[before.at.at(-1) ?? -1];
  if (!before || !last) return undefined;
  const { text } = target.file;
  const lineStart = source.file.text.lastIndexOf('\n', unit.span.start - 1) + 1;
  const prefix = source.file.text.slice(lineStart, unit.span.start);
  const own = writeUnits(unit.host.slice(lineStart, unit.span.end), [shifted(unit, -lineStart)], (_, nth) => (nth === segment.nth ? content : []), languageOf(place.languages.target));
  if (own.refused.length > 0 || /[^\s>#*+\-\d.)]/u.test(prefix)) return undefined;
  const lineEnd = /\r\n|\n|\r|$/.exec(text.slice(last.span.end));
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const isList = unit.kind === 'item' && source.units[before.unit]?.kind === 'item' && source.units[before.unit]?.place === unit.place;
  return { at: last.span.end + (lineEnd?.index ?? 0), text: lineBreak.repeat(isList ? 1 : 2) + own.text };
}

function shifted(unit: FileUnit, by: number): FileUnit {
  const move = <T extends { start: number; end: number }>(span: T): T => ({ ...span, start: span.start + by, end: span.end + by });
  return {
    ...unit,
    host: unit.host.slice(-by),
    span: move(unit.span),
    segments: unit.segments.map((segment) => ({ ...segment, span: move(segment.span), host: move(segment.host) })),
    marks: unit.marks.map((mark) => ({ ...mark, span: move(mark.span) })),
  };
}

/** Puts blocks into a text that was changed meanwhile: their places are those of the text before, at ends of lines that did not move apart. */
function insert(before: string, after: string, insertions: readonly { readonly at: number; readonly text: string }[]): string {
  if (insertions.length === 0) return after;
  const ends = (text: string): number[] => [...[...text.matchAll(/\r\n|\n|\r/g)].map(({ index }) => index), text.length];
  const [old, now] = [ends(before), ends(after)];
  const edits = insertions.map(({ at, text }) => {
    const line = old.findIndex((end) => end >= at);
    // Sentences become one line at most, so lines are counted from whichever end still agrees.
    const end = old.length === now.length ? now[line] : now[Math.max(0, now.length - (old.length - line))];
    return { offset: end ?? after.length, text };
  });
  const merged = new Map<number, string>();
  for (const { offset, text } of edits) merged.set(offset, (merged.get(offset) ?? '') + text);
  return applyEdits(after, [...merged].map(([offset, text]) => ({ offset, endOffset: offset, text })));
}

/** The record after the changes: each translation as its sentences now stand in the draft. */
function recordChanges(translation: OpenTranslation, text: string, changes: ReadonlyMap<number, Change>): TranslationState {
  const { current, place } = translation;
  const before = stateOf(current, targetSegments(translation).map(({ content }) => content));
  const after = readUnits({ path: '', text, bom: false }, languageOf(place.languages.target)).flatMap(({ segments }) => segments.map(({ content }) => content));
  const words = after.map((content) => plainText(content).replace(/\s+/gu, ''));
  let next = 0;
  const lines = before.lines.map((line, i): StateLine => {
    const change = changes.get(i);
    if (!change) return line;
    const wanted = plainText(change.target).replace(/\s+/gu, '');
    const found = sentencesAt(words, wanted, next) ?? sentencesAt(words, wanted, 0);
    if (found) next = found.end;
    const { seen: _seen, reviewed: _reviewed, by: _by, ...rest } = line;
    return {
      ...rest,
      source: current.segments[i]?.source ?? line.source,
      target: change.target.length === 0 ? [] : found ? after.slice(found.start, found.end) : [change.target],
      ...(change.isReviewed && { reviewed: true as const }),
      ...(change.by !== undefined && { by: change.by }),
    };
  });
  // What left the source stays known until `learn` or until its translation goes, too.
  return { ...before, lines: [...lines, ...current.orphans.map(({ line }) => line)] };
}

/** The run of sentences that together say the words. */
function sentencesAt(words: readonly string[], wanted: string, from: number): { start: number; end: number } | undefined {
  for (let start = from; start < words.length; start += 1) {
    let rest = wanted;
    for (let end = start; end < words.length && words[end] !== '' && rest.startsWith(words[end] ?? ''); end += 1) {
      rest = rest.slice((words[end] ?? '').length);
      if (rest === '') return { start, end: end + 1 };
    }
  }
  return undefined;
}
