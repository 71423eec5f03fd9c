import { describe, expect, test } from 'vitest';
import { killBuilds, killChanges } from './killing.js';

// /proc tells what still runs.
describe.skipIf(process.platform !== 'linux')('kill -9 at random moments', () => {
  test('of 70 builds without a browser leaves no damage', async () => expect(await killBuilds(70, 1, 'email,eml,text,web,wechat')).toEqual([]));
  test('of 30 builds with one leaves no damage', async () => expect(await killBuilds(30, 2, 'email,eml,text,pdf')).toEqual([]));
  test('of 60 changes of texts leaves no damage', async () => expect(await killChanges(60, 3)).toEqual([]));
});
