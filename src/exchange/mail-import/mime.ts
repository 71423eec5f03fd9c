import { Buffer } from 'node:buffer';

/** A part of a message (RFC 2045), decoded. */
export interface MimePart {
  /** Lower case, without parameters. */
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly charset: string;
  readonly name: string;
  /** Without angle brackets. */
  readonly id: string;
  readonly isAttachment: boolean;
  readonly parts: readonly MimePart[];
}

interface Header {
  readonly value: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const maxDepth = 20;
const maxParts = 1000;

/** Reads a message (RFC 5322) of bytes. Broken structure is read as far as it goes, as mail programs do. */
export function readMessage(bytes: Uint8Array): { readonly headers: ReadonlyMap<string, string>; readonly body: MimePart } {
  const count = { parts: 0 };
  const text = Buffer.from(bytes).toString('latin1').replace(/^(?:From [^\n]*\n)?(?:\s*\r?\n)*/u, '');
  const { headers, body } = split(text);
  return { headers: new Map([...headers].map(([name, value]) => [name, decodeWords(value)])), body: partOf(headers, body, 0, count) };
}

function split(text: string): { headers: Map<string, string>; body: string } {
  const end = /\r?\n[ \t]*\r?\n/u.exec(text);
  const hasHead = /^[!-9;-~]+:/u.test(text);
  if (!hasHead) return { headers: new Map(), body: text.replace(/^\r?\n/u, '') };
  const head = end ? text.slice(0, end.index) : text;
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/gu, ' ').split(/\r?\n/u)) {
    const [, name, value = ''] = /^([!-9;-~]+):\s*(.*)$/su.exec(line) ?? [];
    if (name !== undefined && !headers.has(name.toLowerCase())) headers.set(name.toLowerCase(), value);
  }
  return { headers, body: end ? text.slice(end.index + end[0].length) : '' };
}

function partOf(headers: ReadonlyMap<string, string>, body: string, depth: number, count: { parts: number }): MimePart {
  count.parts += 1;
  const content = header(headers.get('content-type') ?? 'text/plain');
  const disposition = header(headers.get('content-disposition') ?? '');
  const boundary = content.parameters.get('boundary');
  const isMultipart = content.value.startsWith('multipart/') && boundary !== undefined && boundary !== '';
  const encoding = (headers.get('content-transfer-encoding') ?? '').trim().toLowerCase();
  const inside = isMultipart && depth < maxDepth && count.parts < maxParts ? divide(body, boundary) : [];
  return {
    type: content.value,
    bytes: isMultipart ? new Uint8Array() : decodeBody(body, encoding),
    charset: content.parameters.get('charset') ?? '',
    name: decodeWords(disposition.parameters.get('filename') ?? content.parameters.get('name') ?? ''),
    id: (headers.get('content-id') ?? '').trim().replace(/^<|>$/gu, ''),
    isAttachment: disposition.value === 'attachment',
    parts: inside.map((each) => {
      const part = split(each.replace(/^\r?\n/u, '\n').replace(/^\n(?=[!-9;-~]+:)/u, ''));
      return partOf(part.headers, part.body, depth + 1, count);
    }),
  };
}

/** RFC 2046 §5.1: lines that begin with `--` and the boundary. */
function divide(body: string, boundary: string): string[] {
  const parts: string[] = [];
  let start = -1;
  const lines = /^.*(?:\r?\n|$)/gmu;
  for (let found = lines.exec(body); found && found[0] !== ''; found = lines.exec(body)) {
    const line = found[0].trimEnd();
    const isEnd = line === `--${boundary}--`;
    if (line !== `--${boundary}` && !isEnd) continue;
    if (start >= 0) parts.push(body.slice(start, found.index).replace(/\r?\n$/u, ''));
    start = isEnd ? -1 : found.index + found[0].length;
    if (isEnd) break;
  }
  if (start >= 0) parts.push(body.slice(start));
  return parts;
}

