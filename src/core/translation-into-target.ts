import { languageOf } from '../lang/registry.js';
import { writeUnits } from '../markdown/segment-write.js';
import type { Content } from '../model/translation.js';
import { adoptCodes, withSourceCodes } from '../translation/codes.js';
import { contentKey, joinParts } from '../translation/content.js';
import { type CurrentSegment, joinSentences } from '../translation/reconcile.js';
import { BlockInserter } from './translation-insert-blocks.js';
import { FrontInserter } from './translation-insert-front.js';
import { type OpenDraft, type OpenTranslation, targetSegments } from './translation.js';

export interface TargetText {
  readonly text: string;
  readonly refused: readonly number[];
  readonly unplaced: readonly number[];
}

/**
 * Changes sentences of a target draft where they stand, in a draft that people have shaped. A sentence that the draft lacks goes beside its
 * neighbour in the same paragraph; a block that it lacks, behind what it follows in the source, outside of lists and directives that it is not in; a
 * line of the front matter, behind the one before.
 * @param targets By number of the current segments.
 */
export function writeIntoTarget(translation: OpenTranslation, target: OpenDraft, targets: ReadonlyMap<number, Content>): TargetText {
  return new TargetWriter(translation, target, targets).run();
}

class TargetWriter {
  readonly #current: readonly CurrentSegment[];
  readonly #standing: ReturnType<typeof targetSegments>;
  readonly #joint: (before: string, after: string) => string;
  /** By number of the target's sentences. */
  readonly #wanted = new Map<number, Content>();
  /** Whose translations stand in a sentence of the target. */
  readonly #owners = new Map<number, number[]>();
  readonly #unplaced: number[] = [];
  readonly #blocks: BlockInserter;
  readonly #front: FrontInserter;

  constructor(
    readonly translation: OpenTranslation,
    readonly target: OpenDraft,
    readonly targets: ReadonlyMap<number, Content>,
  ) {
    this.#current = translation.current.segments;
    this.#standing = targetSegments(translation);
    const language = languageOf(translation.place.languages.target);
    this.#joint = (before, after) => (language.spaces ? ' ' : language.joinLines(before, after));
    this.#blocks = new BlockInserter(translation, target, targets);
    this.#front = new FrontInserter(translation, target, targets);
  }

