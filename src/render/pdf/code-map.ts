import { Buffer } from 'node:buffer';

/** Unicode text of each two-byte code of a font: its ToUnicode map (ISO 32000-1, §9.10.3). */
export type CodeMap = ReadonlyMap<number, string>;

/** Reads a ToUnicode map (§9.10.3): `bfchar` and `bfrange`, which counts on from a text or lists them. */
export function readCodeMap(source: string): CodeMap {
  const map = new Map<number, string>();
  const text = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, body = ''] of source.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', hex = ''] of body.matchAll(/<([0-9A-Fa-f]{4})>\s*<((?:[0-9A-Fa-f]{4})+)>/g)) map.set(Number.parseInt(code, 16), text(hex));
  }
  for (const [, body = ''] of source.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', hex, list = ''] of body.matchAll(/<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>\s*(?:<((?:[0-9A-Fa-f]{4})+)>|\[([^\]]*)\])/g)) {
      const start = Number.parseInt(from, 16);
      const texts = hex === undefined ? Array.from(list.matchAll(/<((?:[0-9A-Fa-f]{4})+)>/g), ([, each = '']) => each) : countedOn(hex, Number.parseInt(to, 16) - start + 1);
      for (const [index, each] of [...texts].entries()) map.set(start + index, text(each));
    }
  }
  return map;
}

/** A text and those that follow on. */
function countedOn(hex: string, count: number): readonly string[] {
  const last = Number.parseInt(hex.slice(-4), 16);
  return Array.from({ length: count }, (_, index) => hex.slice(0, -4) + (last + index).toString(16).padStart(4, '0'));
}

/** Entries of one block at most (Adobe Technical Note 5014, §6.2). */
const mostInBlock = 100;

/** The same written down. Neighbours stand in one range that lists their texts, within which only the last byte may count up. */
export function writeCodeMap(map: CodeMap): string {
  const runs: { first: number; last: number; texts: string[] }[] = [];
  for (const [code, text] of [...map].sort((a, b) => a[0] - b[0])) {
    const run = runs.at(-1);
    if (run && code === run.last + 1 && code >> 8 === run.first >> 8) {
      run.last = code;
      run.texts.push(text);
    } else runs.push({ first: code, last: code, texts: [text] });
  }
  const listed = (texts: readonly string[]): string => texts.map((text) => `<${utf16(text)}>`).join('');
  const single = runs.filter(({ first, last }) => first === last).map(({ first, texts }) => `<${fourDigits(first)}> ${listed(texts)}`);
  const ranges = runs.filter(({ first, last }) => first < last).map(({ first, last, texts }) => `<${fourDigits(first)}> <${fourDigits(last)}> [${listed(texts)}]`);
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
