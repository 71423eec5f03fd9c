import type { Disagreement } from './disagreement.js';
import { bareForms, isPluralNoun, mayBePlural, thirdPersons } from './number-of-nouns.js';
import { opensSentence, type Word } from './word-scan.js';

/** Subjects whose number their form tells, with the verb right behind: These results is, a bed generate, suppliers that has. */

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const singularVerbs = new Map([['is', 'are'], ['was', 'were'], ['has', 'have'], ['does', 'do'], ["isn't", 'are not'], ["wasn't", 'were not'], ["hasn't", 'have not'], ["doesn't", 'do not'], ['isn’t', 'are not'], ['wasn’t', 'were not'], ['hasn’t', 'have not'], ['doesn’t', 'do not']]);
const pluralVerbs = new Map([['are', 'is'], ['were', 'was'], ['have', 'has'], ['do', 'does'], ["aren't", 'is not'], ["don't", 'does not'], ["haven't", 'has not'], ['aren’t', 'is not'], ['don’t', 'does not'], ['haven’t', 'has not']]);
const pluralOpeners = list('the these those all both many several most some few our their its');
const singularOpeners = list('a an every each another this');
const pluralPronouns = list('they we');
const singularPronouns = list('he she it everyone everybody someone somebody nobody');
const plain = list('the these those our their its all many several some most both his her your any no such other new two three four five six seven eight nine ten');
const prepositions = list('of in on for with from by at to between among about under over within across through against towards into without');
const quantities = list('most many some several all both half few two three four five six seven eight nine ten twelve cent percent');
/** Collective nouns, which Britain lets take a plural verb, and what counts or dates something. */
const loose = list('group team family number couple pair range variety set total government committee board council company crowd party year month week day time way quarter step round morning lot little bit handful dozen hundred thousand million billion third fraction share mix');
const noNoun = list('is was has does will would can could should must may might shall not to and or but that which who whom when where as than then also only just so too very if because before after while until unless since you i we they he she it him her them us me there here');

