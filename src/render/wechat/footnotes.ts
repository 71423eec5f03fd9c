import type { NoteView } from '../html/edition-view.js';

const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

/** Mark of a footnote: a circled figure, which nobody takes for a link's [1]. */
export function noteMark(number: number): string {
  return circled[number - 1] ?? `(${number})`;
}

export function notesByMark(notes: readonly NoteView[]): ReadonlyMap<string, NoteView> {
  return new Map(notes.map((note) => [noteMark(note.number), note]));
}

/** The footnotes whose marks stand in a piece of the article. An article is tried in very many pieces, so not all notes are looked for in each. */
export function notesIn(html: string, notes: ReadonlyMap<string, NoteView>): readonly NoteView[] {
  const found = new Set<NoteView>();
  for (const [, mark = ''] of html.matchAll(/>([^<>]*)<\/sup>/g)) {
    const note = notes.get(mark);
    if (note) found.add(note);
  }
  return [...found].sort((a, b) => a.number - b.number);
}
