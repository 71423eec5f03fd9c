import type { Span } from '../../model/text.js';
import { isHan } from '../characters.js';
import { splitEnglishSentences } from '../en/sentences.js';
import { cutAt } from '../sentences.js';

// GB/T 15834-2011: full stop, exclamation and question marks end a sentence, and so does an ellipsis before a new one.
const mark = /[。！？!?｡]+|…{1,2}(?:[。！？]|(?=[”’」』）)\s]|$))/gu;
const closers = /^[”’"'」』）)】》〕\]*_]*/u;
const letter = /[\p{L}\p{N}]/u;

/**
 * Sentences of a Chinese text, white space around them left out. Closing quotes and brackets go with the sentence; a quoted sentence after
 * which its frame goes on (“好吗？”他问。) is part of it. A line feed ends one.
 */
export function splitChineseSentences(text: string): Span[] {
  const cuts: number[] = [];
  for (const match of text.matchAll(mark)) {
    const end = match.index + match[0].length;
    const closing = closers.exec(text.slice(end, end + 6))?.[0] ?? '';
    const closed = end + closing.length;
    const next = text[closed] ?? '';
    // ！ inside a clause or a bracket, before 、，；：— the sentence goes on.
    if (/[，、；：,;:—)）》]/u.test(next)) continue;
    // ASCII marks end a sentence only beside Chinese or white space: ?a=1, !important.
    if (/[!?]/.test(match[0]) && letter.test(next) && !isHan(next)) continue;
    if (closing !== '' && !match[0].startsWith('。') && isFrame(text.slice(closed, closed + 12))) continue;
    cuts.push(closed);
  }
  // Sentences that the author wrote in Latin script inside the text.
  for (const { end } of splitEnglishSentences(text)) {
    if (/[.!?]["”')\]]*$/.test(text.slice(Math.max(0, end - 3), end))) cuts.push(end);
  }
  return cutAt(text, cuts);
}

/** The speech is named after it: 他问, 她说道, 有人表示. */
function isFrame(rest: string): boolean {
  return /^[^，。！？；]{0,8}?(?:说|问|道|答|表示|指出|强调|喊|写道|认为|的)/u.test(rest);
}
