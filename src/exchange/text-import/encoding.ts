import type { Localized } from '../../model/text.js';
import { decode } from '../../text/decode.js';

/** The text and, if it is not UTF-8, the name of its encoding. */
export type TextRead = { readonly text: string; readonly encoding?: string } | { readonly problem: Localized };

/** Text in UTF-8, UTF-16 with or without its mark, GB18030 or Big5, as its bytes tell. Never U+FFFD for a byte. */
export function readText(bytes: Uint8Array, path: string): TextRead {
  const decoded = decode(bytes, path);
  if ('file' in decoded) return { text: decoded.file.text, ...(decoded.warning && { encoding: bytes[0] === 0xff || bytes[0] === 0xfe ? 'UTF-16' : 'GB18030' }) };
  const wide = utf16(bytes);
  if (wide !== undefined) return { text: wide, encoding: 'UTF-16' };
  const big5 = bytes.includes(0) || !looksLikeBig5(bytes) ? undefined : strictly('big5', bytes);
  return big5 === undefined ? { problem: decoded.finding.message } : { text: big5, encoding: 'Big5' };
}

function strictly(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Without a mark: line feeds and blanks have their NUL always on the same side. */
function utf16(bytes: Uint8Array): string | undefined {
  if (bytes.length % 2 !== 0 || bytes.length === 0) return undefined;
  let [even, odd] = [0, 0];
  for (let i = 0; i < bytes.length; i += 1) {
    if (bytes[i] !== 0) continue;
    if (i % 2 === 0) even += 1;
    else odd += 1;
  }
  if (even === odd || Math.min(even, odd) > 0) return undefined;
  const text = strictly(even > 0 ? 'utf-16be' : 'utf-16le', bytes);
  return text !== undefined && /^[\t\n\r\f\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\u200B-\u200F\uFEFF]*$/u.test(text) ? text : undefined;
}

/** Prose keeps to Big5's marks (A1–A3) and its 5,401 common ideographs (A4–C6). */
function looksLikeBig5(bytes: Uint8Array): boolean {
  let [pairs, common] = [0, 0];
  for (let i = 0; i < bytes.length; i += 1) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x81) continue;
    pairs += 1;
    const trail = bytes[i + 1] ?? 0;
    i += 1;
    if (lead >= 0xa1 && lead <= 0xc6 && ((trail >= 0x40 && trail <= 0x7e) || trail >= 0xa1)) common += 1;
  }
  return pairs > 0 && common / pairs >= 0.95;
}
