import type { Heading, List, Paragraph } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Span } from '../model/text.js';
import { OpenBlocks } from './open-blocks.js';
import { plainBlock } from './plain-blocks.js';
import { plainDirective } from './plain-directives.js';
import { plainList } from './plain-lists.js';

type PlainBlock = ContainerDirective | Heading | List | Paragraph;

/** A part of a text: blocks that need no parser, or (`blocks` missing) a stretch that does. */
export interface TextPart {
  readonly span: Span;
  readonly blocks?: readonly PlainBlock[];
}

/** UTF-16 units of neighbouring plain blocks below which, where anything stands around them that is parsed, they are best parsed with it. */
const worthwhile = 120;

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
  let isParsed = false;
  const parseTo = (end: number): void => {
    if (/[^ \t\n]/.test(text.slice(parsedTo, end))) parts.push({ span: { start: parsedTo, end } });
  };
  const endRun = (): void => {
    const [start, end] = [run[0]?.position?.start.offset ?? 0, run.at(-1)?.position?.end.offset ?? 0];
    if (end - start >= worthwhile || (run.length > 0 && !isParsed)) {
      parseTo(start);
      parts.push({ span: { start, end }, blocks: run });
      parsedTo = end;
    }
    run = [];
  };
  const stretches = [...groups(text)];
  let readTo = 0;
  for (const [i, { start, end }] of stretches.entries()) {
    if (start < readTo) continue;
    const directive = open.none ? plainDirective(text, start) : undefined;
    const directiveEnd = directive?.position?.end.offset ?? 0;
    if (directive && isFollowedByEmptyLine(text, directiveEnd)) {
      run.push(directive);
      readTo = directiveEnd;
      continue;
    }
    const block = open.none ? plainBlock(text, start, end) : undefined;
    // Whether a list goes on is certain between blocks that are read here.
    const next = stretches[i + 1]?.start ?? text.length;
    const plain = block ?? (open.none && (run.length > 0 || i === 0) ? plainList(text, start, end, text.slice(next, next + 12)) : undefined);
    if (plain) {
      run.push(plain);
      continue;
    }
    isParsed = true;
    endRun();
    open.read(text.slice(start, end));
    if (open.unclear) break;
  }
  endRun();
  parseTo(text.length);
  return parts;
}

/** What stands on the line behind a directive would be a block of its own. */
function isFollowedByEmptyLine(text: string, end: number): boolean {
  return /^\n[ \t]*(?:\n|$)|^$/.test(text.slice(end, end + 80));
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
