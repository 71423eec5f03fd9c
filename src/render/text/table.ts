import { displayWidth, padToWidth } from '../../text/width.js';
import { wrap } from '../../text/wrap.js';

type Align = 'left' | 'right' | 'center' | null;

const gap = 2;
/** Below this a column of Chinese is a tower of single characters. */
const narrowest = 8;

/**
 * Rows of cells as lines that line up in display width: columns get their natural width, wide ones share what is left and are
 * wrapped. Null if the columns cannot stand side by side in `width` cells.
 */
export function tableLines(rows: readonly (readonly string[])[], align: readonly Align[], width: number): string[] | null {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = columnWidths(rows, count, width - gap * (count - 1));
  if (!widths) return null;
  const lines = rows.flatMap((row, index) => {
    const set = rowLines(row, widths, align);
    return index === 0 ? [...set, widths.map((cells) => '-'.repeat(cells)).join(' '.repeat(gap))] : set;
  });
  return lines.some((line) => displayWidth(line) > width) ? null : lines;
}

function columnWidths(rows: readonly (readonly string[])[], count: number, room: number): number[] | null {
  const natural = Array.from({ length: count }, (_, column) =>
    Math.max(1, ...rows.flatMap((row) => (row[column] ?? '').split('\n').map(displayWidth))),
  );
  let free = room;
  let open = natural.map((_, column) => column);
  const widths = natural.map(() => 0);
  // Columns narrower than their fair share give the rest to the others.
  for (;;) {
    const share = Math.floor(free / Math.max(1, open.length));
    const fitting = open.filter((column) => (natural[column] ?? 0) <= share);
    if (fitting.length === 0) {
      if (open.length > 0 && share < narrowest) return null;
      for (const column of open) widths[column] = share;
      return widths;
    }
    for (const column of fitting) {
      widths[column] = natural[column] ?? 0;
      free -= natural[column] ?? 0;
    }
    open = open.filter((column) => !fitting.includes(column));
    if (open.length === 0) return widths;
  }
}

function rowLines(row: readonly string[], widths: readonly number[], align: readonly Align[]): string[] {
  const cells = widths.map((cellsWide, column) => wrap(row[column] ?? '', cellsWide));
  const height = Math.max(1, ...cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, index) =>
    cells.map((cell, column) => pad(cell[index] ?? '', widths[column] ?? 0, align[column] ?? 'left')).join(' '.repeat(gap)).trimEnd(),
  );
}

function pad(text: string, cells: number, align: Align): string {
  const free = Math.max(0, cells - displayWidth(text));
  const before = align === 'right' ? free : align === 'center' ? Math.floor(free / 2) : 0;
  return padToWidth(' '.repeat(before) + text, cells);
}
