import { languageOf } from '../lang/registry.js';
import { blockFinder, type BlockPlace } from '../markdown/containers.js';
import type { FileUnit } from '../markdown/segment-model.js';
import { writeUnits } from '../markdown/segment-write.js';
import type { Content } from '../model/translation.js';
import type { Edit } from '../model/text.js';
import { adoptCodes, withSourceCodes } from '../translation/codes.js';
import { contentKey, joinParts } from '../translation/content.js';
import { type CurrentSegment, joinSentences } from '../translation/reconcile.js';
import { type OpenDraft, type OpenTranslation, targetSegments } from './translation.js';

export interface TargetText {
  readonly text: string;
  readonly refused: readonly number[];
  readonly unplaced: readonly number[];
}

/**
 * Changes sentences of a target draft where they stand, in a draft that people have shaped. A sentence that the draft lacks goes beside its
 * neighbour in the same paragraph; a block that it lacks, behind what it follows in the source, outside of lists and directives that it is not in.
 * @param targets By number of the current segments.
 */
export function writeIntoTarget(translation: OpenTranslation, target: OpenDraft, targets: ReadonlyMap<number, Content>): TargetText {
  return new TargetWriter(translation, target, targets).run();
}

/** Kinds of text that can be put into a draft as blocks of their own. */
const blockKinds: ReadonlySet<string> = new Set(['paragraph', 'heading', 'item', 'quote']);

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
    const { text, refused } = writeUnits(target.file.text, target.units, (unit, nth) => this.#wanted.get(at(unit, nth)), languageOf(translation.place.languages.target), this.#blocks.edits());
    return { text, refused: refused.flatMap(({ unit, segment }) => this.#owners.get(at(unit, segment)) ?? []), unplaced: this.#unplaced };
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
    else if (!this.#blocks.add(missing)) this.#unplaced.push(...missing);
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

/** Blocks that a target draft lacks. */
class BlockInserter {
  readonly #inSource: (offset: number) => BlockPlace | undefined;
  readonly #inTarget: (offset: number) => BlockPlace | undefined;
  readonly #standing: ReturnType<typeof targetSegments>;
  readonly #inserted = new Map<number, { text: string; readonly unit: FileUnit }>();

  constructor(
    readonly translation: OpenTranslation,
    readonly target: OpenDraft,
    readonly targets: ReadonlyMap<number, Content>,
  ) {
    this.#inSource = lazily(() => blockFinder(translation.source.file));
    this.#inTarget = lazily(() => blockFinder(target.file));
    this.#standing = targetSegments(translation);
  }

  edits(): Edit[] {
    return [...this.#inserted].map(([offset, { text }]) => ({ offset, endOffset: offset, text }));
  }

  /** Puts in the sentences of one unit; false if there is no place for them. */
  add(numbers: readonly number[]): boolean {
    const { current, source } = this.translation;
    const segment = current.segments[numbers[0] ?? -1] as CurrentSegment;
    const unit = source.units[segment.unit] as FileUnit;
    const own = blockKinds.has(unit.kind) && unit.yaml === undefined ? this.#inSource(unit.span.start) : undefined;
    const text = own && this.#written(unit, own, numbers);
    if (!own || text === undefined) return false;
    return this.#behind(unit, own, text, numbers[0] ?? 0) || this.#before(unit, own, text, numbers.at(-1) ?? 0);
  }

  /** The block with the marks of its line: a list's bullet, a heading's hashes. Undefined if it cannot be written so. */
  #written(unit: FileUnit, { block }: BlockPlace, numbers: readonly number[]): string | undefined {
    const { source, current, place } = this.translation;
    const { text } = source.file;
    const start = text.lastIndexOf('\n', unit.span.start - 1) + 1;
    if (/[^\s>#*+\-\d.)_]/u.test(text.slice(start, unit.span.start))) return undefined;
    const contents = new Map(numbers.map((i) => [current.segments[i]?.nth, this.targets.get(i) ?? []]));
    const { text: written, refused } = writeUnits(text.slice(start, Math.max(block.end, unit.span.end)), [shifted(unit, -start)], (_, nth) => contents.get(nth) ?? [], languageOf(place.languages.target));
    return refused.length > 0 ? undefined : written;
  }

  /** Behind what comes before it in the source, outside of what that is in and this is not. */
  #behind(unit: FileUnit, own: BlockPlace, text: string, number: number): boolean {
    const neighbour = this.#neighbour(number, -1);
    const depth = neighbour && sharedDepth(own, neighbour.inSource);
    if (!neighbour || depth === undefined || !canHold(own, depth)) return false;
    const behind = neighbour.inTarget.containers[depth] ?? neighbour.inTarget.block;
    const at = behind.end + (/[\r\n]|$/.exec(this.target.file.text.slice(behind.end))?.index ?? 0);
    const standing = this.#inserted.get(at);
    // Of a list that is put in as a whole the second item follows the first.
    const last = standing ? standing.unit : neighbour.unit;
    const isNextItem = own.containers.at(-1)?.name === 'li' && sharedDepth(own, this.#inSource(last.span.start) ?? own) === own.containers.length - 1;
    const isTight = isNextItem && !/\n[ \t>]*\r?\n/.test(this.translation.source.file.text.slice(last.span.end, unit.span.start));
    const quote = /^[\s>]*>/.exec(text)?.[0] ?? '';
    const gap = isTight ? this.#lineBreak() : this.#lineBreak() + (depth > 0 ? quote : '') + this.#lineBreak();
    this.#inserted.set(at, { text: (standing?.text ?? '') + gap + text, unit });
    return true;
  }

  /** At the beginning: before what comes next. */
  #before(unit: FileUnit, own: BlockPlace, text: string, number: number): boolean {
    const neighbour = this.#neighbour(number, 1);
    const depth = neighbour && sharedDepth(own, neighbour.inSource);
    // Inside a container the marks of its first line stand in the way.
    if (!neighbour || depth !== 0 || !canHold(own, depth)) return false;
    const { start } = neighbour.inTarget.containers[0] ?? neighbour.inTarget.block;
    const at = this.target.file.text.lastIndexOf('\n', start - 1) + 1;
    const standing = this.#inserted.get(at);
    this.#inserted.set(at, { text: (standing?.text ?? '') + text + this.#lineBreak().repeat(2), unit });
    return true;
  }

  /** The nearest block of the source on one side whose translation stands in the target. */
  #neighbour(number: number, step: 1 | -1): { unit: FileUnit; inSource: BlockPlace; inTarget: BlockPlace } | undefined {
    const { current, source } = this.translation;
    for (let i = number + step; i >= 0 && i < current.segments.length; i += step) {
      const { unit: index, at } = current.segments[i] as CurrentSegment;
      const unit = source.units[index] as FileUnit;
      const there = this.#standing[(step === 1 ? at[0] : at.at(-1)) ?? -1];
      if (!there || unit.yaml !== undefined || this.target.units[there.unit]?.yaml !== undefined) continue;
      const [inSource, inTarget] = [this.#inSource(unit.span.start), this.#inTarget(there.span.start)];
      if (inSource && inTarget && inSource.containers.length === inTarget.containers.length) return { unit, inSource, inTarget };
    }
    return undefined;
  }

  #lineBreak(): string {
    return /\r\n|\n|\r/.exec(this.target.file.text)?.[0] ?? '\n';
  }
}

function lazily<A, R>(make: () => (value: A) => R): (value: A) => R {
  let made: ((value: A) => R) | undefined;
  return (value) => (made ??= make())(value);
}

/** How many containers two places of one file are both in. */
function sharedDepth({ containers }: BlockPlace, other: BlockPlace): number {
  const at = containers.findIndex(({ start, name }, i) => other.containers[i]?.start !== start || other.containers[i].name !== name);
  return at === -1 ? containers.length : at;
}

/** True if the line's own marks make what is inside the shared containers: a list or an item, never a directive. */
function canHold({ containers }: BlockPlace, depth: number): boolean {
  return ['', 'li', 'ul li', 'ol li', 'blockquote'].includes(containers.slice(depth).map(({ name }) => name).join(' '));
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
