import { defineConfig } from 'vitest/config';

// Unit tests share one context (measured: a fifth of the time) and are what the gate runs. `thorough` are the same kind with large inputs
// and many random ones; end-to-end tests start real processes and stay isolated. `slow` are more of them, beyond the three minutes of `npm test`; `long` take
// longest. Both: `npm run test:long`, within ten minutes. `random` are the first two with new random inputs: `npm run test:exhaustive`, with everything else in full.
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['src/**/*.test.ts'], exclude: ['src/**/*.thorough.test.ts', '**/*.long.test.ts'], pool: 'threads', isolate: false, setupFiles: ['tests/fixed-seed.ts'] } },
      { test: { name: 'thorough', include: ['src/**/*.thorough.test.ts'], pool: 'threads', isolate: false, testTimeout: 60_000, setupFiles: ['tests/fixed-seed.ts'] } },
      { test: { name: 'e2e', include: ['tests/**/*.test.ts'], exclude: ['**/*.{slow,long}.test.ts'], pool: 'forks', testTimeout: 60_000, hookTimeout: 60_000 } },
      { test: { name: 'slow', include: ['tests/**/*.slow.test.ts'], pool: 'forks', testTimeout: 240_000, hookTimeout: 240_000 } },
      { test: { name: 'random', include: ['src/**/*.test.ts'], exclude: ['**/*.long.test.ts'], pool: 'threads', isolate: false, testTimeout: 60_000 } },
      { test: { name: 'long', include: ['{src,tests}/**/*.long.test.ts'], pool: 'forks', testTimeout: 600_000, hookTimeout: 240_000 } },
    ],
  },
});
