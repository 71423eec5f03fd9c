import type { NoteView } from '../html/edition-view.js';

const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

/** Mark of a footnote: a circled figure, which nobody takes for a link's [1]. */
export function noteMark(number: number): string {
  return circled[number - 1] ?? `(${number})`;
}

/** The footnotes whose marks stand in a piece of the article. */
export function notesIn(html: string, notes: readonly NoteView[]): readonly NoteView[] {
  return notes.filter(({ number }) => html.includes(`>${noteMark(number)}</sup>`));
}
