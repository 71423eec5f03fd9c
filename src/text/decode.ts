import type { Finding, RuleId } from '../model/diagnostic.js';
import type { Localized, Range, SourceFile } from '../model/text.js';
import { LineIndex } from './lines.js';

type DecodeFinding = Finding & { readonly rule: RuleId };

/** The text; or why there is none, with the place of the first bad byte where one can be told. Never U+FFFD for a byte. */
export type Decoded =
  | { readonly file: SourceFile; /** Read, but not as UTF-8: what to do about it. */ readonly warning?: DecodeFinding }
  | { readonly finding: DecodeFinding; readonly range?: Range };

/**
 * Decodes a text file. UTF-8 with or without mark is the rule; UTF-16 with mark and GB18030 (GBK, GB2312) are read if nothing about it is in doubt
 * and named in a warning. Damaged UTF-8, binary data and anything else is refused.
 */
export function decode(bytes: Uint8Array, path: string): Decoded {
  const mark = markOf(bytes);
  if (mark === 'utf-32') return refuse({ zh: 'UTF-32 编码', en: 'UTF-32' });
  if (mark === 'utf-16le' || mark === 'utf-16be') return decodeUtf16(bytes, path, mark);
  const nul = bytes.indexOf(0);
  if (nul !== -1) return refuseBinary(bytes, nul);
  const content = mark === 'utf-8' ? bytes.subarray(3) : bytes;
  const text = strictly('utf-8', content);
  if (text !== undefined) return { file: { path, text, bom: mark === 'utf-8' } };
  return decodeOther(content, path);
}

function markOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32' | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff)) return 'utf-32';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
}

function strictly(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    // A Node built without all of ICU does not know GB18030: RangeError. Malformed bytes: TypeError.
    if (error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}

function decodeUtf16(bytes: Uint8Array, path: string, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  const text = strictly(encoding, bytes.subarray(2));
  const name = { zh: 'UTF-16 编码', en: 'UTF-16' };
  if (text === undefined || text.includes('\0')) return refuse(name);
  return { file: { path, text, bom: false }, warning: converted(name) };
}

/** Bytes that are not UTF-8: damaged UTF-8 if most of it still is, else GB18030 if it reads as Chinese. */
function decodeOther(bytes: Uint8Array, path: string): Decoded {
  const { valid, invalid, firstBad } = surveyUtf8(bytes);
  if (valid >= invalid) return refuseDamaged(bytes, firstBad);
  const name = { zh: 'GB18030（GBK）编码', en: 'GB18030 (GBK)' };
  const text = strictly('gb18030', bytes);
  if (text !== undefined && looksLikeGb(bytes)) return { file: { path, text, bom: false }, warning: converted(name) };
  return refuse({ zh: '非 UTF-8 编码', en: 'text that is not UTF-8' }, placeOf(bytes, firstBad));
}

/** Well-formed multi-byte sequences (Unicode table 3-7) against bytes that belong to none. */
function surveyUtf8(bytes: Uint8Array): { valid: number; invalid: number; firstBad: number } {
  let valid = 0;
  let invalid = 0;
  let firstBad = -1;
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) {
      i += 1;
      continue;
    }
    const length = sequenceLength(bytes, i);
    if (length > 0) {
      valid += 1;
      i += length;
      continue;
    }
    invalid += 1;
    if (firstBad === -1) firstBad = i;
    i += 1;
  }
  return { valid, invalid, firstBad };
}

/** Length of the well-formed sequence that begins at `at` with a byte from 0x80; 0 if there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const length = lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const second = bytes[at + 1] ?? 0;
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < least || second > most) return 0;
  for (let i = 2; i < length; i += 1) {
    const next = bytes[at + i] ?? 0;
    if (next < 0x80 || next > 0xbf) return 0;
  }
  return length;
}

/**
 * GB18030 gives a character to nearly every pair of bytes, so that decoding proves little. Chinese prose keeps to GB 2312's rows of marks (A1–A3)
 * and common hanzi (B0–D7, 3,755 of them make up over 99 % of running text); other encodings read as GB18030 scatter over all rows.
 */
function looksLikeGb(bytes: Uint8Array): boolean {
  let pairs = 0;
  let common = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x81) continue;
    const trail = bytes[i + 1] ?? 0;
    if (trail >= 0x30 && trail <= 0x39) {
      i += 3;
      continue;
    }
    pairs += 1;
    i += 1;
    if (trail >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa3) || (lead >= 0xb0 && lead <= 0xd7))) common += 1;
  }
  return pairs > 0 && common / pairs >= 0.85;
}

function converted(name: Localized): DecodeFinding {
  return {
    rule: 'input/encoding',
    severity: 'warning',
    message: {
      zh: `文件是 ${name.zh}，已按此读取；请先另存为 UTF-8，自动修正只写 UTF-8 文件`,
      en: `Unexpected encoding ${name.en}, expected UTF-8; it was read as such. Save the file as UTF-8 first: only such files are mended`,
    },
  };
}

function refuse(name: Localized, range?: Range): Decoded {
  const place = range ? { zh: `（第 ${range.line} 行起）`, en: ` (from line ${range.line})` } : { zh: '', en: '' };
  return {
    finding: {
      rule: 'input/encoding',
      severity: 'error',
      message: {
        zh: `无法可靠读取：文件是${name.zh}${place.zh}；请用编辑器另存为 UTF-8`,
        en: `Unexpected encoding: ${name.en}${place.en}, expected UTF-8; save the file as UTF-8`,
      },
    },
    ...(range ? { range } : {}),
  };
}

function refuseDamaged(bytes: Uint8Array, at: number): Decoded {
  const range = placeOf(bytes, at);
  return {
    finding: {
      rule: 'input/encoding',
      severity: 'error',
      message: {
        zh: `第 ${range.line} 行第 ${range.column} 列有损坏的 UTF-8 字节（文件可能被截断）；请恢复原文件或删去该处后重存`,
        en: `Unexpected bytes at line ${range.line}, column ${range.column}: damaged UTF-8 (the file may be cut off). Restore the file, or delete the place and save again`,
      },
    },
    range,
  };
}

function refuseBinary(bytes: Uint8Array, at: number): Decoded {
  const range = placeOf(bytes, at);
  return {
    finding: {
      rule: 'input/encoding',
      severity: 'error',
      message: {
        zh: `第 ${range.line} 行含有 NUL 字节：这不是文本文件，或是没有标记的 UTF-16；请另存为 UTF-8 文本`,
        en: `Unexpected NUL byte at line ${range.line}: no text file, or UTF-16 without its mark; expected UTF-8 text`,
      },
    },
    range,
  };
}

/** Line and column of a byte, counted in the text before it (which may itself be no UTF-8: then by bytes). */
function placeOf(bytes: Uint8Array, at: number): Range {
  const before = bytes.subarray(0, at);
  const text = strictly('utf-8', before) ?? new TextDecoder('latin1').decode(before);
  const point = new LineIndex(text).point(text.length);
  return { ...point, endLine: point.line, endColumn: point.column, offset: text.length, endOffset: text.length };
}
