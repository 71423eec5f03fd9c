import { areNear } from '../lang/en/near-words.js';
import { isShortWord } from '../lang/en/short-words.js';
import { editDistance } from './edit-distance.js';
import type { Word } from './english-words.js';

export const slip = 0.4;
/** A letter wrong in a short word may make another word (good systems): less certain. */
export const shortSlip = 0.5;
export const near = 0.6;
export const link = 0.3;
/** A word missing or added. */
export const gap = 1;
/** Another word: mostly another thing (United Nations Development Programme). */
const other = 1.5;

/** What it costs to take one word for another. */
export function wordCost(wanted: Word, found: Word): number {
  const [a, b] = [wanted.stem, found.stem];
  if (a === b) return 0;
  const shorter = Math.min(a.length, b.length);
  if (wanted.isLink && !found.isLink) return Math.max(a.length, b.length) <= 3 && editDistance(a, b) === 1 ? shortSlip : other;
  if (wanted.isLink || found.isLink) return wanted.isLink && found.isLink ? link : other;
  if (shorter >= 3 && isSlip(a, b, shorter)) return Math.max(a.length, b.length) >= 6 || (shorter >= 3 && a.length >= 4 && !isShortWord(b)) ? slip : shortSlip;
  // environment, environmental; agriculture, agricultural.
  if (shorter >= 6 && a.slice(0, 6) === b.slice(0, 6)) return near;
  return areNear(a, b) ? near : other;
}

/** A letter or two wrong; unsustainable is another word. */
function isSlip(a: string, b: string, shorter: number): boolean {
  if (!mayBeSlip(a, b)) return false;
  const distance = editDistance(a, b);
  return distance <= 1 || (distance === 2 && maySlipTwice(a, b, shorter));
}

function maySlipTwice(a: string, b: string, shorter: number): boolean {
  return shorter >= 8 && a[0] === b[0];
}

/** False where so many letters or so great a length differ that {@link isSlip} cannot hold: a letter wrong takes one away and brings one. */
function mayBeSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 2) return false;
  let unlike = lettersOf(a) ^ lettersOf(b);
  const most = maySlipTwice(a, b, Math.min(a.length, b.length)) ? 4 : 2;
  for (let count = 0; unlike !== 0; unlike &= unlike - 1) if ((count += 1) > most) return false;
  return true;
}

/** A bit for each letter that a word has, whatever its place. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i += 1) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters;
}

/** May cost less than a gap in {@link wordCost}. */
export function isLike(a: string, b: string): boolean {
  return mayBeSlip(a, b) || (a.length >= 6 && a.slice(0, 6) === b.slice(0, 6)) || areNear(a, b);
}
