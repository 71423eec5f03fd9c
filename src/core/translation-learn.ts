import { join } from 'node:path';
import type { Files } from '../model/files.js';
import type { MemoryUnit } from '../model/translation.js';
import { issueSchema } from '../schema/issue.js';
import { readYaml } from '../schema/read.js';
import { plainText } from '../translation/content.js';
import { contextOf } from '../translation/memory.js';
import { type CurrentSegment, type Reconciled, stateOf } from '../translation/reconcile.js';
import type { TranslationState } from '../translation/state.js';
import type { Target } from './inputs.js';
import { Sources } from './sources.js';
import { type OpenTranslation, targetSegments } from './translation.js';
import { readSource } from './workspace.js';

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

/** A pair that nobody doubts: not the aligner, no reviewer, and no machine made it. */
function isSettled({ state, score, by, comment }: CurrentSegment): boolean {
  return state === 'translated' && (score ?? 1) >= confident && by === undefined && comment === undefined;
}

/** True for an issue whose `issue.yml` says that it is published. */
export async function isPublished(files: Files, target: Target): Promise<boolean> {
  if (target.kind !== 'issue') return false;
  const read = await readSource(files, new Sources(), join(target.folder, 'issue.yml'), target.root);
  return 'file' in read && readYaml(read.file.text, issueSchema, { family: 'config' }).value?.status === 'published';
}

/** Decisions about single sentences; ids, or `all`. */
export interface Decisions {
  /** Changed ones whose translation need not change. */
  readonly accept: readonly string[];
  /** Signed off. */
  readonly approve: readonly string[];
}

/**
 * The record as it is to be written, and ids among the decisions that no sentence has.
 * @param hasGoneOut What went out to readers was signed off: translations by people that agree with their source count as reviewed.
 */
export function recordOf(translation: OpenTranslation, { accept, approve }: Decisions, hasGoneOut = false): { readonly state: TranslationState; readonly unknown: readonly string[]; readonly current: Reconciled } {
  const has = (list: readonly string[], id: string): boolean => list.includes(id) || list.includes('all');
  const segments = translation.current.segments.map((segment) => {
    const isApproved = has(approve, segment.id) || (hasGoneOut && isSettled(segment));
    const isAccepted = segment.state === 'changed' && has(accept, segment.id);
    if (segment.state === 'open' || (!isApproved && !isAccepted)) return segment;
    const { former: _former, ...rest } = segment;
    return { ...rest, state: isApproved ? ('reviewed' as const) : ('translated' as const) };
  });
  const current = { ...translation.current, segments };
  const known = new Set(segments.map(({ id }) => id));
  const unknown = [...accept, ...approve].filter((id) => id !== 'all' && !known.has(id));
  return { state: stateOf(current, targetSegments(translation).map(({ content }) => content)), unknown, current };
}
