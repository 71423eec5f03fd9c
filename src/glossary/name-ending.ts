import type { Lang } from '../model/text.js';
import { languageOf } from '../lang/registry.js';
import { bestFit } from './edit-distance.js';
import { skeleton } from './skeleton.js';

/** The stretch directly before a bracket that was meant as a name, and the right name nearest to it. */
export interface NameEnding {
  /** Offsets in the text searched; closing marks excluded. */
  readonly start: number;
  readonly end: number;
  readonly name: string;
  /** The name is nearly there, so that it is certainly what was meant; 生命周期倡议（LCI） may as well have the wrong abbreviation. */
  readonly isNear: boolean;
}

/** Up to this share of characters wrong, the right name is certain. */
const certain = 0.25;

/** Most of the name must be there for the stretch to be taken as an attempt at it. */
const kinship = 0.67;

/**
 * Compares the end of `text` with each name; where nothing is near and `anyBody` is set, takes the last words if they read like the name of a body.
 * Undefined if what stands there is no name at all (各国（FAO）).
 */
export function nearestEnding(text: string, names: readonly string[], lang: Lang, anyBody: boolean): NameEnding | undefined {
  return languageOf(lang).spaces ? nearestWords(text, names) : nearestCharacters(text, names, anyBody);
}

function nearestCharacters(text: string, names: readonly string[], anyBody: boolean): NameEnding | undefined {
  const bare = skeleton(text);
  const length = bare.text.length;
  if (length === 0) return undefined;
  let best: { from: number; name: string; share: number } | undefined;
  for (const name of names) {
    const wanted = skeleton(name).text;
    // Reversed, so that the end of the stretch is fixed and its start free.
    const tail = reverse(bare.text.slice(-(wanted.length * 2)));
    const fit = prefixFit(reverse(wanted), tail);
    const share = fit.distance / wanted.length;
    if (!best || share < best.share) best = { from: length - fit.length, name, share };
  }
  const [first] = names;
  const from = best && best.share <= kinship && best.from < length ? best.from : anyBody ? bodyNameStart(bare.text) : undefined;
  if (from === undefined || first === undefined) return undefined;
  return { start: bare.offsets[from] ?? 0, end: (bare.offsets[length - 1] ?? 0) + 1, name: best && best.share <= kinship ? best.name : first, isNear: best !== undefined && best.share <= certain };
}

function reverse(text: string): string {
  return [...text].toReversed().join('');
}

/** Cheapest prefix of `text` for the whole of `pattern`. */
function prefixFit(pattern: string, text: string): { length: number; distance: number } {
  let row = Array.from({ length: text.length + 1 }, (_, j) => j);
  for (let i = 1; i <= pattern.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= text.length; j += 1) {
      const same = pattern[i - 1] === text[j - 1] ? 0 : 1;
      next.push(Math.min((row[j - 1] ?? 0) + same, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  let length = 0;
  for (let j = 1; j < row.length; j += 1) {
    // A substitution rather than a missing character where both cost the same: the longer stretch, up to the name's length.
    const better = (row[j] ?? 0) - (row[length] ?? 0);
    if (better < 0 || (better === 0 && j <= pattern.length)) length = j;
  }
  return { length, distance: row[length] ?? 0 };
}

/** Nouns that end the name of a body, document or programme. */
const bodyNoun = /(?:[部署厅局会所院处司组]|中心|组织|机构|网络|联盟|协会|倡议|计划|公约|项目|方案|框架|论坛|基金|银行|大学|政府|空间|平台|指南|战略|目标|指标)$/u;
const leadsIn = /[和与及或由在对为以向从把被将是了的、，]/u;

/** Start of a body's name of four characters or more at the end of a text; undefined if the text does not end in one. */
function bodyNameStart(bare: string): number | undefined {
  if (!bodyNoun.test(bare)) return undefined;
  let start = bare.length;
  while (start > 0 && bare.length - start < 20 && !leadsIn.test(bare[start - 1] ?? '')) start -= 1;
  return bare.length - start >= 4 ? start : undefined;
}

/** English: whole words, compared by their letters; the stretch must begin with a capital. */
function nearestWords(text: string, names: readonly string[]): NameEnding | undefined {
  const words = [...text.matchAll(/\S+/gu)];
  const end = text.trimEnd().length;
  let best: { start: number; name: string; share: number } | undefined;
  for (const name of names) {
    const wanted = name.toLowerCase();
    const count = name.split(/\s+/u).length;
    for (let take = Math.max(1, count - 2); take <= count + 2; take += 1) {
      const word = words[words.length - take];
      if (!word || !/^[“"‘']?\p{Lu}/u.test(word[0])) continue;
      const stretch = text.slice(word.index, end).toLowerCase();
      const fit = bestFit(wanted, stretch);
      const share = (fit.distance + (stretch.length - (fit.end - fit.start))) / wanted.length;
      if (share <= 0.5 && (!best || share < best.share)) best = { start: word.index, name, share };
    }
  }
  return best && { start: best.start, end, name: best.name, isNear: best.share <= certain };
}

/**
 * How far back two stretches that end together are the same name in two spellings: local alignment anchored at the ends, a match
 * counting one and an edit minus 0.8. Undefined if less than half of either tells the same.
 */
export function sharedEnding(a: string, b: string): { readonly a: number; readonly b: number } | undefined {
  const width = b.length + 1;
  let row = Array.from({ length: width }, (_, j) => -0.8 * j);
  let best = { score: 0, i: 0, j: 0 };
  for (let i = 1; i <= a.length; i += 1) {
    const next = [-0.8 * i];
    for (let j = 1; j < width; j += 1) {
      const same = a[a.length - i] === b[b.length - j];
      const score = Math.max((row[j - 1] ?? 0) + (same ? 1 : -0.8), (row[j] ?? 0) - 0.8, (next[j - 1] ?? 0) - 0.8);
      next.push(score);
      if (same && score > best.score) best = { score, i, j };
    }
    row = next;
  }
  // Below this the few characters in common (…协议, …委员会) are what any two names share.
  return best.score * 2 >= Math.max(best.i, best.j) && best.score >= 2 && Math.min(best.i, best.j) >= 4 ? { a: a.length - best.i, b: b.length - best.j } : undefined;
}
