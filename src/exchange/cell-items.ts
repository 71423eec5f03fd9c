/**
 * Several items in one cell, as people can type them: `公约 [scope=after-declaration] | 联大`. Items are separated by `|`; details of an item
 * stand in brackets behind it, separated by `;`. A backslash takes the meaning of `\ | [ ] ;`; `\n` and `\r` are line ends within a text.
 */
export interface CellItem {
  readonly text: string;
  readonly details: Readonly<Record<string, string>>;
}

export function writeItems(items: readonly CellItem[]): string {
  return items.map(writeItem).join(' | ');
}

function writeItem({ text, details }: CellItem): string {
  const pairs = Object.entries(details).map(([key, value]) => `${key}=${escape(value)}`);
  return [escape(text), ...(pairs.length > 0 ? [`[${pairs.join('; ')}]`] : [])].join(' ').trim();
}

function escape(text: string): string {
  return text.replace(/[\\|[\];\n\r]/g, (character) => (character === '\n' ? '\\n' : character === '\r' ? '\\r' : `\\${character}`));
}

export function readItems(cell: string): CellItem[] {
  return split(cell, '|').map(readItem).filter(({ text, details }) => text !== '' || Object.keys(details).length > 0);
}

/** Brackets without `key=` are part of the text: 采购（公共）[试行]. */
function readItem(item: string): CellItem {
  const body = item.trim();
  const open = findLast(body, '[');
  const closes = open >= 0 && findLast(body, ']') === body.length - 1;
  const inside = closes ? body.slice(open + 1, -1) : '';
  const pairs = split(inside, ';').map((pair) => /^\s*([A-Za-z]+)\s*=([^]*)$/.exec(pair));
  if (!closes || pairs.some((pair) => pair === null)) return { text: unescape(body), details: {} };
  const details = pairs.map((pair) => [pair?.[1] ?? '', unescape((pair?.[2] ?? '').trim())] as const);
  return { text: unescape(body.slice(0, open).trim()), details: Object.fromEntries(details) };
}

function unescape(text: string): string {
  return text.replace(/\\([^])/g, (_, character: string) => (character === 'n' ? '\n' : character === 'r' ? '\r' : character));
}

function split(text: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '\\') i += 1;
    else if (text[i] === separator) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  return [...parts, text.slice(start)];
}

/** Place of the last `wanted` that no backslash stands before; -1 if there is none. */
function findLast(text: string, wanted: string): number {
  let found = -1;
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '\\') i += 1;
    else if (text[i] === wanted) found = i;
  }
  return found;
}
