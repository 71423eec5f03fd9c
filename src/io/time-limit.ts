import { Script } from 'node:vm';
import { TimeSpentError } from '../model/files.js';
import { errnoOf } from './errno.js';

/** Seconds. A hundred times what the largest bulletin takes; more than any text needs that the limits of size and depth let through. */
const usual = 120;

/** Where the script finds what it is to do. */
const slot = Symbol.for('spp: limited work');
const shared = globalThis as { [slot]?: () => void };
const script = new Script(`globalThis[Symbol.for('spp: limited work')]()`);

/**
 * Does work that runs without a pause and ends it when it has taken too long: V8 ends what a script has begun, whatever runs then, a regular
 * expression too. Nothing of the work catches that nor tidies up after it, so what it was making is lost. Ctrl-C ends it as well.
 * @param path of the file whose content decides how long it takes, for people.
 * @param seconds of wall-clock time; `SPP_TIME_LIMIT` sets it.
 * @throws {TimeSpentError} and whatever `work` throws.
 */
export function limited<T>(path: string, work: () => T, seconds = secondsOf(process.env['SPP_TIME_LIMIT'])): T {
  // Inside limited work, the time of that counts.
  if (shared[slot]) return work();
  let result: { readonly value: T } | undefined;
  shared[slot] = () => {
    result = { value: work() };
  };
  try {
    script.runInThisContext({ timeout: Math.ceil(seconds * 1000), breakOnSigint: true });
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw new TimeSpentError(path, seconds);
    // The listeners were not told: they stand aside while a script runs.
    if (code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED') process.emit('SIGINT', 'SIGINT');
    throw error;
  } finally {
    delete shared[slot];
  }
  if (!result) throw new Error('The work was not done.');
  return result.value;
}

function secondsOf(setting: string | undefined): number {
  const seconds = Number(setting);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : usual;
}
