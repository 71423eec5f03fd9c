import { Buffer } from 'node:buffer';

/** Unicode text of each two-byte code of a font: its ToUnicode map (ISO 32000-1, §9.10.3). */
export type CodeMap = ReadonlyMap<number, string>;

/** Reads a ToUnicode map (§9.10.3): `bfchar` and `bfrange`. */
export function readCodeMap(source: string): CodeMap {
  const map = new Map<number, string>();
  const text = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, body = ''] of source.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', hex = ''] of body.matchAll(/<([0-9A-Fa-f]{4})>\s*<((?:[0-9A-Fa-f]{4})+)>/g)) map.set(Number.parseInt(code, 16), text(hex));
  }
  for (const [, body = ''] of source.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', hex = ''] of body.matchAll(/<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>\s*<((?:[0-9A-Fa-f]{4})+)>/g)) {
      const start = Number.parseInt(from, 16);
      const last = Number.parseInt(hex.slice(-4), 16);
      for (let code = start; code <= Number.parseInt(to, 16); code += 1) {
        map.set(code, text(hex.slice(0, -4) + (last + code - start).toString(16).padStart(4, '0')));
      }
    }
  }
  return map;
}

/** Entries of one block at most (Adobe Technical Note 5014, §6.2). */
const mostInBlock = 100;

/** The same written down. Neighbours whose text also follows on become one range, within which only the last byte may count up. */
export function writeCodeMap(map: CodeMap): string {
  const runs: { first: number; last: number; text: string }[] = [];
  for (const [code, text] of [...map].sort((a, b) => a[0] - b[0])) {
    const run = runs.at(-1);
    if (run && code === run.last + 1 && code >> 8 === run.first >> 8 && follows(run.text, text, code - run.first)) run.last = code;
    else runs.push({ first: code, last: code, text });
  }
  const single = runs.filter(({ first, last }) => first === last).map(({ first, text }) => `<${fourDigits(first)}> <${utf16(text)}>`);
  const ranges = runs.filter(({ first, last }) => first < last).map(({ first, last, text }) => `<${fourDigits(first)}> <${fourDigits(last)}> <${utf16(text)}>`);
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks('bfchar', single)}${blocks('bfrange', ranges)}endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

/** One UTF-16 unit whose last byte is so many higher. */
function follows(text: string, other: string, by: number): boolean {
  return text.length === 1 && other.length === 1 && other.charCodeAt(0) === text.charCodeAt(0) + by && (text.charCodeAt(0) & 255) + by < 256;
}

function blocks(name: string, lines: readonly string[]): string {
  let text = '';
  for (let at = 0; at < lines.length; at += mostInBlock) {
    const block = lines.slice(at, at + mostInBlock);
    text += `${block.length} begin${name}\n${block.join('\n')}\nend${name}\n`;
  }
  return text;
}

function fourDigits(code: number): string {
  return code.toString(16).padStart(4, '0');
}

function utf16(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex');
}
