/** A Word document (ECMA-376 part 1, WordprocessingML) as far as an editor cares: text, structure, what was changed and by whom. */
export interface DocxDocument {
  readonly blocks: readonly DocxBlock[];
  /** By `footnote:3`, `endnote:2`. */
  readonly notes: ReadonlyMap<string, readonly DocxBlock[]>;
  readonly comments: ReadonlyMap<string, DocxComment>;
  /** Text of headers and footers, each once. */
  readonly margins: readonly string[];
  readonly title: string;
  readonly counts: DocxCounts;
  /** Bytes of a picture by its part's path; undefined if it cannot be read. */
  readonly picture: (part: string) => Uint8Array | undefined;
}

export interface DocxCounts {
  inserted: number;
  deleted: number;
  moved: number;
  formatting: number;
  hidden: number;
  fields: number;
  unknown: number;
}

export interface DocxComment {
  readonly author: string;
  readonly text: string;
}

export type DocxBlock = DocxParagraph | DocxTable;

export type ParagraphRole = 'text' | 'title' | 'subtitle' | 'heading' | 'quote' | 'caption' | 'contents' | 'code';

export interface DocxParagraph {
  readonly type: 'paragraph';
  readonly role: ParagraphRole;
  /** Id of its style. */
  readonly style: string;
  /** 1–9 for a heading. */
  readonly level: number;
  readonly list?: { readonly id: string; readonly level: number; readonly ordered: boolean };
  readonly pieces: readonly DocxPiece[];
  /** Names of bookmarks that begin in it. */
  readonly marks: readonly string[];
  /** Its end was deleted with changes tracked: it goes on in the next paragraph. */
  readonly isEndDeleted: boolean;
  /** Text boxes anchored in it. */
  readonly boxes: readonly DocxBlock[];
}

export interface DocxTable {
  readonly type: 'table';
  readonly rows: readonly (readonly DocxCell[])[];
  readonly marks: readonly string[];
}

export interface DocxCell {
  readonly blocks: readonly DocxBlock[];
  /** Cells it stands for, itself included. */
  readonly span: number;
  /** Goes on from the cell above. */
  readonly isContinued: boolean;
}

export interface DocxFormat {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly strike: boolean;
  readonly script: '' | 'sup' | 'sub';
  readonly code: boolean;
}

export interface DocxPiece {
  /** Empty for pictures and references. A line feed is a break. */
  readonly text: string;
  readonly format: DocxFormat;
  readonly link?: string;
  readonly change?: 'inserted' | 'deleted';
  /** Ids of the comments that are about it. */
  readonly comments: readonly string[];
  readonly picture?: DocxPicture;
  /** Key of `notes`. */
  readonly note?: string;
}

export interface DocxPicture {
  /** Path of its part; absent for one that stands elsewhere. */
  readonly part?: string;
  /** Its address elsewhere: never fetched. */
  readonly address?: string;
  readonly alt: string;
}
