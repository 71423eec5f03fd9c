// Control characters could drive the terminal; invisible and bidirectional ones could make it show another text than the file's (CVE-2021-42574).
// oxlint-disable-next-line no-control-regex -- finding them is the purpose
const unseen = /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]|\p{Surrogate}/gu;

/** Text of a file as it may go to a terminal: what cannot be seen is written out, `<U+001B>`. */
export function visible(text: string): string {
  return text.replace(unseen, (character) => `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`);
}

// oxlint-disable-next-line no-control-regex -- finding them is the purpose
const obeyed = /[\u0000-\u0008\u000B-\u001A\u001C-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]|\u001B(?!\[[\d;]*m)/g;

/** Whole lines as they may go to a terminal: the last net under messages that name an argument, a path or a word of a file. Colours and line feeds stay. */
export function harmless(text: string): string {
  return text.replace(obeyed, visible);
}
