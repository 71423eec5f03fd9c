import { describe, expect, test } from 'vitest';
import { killBuilds, killChanges } from './killing.js';

// More of them, with PDFs: `npm run test:long`.
describe.skipIf(process.platform !== 'linux')('kill -9 at random moments', () => {
  test.concurrent('of builds leaves no damage', async () => expect(await killBuilds(5, 4, 'email,eml,text')).toEqual([]));
  test.concurrent('of changes of texts leaves no damage', async () => expect(await killChanges(6, 5)).toEqual([]));
});
