import { isHan } from '../lang/characters.js';
import type { SourceFile, Span } from '../model/text.js';

/** The words of a Markdown file, its markup left out, and its web links. */
export interface Skimmed {
  /** Paragraphs divided by line feeds. Code is U+FFFC. */
  readonly text: string;
  /** Offset in the file of each unit of `text`. */
  readonly offsets: Int32Array;
  /** Links of the body, not of the front matter, in the order of the file. */
  readonly links: readonly (Span & { readonly url: string })[];
}

/** Larger files are no bulletins: nothing is read of them. In UTF-16 units. */
const largest = 1 << 20;

// Every repetition is bounded, so that no line costs more than its length times a constant.
const markup =
  /`[^`\n]{1,200}`|!\[(?=[^\]\n]{0,500}\])|\[(?=[^\]\n]{0,500}\])|\]\((?<target>[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,500})?)(?:\s[^()\n]{0,500})?\)|\]|\*+|<\/?[A-Za-z][^>\n]{0,200}>|\\(?=[!-/:-@[-`{-~])|(?<bare>https?:\/\/[\w.~:/?#@!$&'*+,;=%-]{1,2000})/gu;

/**
 * Reads what many files say without parsing them: a hundredth of the parser's cost. Reference links and HTML blocks are not resolved; who
 * needs a block's structure asks the parser.
 */
export function skim({ text: source }: SourceFile): Skimmed {
  if (source.length > largest) return { text: '', offsets: new Int32Array(0), links: [] };
  const offsets = new Int32Array(source.length + 1);
  const links: (Span & { url: string })[] = [];
  const bodyStart = endOfFrontMatter(source);
  let text = '';
  const put = (from: number, to: number): void => {
    for (let i = from; i < to; i += 1) offsets[text.length + i - from] = i;
    text += source.slice(from, to);
  };
  for (const { start, end, isNewBlock } of proseLines(source)) {
    const line = source.slice(start, end);
    const indent = line.length - line.trimStart().length;
    if (text !== '') {
      const between = isNewBlock ? '\n' : isHan(text.at(-1) ?? '') && isHan(line.trimStart()[0] ?? '') ? '' : ' ';
      offsets[text.length] = start;
      text += between;
    }
    let from = indent;
    for (const match of line.matchAll(markup)) {
      put(start + from, start + match.index);
      from = match.index + match[0].length;
      const url = match.groups?.['target'] ?? match.groups?.['bare'];
      if (url?.startsWith('http') && start >= bodyStart) links.push({ url, start: start + match.index, end: start + from });
      if (match[0].startsWith('`') || match.groups?.['bare'] !== undefined) {
        offsets[text.length] = start + match.index;
        text += '\uFFFC';
      }
    }
    put(start + from, end);
  }
  return { text, offsets: offsets.subarray(0, text.length), links };
}

function endOfFrontMatter(source: string): number {
  if (!/^---\r?\n/u.test(source)) return 0;
  const end = source.indexOf('\n---', 3);
  return end < 0 ? 0 : end;
}

/** The lines outside fenced code and comments, trailing blanks cut off. `isNewBlock`: not the same paragraph as the line before. */
function* proseLines(source: string): Generator<Span & { readonly isNewBlock: boolean }> {
  let fence = '';
  let isComment = false;
  let isNewBlock = true;
  for (let start = 0; start < source.length; ) {
    const feed = source.indexOf('\n', start);
    const end = feed < 0 ? source.length : feed;
    const line = source.slice(start, end);
    const mark = /^ {0,3}(```|~~~)/u.exec(line)?.[1] ?? '';
    const opens = line.indexOf('<!--');
    if (isComment) isComment = !line.includes('-->');
    else if (fence !== '') fence = mark === fence ? '' : fence;
    else if (mark !== '') fence = mark;
    else if (opens >= 0) {
      isComment = !line.includes('-->', opens);
      isNewBlock = true;
    } else if (line.trim() !== '') {
      yield { start, end: start + line.trimEnd().length, isNewBlock: isNewBlock || /^\s*(?:[#>|:+-]|\d+[.)]|\w+:\s)/u.test(line) };
      isNewBlock = /^\s*(?:#|---)/u.test(line);
    }
    if (line.trim() === '' || fence !== '') isNewBlock = true;
    start = end + 1;
  }
}
