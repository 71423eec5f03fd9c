import { mapped, type UnitTable } from './trie.js';

const LF = 10;
const CR = 13;
const NBSP = 0xa0;
const SPACE = 32;

/** Behind the last unit that is folded, a dash. */
const tableSize = 0x2020;

let table: UnitTable | undefined;

/**
 * Lower-cases UTF-16 units and makes one of what authors type for another: space, line feed and no-break space; straight and curly
 * apostrophe; hyphen and dashes. One unit stays one unit, so offsets hold. Whether the difference is allowed is asked of each form
 * afterwards ({@link agrees}).
 */
export function foldTable(): UnitTable {
  table ??= makeTable();
  return table;
}

// Latin, Greek, Cyrillic and Armenian; Vietnamese. No name is written in the other scripts with case.
const scriptsWithCase = [
  [0x41, 0x590],
  [0x1e00, 0x1f00],
] as const;

function makeTable(): UnitTable {
  const units = new Uint16Array(tableSize);
  // In a loop: `from` takes ten times as long, at every start of the program.
  for (let unit = 0; unit < tableSize; unit += 1) units[unit] = unit;
  for (const [from, to] of scriptsWithCase) {
    for (let unit = from; unit < to; unit += 1) {
      const lower = String.fromCharCode(unit).toLowerCase();
      // İ becomes two units.
      if (lower.length === 1) units[unit] = lower.charCodeAt(0);
    }
  }
  for (const space of [9, LF, CR, NBSP]) units[space] = SPACE;
  units[0x2019] = 0x27;
  for (const dash of [0x2010, 0x2011, 0x2013, 0x2014]) units[dash] = 0x2d;
  return units;
}

/** A form's text as the trie holds it. */
export function fold(text: string): string {
  const units = foldTable();
  let folded = '';
  // What stays as it is, all of a Chinese name, is copied in stretches.
  let copied = 0;
  for (let i = 0; i < text.length; i += 1) {
    const own = text.charCodeAt(i);
    const unit = mapped(units, own);
    if (unit === own) continue;
    folded += text.slice(copied, i) + String.fromCharCode(unit);
    copied = i + 1;
  }
  return copied === 0 ? text : folded + text.slice(copied);
}

/** How strictly a text must repeat a form. `exact`: letter by letter; `name`: words may begin with the other case, and all may be capitals. */
export type Strictness = 'exact' | 'name';

/** True if `found`, which folds to the same as `form`, is an allowed way to write it. White space differs freely. */
export function agrees(form: string, found: string, strictness: Strictness): boolean {
  if (form === found) return true;
  const singleWord = !/\s/u.test(form);
  const allCapitals = strictness === 'name' && !singleWord && found === found.toUpperCase();
  for (let i = 0; i < form.length; i += 1) {
    const [wanted, given] = [form[i] ?? '', found[i] ?? ''];
    if (wanted === given || (isSpace(wanted) && isSpace(given))) continue;
    if (strictness === 'exact') return false;
    if (wanted.toLowerCase() !== given.toLowerCase() || allCapitals) continue;
    // A name of one word must keep its capital (Resilience is a heading's, rijkswaterstaat nobody's).
    if (singleWord && wanted !== wanted.toLowerCase()) return false;
    if (!startsWord(form, i)) return false;
  }
  return true;
}

function isSpace(unit: string): boolean {
  return unit === ' ' || unit === '\n' || unit === '\u00A0' || unit === '\t' || unit === '\r';
}

function startsWord(form: string, i: number): boolean {
  if (i > 0 && /[\p{L}\p{N}\p{M}]/u.test(form[i - 1] ?? '')) return false;
  // ICT is no word with a capital: ict is another thing.
  return !/^\p{Lu}{2}/u.test(form.slice(i, i + 2));
}
