/** Something that is not divided: a block, with the headings it stands under. */
export type Piece = string;

/** UTF-16 units of an article with its markup: WeChat takes fewer than 20,000 (mp.weixin.qq.com, “draft/add”). */
export const contentLimit = 20_000;

/** Steps in which a smaller limit is tried for parts of like length. */
const step = 500;

/**
 * Divides pieces into as few parts as the limit allows, and those of like length: a second part of three lines is none. `render` sets
 * a part with its notes. A piece that is too long by itself becomes a part by itself.
 */
export function packParts(pieces: readonly Piece[], render: (pieces: readonly Piece[]) => string, limit: number): readonly (readonly Piece[])[] {
  const fewest = fill(pieces, render, limit);
  // The smallest limit that needs no part more, by halves.
  let parts = fewest;
  const even = Math.ceil(render(pieces).length / fewest.length);
  for (let [low, high] = [0, Math.ceil((limit - even) / step)]; low < high; ) {
    const middle = (low + high) >> 1;
    const tried = fill(pieces, render, even + middle * step);
    if (tried.length === fewest.length) [parts, high] = [tried, middle];
    else low = middle + 1;
  }
  return parts;
}

function fill(pieces: readonly Piece[], render: (pieces: readonly Piece[]) => string, limit: number): readonly (readonly Piece[])[] {
  const parts: (readonly Piece[])[] = [];
  for (let from = 0; from < pieces.length; ) {
    const end = endOfPart(pieces, from, render, limit);
    parts.push(pieces.slice(from, end));
    from = end;
  }
  return parts.length === 0 ? [[]] : parts;
}

/** Behind the last piece for which there is room, found by halves: a part is never shorter than its pieces, and each piece makes it longer. */
function endOfPart(pieces: readonly Piece[], from: number, render: (pieces: readonly Piece[]) => string, limit: number): number {
  let most = from;
  for (let length = 0; most < pieces.length; most += 1) {
    length += pieces[most]?.length ?? 0;
    if (length >= limit) break;
  }
  let fits = from + 1;
  while (fits < most) {
    const middle = (fits + most + 1) >> 1;
    if (render(pieces.slice(from, middle)).length < limit) fits = middle;
    else most = middle - 1;
  }
  return fits;
}
