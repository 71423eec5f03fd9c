import { env } from 'node:process';
import { expect, test } from 'vitest';
import { exhaustive } from './exhaustive.js';
import { fuzz } from './fuzzing.js';

const minutes = Number(env['SPP_FUZZ_MINUTES'] ?? (exhaustive ? 15 : 0.3));
const seed = Number(env['SPP_FUZZ_SEED'] ?? 2);

test(`changed files of every kind are read or refused, never thrown at (${minutes} min, seed ${seed})`, { timeout: minutes * 60_000 + 60_000 }, () => {
  const { tried, faults } = fuzz(seed, { until: Date.now() + minutes * 60_000 });
  process.stderr.write(`${tried} files tried in ${minutes} min, seed ${seed}\n`);
  expect(faults).toEqual([]);
  expect(tried).toBeGreaterThan(100);
});
