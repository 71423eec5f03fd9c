import { isChinese } from '../lang/zh/script.js';
import type { Edition, TextUnit } from '../model/edition.js';

const known = new WeakMap<Edition, ReadonlySet<TextUnit>>();

/** The texts of an edition that are written in Chinese, in order: counted once for all rules that ask. */
export function chineseTexts(edition: Edition): ReadonlySet<TextUnit> {
  let texts = known.get(edition);
  if (!texts) {
    texts = new Set(edition.texts.filter(({ text }) => isChinese(text)));
    known.set(edition, texts);
  }
  return texts;
}
