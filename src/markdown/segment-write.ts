import { isCjkPunctuation } from '../lang/characters.js';
import type { Language } from '../lang/language.js';
import type { Code, Content } from '../model/translation.js';
import type { Edit, Span } from '../model/text.js';
import { applyEdits } from '../text/edits.js';
import { yamlScalar } from '../schema/yaml-strings.js';
import { sameContent } from './segment-content.js';
import type { FileSegment, FileUnit } from './segment-model.js';
import { renderSentence } from './segment-render.js';

/** The translation of a sentence; undefined: the source stands. */
export type Targets = (unit: number, segment: number) => Content | undefined;

export interface Written {
  readonly text: string;
  /** Sentences that could not be written so that they mean the same; the source stands there. */
  readonly refused: readonly { readonly unit: number; readonly segment: number }[];
}

/**
 * The file with sentences replaced. A unit whose targets equal its sources keeps its bytes, and so does all that is no unit.
 * @param language The target's: decides what stands between sentences.
 * @param insertions What is put in besides, outside of all units.
 */
export function writeUnits(text: string, units: readonly FileUnit[], targets: Targets, language: Language, insertions: readonly Edit[] = []): Written {
  const writer = new Writer(units, targets, language);
  return { text: applyEdits(text, [...writer.edits(), ...insertions]), refused: writer.refused };
}

class Writer {
  readonly refused: { unit: number; segment: number }[] = [];
  /** From the end of the file backwards. */
  readonly #edits: Edit[] = [];
  /** Of the units that stand inside the one at hand. */
  #nested: readonly Edit[] = [];

  constructor(
    readonly units: readonly FileUnit[],
    readonly targets: Targets,
    readonly language: Language,
  ) {}

  edits(): readonly Edit[] {
    // Backwards: what stands inside a unit comes after it.
    for (let i = this.units.length - 1; i >= 0; i -= 1) {
      const unit = this.units[i] as FileUnit;
      let from = this.#edits.length;
      while (from > 0 && (this.#edits[from - 1] as Edit).offset < unit.span.end) from -= 1;
      this.#nested = this.#edits.slice(from);
      const text = this.#unit(unit, i);
      if (text === undefined) continue;
      this.#edits.length = from;
      this.#edits.push({ offset: unit.span.start, endOffset: unit.span.end, text: unit.yaml === undefined ? text : yamlScalar(text, unit.yaml) });
    }
    return this.#edits;
  }

  /** Undefined if nothing in it changes. */
  #unit(unit: FileUnit, index: number): string | undefined {
    const parts = unit.segments.map((segment, nth) => ({ segment, nth, target: this.#target(index, nth, segment) }));
    if (parts.every(({ target }) => target === undefined)) return undefined;
    const standing = parts.filter(({ target }) => target === undefined || target.length > 0);
    const out: string[] = [];
    let before: (typeof parts)[number] | undefined;
    for (const [i, part] of standing.entries()) {
      const joint = before ? this.#joint(unit, before, part) : '';
      const text = part.target === undefined ? this.#raw(unit, part.segment.host) : this.#render(unit, part.target, {
        before: before && !joint.includes('\n') ? edge(lastLetter(before.target ?? before.segment.content)) + joint : '',
        after: standing[i + 1] ? edge(firstLetter(standing[i + 1]?.target ?? standing[i + 1]?.segment.content ?? [])) : '',
      });
      if (text === undefined) this.refused.push({ unit: index, segment: part.nth });
      out.push(joint, text ?? this.#raw(unit, part.segment.host));
      before = part;
    }
    return out.join('');
  }

  #target(unit: number, nth: number, segment: FileSegment): Content | undefined {
    const target = this.targets(unit, nth);
    return target === undefined || sameContent(target, segment.content) ? undefined : target;
  }

  /** What stands between two sentences: hard breaks stay; else as the target language has it. */
  #joint(unit: FileUnit, left: { segment: FileSegment; target: Content | undefined }, right: { segment: FileSegment; target: Content | undefined }): string {
    const { start, end } = { start: left.segment.host.end, end: right.segment.host.start };
    const raw = unit.host.slice(start, end);
    const isHard = unit.marks.some(({ code, span }) => code.type === 'break' && span.start >= start && span.end <= end);
    if (isHard || (left.target === undefined && right.target === undefined)) return raw;
    if (this.language.spaces) return raw === '' ? ' ' : raw;
    return this.language.joinLines(lastLetter(left.target ?? left.segment.content), firstLetter(right.target ?? right.segment.content));
  }

  /** Bytes of the source, with what is translated inside them. */
  #raw(unit: FileUnit, { start, end }: Span): string {
    if (unit.yaml !== undefined) return unit.host.slice(start, end);
    const inside = this.#nested.filter(({ offset, endOffset }) => offset >= start && endOffset <= end);
    return applyEdits(unit.host.slice(start, end), inside.map((edit) => ({ ...edit, offset: edit.offset - start, endOffset: edit.endOffset - start })));
  }

