import { textRuns } from './html-text.js';

/*
 * Marks that must not begin a line: —— and ～ (GB/T 15834-2011, 5.1.8: a dash does not stand at the start of a line if it can be helped),
 * and ℃ away from its number. Words are bound with white-space, not with U+2060: that character would be copied and found as a space.
 */
const bound = /[^\s&;<>]——|[\p{N}.,]*[^\s&;<>]～[\p{N}.,]*|[\p{N}.]+\s?℃/gu;

/** Text whose lines nobody breaks anyway, or that is no running text. */
const untouched = new Set(['title', 'pre', 'code', 'svg', 'text']);

/** The document with such marks bound to what precedes them. `class` names a style with `white-space: nowrap`. */
export function glueMarks(html: string, className: string): string {
  let result = '';
  let done = 0;
  for (const { raw, at, path } of textRuns(html)) {
    if (!/[—～℃]/.test(raw) || path.some((name) => untouched.has(name))) continue;
    result += html.slice(done, at) + raw.replace(bound, (words) => `<span class="${className}">${words}</span>`);
    done = at + raw.length;
  }
  return result + html.slice(done);
}
