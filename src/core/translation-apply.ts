import { languageOf } from '../lang/registry.js';
import { readUnits } from '../markdown/segments.js';
import { writeUnits } from '../markdown/segment-write.js';
import type { Content } from '../model/translation.js';
import { plainText } from '../translation/content.js';
import { type CurrentSegment, stateOf } from '../translation/reconcile.js';
import type { StateLine, TranslationState } from '../translation/state.js';
import { type OpenTranslation, targetSegments } from './translation.js';
import { type TargetText, writeIntoTarget } from './translation-into-target.js';

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
 * where it belongs.
 * @param comments By the same numbers: what is to be recorded besides.
 */
export function applyChanges(translation: OpenTranslation, changes: ReadonlyMap<number, Change>, comments: ReadonlyMap<number, string> = new Map()): Applied {
  const { target } = translation;
  const standing = standingTargets(translation);
  const isFrame = target === undefined || (target.file.bom === translation.source.file.bom && splice(translation, standing).text === target.file.text);
  const written = isFrame ? intoSource(translation, standing, changes) : writeIntoTarget(translation, target, new Map([...changes].map(([i, { target: content }]) => [i, content])));
  const bom = (target ?? translation.source).file.bom;
  const isUndone = new Set([...written.refused, ...written.unplaced]);
  const done = new Map([...changes].filter(([i]) => !isUndone.has(i)));
  return { ...written, bom, state: recordChanges(translation, written.text, done, comments) };
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

function intoSource(translation: OpenTranslation, standing: readonly (Content | undefined)[], changes: ReadonlyMap<number, Change>): TargetText {
  const targets = standing.map((content, i) => changes.get(i)?.target ?? content);
  return { ...splice(translation, targets), unplaced: [] };
}

/** The record after the changes: each translation as its sentences now stand in the draft. */
function recordChanges(translation: OpenTranslation, text: string, changes: ReadonlyMap<number, Change>, comments: ReadonlyMap<number, string>): TranslationState {
  const { current, place } = translation;
  const before = stateOf(current, targetSegments(translation).map(({ content }) => content));
  const after = readUnits({ path: '', text, bom: false }, languageOf(place.languages.target)).flatMap(({ segments }) => segments.map(({ content }) => content));
  const words = after.map((content) => plainText(content).replace(/\s+/gu, ''));
  let next = 0;
  const lines = before.lines.map((standing, i): StateLine => {
    const comment = comments.get(i);
    const line = comment === undefined ? standing : { ...standing, comment };
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
