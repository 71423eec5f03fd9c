import type { Language } from '../../lang/language.js';
import { languages } from '../../lang/registry.js';

/** A part of a text; `tag` is set where it is in another language than the edition. */
interface LanguageRun {
  readonly text: string;
  readonly tag?: string;
}

// A phrase, not a name or an acronym: a screen reader that switches voice for every “SPP” is worse than none.
// Latin letters, composed or not, by their blocks: `\p{Script=Latin}` and `\p{M}` ask for the tables of all scripts, which takes a start milliseconds.
const latin = String.raw`A-Za-z\u00AA\u00BA\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F\u1E00-\u1EFF`;
const inWord = String.raw`${latin}\d\u0300-\u036F`;
const latinWord = `[${latin}](?:[${inWord}'’.&/-]*[${inWord}])?`;
const between = '(?:[ ,;:]|, |; |: | & | – )';
// Words by any number, and counted afterwards: an expression that wants three begins again at every letter of a long one.
const latinWords = new RegExp(`${latinWord}(?:${between}${latinWord})*[.!?]?`, 'gu');
const latinPhrase = new RegExp(`^${latinWord}(?:${between}${latinWord}){2,}[.!?]?$`, 'u');
// Even a single Han character needs its tag: it selects the font, and no voice for English can read it.
const hanPhrase = /\p{Script=Han}(?:[\p{Script=Han}\p{N}，。、；：？！（）《》〈〉“”…—·]*[\p{Script=Han}。？！）》〉])?/gu;

const han = /\p{Script=Han}/u;
const twoBetween = /[ ,;:][^ ,;:]*[ ,;:]/;

/**
 * Cuts a text where its language changes, for `lang` attributes (WCAG 2.2, 3.1.2 Language of Parts).
 * In a language without spaces, phrases of three Latin words or more are foreign; in one with spaces, runs of Han characters are.
 */
export function languageRuns(text: string, language: Language): LanguageRun[] {
  // A Latin phrase holds two signs between words, and a text in English seldom Han: most texts are told at once.
  if (!(language.spaces ? han : twoBetween).test(text)) return text === '' ? [] : [{ text }];
  const other = Object.values(languages).find((candidate) => candidate.spaces !== language.spaces);
  if (!other) return [{ text }];
  const runs: LanguageRun[] = [];
  let at = 0;
  for (const match of text.matchAll(language.spaces ? hanPhrase : latinWords)) {
    if (!language.spaces && !latinPhrase.test(match[0])) continue;
    if (match.index > at) runs.push({ text: text.slice(at, match.index) });
    runs.push({ text: match[0], tag: other.tag });
    at = match.index + match[0].length;
  }
  if (at < text.length) runs.push({ text: text.slice(at) });
  return runs;
}
