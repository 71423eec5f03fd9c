import type { Files, Part } from '../model/files.js';
import { sha256 } from '../text/hash.js';
import { recall, remember } from './kept.js';
import type { Trace } from './trace.js';

/** Where parts of runs are kept. */
export interface PartsPlace {
  /** Absolute. */
  readonly cache: string;
  /** What all parts of this run are made with besides files: the tool, its folder, its environment. */
  readonly given: readonly (string | undefined)[];
}

/** A part of the run that `whole` traces. `filesFor` makes what it reads with. */
export function openPart<T>({ cache, given: shared }: PartsPlace, whole: Trace, filesFor: (trace: Trace) => Files, name: readonly string[] | undefined, own: readonly string[]): Part<T> {
  const given = sha256(JSON.stringify([shared, own]));
  const kept = name && recall<T>(cache, 'parts', name, given);
  const trace = whole.part();
  return {
    ...(kept && { kept: kept.value }),
    files: filesFor(trace),
    take: () => whole.absorb(kept?.asked ?? []),
    stands: (path, hash) => trace.stands(path, hash),
    pass: () => trace.pass(),
    keep(value) {
      if (name && !trace.isPassing) remember(cache, 'parts', name, { value, asked: trace.asked, given });
    },
  };
}

/** A part of a run of which nothing is kept. */
export function passingPart<T>(files: Files): Part<T> {
  const nothing = (): void => undefined;
  return { files, take: nothing, stands: nothing, pass: nothing, keep: nothing };
}
