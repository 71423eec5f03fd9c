import type { Bulletin } from '../model/bulletin.js';
import type { Finding, Severity } from '../model/diagnostic.js';
import type { Edition, TextUnit } from '../model/edition.js';
import type { Edit, Localized, Span } from '../model/text.js';
import { isContiguous, toSource } from '../text/source-map.js';

/** What a rule says about a part of a text unit. */
export interface Said {
  readonly message: Localized;
  readonly expected?: readonly string[];
  readonly severity?: Severity;
  /** Text that mends it, where that is safe. */
  readonly replacement?: string;
}

/** A finding about `[start, end)` of a unit's text. */
export function inUnit(edition: Edition, unit: TextUnit, start: number, end: number, said: Said): Finding {
  const { replacement, ...rest } = said;
  const span = toSource(unit.map, start, end) ?? unit.span;
  const edit = replacement === undefined ? undefined : editOf(edition, unit, start, end, replacement);
  return { ...rest, actual: unit.text.slice(start, end), ...(span && { span }), ...(edit && { fix: [edit] }) };
}

/** The edit that writes `text` over a part of a unit; none where markup, an escape or a line break stands inside the part. */
export function editOf(edition: Edition, unit: TextUnit, start: number, end: number, text: string): Edit | undefined {
  const edit = exactEdit(edition, unit, start, end, text);
  // Deleting between two pieces of markup could join them into another construct.
  if (edit && text === '' && !standsInText(edition, unit, start, end, { start: edit.offset, end: edit.endOffset })) return undefined;
  return edit;
}

/** As {@link editOf}, for callers who know what stands around the part. */
export function exactEdit(edition: Edition, unit: TextUnit, start: number, end: number, text: string): Edit | undefined {
  const span = toSource(unit.map, start, end);
  if (!span || !isContiguous(unit.map, start, end) || sourceOf(edition, span) !== unit.text.slice(start, end)) return undefined;
  return { offset: span.start, endOffset: span.end, text };
}

/** True if what stands on both sides in the file is what stands there in the flattened text, or strong emphasis on one side only. */
function standsInText(edition: Edition, unit: TextUnit, start: number, end: number, span: Span): boolean {
  const source = edition.file.text;
  const before = source[span.start - 1] === unit.text[start - 1];
  const after = source[span.end] === unit.text[end];
  if (before && after) return true;
  // An opening bracket may follow anything but ! and ], with which it would make a picture or a reference.
  if (before) return source.startsWith('**', span.end) || (source[span.end] === '[' && !/[!\]\\]/u.test(source[span.start - 1] ?? ''));
  return after && source.slice(span.start - 2, span.start) === '**';
}

export function sourceOf(edition: Edition, span: Span): string {
  return edition.file.text.slice(span.start, span.end);
}

/** A finding about a whole construct: a link, a picture, a heading. */
export function atSpan(edition: Edition, span: Span | undefined, said: Omit<Said, 'replacement'>): Finding {
  return { ...said, ...(span && { span, actual: sourceOf(edition, span) }) };
}

/**
 * Many findings of one kind as one: a habit is one fault of the document, and a reader of a hundred equal reports reads none.
 * It stands at the first place, names some others, and its fix mends all that can be mended.
 */
export function asHabit(found: readonly Finding[], message: Localized): Finding[] {
  const [first, ...others] = found;
  if (!first) return [];
  const fix = found.flatMap(({ fix: edits }) => edits ?? []);
  const related = others.slice(0, namedPlaces).flatMap(({ span }) => (span ? [{ span, message: { zh: '另一处', en: 'another place' } }] : []));
  return [{ ...first, message, ...(related.length > 0 && { related }), ...(fix.length > 0 && { fix }) }];
}

const namedPlaces = 12;
/** More than this many places of one kind may be a habit; fewer are slips. */
const slips = 3;

/**
 * True if the kind is how the document writes: more than a slip, and not rare beside what is right. In a file from elsewhere more than a
 * slip is enough: nobody goes through it place by place.
 */
export function isHabit(wrong: number, right: number, kind: Bulletin['kind'] = 'issue'): boolean {
  return wrong > slips && (kind === 'file' || wrong * 4 > right);
}

/** True where several findings of one kind are told as one: what the house asks of its own issues alone. */
export function isAdvice(wrong: number, kind: Bulletin['kind']): boolean {
  return kind === 'file' && wrong > 1;
}

/** The first of findings that overlap in the file, in the order of their places: their edits can be applied together. */
export function apart(found: readonly Finding[]): Finding[] {
  let end = -1;
  return inOrder(found).filter(({ span }) => {
    if (!span) return true;
    if (span.start < end) return false;
    end = span.end;
    return true;
  });
}

/** Findings in the order of their places. */
export function inOrder(found: readonly Finding[]): Finding[] {
  return [...found].sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}
