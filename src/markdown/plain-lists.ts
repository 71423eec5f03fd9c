import type { List, ListItem, Paragraph } from 'mdast';
import { mayBeginBlock, place, plainInlines } from './plain-inlines.js';

const marker = /(?:([-+*])|(\d{1,9})([.)])) (?=\S)/y;
/** What stands behind a list and may belong to it: another item, or a line that is indented. */
const mayContinue = /^(?:[ \t]|[-+*]|\d{1,9}[.)])/;

/**
 * A list of one line an item that begins a stretch between empty lines, if it is certain that nothing before or behind it is part of it.
 * @param next What the following stretch begins with; empty at the end of the text.
 */
export function plainList(text: string, start: number, end: number, next: string): List | undefined {
  if (mayContinue.test(next)) return undefined;
  const items: ListItem[] = [];
  let mark: string | undefined;
  let first: number | null = null;
  for (let line = start; line < end; ) {
    marker.lastIndex = line;
    const [lead, bullet, number, delimiter] = marker.exec(text) ?? [];
    const own = bullet ?? delimiter;
    if (lead === undefined || (mark !== undefined && own !== mark)) return undefined;
    if (mark === undefined) first = number === undefined ? null : Number(number);
    mark = own;
    const lf = text.indexOf('\n', line);
    const isLast = lf === -1 || lf > end;
    const lineEnd = isLast ? end : text[lf - 1] === '\r' ? lf - 1 : lf;
    const from = line + lead.length;
    if (from >= lineEnd || mayBeginBlock(text, from)) return undefined;
    const children = plainInlines(text, from, lineEnd);
    if (!children) return undefined;
    const paragraph: Paragraph = { type: 'paragraph', children, position: place(from, lineEnd) };
    items.push({ type: 'listItem', spread: false, checked: null, children: [paragraph], position: place(line, lineEnd) });
    line = isLast ? end : lf + 1;
  }
  return { type: 'list', ordered: first !== null, start: first, spread: false, children: items, position: place(start, end) };
}
