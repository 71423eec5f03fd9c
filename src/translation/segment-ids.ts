import { sha256 } from '../text/hash.js';
import { contentKey } from './content.js';
import type { DraftUnit } from './draft.js';

/** Names of a draft's units and sentences that only their own words decide, and among equal ones their neighbours. */
export interface DraftIds {
  readonly units: readonly string[];
  /** In the order of the units, sentence by sentence. */
  readonly segments: readonly string[];
}

/**
 * Gives each unit and sentence its id: the one it is known by, or one made from its text.
 * @param known By position: ids carried over from earlier versions.
 */
export function draftIds(units: readonly DraftUnit[], known: { readonly units?: readonly (string | undefined)[]; readonly segments?: readonly (string | undefined)[] } = {}): DraftIds {
  const unitKeys = units.map(({ kind, segments }) => `${kind}\n${segments.map(contentKey).join('\n')}`);
  const segmentKeys = units.flatMap(({ kind, segments }) => segments.map((content) => `${kind}\n${contentKey(content)}`));
  return { units: nameAll(unitKeys, known.units ?? [], 'u'), segments: nameAll(segmentKeys, known.segments ?? [], 's') };
}

function nameAll(keys: readonly string[], known: readonly (string | undefined)[], letter: string): string[] {
  const taken = new Set(known.filter((id) => id !== undefined));
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return keys.map((key, i) => {
    const own = known[i];
    if (own !== undefined) return own;
    const around = (counts.get(key) ?? 0) > 1 ? `\n\n${keys[i - 1] ?? ''}\n\n${keys[i + 1] ?? ''}` : '';
    let id = hashOf(key + around, letter);
    for (let n = 2; taken.has(id); n += 1) id = hashOf(`${key}${around}\n\n${n}`, letter);
    taken.add(id);
    return id;
  });
}

/** 40 bits: among 10,000 sentences two meet once in 20,000 drafts, and then one takes the next. */
function hashOf(key: string, letter: string): string {
  return letter + sha256(key).slice(0, 10);
}
