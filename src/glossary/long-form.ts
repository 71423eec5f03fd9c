import { languageOf } from '../lang/registry.js';
import type { Lang, Span } from '../model/text.js';

/**
 * The name at the end of `text`, which stands before （ABBR）. Offsets in `text`; undefined if nothing there can be the name.
 */
export function longForm(text: string, abbreviation: string, lang: Lang): Span | undefined {
  const end = text.trimEnd().length;
  const start = languageOf(lang).spaces ? byLetters(text.slice(0, end), abbreviation) : afterLead(text.slice(0, end));
  if (start === undefined) return undefined;
  // Marks around the whole name are none of it.
  const wrapped = /^[《“]([^《》“”]+)[》”]$/u.test(text.slice(start, end));
  const span = wrapped ? { start: start + 1, end: end - 1 } : { start, end };
  return span.end - span.start >= 2 ? span : undefined;
}

/**
 * The shortest stretch of words whose letters give the abbreviation, the first one at a word's start (Schwartz and Hearst, A simple algorithm
 * for identifying abbreviation definitions in biomedical text, 2003).
 */
function byLetters(text: string, abbreviation: string): number | undefined {
  const letters = [...abbreviation.toLowerCase()].filter((character) => /[\p{L}\d]/u.test(character));
  let at = text.length - 1;
  const fits = (i: number): boolean => text[at]?.toLowerCase() === letters[i] && (i > 0 || !/[\p{L}\d]/u.test(text[at - 1] ?? ''));
  for (let i = letters.length - 1; i >= 0; i -= 1) {
    while (at >= 0 && !fits(i)) at -= 1;
    if (at < 0) return undefined;
    at -= 1;
  }
  return at + 1;
}

const leads = /[和与及或由在对为以向从把被将是了的、，“]/u;

/** Chinese: back to what leads up to a name. A name that holds such a character (财政和经济部) is cut: the editor sees it in its sentence. */
function afterLead(text: string): number | undefined {
  // An opening mark belongs to the name if its closing one ends it.
  const opening = text.endsWith('》') ? text.lastIndexOf('《') : text.endsWith('”') ? text.lastIndexOf('“') : -1;
  if (opening >= 0) return opening;
  let start = text.length;
  while (start > 0 && text.length - start < 30 && !leads.test(text[start - 1] ?? '')) start -= 1;
  return start < text.length ? start : undefined;
}
