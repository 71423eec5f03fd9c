import type { Heading, Paragraph, Text } from 'mdast';
import type { Span } from '../model/text.js';
import { OpenBlocks } from './open-blocks.js';

/** A part of a text: blocks that need no parser, or (`blocks` missing) a stretch that does. */
export interface TextPart {
  readonly span: Span;
  readonly blocks?: readonly (Heading | Paragraph)[];
}

/** UTF-16 units of neighbouring plain blocks below which a parse of their own for what stands around them costs more than they do. */
const worthwhile = 120;

/** What begins another block than a paragraph (CommonMark §4, §5), or may. */
const blockMark = /^(?:[\s#>*+\-=_|~`<[:\\]|\d{1,9}[.)])/;
/** What may have a meaning inside a paragraph or heading (CommonMark §6, GFM's addresses), and what is written otherwise than it reads. */
const inlineMark = /[`*_[\]<&\\~@|\t\0]|:\/\/|www\.|[ ]$|[ ]\n/i;
const headingMark = /^(#{1,6}) +(?=\S)/;

/**
 * Divides a text at its empty lines into runs of plain paragraphs and headings, which are read here, and stretches in between, each of
 * which means alone what it means in the text. Most of a bulletin is prose: reading it so costs a tenth of parsing it.
 * Undefined if no division is certain: definitions count for the whole text, and a carriage return or mark of byte order shifts what is read.
 */
export function plainRuns(text: string): readonly TextPart[] | undefined {
  if (text.includes(']:') || /[\r\uFEFF]/.test(text)) return undefined;
  const open = new OpenBlocks();
  const parts: TextPart[] = [];
  let run: (Heading | Paragraph)[] = [];
  let parsedTo = 0;
  const endRun = (): void => {
    const [start, end] = [run[0]?.position?.start.offset ?? 0, run.at(-1)?.position?.end.offset ?? 0];
    if (end - start >= worthwhile) {
      if (start > parsedTo) parts.push({ span: { start: parsedTo, end: start } });
      parts.push({ span: { start, end }, blocks: run });
      parsedTo = end;
    }
    run = [];
  };
  for (const { start, end } of groups(text)) {
    const block = open.none ? plainBlock(text, start, end) : undefined;
    if (block) {
      run.push(block);
      continue;
    }
    endRun();
    open.read(text.slice(start, end));
    if (open.unclear) break;
  }
  endRun();
  if (parsedTo < text.length) parts.push({ span: { start: parsedTo, end: text.length } });
  return parts;
}

/** The stretches between empty lines. */
function* groups(text: string): Generator<Span> {
  const emptyLines = /(?:^|\n)(?:[ \t]*(?:\n|$))+/g;
  let start = 0;
  for (let found = emptyLines.exec(text); found; found = emptyLines.exec(text)) {
    if (found.index > start) yield { start, end: found.index };
    start = emptyLines.lastIndex;
    if (found[0] === '') emptyLines.lastIndex += 1;
  }
  if (start < text.length) yield { start, end: text.length };
}

function plainBlock(text: string, start: number, end: number): Heading | Paragraph | undefined {
  const source = text.slice(start, end);
  if (inlineMark.test(source)) return undefined;
  const heading = headingMark.exec(source);
  if (heading) {
    if (source.includes('\n') || source.endsWith('#')) return undefined;
    return { type: 'heading', depth: heading[1]?.length as Heading['depth'], children: [plainText(text, start + heading[0].length, end)], position: place(start, end) };
  }
  for (let line = start; line < end; ) {
    if (blockMark.test(text.slice(line, line + 12))) return undefined;
    const next = text.indexOf('\n', line);
    line = next === -1 ? end : next + 1;
  }
  return { type: 'paragraph', children: [plainText(text, start, end)], position: place(start, end) };
}

function plainText(text: string, start: number, end: number): Text {
  const value = text.slice(start, end);
  const pieces = [];
  for (let at = 0; at <= value.length; ) {
    const next = value.indexOf('\n', at);
    const to = next === -1 ? value.length : next;
    pieces.push({ at, source: start + at, length: to - at });
    at = to + 1;
  }
  return { type: 'text', value, position: place(start, end), data: { pieces } };
}

/** Offsets alone are read of positions. */
function place(start: number, end: number): NonNullable<Text['position']> {
  return { start: { line: 1, column: 1, offset: start }, end: { line: 1, column: 1, offset: end } };
}
