import { isArray, type PdfValue } from './objects.js';

/** Widths by code out of a `W` array (ISO 32000-1, §9.7.4.3): `c [w1 w2 …]` and `first last w`. */
export function* listedWidths(widths: PdfValue): Generator<readonly [number, number]> {
  const list = isArray(widths) ? widths : [];
  for (let at = 0; at < list.length; ) {
    const first = Number(list[at]);
    const next = list[at + 1];
    if (isArray(next ?? null)) {
      for (const [index, width] of (next as readonly PdfValue[]).entries()) yield [first + index, Number(width)];
      at += 2;
    } else {
      for (let code = first; code <= Number(next); code += 1) yield [code, Number(list[at + 2])];
      at += 3;
    }
  }
}

/** Advances in thousandths of an em. */
export function widthsOf(widths: PdfValue, standard: PdfValue | undefined): (code: number) => number {
  const known = new Map(listedWidths(widths));
  return (code) => known.get(code) ?? (typeof standard === 'number' ? standard : 1000);
}

/** The same written down: neighbours in one list. */
export function widthArray(widths: ReadonlyMap<number, number>): PdfValue {
  const list: PdfValue[] = [];
  let run: number[] = [];
  let next = -1;
  for (const [code, width] of [...widths].sort((a, b) => a[0] - b[0])) {
    if (code !== next) list.push(code, (run = []));
    run.push(width);
    next = code + 1;
  }
  return list;
}
