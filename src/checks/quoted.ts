import type { Localized } from '../model/text.js';
import { shorten } from '../text/shorten.js';

/** A text as messages quote it: names that hold quotation marks of their own stand in others. */
export function quoted(text: string): string {
  const shown = shorten(text);
  return /[“”]/u.test(shown) ? `「${shown}」` : `“${shown}”`;
}

/** What would be right, any of them: “甲”、“乙”或“丙”. */
export function anyOf(texts: readonly string[]): Localized {
  const all = texts.map(quoted);
  const last = all.pop() ?? '';
  if (all.length === 0) return { zh: last, en: last };
  return { zh: `${all.join('、')}或${last}`, en: `${all.join(', ')} or ${last}` };
}
