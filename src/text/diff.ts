import { createTwoFilesPatch } from 'diff';

/** The difference of two versions of a file as a unified diff with three lines around each change; empty if there is none. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, { context: 3 });
  // The library's first line is a row of equals signs, which `patch` and `git apply` ignore and people wonder about.
  return patch.replace(/^=+\n/u, '').replaceAll(/^(---|\+\+\+) (.*?)\t$/gmu, '$1 $2');
}
