import type { Span } from '../model/text.js';

/** An HTML comment of a Markdown file; `body` is what stands between the marks. */
export interface Comment extends Span {
  readonly body: string;
}

/**
 * The HTML comments of a Markdown text that are comments: none in front matter, fenced or indented code, or code spans (CommonMark §4.4–4.6, 6.1).
 * Read from the text alone, because comments are dropped from the edition.
 */
export function* commentsOf(text: string): Generator<Comment> {
  if (!text.includes('<!--')) return;
  const code = codeBlocks(text);
  let block = 0;
  const marks = /`+|<!--/gu;
  for (let match = marks.exec(text); match; match = marks.exec(text)) {
    const start = match.index;
    while ((code[block]?.end ?? Infinity) <= start) block += 1;
    const around = code[block];
    if (around && around.start <= start) marks.lastIndex = around.end;
    else if (match[0] === '<!--') {
      const end = text.indexOf('-->', start + 4);
      if (end < 0) return;
      yield { start, end: end + 3, body: text.slice(start + 4, end) };
      marks.lastIndex = end + 3;
    } else if (text[start - 1] !== '\\') marks.lastIndex = endOfSpan(text, start, match[0].length) ?? start + match[0].length;
  }
}

/** A code span ends at the next run of as many backticks in its paragraph. */
function endOfSpan(text: string, start: number, length: number): number | undefined {
  const rest = text.slice(start + length, start + length + longestSpan);
  const paragraph = rest.slice(0, /\n[ \t>]*\r?\n/u.exec(rest)?.index ?? rest.length);
  for (const run of paragraph.matchAll(/`+/gu)) if (run[0].length === length) return start + length + run.index + length;
  return undefined;
}

/** Code spans longer than this are taken for stray backticks, so that a file full of them costs no more than its length. */
const longestSpan = 2000;

// A blank is taken in one place only: in two, a line of 30 marks would be tried in a thousand million ways.
const fence = /^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)]))*[ \t]*(`{3,}(?!`)(?!.*`)|~{3,})/u;
const listItem = /^ {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]/u;

/** Front matter, fenced code and indented code, in order. */
function codeBlocks(text: string): Span[] {
  const blocks: Span[] = [];
  const matter = /^---[ \t]*\r?\n(?:[^]*?\r?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/u.exec(text)?.[0].length ?? 0;
  if (matter > 0) blocks.push({ start: 0, end: matter });
  let open: { mark: string; start: number } | undefined;
  let blank = true;
  let inList = false;
  for (const line of linesFrom(text, matter)) {
    const content = text.slice(line.start, line.end);
    const mark = fence.exec(content)?.[1];
    if (open) {
      if (mark?.startsWith(open.mark) && content.trimEnd().endsWith(mark)) {
        blocks.push({ start: open.start, end: line.end });
        open = undefined;
      }
    } else if (mark) open = { mark, start: line.start };
    else if (blank && !inList && /^(?: {4}|\t)\s*\S/u.test(content)) {
      blocks.push(line);
      // The next line of indented code needs no blank one before it.
      continue;
    } else if (listItem.test(content)) inList = true;
    else if (blank && /^\S/u.test(content)) inList = false;
    blank = content.trim() === '';
  }
  if (open) blocks.push({ start: open.start, end: text.length });
  return blocks;
}

/** Lines with their line ends. */
function* linesFrom(text: string, from: number): Generator<Span> {
  for (let start = from; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline + 1;
    yield { start, end };
    start = end;
  }
}