  #render(unit: FileUnit, target: Content, around: { before: string; after: string }): string | undefined {
    const content = oneLine(target, this.language);
    const markOf = ({ id, kind }: Code) => unit.marks.find(({ code }) => code.id === id && code.kind === kind);
    const shape = { content, form: unit.form, around, hasOthers: unit.segments.length > 1 || isWrapped(unit), language: this.language, ...(unit.quote !== undefined && { quote: unit.quote }) };
    const standing = (code: Code): string => {
      const mark = markOf(code);
      // A translation may lead elsewhere than its source.
      return mark === undefined || mark.code.data !== code.data ? code.data : (mark.written ?? mark.code.data);
    };
    const rendered = renderSentence({ ...shape, written: standing });
    if (rendered === undefined || unit.marks.length === 0) return rendered;
    // The same once more with the pictures' and links' own texts translated: they stand inside codes and change nothing outside.
    const written = (code: Code): string => {
      const mark = markOf(code);
      return mark === undefined || mark.code.data !== code.data || mark.written !== undefined ? standing(code) : this.#raw(unit, mark.span);
    };
    return spliceCodes(rendered, content, standing, written);
  }
}

/** True if marks stand around all of it, so that it does not stand alone on its line. */
function isWrapped({ marks, segments }: FileUnit): boolean {
  const [start, end] = [segments[0]?.host.start ?? 0, segments.at(-1)?.host.end ?? 0];
  return marks.some(({ span }) => span.end <= start || span.start >= end);
}

/** Replaces the codes of a rendered sentence, which stand in it in order, by how they read now. */
function spliceCodes(text: string, content: Content, old: (code: Code) => string, now: (code: Code) => string): string {
  let at = 0;
  let out = '';
  for (const code of content) {
    if (typeof code === 'string') continue;
    const [before, after] = [old(code), now(code)];
    if (before === after) continue;
    const found = text.indexOf(before, at);
    if (found === -1) continue;
    out += text.slice(at, found) + after;
    at = found + before.length;
  }
  return out + text.slice(at);
}

/** A translator's line breaks and white space at the edges mean nothing. */
function oneLine(content: Content, language: Language): Content {
  const joined = content.map((part) => (typeof part === 'string' ? part.replace(/(?:(?<![ \t])[ \t]+)?[\r\n\u2028\u2029]+[ \t]*/g, (_, at: number) => language.joinLines(part[at - 1] ?? '', part.slice(at).trimStart()[0] ?? '')) : part));
  const [first, last] = [joined[0], joined.at(-1)];
  if (typeof first === 'string') joined[0] = first.trimStart();
  if (typeof last === 'string') joined[joined.length - 1] = (joined.at(-1) as string).trimEnd();
  return joined.filter((part) => part !== '');
}

function plain(content: Content): string {
  return content.map((part) => (typeof part === 'string' ? part : (part.equiv ?? ''))).join('').trim();
}

function lastLetter(content: Content): string {
  return [...plain(content)].at(-1) ?? '';
}

function firstLetter(content: Content): string {
  return [...plain(content)][0] ?? '';
}

/** A neighbour's letter as far as it matters beside marks: a letter, or a sentence's end, that is no mark itself. */
function edge(letter: string): string {
  return /[\p{L}\p{N}.,?;:]/u.test(letter) || isCjkPunctuation(letter) ? letter : letter === '' ? '' : 'x';
}
