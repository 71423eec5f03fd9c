import { lexiconWords } from './lexicon-words.js';

let english: ReadonlyMap<string, readonly number[]> | undefined;
let chinese: ReadonlyMap<string, readonly (readonly [form: string, meaning: number])[]> | undefined;

function load(): void {
  const words = new Map<string, number[]>();
  const forms = new Map<string, [string, number][]>();
  for (const [meaning, line] of lexiconWords.trim().replaceAll('; ', '\n').split('\n').entries()) {
    const [en = '', zh = ''] = line.split(': ');
    for (const root of new Set(en.split(' ').map(rootOf))) push(words, root, meaning);
    for (const form of new Set(zh.split(' '))) push(forms, form.slice(0, 2), [form, meaning] as [string, number]);
  }
  english = words;
  chinese = forms;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** A word without its endings, the same for the text and for the entry; no linguist's root. */
function rootOf(word: string): string {
  const low = word.toLowerCase();
  if (low.length < 4) return low;
  return low.replace(/(?:ies|ied)$/, 'y').replace(/(?:ings?|ed|es|s)$/, '').replace(/([^aeiou])\1$/, '$1').replace(/e$/, '');
}

/** The meanings that an English text names, as numbers. */
export function meaningsOfEnglish(text: string): number[] {
  if (!english) load();
  return [...text.matchAll(/[A-Za-z]{3,}/g)].flatMap(([word]) => english?.get(rootOf(word)) ?? []);
}

/** The meanings that a Chinese text may name. */
export function meaningsOfChinese(text: string): number[] {
  if (!chinese) load();
  const found: number[] = [];
  for (let at = 0; at + 1 < text.length; at += 1) {
    for (const [form, meaning] of chinese?.get(text.slice(at, at + 2)) ?? []) if (text.startsWith(form, at)) found.push(meaning);
  }
  return found;
}
