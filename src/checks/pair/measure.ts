import { isAsciiLetter, isCommonMark, isHanCode } from '../../lang/characters.js';
import type { LeafBlock } from '../../model/leaf-block.js';
import type { Side } from './pairing.js';

/** How much a text says, in Latin letters: a Han character tells about as much as three (translated prose: 2.7 to 3.4). */
export function weightOf(text: string): number {
  let weight = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (isHanCode(code)) weight += 3;
    else if (code < 0x80 ? isAsciiLetter(code) || (code >= 0x30 && code <= 0x39) : !isCommonMark(code) && /[\p{L}\p{N}]/u.test(character)) weight += 1;
  }
  return weight;
}

/**
 * The text of a block that is for people: no code, no HTML or JSX, no marks of directives (`:::media`) or templates (`{{% … %}}`), and no
 * entries of a contents list, which follow from the headings.
 */
export function proseOf({ type, text, links }: LeafBlock): string {
  if (type !== 'paragraph' && type !== 'heading' && type !== 'tableRow') return '';
  // A file's name, in whose place a reader sees the file.
  if (/^\s*[\w./-]+\.\w{1,5}\s*$/u.test(text)) return '';
  if (/^\s*<\/?[A-Za-z]/u.test(text) || (links.length === 1 && links[0]?.at === 0 && links[0].url.startsWith('#'))) return '';
  return text.split('\n').filter((line) => !/^\s*(?::::|\{)/u.test(line)).join('\n');
}

/** What a side says to people, in Latin letters. */
export function proseWeight({ blocks }: Side): number {
  return blocks.reduce((sum, block) => sum + weightOf(proseOf(block)), 0);
}
