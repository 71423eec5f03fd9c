import type { Disagreement } from './disagreement.js';
import { isLongWord } from './near-spelling.js';
import { bareForms, thirdPersons } from './number-of-nouns.js';
import type { Word } from './word-scan.js';

/** Forms of verbs that cannot stand behind another: will published, didn’t existed, has went, be contain, to provides. */

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const modals = list("will would can could should must might shall cannot may won't can't couldn't wouldn't shouldn't won’t can’t couldn’t wouldn’t shouldn’t");
const doing = list("didn't doesn't don't didn’t doesn’t don’t");
const having = list('has have had');
const being = list('be been are were');
/** “a can made of tin”, “the will”: nouns. */
const beforeNoun = list('the a an each this that every her his their its our of no good free tin');
const beforeInfinitive = list('able order easy hard difficult important necessary wants want wanted decided needs has have had going how likely unable');
/** End in -ed and are no past forms, or are as often their own bare forms. */
const bareInEd = list('need feed seed speed proceed exceed succeed embed shed wed breed bleed weed heed indeed hundred red led bed shred supersede');
const past = new Map([['went', 'gone'], ['took', 'taken'], ['began', 'begun'], ['wrote', 'written'], ['chose', 'chosen'], ['gave', 'given'], ['spoke', 'spoken'], ['broke', 'broken'], ['rose', 'risen'], ['grew', 'grown'], ['knew', 'known'], ['became', 'become'], ['came', 'come'], ['ran', 'run'], ['fell', 'fallen'], ['drew', 'drawn']]);
const participles = new Map([['been', 'be'], ['gone', 'go'], ['taken', 'be taken'], ['given', 'be given'], ['written', 'be written'], ['done', 'be done'], ['shown', 'be shown'], ['held', 'be held'], ['made', 'be made'], ['sent', 'be sent'], ['built', 'be built'], ['bought', 'be bought'], ['went', 'go'], ['took', 'take'], ['gave', 'give'], ['began', 'begin']]);
const lasting = list('using providing becoming trying achieving publishing receiving ensuring introducing submitting');
const moreBare = list('reserve replace prepare determine inform invite expect collect consider approve select measure');

export function wrongForm(words: readonly Word[], i: number): Disagreement | undefined {
  const [before, word, next] = [words[i - 1], words[i], words[i + 1]];
  if (!word || !next?.isNext || next.text !== next.lower || word.text !== word.lower) return undefined;
  const said = (expected: string): Disagreement => ({ start: next.start, end: next.end, expected });
  const isNoun = word.isNext && beforeNoun.has(before?.lower ?? '');
  if (modals.has(word.text) && !isNoun) return isPast(next.text) ? said(`be ${next.text}`) : participles.has(next.text) ? said(participles.get(next.text) ?? '') : undefined;
  if (doing.has(word.text)) return isPast(next.text) ? said(bareOf(next.text)) : undefined;
  if (having.has(word.text)) return behindHave(next.text, said);
  if (being.has(word.text)) return (bareForms.has(next.text) || moreBare.has(next.text)) && !isOpen(next.text) ? said(participleOf(next.text)) : undefined;
  if (word.text !== 'to') return undefined;
  const bare = thirdPersons.get(next.text);
  if (bare !== undefined) return said(bare);
  return word.isNext && beforeInfinitive.has(before?.lower ?? '') && isPast(next.text) ? said(bareOf(next.text)) : undefined;
}

/** “They are open”, “the few that remain are keep-outs”: bare forms that are adjectives or nouns too. */
const isOpen = (word: string): boolean => word === 'select' || word === 'measure' || word === 'keep' || word === 'become' || word === 'follow';

function behindHave(next: string, said: (expected: string) => Disagreement): Disagreement | undefined {
  if (next === 'be') return said('been');
  if (past.has(next)) return said(past.get(next) ?? '');
  if (lasting.has(next)) return said(`been ${next}`);
  return bareForms.has(next) && !isOpen(next) ? said(participleOf(next)) : undefined;
}

function isPast(word: string): boolean {
  return word.length > 4 && word.endsWith('ed') && !bareInEd.has(word) && !word.endsWith('eed');
}

function bareOf(word: string): string {
  const short = word.slice(0, -2);
  return isLongWord(word.slice(0, -1)) || /[^aeiou][aeiou][sz]$|[cgv]$/.test(short) ? word.slice(0, -1) : short;
}

function participleOf(bare: string): string {
  const irregular = new Map([['become', 'become'], ['begin', 'begun'], ['bring', 'brought'], ['submit', 'submitted'], ['apply', 'applied'], ['identify', 'identified']]).get(bare);
  return irregular ?? (bare.endsWith('e') ? `${bare}d` : `${bare}ed`);
}
