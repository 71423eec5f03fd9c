import type { Span } from '../../model/text.js';
import { cutAt } from '../sentences.js';

/** Abbreviations that a name or number follows: their full stop never ends a sentence. */
const before = new Set(
  ('mr mrs ms mx dr prof rev hon st sr jr gen col capt lt sgt gov sen rep pres messrs mmes no nos vol vols art arts sec secs ch chap fig figs eq para paras p pp ed eds ' +
    'cf vs v viz approx ca e.g i.e resp dept est tel').split(' '),
);
/** Abbreviations that may end one: they do if a word that begins a sentence follows. */
const inside = new Set('etc al inc ltd co corp u.s u.k u.n e.u d.c a.m p.m a.d b.c ph.d jan feb mar apr jun jul aug sep sept oct nov dec mt ave blvd'.split(' '));
/** Words that begin sentences and are not likely to go on after “U.S.” or “etc.”. */
const opener = /^["“'‘(]?(?:The|This|That|These|Those|It|In|On|At|We|They|He|She|A|An|As|By|For|From|If|And|But|However|When|While|To|There|Its|Our|Their|You|Your|All|Both|Each|With|After|Before|Since|Also|More|Most|Other|Such|What|Who|How|Why|Under|Until|Although|Because|During)\b/;

const mark = /[.!?…]+/g;
const closers = /^["”'’)\]»*_]*/;

/** Sentences of an English text, white space around them left out. A line feed ends one: the flattened text keeps only hard breaks. */
export function splitEnglishSentences(text: string): Span[] {
  const cuts: number[] = [];
  for (const match of text.matchAll(mark)) {
    const end = match.index + match[0].length;
    const closed = end + (closers.exec(text.slice(end, end + 4))?.[0].length ?? 0);
    const rest = text.slice(closed, closed + 40);
    if (!/^\s/.test(rest)) continue;
    const next = rest.trimStart();
    // 3 p.m. today; Dr. no; a sentence begins with no small letter.
    if (/^["“'‘(]?\p{Ll}/u.test(next)) continue;
    if (match[0] === '.' && !endsAfter(text.slice(0, match.index), next, closed > end)) continue;
    cuts.push(closed);
  }
  return cutAt(text, cuts);
}

/** Letters; no abbreviation is longer. */
const longestWord = 100;

function endsAfter(head: string, next: string, quoted: boolean): boolean {
  const word = /(?<![^\s(["“'‘])[^\s(["“'‘]*$/.exec(head.slice(-longestWord))?.[0] ?? '';
  const plain = word.toLowerCase();
  if (before.has(plain)) return false;
  if (quoted) return true;
  if (inside.has(plain)) return opener.test(next);
  // An initial: J. Smith, J.R.R. Tolkien. “Plan B.” and “vitamin C.” end one when a likely opener follows.
  if (/^(?:\p{Lu}\.)*\p{Lu}$/u.test(word) && word !== 'I') return opener.test(next);
  // 1. Introduction: the number of a list or heading at the very start.
  return !(/^\d{1,3}$/.test(word) && head.trim() === word);
}