  run(): TargetText {
    const { target, translation } = this;
    const units = new Map<number, number[]>();
    for (const number of [...this.targets.keys()].sort((a, b) => a - b)) {
      const { unit } = this.#current[number] as CurrentSegment;
      units.set(unit, [...(units.get(unit) ?? []), number]);
    }
    for (const [unit, numbers] of units) this.#unit(numbers, this.#current.flatMap((segment, i) => (segment.unit === unit ? [i] : [])));
    const starts = target.units.map((_, unit) => this.#standing.findIndex((segment) => segment.unit === unit));
    const at = (unit: number, nth: number): number => (starts[unit] ?? 0) + nth;
    const { text, refused } = writeUnits(target.file.text, target.units, (unit, nth) => this.#wanted.get(at(unit, nth)), languageOf(translation.place.languages.target), [...this.#front.edits(), ...this.#blocks.edits()]);
    return { text, refused: [...refused.flatMap(({ unit, segment }) => this.#owners.get(at(unit, segment)) ?? []), ...this.#blocks.refused, ...this.#front.refused], unplaced: this.#unplaced };
  }

  /** @param numbers What changes. @param all All sentences of its unit. */
  #unit(numbers: readonly number[], all: readonly number[]): void {
    if (all.some((i) => this.#current[i]?.recorded)) return this.#rebuild(numbers, all);
    const missing: number[] = [];
    for (const i of numbers) {
      const { at, target: now } = this.#current[i] as CurrentSegment;
      const content = this.targets.get(i) ?? [];
      if (now && contentKey(now) === contentKey(content)) continue;
      if (at.length > 0) this.#replace(i, at, content);
      else missing.push(i);
    }
    if (missing.length === 0) return;
    if (all.some((i) => (this.#current[i]?.at.length ?? 0) > 0)) this.#beside(missing, all);
    else if (!this.#insert(missing)) this.#unplaced.push(...missing);
  }

  #insert([number = -1]: readonly number[]): boolean {
    const { unit, kind } = this.#current[number] as CurrentSegment;
    return kind === 'meta' ? this.#front.add(unit) : this.#blocks.add(number);
  }

  #replace(number: number, at: readonly number[], content: Content): void {
    const [first = -1, ...others] = at;
    const own = joinParts(at.flatMap((j) => (this.#standing[j]?.unit === this.#standing[first]?.unit ? (this.#standing[j]?.content ?? []) : [])));
    this.#put(first, withSourceCodes(own, adoptCodes(own, content)), [number]);
    for (const other of others) this.#wanted.set(other, []);
  }

  #put(at: number, content: Content, numbers: readonly number[]): void {
    this.#wanted.set(at, content);
    this.#owners.set(at, [...(this.#owners.get(at) ?? []), ...numbers]);
  }

  /** Sentences that a paragraph of the draft lacks: behind the one before; those at its beginning, before the first it has. */
  #beside(missing: readonly number[], all: readonly number[]): void {
    const placed = all.filter((i) => (this.#current[i]?.at.length ?? 0) > 0);
    const [first = -1] = placed;
    const leading = missing.filter((i) => i < first);
    for (const number of missing) {
      if (number < first) continue;
      const { at } = this.#current[placed.findLast((i) => i < number) ?? -1] as CurrentSegment;
      const host = this.#wanted.has(at[0] ?? -1) ? (at[0] ?? -1) : (at.at(-1) ?? -1);
      this.#put(host, this.#joined([this.#now(host), this.#renamed(number)]), [number]);
    }
    if (leading.length === 0) return;
    const [host = -1] = this.#current[first]?.at ?? [];
    this.#put(host, this.#joined([...leading.map((i) => this.#renamed(i)), this.#now(host)]), leading);
  }

  #now(at: number): Content {
    return this.#wanted.get(at) ?? this.#standing[at]?.content ?? [];
  }

  /** Its codes named as no code of its neighbours is. */
  #renamed(number: number): Content {
    return (this.targets.get(number) ?? []).map((part) => (typeof part === 'string' ? part : { ...part, id: `n${number}.${part.id}` }));
  }

  #joined(contents: readonly Content[]): Content {
    const parts: (Content[number])[] = [];
    for (const content of contents.filter(({ length }) => length > 0)) {
      const [before, after] = [parts.at(-1), content[0]];
      if (parts.length > 0) parts.push(this.#joint(typeof before === 'string' ? ([...before].at(-1) ?? '') : '', typeof after === 'string' ? ([...after][0] ?? '') : ''));
      parts.push(...content);
    }
    return joinParts(parts);
  }

  /** A unit whose sentences the draft divides otherwise reads as recorded: it is written anew from the record, with what changes. */
  #rebuild(numbers: readonly number[], all: readonly number[]): void {
    const [first, ...others] = all.map((i) => this.#current[i]?.at ?? []).find(({ length }) => length > 0) ?? [];
    if (first === undefined) {
      this.#unplaced.push(...numbers);
      return;
    }
    const contents = all.map((i): Content => {
      const { at, recorded, source } = this.#current[i] as CurrentSegment;
      const wanted = this.targets.get(i);
      // What is open stands in the draft as its source, unless it came later.
      return wanted ?? (recorded ? joinSentences(recorded, this.#joint) : at.length > 0 ? source : []);
    });
    this.#put(first, joinSentences(contents.filter(({ length }) => length > 0), this.#joint), numbers);
    for (const other of others) this.#wanted.set(other, []);
  }
}
