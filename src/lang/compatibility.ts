import { fullWidth } from './zh/punctuation.js';
import { normalize } from '../text/normalize.js';

// Radicals of the supplement block (U+2E80–2EF3) that Unicode gives no decomposition but PDFs use for the simplified character.
const radicals: Readonly<Record<string, string>> = {
  '⺟': '母', '⺠': '民', '⻄': '西', '⻅': '见', '⻆': '角', '⻉': '贝', '⻋': '车', '⻓': '长', '⻔': '门', '⻘': '青', '⻙': '韦', '⻚': '页', '⻛': '风',
  '⻜': '飞', '⻝': '食', '⻢': '马', '⻣': '骨', '⻤': '鬼', '⻥': '鱼', '⻦': '鸟', '⻨': '麦', '⻩': '黄', '⻬': '齐', '⻮': '齿', '⻰': '龙', '⻳': '龟',
};

// CJK and Kangxi radicals, compatibility ideographs, small and vertical forms of marks, Latin ligatures; letters with separate accents.
const compatible = /[\u2E80-\u2EF3\u2F00-\u2FD5\uF900-\uFAFF\u{2F800}-\u{2FA1F}\uFB00-\uFB06\uFE10-\uFE19\uFE30-\uFE44\uFE50-\uFE6B]|\p{Script=Latin}[\u0300-\u036F]+/gu;

/** Compatibility characters of a text with the ordinary character each stands for, in order. Characters that have none are left out. */
export function* lookAlike(text: string): Generator<{ readonly start: number; readonly end: number; readonly expected: string }> {
  for (const match of text.matchAll(compatible)) {
    const found = match[0];
    // Accents are composed; what Unicode cannot compose stays. NFKC would also turn marks half width: those are set full again below.
    const expected = radicals[found] ?? (/^\p{Script=Latin}./u.test(found) ? normalize(found, 'NFC') : ordinary(found));
    if (expected !== found) yield { start: match.index, end: match.index + found.length, expected };
  }
}

/** NFKC, but small and vertical forms of Chinese marks keep their full width. */
function ordinary(character: string): string {
  const normal = character.normalize('NFKC');
  return /[\uFE10-\uFE6B]/u.test(character) ? (fullWidth[normal] ?? normal) : normal;
}
