/** A text without what names may be written with or without: white space, quotes, book marks, commas inside a name. */
export interface Skeleton {
  readonly text: string;
  /** Offset in the full text of each unit of `text`. */
  readonly offsets: Int32Array;
}

const loose = /[\s\u00A0\u200B-\u200D\u2060\uFEFF“”‘’"'《》〈〉「」『』·、—–-]/u;

/** Strips marks, so that 全球“建筑突破”倡议 and “全球建筑突破”倡议 compare as names, not as typography. */
export function skeleton(text: string): Skeleton {
  const offsets = new Int32Array(text.length);
  let bare = '';
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i] ?? '';
    if (loose.test(character)) continue;
    offsets[bare.length] = i;
    bare += character;
  }
  return { text: bare, offsets: offsets.subarray(0, bare.length) };
}
