// oxlint-disable-next-line no-control-regex -- finding them is the purpose
const unwritable = /[\u0000-\u0008\u000B\u000C\u000D\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}|_(?=x[0-9A-Fa-f]{4}_)/gu;

/** Characters XML cannot hold, written `_x001B_` (ECMA-376 part 1, §22.9.2.19); what looks like that already gets its underscore written so. */
export function escapeCell(text: string): string {
  return text.replace(unwritable, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
}

export function unescapeCell(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
