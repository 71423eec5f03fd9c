import { visible } from '../report/visible.js';

/** A command line as it can be typed again; what a terminal would obey is shown, not sent. */
export function typed(...words: readonly string[]): string {
  return visible(words.map(quoted).join(' '));
}

/** A command of ours as the next step, called the way this one was: where a folder alone holds the program, only `npx` finds it. */
export function proposed(env: Readonly<Record<string, string | undefined>>, ...words: readonly string[]): string {
  const isNpx = env['npm_command'] === 'exec' && env['npm_lifecycle_event'] === 'npx';
  return typed(...(isNpx ? ['npx'] : []), 'spp', ...words);
}

function quoted(word: string): string {
  return /^[\p{L}\p{N}_./@:+,=-]+$/u.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
