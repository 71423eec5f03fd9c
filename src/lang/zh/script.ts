import { isCommonMark, isHan, isHanCode } from '../characters.js';

/** Number of Han characters. */
export function countHan(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x4e00 && unit < 0xa000) {
      count += 1;
      continue;
    }
    const code = text.codePointAt(i) ?? 0;
    if (code > 0xffff) i += 1;
    if (isHanCode(code)) count += 1;
  }
  return count;
}

const latinWord = /[\p{Script=Latin}][\p{Script=Latin}\p{M}’'-]*/gu;

/** True if a text is written in Chinese: it has at least as many Han characters as Latin words. Foreign words inside do not change that. */
export function isChinese(text: string): boolean {
  let han = 0;
  let words = 0;
  let isInWord = false;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= 0x4e00 && code < 0xa000) {
      han += 1;
      isInWord = false;
    } else if (isAsciiLetter(code)) {
      if (!isInWord) words += 1;
      isInWord = true;
    } else if (code >= 0x80 && !isCommonMark(code)) return isChineseByScript(text);
    // A hyphen or an apostrophe goes on with the word it follows.
    else isInWord &&= code === 0x2d || code === 0x27 || code === 0x2019;
  }
  return han > 0 && han >= words;
}

function isAsciiLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

function isChineseByScript(text: string): boolean {
  const count = countHan(text);
  return count > 0 && count >= (text.match(latinWord)?.length ?? 0);
}

/** True if the unit is a Han character; a missing neighbour is none. */
export function isHanAt(text: string, index: number): boolean {
  const unit = text[index];
  if (unit === undefined) return false;
  const code = unit.charCodeAt(0);
  if (code >= 0xd800 && code <= 0xdbff) return isHan(text.slice(index, index + 2));
  if (code >= 0xdc00 && code <= 0xdfff) return isHan(text.slice(index - 1, index + 1));
  return isHan(unit);
}