/** A word in small letters that may stand before a noun. */
function isBetween(word: Word | undefined): boolean {
  return word !== undefined && word.isNext && word.text === word.lower && !word.text.endsWith('s') && !noNoun.has(word.text) && !prepositions.has(word.text) && !/['’]/.test(word.text);
}

export function wrongSubject(text: string, words: readonly Word[], i: number): Disagreement | undefined {
  const verb = words[i];
  const before = words[i - 1];
  if (!verb?.isNext || !before || verb.text !== verb.lower) return undefined;
  const expected = singularVerbs.get(verb.lower);
  if (expected !== undefined || thirdPersons.has(verb.lower)) return behindPlural(text, words, i, expected ?? thirdPersons.get(verb.lower) ?? '', expected !== undefined);
  const third = pluralVerbs.get(verb.lower) ?? bareForms.get(verb.lower);
  return third === undefined ? undefined : behindSingular(text, words, i, third);
}

const said = ({ start, end }: Word, expected: string): Disagreement => ({ start, end, expected });

function behindPlural(text: string, words: readonly Word[], i: number, expected: string, isAuxiliary: boolean): Disagreement | undefined {
  const [verb, noun] = [words[i], words[i - 1]];
  if (!verb || !noun) return undefined;
  if (pluralPronouns.has(noun.lower)) return words[i - 2]?.lower === 'of' ? undefined : said(verb, expected);
  if (/^(?:them|these|those)$/.test(noun.text)) return isAuxiliary && noun.isNext && words[i - 2]?.lower === 'of' && isQuantity(text, words, i - 2) ? said(verb, expected) : undefined;
  if (/^(?:that|which|who)$/.test(noun.text)) return noun.isNext && isPluralBefore(text, words, i - 2, noun.text) ? said(verb, expected) : undefined;
  if (noun.text !== noun.lower || !isPluralNoun(noun.lower) || !isAuxiliary) return undefined;
  let first = i - 2;
  while (first > i - 4 && words[first + 1]?.isNext && isBetween(words[first]) && !pluralOpeners.has(words[first]?.lower ?? '')) first -= 1;
  const opener = words[first];
  if (!opener || !words[first + 1]?.isNext || !opensSentence(text, opener)) return undefined;
  // “Applications from women is”: a plural opens the sentence itself.
  return pluralOpeners.has(opener.lower) || (first === i - 3 && isPluralNoun(opener.lower) && prepositions.has(words[i - 2]?.lower ?? '')) ? said(verb, expected) : undefined;
}

/** 22 % of them, most of these; not: one of them, none of those. */
function isQuantity(text: string, words: readonly Word[], of: number): boolean {
  const before = words[of - 1];
  if (words[of]?.isNext && before) return quantities.has(before.lower);
  const [, figure] = /(?:^|[^\d.,])(\d[\d.,]*) ?%? $/.exec(text.slice(Math.max(0, (words[of]?.start ?? 0) - 12), words[of]?.start)) ?? [];
  return figure !== undefined && figure !== '1';
}

/** Suppliers that, all who, found on the pages that; not: a list of suppliers that, one of the countries that. */
function isPluralBefore(text: string, words: readonly Word[], at: number, relative: string): boolean {
  const noun = words[at];
  if (!noun || noun.text !== noun.lower && !opensSentence(text, noun)) return false;
  if (relative === 'who' && /^(?:all|those|people|many|others|women|children|men)$/.test(noun.lower)) return words[at - 1]?.lower !== 'of' && !isOneOf(words, at);
  if (!isPluralNoun(noun.lower) || isOneOf(words, at)) return false;
  let first = at;
  while (first > at - 3 && words[first]?.isNext && (plain.has(words[first - 1]?.lower ?? '') || isBetween(words[first - 1]))) first -= 1;
  const before = words[first]?.isNext ? words[first - 1] : undefined;
  if (!before) return opensSentence(text, words[first] ?? noun);
  if (!prepositions.has(before.lower)) return /^(?:and|or|because|when|while|if|than|but)$/.test(before.lower) && plain.has(words[first]?.lower ?? '');
  const head = before.isNext ? words[first - 2] : undefined;
  return head !== undefined && head.text === head.lower && ((isPluralNoun(head.lower) && !thirdPersons.has(head.lower)) || (/[^e]ed$|^(?:found|shown|made|held)$/.test(head.lower) && before.lower !== 'of'));
}

function isOneOf(words: readonly Word[], at: number): boolean {
  for (let i = at; i > Math.max(0, at - 9); i -= 1) if (words[i]?.lower === 'of' && /^(?:one|each|any|none|either|neither|only|kind|type|list|set|number)$/.test(words[i - 1]?.lower ?? '')) return true;
  return false;
}

function behindSingular(text: string, words: readonly Word[], i: number, expected: string): Disagreement | undefined {
  const [verb, noun] = [words[i], words[i - 1]];
  if (!verb || !noun) return undefined;
  if (singularPronouns.has(noun.lower)) return opensSentence(text, noun) && verb.lower !== 'were' ? said(verb, expected) : undefined;
  if (/^(?:that|which|who)$/.test(noun.text)) return noun.isNext && pluralVerbs.has(verb.lower) && isSingularBefore(words, i - 2) ? said(verb, expected) : undefined;
  if (!isBetween(noun) || mayBePlural(noun.lower) || loose.has(noun.lower) || /[a-z]{2}(?:ed|ing|ly)$/.test(noun.lower)) return undefined;
  let first = i - 2;
  while (first > i - 4 && words[first + 1]?.isNext && isBetween(words[first]) && !singularOpeners.has(words[first]?.lower ?? '') && !/(?:ly|ed)$|^of$/.test(words[first]?.lower ?? '') && !loose.has(words[first]?.lower ?? '')) first -= 1;
  const opener = words[first];
  return opener && words[first + 1]?.isNext && singularOpeners.has(opener.lower) && opensSentence(text, opener) ? said(verb, expected) : undefined;
}

/** a hospital that, every supplier who. */
function isSingularBefore(words: readonly Word[], at: number): boolean {
  const noun = words[at];
  if (!isBetween(noun) || mayBePlural(noun?.lower ?? '') || loose.has(noun?.lower ?? '')) return false;
  const first = isBetween(words[at - 1]) && !singularOpeners.has(words[at - 1]?.lower ?? '') ? at - 2 : at - 1;
  const isObject = words[first]?.isNext === true && prepositions.has(words[first - 1]?.lower ?? '');
  return words[first + 1]?.isNext === true && !isObject && /^(?:an?|every|each|another)$/.test(words[first]?.lower ?? '');
}
