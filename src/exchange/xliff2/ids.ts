// XML Schema part 2, §3.3.4: ids of XLIFF 2 are NMTOKENs. Ours are anyway; those of other formats may hold anything.
const unwritable = /[^\p{L}\p{N}\p{M}.\-_:\u00B7]|_(?=x[0-9A-F]{4,6}_)/gu;

/** An id as an NMTOKEN, other characters as `_x0020_`. */
export function toNmtoken(id: string): string {
  return id.replaceAll(unwritable, (character) => `_x${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}_`) || '_x0000_';
}

export function fromNmtoken(id: string): string {
  return id === '_x0000_' ? '' : id.replaceAll(/_x([0-9A-F]{4,6})_/g, (whole, code: string) => (Number.parseInt(code, 16) <= 0x10ffff ? String.fromCodePoint(Number.parseInt(code, 16)) : whole));
}
