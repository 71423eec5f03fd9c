import { stateOf } from '../translation/reconcile.js';
import type { TranslationState } from '../translation/state.js';
import { type OpenTranslation, targetSegments } from './translation.js';

/** What a reviewer says of one pair. */
export interface ReviewDecision {
  readonly id: string;
  /** Signed off, or no longer so. */
  readonly isReviewed?: boolean;
  /** Empty: none any longer. */
  readonly comment?: string;
}

/** The longest comment that is taken, in UTF-16 units: a note, no letter. */
const longest = 4000;

/** Reads what a page sent; undefined if it is anything else. */
export function readDecisions(value: unknown): ReviewDecision[] | undefined {
  if (!Array.isArray(value) || value.length === 0 || value.length > 10_000) return undefined;
  const decisions: ReviewDecision[] = [];
  for (const each of value as readonly unknown[]) {
    if (typeof each !== 'object' || each === null) return undefined;
    const { id, isReviewed, comment } = each as Record<string, unknown>;
    if (typeof id !== 'string' || (isReviewed !== undefined && typeof isReviewed !== 'boolean') || (comment !== undefined && typeof comment !== 'string')) return undefined;
    if (typeof comment === 'string' && comment.length > longest) return undefined;
    decisions.push({ id, ...(isReviewed !== undefined && { isReviewed }), ...(comment !== undefined && { comment: comment.replace(/\r\n?/g, '\n').trim() }) });
  }
  return decisions;
}

/** The record after decisions; ids that no pair has, or that stand for nothing to sign off, are given back and the record is not to be written. */
export function recordDecisions(translation: OpenTranslation, decisions: readonly ReviewDecision[]): { readonly state: TranslationState; readonly refused: readonly string[] } {
  const byId = new Map(decisions.map((decision) => [decision.id, decision]));
  const refused = new Set(byId.keys());
  const segments = translation.current.segments.map((segment) => {
    const decision = byId.get(segment.id);
    if (!decision || (decision.isReviewed === true && segment.state === 'open')) return segment;
    refused.delete(segment.id);
    const { comment: standing, former, ...rest } = segment;
    const comment = decision.comment ?? standing ?? '';
    const { isReviewed } = decision;
    const state = isReviewed === true ? ('reviewed' as const) : isReviewed === false && segment.state === 'reviewed' ? ('translated' as const) : segment.state;
    return { ...rest, state, ...(comment !== '' && { comment }), ...(state === 'changed' && former && { former }) };
  });
  const state = stateOf({ ...translation.current, segments }, targetSegments(translation).map(({ content }) => content));
  // What left the source stays known until `learn` or until its translation goes, too.
  return { state: { ...state, lines: [...state.lines, ...translation.current.orphans.map(({ line }) => line)] }, refused: [...refused] };
}
