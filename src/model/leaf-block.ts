import type { Span } from './text.js';

/** What holds text in a Markdown file, and holds no other block. Table rows stand for their cells. */
export type LeafBlockType = 'heading' | 'paragraph' | 'tableRow' | 'code' | 'html' | 'thematicBreak' | 'definition' | 'yaml';

/**
 * A block as alignment sees it: any Markdown, dialect or not. Its index is its place among the leaf blocks of the file in document order,
 * the front matter (`yaml`) included; `:::` lines are paragraphs.
 */
export interface LeafBlock {
  readonly type: LeafBlockType;
  /** The containers around it, outermost first, joined by `/`: `ul/li`, `ol/li/blockquote`, `table`; a heading's is `h1` … `h6`. */
  readonly ctx: string;
  /** A heading's level, 1–6; otherwise the number of containers around the block. */
  readonly depth: number;
  /** Visible text, markup gone, soft breaks as line feeds; code and HTML as written; a row's cells joined by ` | `; empty for definitions. */
  readonly text: string;
  /** Links, pictures and definitions in order. */
  readonly links: readonly LeafLink[];
  /** Inline code. */
  readonly codes: readonly LeafCode[];
  readonly span: Span;
}

export interface LeafLink {
  readonly kind: 'link' | 'image' | 'definition';
  /** As the parser gives it. A reference link has its definition's, or `[label]` without one. */
  readonly url: string;
  /** Where its text begins in the block's `text`. */
  readonly at: number;
}

export interface LeafCode {
  readonly value: string;
  /** Where it begins in the block's `text`. */
  readonly at: number;
}
