import type { Lang } from '../model/text.js';
import type { Code, Content, SegmentState, UnitKind } from '../model/translation.js';
import { adoptCodes } from './codes.js';
import { contentKey, joinParts, plainText } from './content.js';
import { type DraftSegment, type DraftUnit, segmentsOf } from './draft.js';
import { matchVersions, type VersionText } from './match-versions.js';
import { pairDrafts } from './pair-drafts.js';
import { draftIds } from './segment-ids.js';
import type { StateLine, TranslationState } from './state.js';

/** A sentence of the source draft as it stands now, with what is known of its translation. */
export interface CurrentSegment {
  readonly id: string;
  readonly unitId: string;
  readonly unit: number;
  readonly nth: number;
  readonly kind: UnitKind;
  readonly source: Content;
  readonly state: SegmentState;
  /** One content for all its sentences, its codes named as the source's. Absent: no translation. Empty: said by the sentence before. */
  readonly target?: Content;
  /** Its sentences in the target draft, by number. */
  readonly at: readonly number[];
  /** Its translation as recorded, where the target draft's own sentences are divided otherwise: `at` names all of the unit's then. */
  readonly recorded?: readonly Content[];
  /** For a changed one: what the target translates. */
  readonly former?: Content;
  readonly comment?: string;
  readonly by?: string;
  /** 0–1 for a pair that only the aligner made. */
  readonly score?: number;
}

export interface Reconciled {
  readonly languages: { readonly source: Lang; readonly target: Lang };
  readonly segments: readonly CurrentSegment[];
  /** Sentences that left the source while their translation still stands in the target, by number there. */
  readonly orphans: readonly { readonly line: StateLine; readonly at: readonly number[] }[];
}

export interface ReconcileInput {
  readonly state?: TranslationState;
  readonly source: readonly DraftUnit[];
  /** Absent: there is no target draft. */
  readonly target?: readonly DraftUnit[];
  readonly languages: { readonly source: Lang; readonly target: Lang };
  /** What stands between two sentences of the target language. */
  readonly joint: (before: string, after: string) => string;
}

/**
 * Brings what was recorded together with the drafts as they are. The target draft is the truth: a translation that people changed there counts as
 * the new one, also for a source that changed meanwhile.
 */
export function reconcile(input: ReconcileInput): Reconciled {
  return new Reconciler(input).run();
}

interface Pairing {
  readonly line?: StateLine;
  /** Numbers of the target's sentences. */
  at: number[];
  /** The recorded translation still stands, to the letter. */
  isSame: boolean;
  /** The unit's text is as recorded, its sentences are divided otherwise. */
  isMerged?: boolean;
  score?: number;
}

class Reconciler {
  readonly #source: readonly DraftSegment[];
  readonly #target: readonly DraftSegment[];
  readonly #orphans: Reconciled['orphans'][number][] = [];

  constructor(readonly input: ReconcileInput) {
    this.#source = segmentsOf(input.source);
    this.#target = segmentsOf(input.target ?? []);
  }

  run(): Reconciled {
    const pairings = this.#fromState();
    if (this.input.target) this.#align(pairings);
    const known = pairings.map(({ line }) => line);
    const units = this.#knownUnits(known);
    const ids = draftIds(this.input.source, { segments: known.map((line) => line?.id), units: unique(units) });
    const segments = this.#source.map((segment, i) => this.#current(segment, pairings[i] as Pairing, ids.segments[i] ?? '', ids.units[segment.unit] ?? ''));
    return { languages: this.input.languages, segments, orphans: this.#orphans };
  }

  /** For each unit the one that most of its sentences were known in. */
  #knownUnits(known: readonly (StateLine | undefined)[]): (string | undefined)[] {
    const counts = this.input.source.map(() => new Map<string, number>());
    for (const [i, { unit }] of this.#source.entries()) {
      const id = known[i]?.unit;
      if (id !== undefined) counts[unit]?.set(id, (counts[unit].get(id) ?? 0) + 1);
    }
    return counts.map((each) => [...each].sort((a, b) => b[1] - a[1])[0]?.[0]);
  }

