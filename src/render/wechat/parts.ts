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
  for (let smaller = Math.ceil(render(pieces).length / fewest.length); smaller < limit; smaller += step) {
    const parts = fill(pieces, render, smaller);
    if (parts.length === fewest.length) return parts;
  }
  return fewest;
}

function fill(pieces: readonly Piece[], render: (pieces: readonly Piece[]) => string, limit: number): readonly (readonly Piece[])[] {
  const parts: Piece[][] = [[]];
  for (const piece of pieces) {
    const last = parts.at(-1) ?? [];
    if (last.length === 0 || render([...last, piece]).length < limit) last.push(piece);
    else parts.push([piece]);
  }
  return parts;
}
