import { acceptedParagraphs } from '../exchange/docx/to-markdown.js';
import type { DocxBlock, DocxDocument, DocxFormat, DocxParagraph, DocxPiece } from '../exchange/docx/model.js';

/** What `--to docx` wrote a paragraph from: the hashes of its Markdown and of its words, its number among all leaves. */
interface CopyMark {
  readonly raw: string;
  readonly words: string;
  readonly number: number;
  readonly total: number;
}

/** A paragraph of a corrected copy, all changes accepted. */
export interface CopyParagraph {
  readonly paragraph: DocxParagraph;
  readonly text: string;
  /** Address of the link that each letter is part of. */
  readonly links: readonly (string | undefined)[];
  readonly formats: readonly DocxFormat[];
  readonly mark?: CopyMark;
  /** It shows a key of the front matter, or what the program wrote itself (`key` empty); the hash of its words then. */
  readonly made?: { readonly key: string; readonly words: string };
  /** In a table or a note: its place is not its own. */
  readonly isInside: boolean;
  readonly comments: readonly { readonly id: string; readonly start: number; readonly end: number }[];
}

export function copyParagraphs(document: DocxDocument): CopyParagraph[] {
  const found: CopyParagraph[] = [];
  gather(document.blocks, false, found);
  for (const blocks of document.notes.values()) gather(blocks, true, found);
  return found;
}

function gather(blocks: readonly DocxBlock[], isInside: boolean, found: CopyParagraph[]): void {
  for (const block of acceptedParagraphs(blocks)) {
    if (block.type === 'table') for (const row of block.rows) for (const cell of row) gather(cell.blocks, true, found);
    else {
      found.push(...paragraphsOf(block, isInside));
      gather(block.boxes, true, found);
    }
  }
}

function paragraphsOf(paragraph: DocxParagraph, isInside: boolean): CopyParagraph[] {
  const marks = paragraph.marks.flatMap((name) => {
    const [, raw = '', words = '', number, total] = /^_spp_([\da-f]{10})_([\da-f]{10})_(\d+)_(\d+)$/u.exec(name) ?? [];
    return number === undefined ? [] : [{ raw, words, number: Number(number), total: Number(total) }];
  });
  const made = paragraph.marks.flatMap((name) => {
    const [, key, words] = /^_sppm_([a-z]+)_([\da-f]{10})$/u.exec(name) ?? [];
    const [, own] = /^_sppx_([\da-f]{10})_\d+$/u.exec(name) ?? [];
    return key !== undefined && words !== undefined ? [{ key, words }] : own === undefined ? [] : [{ key: '', words: own }];
  });
  const pieces = paragraph.pieces.filter(({ change }) => change !== 'deleted');
  const [mark] = marks;
  return [{
    paragraph: { ...paragraph, pieces },
    text: pieces.map(({ text }) => text).join(''),
    formats: pieces.flatMap(({ text, format }) => Array.from({ length: text.length }, () => format)),
    links: pieces.flatMap(({ text, link }) => Array.from({ length: text.length }, () => link)),
    ...(mark && { mark }),
    ...(made[0] && !mark && { made: made[0] }),
    isInside,
    comments: commentsOf(pieces),
  }];
}

function commentsOf(pieces: readonly DocxPiece[]): CopyParagraph['comments'] {
  const ranges = new Map<string, { start: number; end: number }>();
  let at = 0;
  for (const { text, comments } of pieces) {
    for (const id of comments) ranges.set(id, { start: ranges.get(id)?.start ?? at, end: at + text.length });
    at += text.length;
  }
  return [...ranges].map(([id, range]) => ({ id, ...range }));
}
