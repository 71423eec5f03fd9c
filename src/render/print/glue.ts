import { textRuns } from './html-text.js';

/*
 * Marks that must not begin a line: —— and ～ (GB/T 15834-2011, 5.1.8: a dash does not stand at the start of a line if it can be helped),
 * and ℃ away from its number. Words are bound with white-space, not with U+2060: that character would be copied and found as a space.
 */
const marks = String.raw`[^\s&;<>]——|(?:(?<![\p{N}.,])[\p{N}.,]+)?[^\s&;<>]～[\p{N}.,]*|(?<![\p{N}.])[\p{N}.]+\s?℃`;

/** Text whose lines nobody breaks anyway, or that is no running text. */
const untouched = new Set(['title', 'pre', 'code', 'svg', 'text']);

/** Keycaps: a digit, # or * with U+20E3, the box around it (Unicode Technical Standard #51, ED-14c). */
const keycap = /[\d#*]\uFE0F?\u20E3/gu;

/** Keycaps in a class of their own, so that their digit comes from the font that has the box. */
export function markKeycaps(html: string, className: string): string {
  if (!html.includes('\u20E3')) return html;
  let result = '';
  let done = 0;
  for (const { raw, at, path } of textRuns(html)) {
    if (path.includes('title')) continue;
    result += html.slice(done, at) + raw.replace(keycap, (whole) => `<span class="${className}">${whole}</span>`);
    done = at + raw.length;
  }
  return result + html.slice(done);
}

export interface Glue {
  /** Binds the marks of Chinese to what precedes them. */
  readonly marks: boolean;
  /** Names that stay on one line, as they stand in the text. */
  readonly terms: ReadonlySet<string>;
  /** Han characters of a name at most: to keep a longer one whole, the line before it would be torn apart. Of other letters, three times as many. */
  readonly longest: number;
  /** Names a style with `white-space: nowrap`. */
  readonly class: string;
}

/** The same in a heading, whose lines are not justified: half a line. */
const longestInHeading = 14;

/** The document with what belongs together bound together. */
export function glue(document: string, { marks: bindsMarks, terms, longest, class: className }: Glue): string {
  const html = bindsMarks ? glueHeadings(document, terms, className) : document;
  const names = [...terms].filter((name) => isShort(name, longest)).sort((a, b) => b.length - a.length);
  // At the same place the longer one counts; a name that ends before —— takes the dash with it.
  const bound = [...names.map((name) => `${escapeRegExp(name)}${bindsMarks ? '(?:——)?' : ''}`), ...(bindsMarks ? [marks] : [])];
  if (bound.length === 0) return html;
  const pattern = new RegExp(bound.join('|'), 'gu');
  const marksAlone = new RegExp(marks, 'gu');
  let result = '';
  let done = 0;
  for (const { raw, at, path } of textRuns(html)) {
    if (path.some((name) => untouched.has(name))) continue;
    const isDone = bindsMarks && path.some((name) => /^h[1-6]$/.test(name));
    result += html.slice(done, at) + raw.replace(isDone ? marksAlone : pattern, (words) => `<span class="${className}">${words}</span>`);
    done = at + raw.length;
  }
  return result + html.slice(done);
}

/** Names in headings, without the places between words at which a heading may break. */
function glueHeadings(html: string, terms: ReadonlySet<string>, className: string): string {
  const names = [...terms].filter((name) => isShort(name, longestInHeading)).sort((a, b) => b.length - a.length);
  if (names.length === 0) return html;
  const pattern = new RegExp(names.map((name) => [...name].map(escapeRegExp).join('(?:<wbr>)?')).join('|'), 'gu');
  return html.replace(/(<(h[1-6])\b[^>]*>)([\s\S]*?)(?=<\/\2>)/g, (_whole, open: string, _name: string, content: string) => {
    // Tags other than <wbr> stay out of it: a name may stand in an attribute, too.
    const parts = content.split(/(<(?!wbr>)[^>]*>)/);
    return open + parts.map((part) => (part.startsWith('<') && !part.startsWith('<wbr>') ? part : part.replace(pattern, (words) => `<span class="${className}">${words.replaceAll('<wbr>', '')}</span>`))).join('');
  });
}

/** Names of one word need nothing, unless lines break within words. */
function isShort(name: string, longest: number): boolean {
  const isHan = /\p{Script=Han}/u.test(name);
  return isHan ? name.length > 1 && name.length <= longest : name.includes(' ') && name.length <= 3 * longest;
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
