import type { Heading, Paragraph } from 'mdast';
import { mayBeginBlock, place, plainInlines } from './plain-inlines.js';

const headingMark = /(#{1,6}) +(?=\S)/y;

/** The heading or paragraph that a stretch without empty lines is, if it is certain that it is nothing else. */
export function plainBlock(text: string, start: number, end: number): Heading | Paragraph | undefined {
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
