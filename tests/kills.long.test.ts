import { describe, expect, test } from 'vitest';
import { exhaustive } from './exhaustive.js';
import { killBuilds, killChanges } from './killing.js';

const times = exhaustive ? 4 : 1;

// A hundred kills, four hundred in `npm run test:exhaustive`. /proc tells what still runs.
describe.skipIf(process.platform !== 'linux')('kill -9 at random moments', () => {
  test.concurrent('of builds without a browser leaves no damage', { timeout: 1_200_000 }, async () => expect(await killBuilds(60 * times, 1, 'email,eml,text')).toEqual([]));
  test.concurrent('of builds with one leaves no damage', { timeout: 1_200_000 }, async () => expect(await killBuilds(10 * times, 2, 'text,pdf')).toEqual([]));
  test.concurrent('of changes of texts leaves no damage', { timeout: 1_200_000 }, async () => expect(await killChanges(30 * times, 3)).toEqual([]));
});
