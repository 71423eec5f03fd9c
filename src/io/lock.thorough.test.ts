import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isLocked, withLock } from './lock.js';

let root = '';
let lock = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'spp-lock-'));
  lock = join(root, 'x.lock');
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function leaveLock(owner: object): Promise<void> {
  await mkdir(lock);
  await writeFile(join(lock, 'owner.json'), JSON.stringify(owner));
}

/** A process number that no process has any more. */
function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '0']).pid;
}

describe('withLock', () => {
  it('holds the lock during the work and leaves nothing', async () => {
    expect(await withLock(lock, 0, () => isLocked(lock))).toBe(true);
    expect(await readdir(root)).toEqual([]);
  });

  it('takes over the lock of a dead process', async () => {
    await leaveLock({ pid: deadPid(), host: hostname(), token: 't' });
    expect(await isLocked(lock)).toBe(false);
    expect(await withLock(lock, 0, async () => 'done')).toBe('done');
    expect(await readdir(root)).toEqual([]);
  });

  it('is not deceived by a number that another process has now', async () => {
    if (process.platform !== 'linux') return;
    await leaveLock({ pid: process.pid, host: hostname(), began: '1', token: 't' });
    expect(await withLock(lock, 0, async () => 'done')).toBe('done');
  });

  it('gives up on a living one with its name and the remedy', async () => {
    await leaveLock({ pid: process.pid, host: hostname(), token: 't' });
    const failure = await withLock(lock, 0, async () => 'done').catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'EnvironmentError' });
    expect(String(failure)).toContain(`${process.pid}@${hostname()}`);
    expect(await readdir(root)).toEqual(['x.lock']);
  });

  it("breaks another machine's lock only when it is old", async () => {
    await leaveLock({ pid: 1, host: 'elsewhere.example.org', token: 't' });
    await expect(withLock(lock, 0, async () => 'done')).rejects.toThrow();
    const past = new Date(Date.now() - 120_000);
    await utimes(lock, past, past);
    expect(await withLock(lock, 0, async () => 'done')).toBe('done');
  });

  it('is released when the work fails', async () => {
    await expect(withLock(lock, 0, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await readdir(root)).toEqual([]);
  });
});
