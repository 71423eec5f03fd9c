import type { Tokens } from '../theme.js';

/** The sheet that paged output is set for, in millimetres. */
export interface Sheet {
  readonly paper: Paper;
  /** CSS `@page size`. */
  readonly size: string;
  readonly width: number;
  readonly height: number;
  readonly columns: 1 | 2;
  /** Between the edge of the paper and the text. */
  readonly edge: number;
  /** Left of a single column: kickers, cards and covers stand in it. */
  readonly side: number;
  /** Width of a column. */
  readonly column: number;
}

export type Paper = 'a4' | 'letter';

/** What a workspace, or a single run, wants otherwise than the theme. */
export interface PaperChoice {
  readonly size?: Paper | undefined;
  readonly columns?: 1 | 2 | undefined;
  readonly fonts?: string | undefined;
}

/** ISO 216 and ANSI/ASME Y14.1. */
const papers: Readonly<Record<Paper, { readonly size: string; readonly width: number; readonly height: number }>> = {
  a4: { size: 'A4', width: 210, height: 297 },
  letter: { size: 'letter', width: 215.9, height: 279.4 },
};

const edge = 18;
const side = 33;
/** Between two columns. */
export const gutter = 8;

/** The nearest choice counts: the run's and the workspace's (`choice`), the theme's, A4 in one column. */
export function sheetOf({ paper }: Tokens, choice: PaperChoice | undefined): Sheet {
  const name = choice?.size ?? paper?.size ?? 'a4';
  const columns = choice?.columns ?? paper?.columns ?? 1;
  const { width, height, size } = papers[name];
  const text = width - 2 * edge;
  const column = columns === 1 ? text - side : (text - gutter) / 2;
  return { paper: name, size, width, height, columns, edge, side: columns === 1 ? side : 0, column: Math.round(column * 10) / 10 };
}
