/** Script classes of single characters that several languages' rules and the Markdown reader ask for. */

const han = /\p{Script=Han}/u;

/** True for a Han ideograph, radicals and 〇々 included (Unicode property Script=Han). */
export function isHan(character: string): boolean {
  return isHanCode(character.codePointAt(0) ?? 0);
}

/** The same of a code point. Nearly all there is in these texts is told without the cost of a regular expression. */
export function isHanCode(code: number): boolean {
  if (code < 0x2e80 || (code >= 0xff00 && code < 0xfff0) || code === 0x3001 || code === 0x3002) return false;
  return (code >= 0x4e00 && code < 0xa000) || han.test(String.fromCodePoint(code));
}

/** Marks of General Punctuation, CJK Symbols and Punctuation and the full-width forms: neither Han nor Latin, no digits, no accents. */
export function isCommonMark(code: number): boolean {
  return (code >= 0x2000 && code < 0x2070) || (code >= 0x3000 && code < 0x3005) || (code >= 0x3008 && code < 0x3021) || (code >= 0xff01 && code < 0xff10) || (code >= 0xff1a && code < 0xff21);
}

// CJK Symbols and Punctuation, Vertical/Compatibility/Small Form Variants, Full-width forms of ASCII punctuation,
// and the General Punctuation marks that Chinese sets full width: ‘ ’ “ ” … —.
const cjkPunctuation = /[\u3000-\u3004\u3008-\u3020\u3030\u303D\uFE10-\uFE1F\uFE30-\uFE6F\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65\uFFE0-\uFFE6‘’“”…—·]/u;

/** True for a mark that Chinese text sets in a full cell (GB/T 15834). Quotes, dashes and ellipses are shared with Latin text. */
export function isCjkPunctuation(character: string): boolean {
  return cjkPunctuation.test(character);
}

export function isAsciiLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

/** Share of Han among the letters of a text, 0–1; 0 for a text without letters. */
export function hanShare(text: string): number {
  let letters = 0;
  let hanLetters = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (isHanCode(code)) {
      letters += 1;
      hanLetters += 1;
    } else if (code < 0x80 ? isAsciiLetter(code) : !isCommonMark(code) && /\p{L}/u.test(character)) letters += 1;
  }
  return letters === 0 ? 0 : hanLetters / letters;
}
