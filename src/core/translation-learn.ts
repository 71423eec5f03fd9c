import type { MemoryUnit } from '../model/translation.js';
import { plainText } from '../translation/content.js';
import { contextOf } from '../translation/memory.js';
import { type Reconciled, stateOf } from '../translation/reconcile.js';
import type { TranslationState } from '../translation/state.js';
import { type OpenTranslation, targetSegments } from './translation.js';

/** A pair that only the aligner made is learned from this probability up. */
const confident = 0.6;

/** The pairs of sentences that a translation teaches: those in step, one sentence of the source each. */
export function learnedFrom({ place, current }: OpenTranslation, origin: string): MemoryUnit[] {
  const { segments } = current;
  return segments.flatMap((segment, i): MemoryUnit[] => {
    const { state, source, target, score } = segment;
    const next = segments[i + 1];
    // A translation that says the next sentence too is none of this one alone.
    const isShared = next !== undefined && next.target?.length === 0;
    if ((state !== 'translated' && state !== 'reviewed') || !target || target.length === 0 || isShared || (score ?? 1) < confident) return [];
    const before = segments[i - 1];
    return [{
      sourceLang: place.languages.source, targetLang: place.languages.target, source, target,
      ...(before && { before: contextOf(plainText(before.source)) }),
      ...(next && { after: contextOf(plainText(next.source)) }),
      origin,
      ...(state === 'reviewed' && { reviewed: true }),
    }];
  });
}

/** Decisions about single sentences; ids, or `all`. */
export interface Decisions {
  /** Changed ones whose translation need not change. */
  readonly accept: readonly string[];
  /** Signed off. */
  readonly approve: readonly string[];
}

/** The record as it is to be written, and ids among the decisions that no sentence has. */
export function recordOf(translation: OpenTranslation, { accept, approve }: Decisions): { readonly state: TranslationState; readonly unknown: readonly string[]; readonly current: Reconciled } {
  const has = (list: readonly string[], id: string): boolean => list.includes(id) || list.includes('all');
  const segments = translation.current.segments.map((segment) => {
    const isDecided = segment.state !== 'open' && (has(approve, segment.id) || (segment.state === 'changed' && has(accept, segment.id)));
    if (!isDecided) return segment;
    const { former: _former, ...rest } = segment;
    return { ...rest, state: has(approve, segment.id) ? ('reviewed' as const) : ('translated' as const) };
  });
  const current = { ...translation.current, segments };
  const known = new Set(segments.map(({ id }) => id));
  const unknown = [...accept, ...approve].filter((id) => id !== 'all' && !known.has(id));
  return { state: stateOf(current, targetSegments(translation).map(({ content }) => content)), unknown, current };
}
