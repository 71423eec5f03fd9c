import { createTwoFilesPatch } from 'diff';

/**
 * The difference of two versions of a file as a unified diff with three lines around each change, as `patch` and `git apply` take it; empty if
 * there is none. A byte-order mark is part of the first line: hand it in where the file has one.
 */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  // Behind a name with a blank in it a tab says where the name ends, as git writes it.
  const end = /\s/u.test(path) ? '\t' : '';
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, { context: 3 });
  // The library begins with a row of equals signs, and with two names that always end in a tab.
  const hunks = patch.slice(patch.indexOf('\n@@ ') + 1);
  return `--- a/${path}${end}\n+++ b/${path}${end}\n${hunks}`;
}
