import { isHan } from '../characters.js';

const han = /\p{Script=Han}/gu;

/** Number of Han characters. */
export function countHan(text: string): number {
  return text.match(han)?.length ?? 0;
}

const latinWord = /[\p{Script=Latin}][\p{Script=Latin}\p{M}’'-]*/gu;

/** True if a text is written in Chinese: it has at least as many Han characters as Latin words. Foreign words inside do not change that. */
export function isChinese(text: string): boolean {
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
