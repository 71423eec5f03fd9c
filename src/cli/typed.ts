import { visible } from '../report/visible.js';

/** A command line as it can be typed again; what a terminal would obey is shown, not sent. */
export function typed(...words: readonly string[]): string {
  return visible(words.map(quoted).join(' '));
}

function quoted(word: string): string {
  return /^[\p{L}\p{N}_./@:+,=-]+$/u.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