/** A header with parameters, their continuations and character sets (RFC 2231) put together. */
function header(text: string): Header {
  const [value = '', ...rest] = text.match(/(?:"(?:[^"\\]|\\.)*"|[^;"])+/gu) ?? [];
  const parameters = new Map<string, string>();
  const pieces = new Map<string, { encoded: boolean; text: string }>();
  for (const each of rest) {
    const [, name, raw = ''] = /^\s*([^=\s]+)\s*=\s*(.*?)\s*$/su.exec(each) ?? [];
    if (name === undefined) continue;
    const plain = raw.startsWith('"') ? raw.slice(1, raw.endsWith('"') ? -1 : undefined).replace(/\\(.)/gu, '$1') : raw;
    const [, base = name, star = ''] = /^([^*]+)(?:\*\d+)?(\*)?$/u.exec(name) ?? [];
    const before = pieces.get(base.toLowerCase());
    pieces.set(base.toLowerCase(), { encoded: before?.encoded === true || star !== '', text: (before?.text ?? '') + plain });
  }
  for (const [name, { encoded, text: whole }] of pieces) {
    const [, charset = '', rest2 = whole] = encoded ? (/^([^']*)'[^']*'(.*)$/su.exec(whole) ?? []) : [];
    const bytes = encoded ? Buffer.from(rest2.replace(/%([\dA-Fa-f]{2})/gu, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))), 'latin1') : undefined;
    parameters.set(name, bytes ? decodeText(bytes, charset) : whole);
  }
  return { value: value.trim().toLowerCase(), parameters };
}

function decodeBody(body: string, encoding: string): Uint8Array {
  if (encoding === 'base64') return new Uint8Array(Buffer.from(body.replace(/[^A-Za-z0-9+/=]/gu, ''), 'base64'));
  if (encoding !== 'quoted-printable') return new Uint8Array(Buffer.from(body, 'latin1'));
  return quotedPrintable(body.replace(/(?<![ \t])[ \t]+(?=\r?\n)/gu, '').replace(/=\r?\n/gu, ''));
}

function quotedPrintable(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.replace(/=([\dA-Fa-f]{2})/gu, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))), 'latin1'));
}

/** RFC 2047: `=?gb2312?B?…?=`. Neighbours of one character set may share a character between them. */
export function decodeWords(text: string): string {
  const joined = text.replace(/(=\?[^?]+\?[BbQq]\?[^?]*\?=)\s+(?==\?)/gu, '$1');
  return joined.replace(/(?:=\?[^?]+\?[BbQq]\?[^?]*\?=)+/gu, (run) => {
    const words = [...run.matchAll(/=\?([^?*]+)(?:\*[^?]*)?\?([BbQq])\?([^?]*)\?=/gu)].map(([, charset = '', kind = '', data = '']) => ({
      charset,
      bytes: kind.toLowerCase() === 'b' ? new Uint8Array(Buffer.from(data, 'base64')) : quotedPrintable(data.replaceAll('_', ' ')),
    }));
    const groups: { charset: string; bytes: Uint8Array[] }[] = [];
    for (const { charset, bytes } of words) {
      const last = groups.at(-1);
      if (last && last.charset.toLowerCase() === charset.toLowerCase()) last.bytes.push(bytes);
      else groups.push({ charset, bytes: [bytes] });
    }
    return groups.map(({ charset, bytes }) => decodeText(new Uint8Array(Buffer.concat(bytes)), charset)).join('');
  });
}

/** Bytes in a character set by its name; what is not named or known is read as UTF-8, then GB18030, then Latin-1. */
export function decodeText(bytes: Uint8Array, charset: string): string {
  // GB 2312 as mail programs write it is GBK, and its superset reads both.
  const named = /^(?:gb2312|gbk|x-gbk|gb_2312-80)$/iu.test(charset) ? 'gb18030' : charset.toLowerCase();
  for (const label of [named === 'us-ascii' ? '' : named, 'utf-8', 'gb18030']) {
    if (label === '') continue;
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch (error) {
      if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    }
  }
  return new TextDecoder('latin1').decode(bytes);
}
