import stringWidth from 'string-width';

/** Terminal cells a text takes: a Han character is two, a combining mark none (Unicode UAX #11). */
export function displayWidth(text: string): number {
  return stringWidth(text);
}

/** `text` with spaces up to `cells`; longer texts stay as they are. */
export function padToWidth(text: string, cells: number): string {
  return text + ' '.repeat(Math.max(0, cells - displayWidth(text)));
}
