import type { SegmentState, UnitKind } from '../../model/translation.js';

/** The attributes of a `target` in a state, and whether its trans-unit is approved (XLIFF 1.2 §3.2.4). */
export const states: Readonly<Record<SegmentState, { readonly state: string; readonly approved: boolean }>> = {
  open: { state: ' state="needs-translation"', approved: false },
  changed: { state: ' state="needs-review-translation" state-qualifier="x-source-changed"', approved: false },
  translated: { state: ' state="translated"', approved: false },
  reviewed: { state: ' state="signed-off"', approved: true },
};

// Tools that put in the source, or a guess, leave these; what was really translated differs from its source.
const untouched = new Set(['new', 'needs-translation']);
const signedOff = new Set(['final', 'signed-off']);

/** The state of a segment that has a target. */
export function readState(state: string | undefined, qualifier: string | undefined, approved: boolean, isSource: boolean): SegmentState {
  if (isSource && state !== undefined && untouched.has(state)) return 'open';
  if (qualifier === 'x-source-changed' && state === 'needs-review-translation') return 'changed';
  return (approved && state !== 'needs-review-translation') || (state !== undefined && signedOff.has(state)) ? 'reviewed' : 'translated';
}

const prefix = 'x-unit-';
const kinds: ReadonlySet<string> = new Set<UnitKind>(['heading', 'paragraph', 'item', 'cell', 'quote', 'caption', 'alt', 'title', 'meta', 'label', 'other']);

export function unitType(kind: UnitKind): string {
  return `${prefix}${kind}`;
}

/** The kind that a group or trans-unit of ours names; undefined for others. */
export function kindOf(restype: string | undefined): UnitKind | undefined {
  const name = restype?.startsWith(prefix) ? restype.slice(prefix.length) : undefined;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the set holds all kinds
  return name !== undefined && kinds.has(name) ? (name as UnitKind) : undefined;
}
