import { languageOf } from '../lang/registry.js';
import { blockFinder, type BlockPlace } from '../markdown/containers.js';
import type { FileUnit } from '../markdown/segment-model.js';
import { writeUnits } from '../markdown/segment-write.js';
import type { Content } from '../model/translation.js';
import type { Edit, Span } from '../model/text.js';
import type { CurrentSegment } from '../translation/reconcile.js';
import { type OpenDraft, type OpenTranslation, targetSegments } from './translation.js';

/** A neighbour of a block that is put in: it stands in both drafts. */
interface Neighbour {
  readonly inSource: BlockPlace;
  readonly inTarget: BlockPlace;
}

/**
 * Puts blocks into a target draft that lacks them: as a whole, be it a paragraph or a directive with all that is in it, with the source's bytes for
 * its frame, beside what they stand beside in the source.
 */
export class BlockInserter {
  /** Numbers of segments whose translation could not be written so that it means the same. */
  readonly refused: number[] = [];
  readonly #inSource: (offset: number) => BlockPlace | undefined;
  readonly #inTarget: (offset: number) => BlockPlace | undefined;
  readonly #standing: ReturnType<typeof targetSegments>;
  /** By offset in the target; `end`: of the last block there, in the source. */
  readonly #inserted = new Map<number, { text: string; readonly end: number; readonly place: BlockPlace }>();
  readonly #done = new Set<number>();

  /** @param targets By number of the current segments. */
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

  /** Puts in the block that holds a segment, if none of it stands; false if there is no place for it. */
  add(number: number): boolean {
    const { current, source } = this.translation;
    const segment = current.segments[number] as CurrentSegment;
    const unit = source.units[segment.unit] as FileUnit;
    if (this.#done.has(segment.unit)) return true;
    const own = unit.yaml === undefined ? this.#inSource(unit.span.start) : undefined;
    return own !== undefined && (this.#behind(own, number) || this.#before(own, number));
  }

  /** Behind what comes before it in the source, outside of what that is in and this is not. */
  #behind(own: BlockPlace, number: number): boolean {
    const neighbour = this.#neighbour(number, -1);
    const depth = neighbour && sharedDepth(own, neighbour.inSource);
    const piece = depth === undefined ? undefined : this.#piece(own, depth);
    if (!neighbour || depth === undefined || !piece) return false;
    const { text } = this.target.file;
    const behind = partAt(neighbour.inTarget, depth);
    let at = lineEnd(text, behind.end);
    const [table, row] = neighbour.inTarget.containers.slice(-2);
    // Behind a table's head stands the line that divides it from the rows.
    if (row?.name === 'tr' && depth === neighbour.inTarget.containers.length - 1 && table?.start === row.start) at = lineEnd(text, at + this.#lineBreak().length);
    const standing = this.#inserted.get(at);
    // Of several that are put in here, each follows the one before.
    const last = standing?.place ?? neighbour.inSource;
    const gap = this.#gap(own, depth, { start: standing?.end ?? partAt(neighbour.inSource, depth).end, end: piece.start }, sharedDepth(own, last));
    this.#inserted.set(at, { text: (standing?.text ?? '') + gap + this.#write(piece), end: piece.end, place: own });
    return true;
  }

  /** At the beginning: before what comes next. */
  #before(own: BlockPlace, number: number): boolean {
    const neighbour = this.#neighbour(number, 1);
    const depth = neighbour && sharedDepth(own, neighbour.inSource);
    const piece = depth === undefined ? undefined : this.#piece(own, depth);
    if (!neighbour || depth === undefined || !piece || own.containers[depth]?.name === 'tr') return false;
    const { start } = partAt(neighbour.inTarget, depth);
    const at = lineStart(this.target.file.text, start);
    // The marks of a list item or a quote are on the line of its first block.
    if (!isMarkless(this.target.file.text.slice(at, start))) return false;
    const gap = this.#gap(own, depth, { start: piece.end, end: partAt(neighbour.inSource, depth).start }, depth);
    this.#inserted.set(at, { text: (this.#inserted.get(at)?.text ?? '') + this.#write(piece) + gap, end: piece.end, place: own });
    return true;
  }

  /** The lines of the source that are to be put in; undefined if a part of them stands in the target already, or they begin inside a line. */
  #piece(own: BlockPlace, depth: number): Span | undefined {
    const { source, current } = this.translation;
    // A cell has no place without its row.
    if (own.containers[depth - 1]?.name === 'tr') return undefined;
    const { start: first, end } = partAt(own, depth);
    const start = lineStart(source.file.text, first);
    if (!isMarkless(source.file.text.slice(start, first))) return undefined;
    const stands = current.segments.some(({ unit, at }) => at.length > 0 && isWithin(source.units[unit]?.span, { start, end }));
    return stands ? undefined : { start, end };
  }

