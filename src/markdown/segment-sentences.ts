import type { Language } from '../lang/language.js';
import type { Code, Content } from '../model/translation.js';
import type { Span } from '../model/text.js';
import { tidy } from './segment-content.js';
import type { Flat, Mark } from './segment-model.js';

/** A sentence of a flat text: its content, and its span in the host text. */
export interface FlatSegment {
  readonly content: Content;
  readonly host: Span;
}

/** The marks of a text without those that only wrap the whole. */
function innerMarks({ text, marks }: Flat): readonly Mark[] {
  let [first, last] = [0, marks.length - 1];
  const isBlank = (start: number, end: number): boolean => text.slice(start, end).trim() === '';
  for (; first < last; first += 1, last -= 1) {
    const [open, close] = [marks[first] as Mark, marks[last] as Mark];
    // The words of a shortcut reference are its label: with them the reference would change.
    if (open.code.kind !== 'open' || close.code.kind !== 'close' || open.code.id !== close.code.id || close.written !== undefined) break;
    if (!isBlank(0, open.at) || !isBlank(close.at, text.length)) break;
  }
  return marks.slice(first, last + 1);
}

/** The sentences of a unit, marks around the whole left out. A sentence never ends inside a pair of codes. */
export function flatSegments(flat: Flat, language: Language, whole = false): FlatSegment[] {
  const sentences = whole ? wholeOf(flat.text) : language.splitSentences(flat.text);
  const parts = sentences.map(({ start, end }): Part => ({ start, end, marks: [] }));
  let index = 0;
  for (const mark of innerMarks(flat)) {
    const place = placeOf(mark, parts, index);
    if (place === undefined) continue;
    index = place;
    parts[index]?.marks.push(mark);
  }
  return joinUnbalanced(parts).map((part) => segmentOf(flat, part));
}

/** The part that a mark belongs to, `index` or later; undefined for a hard break between two. */
function placeOf({ at, width, code }: Mark, parts: readonly Part[], index: number): number | undefined {
  for (let i = index; ; i += 1) {
    const [part, next] = [parts[i], parts[i + 1]];
    if (!part || !next || at < part.end) return i;
    if (at > next.start || (at === next.start && width === 1)) continue;
    if (width === 1) return undefined;
    // Closing marks and footnote numbers go with the sentence before, all else with the one behind.
    return code.kind === 'close' || (code.kind === 'alone' && at === part.end) ? i : i + 1;
  }
}

function wholeOf(text: string): Span[] {
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  return end > start ? [{ start, end }] : [];
}

interface Part {
  start: number;
  end: number;
  marks: Mark[];
}

function joinUnbalanced(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  let depth = 0;
  for (const part of parts) {
    const last = joined.at(-1);
    if (last && depth !== 0) {
      last.end = part.end;
      last.marks.push(...part.marks);
    } else joined.push({ ...part, marks: [...part.marks] });
    for (const { code } of part.marks) depth += code.kind === 'open' ? 1 : code.kind === 'close' ? -1 : 0;
  }
  return joined;
}

function segmentOf({ text, from, to }: Flat, part: Part): FlatSegment {
  // A hard break beyond the sentence's last letter belongs to what stands between sentences.
  const inside = part.marks.filter(({ at, width }) => width === 0 || (at >= part.start && at < part.end));
  const start = Math.min(part.start, ...inside.map(({ at }) => at));
  const end = Math.max(part.end, ...inside.map(({ at, width }) => at + width));
  const content: (string | Code)[] = [];
  let at = start;
  const write = (until: number): void => {
    if (until > at) content.push(text.slice(at, until));
    at = Math.max(at, until);
  };
  for (const mark of inside) {
    write(mark.at);
    content.push(mark.code);
    at += mark.width;
  }
  write(end);
  const edges = inside.flatMap(({ span }) => [span.start, span.end]);
  const host = { start: Math.min(from[start] ?? Infinity, ...edges), end: Math.max(end > start ? (to[end - 1] ?? 0) : 0, ...edges) };
  return { content: tidy(content), host };
}
