import { isTransliterated } from './transliteration.js';

/** The dot between the parts of a foreign name, with what stands on both sides: …局长安德烈亚·里奥斯说. */
export interface DottedName {
  /** Of the dot. */
  readonly at: number;
  /** Han characters before it: the first part, behind words of the sentence. */
  readonly before: string;
  /** Han characters behind it: the last part, before words of the sentence. */
  readonly after: string;
}

/** No part of a name is longer. In characters. */
const longest = 7;
/** That much of a last part tells a person. In characters. */
const telling = 2;

export function dottedNamesIn(text: string): DottedName[] {
  const found: DottedName[] = [];
  for (let at = text.indexOf('·'); at >= 0; at = text.indexOf('·', at + 1)) {
    const before = /\p{Script=Han}{1,7}$/u.exec(text.slice(Math.max(0, at - longest), at))?.[0] ?? '';
    const after = /^\p{Script=Han}+/u.exec(text.slice(at + 1, at + 1 + longest))?.[0] ?? '';
    if (before.length >= telling && after.length >= telling) found.push({ at, before, after });
  }
  return found;
}

/** The first parts of two names if they are one person's, one of them misspelt: 安德烈亚·里奥斯, 安德里亚·里奥斯. */
export function slipBetween(a: DottedName, b: DottedName): { readonly wrong: string; readonly right: string } | undefined {
  const family = a.after.slice(0, telling);
  if (family !== b.after.slice(0, telling) || !Array.from(family).every(isTransliterated)) return undefined;
  let same = 0;
  while (same < a.before.length && same < b.before.length && a.before.at(-1 - same) === b.before.at(-1 - same)) same += 1;
  // One character another, between characters that are the same: what stands before the name is the sentence's.
  let length = same + 1;
  while (isSharedAt(a.before, b.before, length)) length += 1;
  return same > 0 && length > same + 1 ? { right: a.before.slice(-length), wrong: b.before.slice(-length) } : undefined;
}

/** Counted from the end. */
function isSharedAt(a: string, b: string, at: number): boolean {
  const character = a.at(-1 - at);
  return character !== undefined && character === b.at(-1 - at) && isTransliterated(character);
}
