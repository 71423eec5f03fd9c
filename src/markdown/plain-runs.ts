import type { Heading, List, Paragraph } from 'mdast';
import type { Span } from '../model/text.js';
import { OpenBlocks } from './open-blocks.js';
import { mayBeginBlock, place, plainInlines } from './plain-inlines.js';
import { plainList } from './plain-lists.js';

type PlainBlock = Heading | List | Paragraph;

/** A part of a text: blocks that need no parser, or (`blocks` missing) a stretch that does. */
export interface TextPart {
  readonly span: Span;
  readonly blocks?: readonly PlainBlock[];
}

/** UTF-16 units of neighbouring plain blocks below which a parse of their own for what stands around them costs more than they do. */
const worthwhile = 120;

const headingMark = /(#{1,6}) +(?=\S)/y;

/**
 * Divides a text at its empty lines into runs of plain paragraphs and headings, which are read here, and stretches in between, each of
 * which means alone what it means in the text. Most of a bulletin is prose: reading it so costs a tenth of parsing it.
 * Definitions count for the whole text, but nothing that is read here asks for one. Undefined if no division is certain: a carriage return
 * alone or a mark of byte order shifts what is read.
 */
export function plainRuns(text: string): readonly TextPart[] | undefined {
  if (/\r(?!\n)|\uFEFF/.test(text)) return undefined;
  const open = new OpenBlocks();
  const parts: TextPart[] = [];
  let run: PlainBlock[] = [];
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
  const stretches = [...groups(text)];
  for (const [i, { start, end }] of stretches.entries()) {
    const block = open.none ? plainBlock(text, start, end) : undefined;
    // Whether a list goes on is certain between blocks that are read here.
    const next = stretches[i + 1]?.start ?? text.length;
    const plain = block ?? (open.none && (run.length > 0 || i === 0) ? plainList(text, start, end, text.slice(next, next + 12)) : undefined);
    if (plain) {
      run.push(plain);
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
  const emptyLines = /(?:^|\r?\n)(?:[ \t]*(?:\r?\n|$))+/g;
  let start = 0;
  for (let found = emptyLines.exec(text); found; found = emptyLines.exec(text)) {
    if (found.index > start) yield { start, end: found.index };
    start = emptyLines.lastIndex;
    if (found[0] === '') emptyLines.lastIndex += 1;
  }
  if (start < text.length) yield { start, end: text.length };
}

function plainBlock(text: string, start: number, end: number): Heading | Paragraph | undefined {
  if (text.slice(start, end).includes('\r')) return undefined;
  headingMark.lastIndex = start;
  const heading = headingMark.exec(text);
  if (heading) {
    if (text.slice(start, end).includes('\n') || text[end - 1] === '#') return undefined;
    const children = plainInlines(text, start + heading[0].length, end);
    return children && { type: 'heading', depth: heading[1]?.length as Heading['depth'], children, position: place(start, end) };
  }
  for (let line = start; line < end; ) {
    if (mayBeginBlock(text, line)) return undefined;
    const next = text.indexOf('\n', line);
    line = next === -1 ? end : next + 1;
  }
  const children = plainInlines(text, start, end);
  return children && { type: 'paragraph', children, position: place(start, end) };
}
