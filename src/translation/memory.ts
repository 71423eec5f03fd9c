import type { Content, MemoryUnit } from '../model/translation.js';
import { contentKey, plainText, readContent, storeContent } from './content.js';
import { normalize } from '../text/normalize.js';

/** Reads `memory.jsonl`; a number is the 1-based line that is wrong. */
export function readMemory(text: string): MemoryUnit[] | number {
  const units: MemoryUnit[] = [];
  for (const [i, row] of text.replace(/^\uFEFF/, '').split(/\r?\n/).entries()) {
    if (row.trim() === '') continue;
    const unit = readUnit(row);
    if (!unit) return i + 1;
    units.push(unit);
  }
  return units;
}

function readUnit(row: string): MemoryUnit | undefined {
  let value: unknown;
  try {
    value = JSON.parse(row);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const stored = value as Record<string, unknown>;
  const [sourceLang, targetLang] = typeof stored['languages'] === 'string' ? stored['languages'].split('>') : [];
  const [source, target] = [readContent(stored['source']), readContent(stored['target'])];
  if (!sourceLang || !targetLang || !source || !target || source.length === 0) return undefined;
  const text = (key: string): string | undefined => (typeof stored[key] === 'string' ? stored[key] : undefined);
  const [before, after, origin, changed, by] = ['before', 'after', 'origin', 'changed', 'by'].map(text);
  return {
    sourceLang, targetLang, source, target,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(origin !== undefined && { origin }),
    ...(changed !== undefined && { changed }),
    ...(by !== undefined && { by }),
    ...(stored['reviewed'] === true && { reviewed: true }),
  };
}

/** One unit a line, sorted by code unit: two branches that learn different sentences merge, and equal memories are equal files. */
export function writeMemory(units: readonly MemoryUnit[]): string {
  const rows = units.map(({ sourceLang, targetLang, source, target, before, after, origin, changed, by, reviewed }) =>
    JSON.stringify({ source: storeContent(source), target: storeContent(target), languages: `${sourceLang}>${targetLang}`, before, after, origin, changed, by, reviewed }));
  return rows.length === 0 ? '' : `${[...new Set(rows)].sort().join('\n')}\n`;
}

/**
 * A memory with what was learned from some drafts in place of what was learned from them before. Units of other origins stay; of equal pairs in the
 * same surroundings one is enough.
 * @param origins The drafts that `learned` is all there is to learn from.
 */
export function learn(memory: readonly MemoryUnit[], learned: readonly MemoryUnit[], origins: ReadonlySet<string>): MemoryUnit[] {
  const kept = memory.filter(({ origin }) => origin === undefined || !origins.has(origin));
  const known = new Map<string, MemoryUnit>();
  for (const unit of [...kept, ...learned]) {
    const key = [unit.sourceLang, unit.targetLang, contentKey(unit.source), contentKey(unit.target), unit.before ?? '', unit.after ?? ''].join('\n');
    const standing = known.get(key);
    if (!standing || (unit.reviewed && !standing.reviewed)) known.set(key, unit);
  }
  return [...known.values()];
}

/** A text's key for matching: letter case, white space and marks around it tell no two sentences apart, numbers do. */
export function looseKey(content: Content): string {
  return normalize(plainText(content), 'NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
}

/** A neighbouring sentence as far as it is kept: its beginning tells it from others. */
export function contextOf(text: string): string {
  return [...text].slice(0, 40).join('');
}