  #fromState(): Pairing[] {
    const lines = this.input.state?.lines ?? [];
    const pairings: Pairing[] = this.#source.map(() => ({ at: [], isSame: true }));
    const became = matchVersions(lines.map(({ source, seen, kind }) => version(seen ?? source, kind)), this.#source.map(({ content, kind }) => version(content, kind)));
    const merged = mergedUnits(lines, this.#target);
    const inMerged = new Set([...merged.values()].flat());
    const free = this.#target.flatMap((segment, j) => (inMerged.has(j) ? [] : [{ segment, j }]));
    // A caption becomes no paragraph, but a sentence may move from a paragraph into a list.
    const old = lines.flatMap(({ target = [], kind, unit }, line) => (merged.has(unit) ? [] : target.map((content) => ({ content, kind, line }))));
    const now = matchVersions(old.map(({ content, kind }) => version(content, kind)), free.map(({ segment: { content, kind } }) => version(content, kind)));
    const targets = lines.map(({ unit }): Omit<Pairing, 'line'> => ({ at: [...(merged.get(unit) ?? [])], isSame: true, isMerged: merged.has(unit) }));
    for (const [k, { line, content }] of old.entries()) {
      const place = targets[line] as Pairing;
      const j = free[now[k] ?? -1]?.j;
      if (j === undefined) place.isSame = false;
      else {
        place.at.push(j);
        place.isSame &&= contentKey(this.#target[j]?.content ?? []) === contentKey(content);
      }
    }
    for (const [l, line] of lines.entries()) {
      const i = became[l];
      const { at, isSame, isMerged = false } = targets[l] as Pairing;
      if (i !== undefined) pairings[i] = { line, at: at.sort((a, b) => a - b), isSame, isMerged };
      else if (at.length > 0) this.#orphans.push({ line, at });
    }
    return pairings;
  }

  /** Pairs what nothing is recorded of by aligning the drafts. */
  #align(pairings: Pairing[]): void {
    const isOpen = ({ line, at }: Pairing): boolean => at.length === 0 && !(line?.target?.length === 0);
    if (!pairings.some(isOpen)) return;
    const taken = new Set([...pairings.flatMap(({ at }) => at), ...this.#orphans.flatMap(({ at }) => at)]);
    if (taken.size >= this.#target.length) return;
    for (const pair of pairDrafts(this.input.source, this.input.target ?? [], this.input.languages)) {
      const [first, ...others] = pair.source;
      if (first === undefined || !pair.source.every((i) => isOpen(pairings[i] as Pairing)) || pair.target.some((j) => taken.has(j))) continue;
      const before = pairings[first]?.line;
      pairings[first] = { ...(before && { line: before }), at: [...pair.target].sort((a, b) => a - b), isSame: false, score: pair.score };
      for (const other of others) pairings[other] = { ...pairings[other], at: [], isSame: false, score: pair.score };
      for (const j of pair.target) taken.add(j);
    }
  }

  #current({ unit, nth, kind, content }: DraftSegment, { line, at, isSame, isMerged, score }: Pairing, id: string, unitId: string): CurrentSegment {
    const base = { id, unitId, unit, nth, kind, source: content, at, ...(line?.comment !== undefined && { comment: line.comment }), ...(score !== undefined && { score }) };
    if (isMerged && line?.target === undefined) return { ...base, state: 'open' };
    const recorded = isMerged && line?.target ? { recorded: line.target } : {};
    const isCovered = at.length === 0 && (score !== undefined || (line?.target?.length === 0 && isSame));
    // Without a target draft the recorded translations still serve.
    const standing = this.input.target && !isMerged ? at.map((j) => this.#target[j]?.content ?? []) : line?.target;
    if (!isCovered && (standing === undefined || standing.length === 0)) return { ...base, state: 'open' };
    const target = adoptCodes(content, joinSentences(standing ?? [], this.input.joint));
    if (this.input.target && at.length > 0 && !isMerged && isLeft(content, target, line, isSame, this.input.languages.source)) return { ...base, state: 'open' };
    const isStale = line !== undefined && isSame && contentKey(line.source) !== contentKey(content);
    if (isStale && line.target !== undefined) return { ...base, ...recorded, state: 'changed', target, former: line.source, ...(line.by !== undefined && { by: line.by }) };
    const isReviewed = line?.reviewed === true && isSame && contentKey(line.source) === contentKey(content);
    return { ...base, ...recorded, state: isReviewed ? 'reviewed' : 'translated', target, ...(line?.by !== undefined && isSame && { by: line.by }) };
  }
}

/**
 * Units of the target draft that read as recorded although their sentences are divided otherwise: a translation need not end in a full stop. By the
 * recorded unit's id, the numbers of the sentences in the draft.
 */
function mergedUnits(lines: readonly StateLine[], target: readonly DraftSegment[]): Map<string, number[]> {
  const loose = (contents: readonly Content[]): string => contents.map(contentKey).join('').replace(/\s+/gu, '');
  const standing = new Map<string, number[][]>();
  for (const [, group] of grouped(target.map((segment, j) => ({ segment, j })), ({ segment }) => String(segment.unit))) {
    const key = loose(group.map(({ segment }) => segment.content));
    standing.set(key, [...(standing.get(key) ?? []), group.map(({ j }) => j)]);
  }
  const merged = new Map<string, number[]>();
  for (const [unit, group] of grouped(lines, (line) => line.unit)) {
    // What is open stands in the draft as its source.
    const contents = group.flatMap(({ target: recorded, seen, source }) => recorded ?? [seen ?? source]);
    const found = standing.get(loose(contents));
    const isDivided = found?.[0]?.length === contents.length && found[0].every((j, n) => contentKey(target[j]?.content ?? []) === contentKey(contents[n] ?? []));
    const place = found && !isDivided ? found.shift() : undefined;
    if (place) merged.set(unit, place);
  }
  return merged;
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** A sentence of the source that stands in the target as it was copied there: work to do, unless it was recorded as a translation. */
function isLeft(source: Content, target: Content, line: StateLine | undefined, isSame: boolean, lang: Lang): boolean {
  if (contentKey(source) !== contentKey(target)) return false;
  if (line) return line.target === undefined || !isSame;
  const text = plainText(source);
  // Names, addresses and numbers stand in both languages.
  return lang === 'zh' ? /\p{Script=Han}/u.test(text) : (text.match(/(?<![\p{L}\p{N}@/._-])\p{Ll}{2,}(?![\p{L}\p{N}@/])/gu) ?? []).length > 1;
}

function version(content: Content, kind: UnitKind): VersionText {
  const isString = kind === 'alt' || kind === 'caption' || kind === 'title' || kind === 'meta' || kind === 'label';
  return { key: `${isString ? kind : ''}\n${contentKey(content)}`, plain: plainText(content), kind: isString ? kind : 'text', isHeading: kind === 'heading' };
}

/** A unit's name once only: where one was divided, the first part keeps it. */
function unique(ids: readonly (string | undefined)[]): (string | undefined)[] {
  const seen = new Set<string>();
  return ids.map((id) => (id === undefined || seen.has(id) ? undefined : (seen.add(id), id)));
}

/** Sentences as one content. Codes of different sentences may have the same id: those of later ones get others. */
export function joinSentences(sentences: readonly Content[], joint: (before: string, after: string) => string): Content {
  const [only, ...more] = sentences;
  if (only !== undefined && more.length === 0) return only;
  const parts: (string | Code)[] = [];
  for (const [n, sentence] of sentences.entries()) {
    const [before, after] = [[...plainText(parts)].at(-1) ?? '', [...plainText(sentence)][0] ?? ''];
    if (n > 0) parts.push(joint(before, after));
    for (const part of sentence) parts.push(typeof part === 'string' ? part : { ...part, id: `${n}.${part.id}` });
  }
  return joinParts(parts);
}

/** What is to be recorded: each sentence with the source that its translation is of. */
export function stateOf({ languages, segments }: Reconciled, targets: readonly Content[]): TranslationState {
  const lines = segments.map((segment): StateLine => {
    const { id, unitId, kind, state, source, former, target, at, recorded, comment, by } = segment;
    const standing = state === 'open' ? undefined : recorded ?? (at.length > 0 ? at.map((j) => targets[j] ?? []) : target === undefined ? undefined : target.length === 0 ? [] : [target]);
    return {
      id, unit: unitId, kind,
      source: former ?? source,
      ...(former && { seen: source }),
      ...(standing && { target: standing }),
      ...(state === 'reviewed' && { reviewed: true as const }),
      ...(comment !== undefined && { comment }),
      ...(by !== undefined && { by }),
    };
  });
  return { source: languages.source, target: languages.target, lines };
}
