import { mistypedWords } from './mistyped-words-data.js';

export interface MistypedWord {
  readonly start: number;
  /** Two characters. */
  readonly wrong: string;
  /** The words that it may stand for, the likelier first. */
  readonly right: readonly string[];
}

/** Wrong pairs by their units, with open addressing: every pair of characters of every text is asked for. */
interface Table {
  /** 0: no pair. */
  readonly pairs: Int32Array;
  /** Where the right word stands in the list. */
  readonly rights: Uint16Array;
}

/** A power of two, and more than twice the number of pairs. */
const slots = 0x10000;

const separator = '-';

let table: Table | undefined;

/** Words with a character that no word of the language has there: 数剧 for 数据. In order. */
export function* findMistypedWords(text: string): Generator<MistypedWord> {
  table ??= buildTable();
  for (let i = nextPair(table.pairs, text, 0); i >= 0; i = nextPair(table.pairs, text, i + 1)) {
    // 旧衣经过分拣: each character belongs to a word of its own.
    if (isListed(text.slice(i - 1, i + 1)) || isListed(text.slice(i + 1, i + 3))) continue;
    yield { start: i, wrong: text.slice(i, i + 2), right: rightsOf(table, text.charCodeAt(i), text.charCodeAt(i + 1)) };
  }
}

function isListed(word: string): boolean {
  return word.length === 2 && mistypedWords.includes(`${separator}${word}${separator}`);
}

function nextPair(pairs: Int32Array, text: string, from: number): number {
  let first = text.charCodeAt(from);
  for (let i = from + 1; i < text.length; i += 1) {
    const second = text.charCodeAt(i);
    const pair = (first << 16) | second;
    for (let slot = slotOf(pair); pairs[slot] !== 0; slot = (slot + 1) & (slots - 1)) if (pairs[slot] === pair) return i - 1;
    first = second;
  }
  return -1;
}

function rightsOf({ pairs, rights }: Table, first: number, second: number): string[] {
  const pair = (first << 16) | second;
  const found: string[] = [];
  for (let slot = slotOf(pair); pairs[slot] !== 0; slot = (slot + 1) & (slots - 1)) if (pairs[slot] === pair) found.push(mistypedWords.slice(rights[slot], (rights[slot] ?? 0) + 2));
  return found;
}

/** Multiplicative hashing (Knuth, TAOCP 6.4): the upper bits are well spread. */
function slotOf(pair: number): number {
  return Math.imul(pair, 0x9e3779b1) >>> 16;
}

// In one pass, without cutting the list into rows and their parts first: it is made at nearly every start of the program.
function buildTable(): Table {
  const pairs = new Int32Array(slots);
  const rights = new Uint16Array(slots);
  for (let at = 0; at < mistypedWords.length; ) {
    const word = mistypedWords.indexOf(separator, at) + 1;
    const [first, second] = [mistypedWords.charCodeAt(word) << 16, mistypedWords.charCodeAt(word + 1)];
    for (; at < word - 1; at += 1) put(pairs, rights, (mistypedWords.charCodeAt(at) << 16) | second, word);
    for (at = word + 3; at < mistypedWords.length && mistypedWords[at] !== ' '; at += 1) put(pairs, rights, first | mistypedWords.charCodeAt(at), word);
    at += 1;
  }
  return { pairs, rights };
}

function put(pairs: Int32Array, rights: Uint16Array, pair: number, word: number): void {
  let slot = slotOf(pair);
  while (pairs[slot] !== 0) slot = (slot + 1) & (slots - 1);
  pairs[slot] = pair;
  rights[slot] = word;
}
