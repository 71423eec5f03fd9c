import { languageOf } from '../lang/registry.js';
import { frontYaml } from '../markdown/segments.js';
import type { FileUnit } from '../markdown/segment-model.js';
import { writeUnits } from '../markdown/segment-write.js';
import type { Content } from '../model/translation.js';
import type { Edit, Span } from '../model/text.js';
import { yamlEntries } from '../schema/yaml-entries.js';
import type { OpenDraft, OpenTranslation } from './translation.js';

type Path = readonly (string | number)[];

/** Puts entries into the front matter of a target draft that lacks them: the source's lines with what of them is translated. */
export class FrontInserter {
  /** Numbers of segments whose translation could not be written so that it means the same. */
  readonly refused: number[] = [];
  readonly #source: ReturnType<typeof frontYaml>;
  readonly #target: ReturnType<typeof frontYaml>;
  readonly #inSource: ReturnType<typeof yamlEntries>;
  readonly #inTarget: ReturnType<typeof yamlEntries>;
  /** By offset in the target's YAML. */
  readonly #inserted = new Map<number, string[]>();
  readonly #done = new Set<number>();

  /** @param targets By number of the current segments. */
  constructor(
    readonly translation: OpenTranslation,
    readonly target: OpenDraft,
    readonly targets: ReadonlyMap<number, Content>,
  ) {
    this.#source = frontYaml(translation.source.file);
    this.#target = frontYaml(target.file);
    this.#inSource = yamlEntries(this.#source?.text ?? '');
    this.#inTarget = yamlEntries(this.#target?.text ?? '');
  }

  edits(): Edit[] {
    const lineBreak = /\r\n|\n|\r/.exec(this.target.file.text)?.[0] ?? '\n';
    const start = this.#target?.start ?? 0;
    return [...this.#inserted].map(([offset, lines]) => {
      const text = lines.flatMap((each) => each.split(/\r\n|\n|\r/)).join(lineBreak);
      const whole = this.#target ? (offset === 0 ? text + lineBreak : lineBreak + text) : `---${lineBreak}${text}${lineBreak}---${lineBreak}${lineBreak}`;
      return { offset: start + offset, endOffset: start + offset, text: whole };
    });
  }

  /** Puts in the entry that holds a unit; false if there is no place for it. */
  add(unit: number): boolean {
    if (this.#done.has(unit)) return true;
    const path = pathOf(this.translation.source.units[unit]?.place ?? '');
    const [inSource, inTarget] = [this.#inSource, this.#inTarget];
    if (!inSource || !inTarget) return false;
    const depth = path.findIndex((step, i) => !inTarget(path.slice(0, i)).some((entry) => entry.step === step));
    if (depth === -1) return false;
    const parent = path.slice(0, depth);
    const siblings = inSource(parent);
    const at = siblings.findIndex(({ step }) => step === path[depth]);
    const own = siblings[at];
    if (own?.column === undefined) return false;
    const standing = inTarget(parent);
    const before = siblings.slice(0, at).map(({ step }) => standing.find((entry) => entry.step === step)).findLast((entry) => entry !== undefined);
    if (!before && depth > 0) return false;
    // Items of a list are told apart by their numbers: one goes behind the one before.
    if (typeof own.step === 'number' && standing.length > own.step) return false;
    const column = standing.find((entry) => entry.column !== undefined)?.column ?? own.column;
    const offset = before?.lines.end ?? 0;
    this.#inserted.set(offset, [...(this.#inserted.get(offset) ?? []), indented(this.#write(own.lines, path.slice(0, depth + 1)), column - own.column)]);
    return true;
  }

  /** Lines of the source's YAML with what of them is translated. */
  #write({ start, end }: Span, path: Path): string {
    const { source, current, place } = this.translation;
    const prefix = path.join('/');
    const isInside = (unit: FileUnit | undefined): boolean => unit?.yaml !== undefined && `${unit.place}/`.startsWith(`${prefix}/`);
    for (const [i, unit] of source.units.entries()) if (isInside(unit)) this.#done.add(i);
    const numbers = new Map(current.segments.map(({ unit, nth }, i) => [`${unit} ${nth}`, i]));
    const numberOf = (unit: number, nth: number): number => numbers.get(`${unit} ${nth}`) ?? -1;
    const { text, refused } = writeUnits(source.file.text, source.units, (unit, nth) => (isInside(source.units[unit]) ? this.targets.get(numberOf(unit, nth)) : undefined), languageOf(place.languages.target));
    this.refused.push(...refused.map(({ unit, segment }) => numberOf(unit, segment)));
    const by = this.#source?.start ?? 0;
    return text.slice(by + start, by + end + text.length - source.file.text.length);
  }
}

/** Keys that are numbers are places in a list. */
function pathOf(place: string): Path {
  return place.split('/').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

function indented(lines: string, by: number): string {
  if (by >= 0) return lines.replaceAll(/^(?=[^\r\n])/gm, ' '.repeat(by));
  return lines.replaceAll(new RegExp(`^ {1,${-by}}`, 'gm'), '');
}