  /** The lines with what of them is translated. */
  #write(piece: Span): string {
    const { source, current, place } = this.translation;
    const numbers = new Map<string, number>();
    for (const [i, { unit, nth }] of current.segments.entries()) {
      if (!isWithin(source.units[unit]?.span, piece)) continue;
      this.#done.add(unit);
      numbers.set(`${unit} ${nth}`, i);
    }
    const numberOf = (unit: number, nth: number): number => numbers.get(`${unit} ${nth}`) ?? -1;
    const { text, refused } = writeUnits(source.file.text, source.units, (unit, nth) => this.targets.get(numberOf(unit, nth)), languageOf(place.languages.target));
    this.refused.push(...refused.map(({ unit, segment }) => numberOf(unit, segment)));
    return text.slice(piece.start, piece.end + text.length - source.file.text.length);
  }

  /** What stands between two blocks: an empty line, with the marks of the quote they are both in; between rows, and items of a tight list, none. */
  #gap(own: BlockPlace, depth: number, between: Span, shared: number): string {
    const { text } = this.translation.source.file;
    const name = own.containers[depth]?.name;
    const isTight = name === 'tr' || (name === 'li' && shared >= depth && !/\n[ \t>]*\r?\n/.test(text.slice(between.start, between.end)));
    if (isTight) return this.#lineBreak();
    const start = lineStart(text, partAt(own, depth).start);
    const quote = depth > 0 ? (/^[\s>]*>/.exec(text.slice(start))?.[0] ?? '') : '';
    return this.#lineBreak() + quote + this.#lineBreak();
  }

  /** The nearest block of the source on one side whose translation stands in the target. */
  #neighbour(number: number, step: 1 | -1): Neighbour | undefined {
    const { current, source } = this.translation;
    for (let i = number + step; i >= 0 && i < current.segments.length; i += step) {
      const { unit: index, at } = current.segments[i] as CurrentSegment;
      const unit = source.units[index] as FileUnit;
      const there = this.#standing[(step === 1 ? at[0] : at.at(-1)) ?? -1];
      if (!there || unit.yaml !== undefined || this.target.units[there.unit]?.yaml !== undefined) continue;
      const [inSource, inTarget] = [this.#inSource(unit.span.start), this.#inTarget(there.span.start)];
      if (inSource && inTarget && inSource.containers.length === inTarget.containers.length) return { inSource, inTarget };
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

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function lineEnd(text: string, at: number): number {
  return at + (/[\r\n]|$/.exec(text.slice(at))?.index ?? 0);
}

/** Nothing but white space and marks of quotes. */
function isMarkless(text: string): boolean {
  return /^[\s>]*$/.test(text);
}

function isWithin(span: Span | undefined, { start, end }: Span): boolean {
  return span !== undefined && span.start >= start && span.end <= end;
}

/** What lies inside so many containers: the next one, else the block. */
function partAt({ containers, block }: BlockPlace, depth: number): Span {
  return containers[depth] ?? block;
}

/** How many containers two places of one file are both in. */
function sharedDepth({ containers }: BlockPlace, other: BlockPlace): number {
  const at = containers.findIndex(({ start, name }, i) => other.containers[i]?.start !== start || other.containers[i].name !== name);
  return at === -1 ? containers.length : at;
}
