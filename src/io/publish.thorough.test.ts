import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EnvironmentError } from '../model/ports.js';
import { finishAll, lookAt, publish, type Change } from './publish.js';

let root = '';
let target = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'spp-publish-'));
  target = join(root, 'issue-9');
});
afterEach(async () => {
  await chmod(target, 0o755).catch(() => undefined);
  await rm(root, { recursive: true, force: true });
});

const bytes = (text: string): Uint8Array => Buffer.from(text);
const change = (write: Record<string, string>, rest: Partial<Change> = {}): (() => Promise<Change>) => {
  return async () => ({ write: Object.entries(write).map(([path, text]) => ({ path, bytes: bytes(text) })), remove: [], ...rest });
};
const read = (path: string): Promise<string> => readFile(join(target, path), 'utf8');

describe('publish', () => {
  it('writes files in folders, the manifest, and leaves nothing hidden behind', async () => {
    await publish(target, change({ 'a.html': 'A', 'images/图 1.png': 'P' }, { manifest: 'M' }));
    expect(await read('images/图 1.png')).toBe('P');
    expect(await read('manifest.json')).toBe('M');
    expect(await readdir(root)).toEqual(['issue-9']);
    expect((await readdir(target)).sort()).toEqual(['a.html', 'images', 'manifest.json']);
  });

  it('touches only what the change names', async () => {
    await publish(target, change({ 'a.html': 'A', 'b.html': 'B' }));
    const before = new Date('2020-01-01');
    await utimes(join(target, 'a.html'), before, before);
    await publish(target, change({ 'b.html': 'B2' }));
    expect((await stat(join(target, 'a.html'))).mtime).toEqual(before);
    expect(await read('b.html')).toBe('B2');
  });

  it('removes files and the folders that are empty then', async () => {
    await publish(target, change({ 'old/x.png': 'x', 'kept/y.png': 'y' }));
    await publish(target, change({}, { remove: ['old/x.png', 'missing.png'], manifest: 'M' }));
    expect((await readdir(target)).sort()).toEqual(['kept', 'manifest.json']);
  });

  it('does not follow a linked folder when it removes', async () => {
    await mkdir(join(root, 'elsewhere'));
    await writeFile(join(root, 'elsewhere', 'dear.txt'), 'dear');
    await mkdir(target);
    await symlink(join(root, 'elsewhere'), join(target, 'link'));
    await publish(target, change({}, { remove: ['link/dear.txt'] }));
    expect(await readFile(join(root, 'elsewhere', 'dear.txt'), 'utf8')).toBe('dear');
  });

  it('leaves the old files when a folder is in the way of one', async () => {
    await publish(target, change({ 'a.html': 'A' }));
    await mkdir(join(target, 'b.html'));
    await expect(publish(target, change({ 'a.html': 'A2', 'b.html': 'B' }))).rejects.toBeInstanceOf(EnvironmentError);
    expect(await read('a.html')).toBe('A');
    expect(await readdir(root)).toEqual(['issue-9']);
  });

  it('says that a path through a file cannot be written', async () => {
    await writeFile(join(root, 'file'), '');
    await expect(publish(join(root, 'file', 'issue-9'), change({ a: 'A' }))).rejects.toMatchObject({ name: 'EnvironmentError', message: expect.stringContaining('not a folder') });
  });

  it('changes nothing when it is interrupted before the journal', async () => {
    await publish(target, change({ 'a.html': 'A' }));
    const controller = new AbortController();
    const decide = async (): Promise<Change> => {
      controller.abort();
      return { write: [{ path: 'a.html', bytes: bytes('A2') }], remove: [] };
    };
    await expect(publish(target, decide, controller.signal)).rejects.toThrow();
    expect(await read('a.html')).toBe('A');
    expect(await readdir(root)).toEqual(['issue-9']);
  });

  it('serves runs on one folder one after the other', async () => {
    let inside = 0;
    let most = 0;
    const runs = Array.from({ length: 6 }, (_, index) =>
      publish(target, async (standing) => {
        inside += 1;
        most = Math.max(most, inside);
        const list = [...((standing.manifest ?? '') === '' ? [] : (standing.manifest ?? '').split(',')), String(index)];
        await new Promise((resolve) => setTimeout(resolve, 5));
        inside -= 1;
        return { write: [{ path: `${index}.txt`, bytes: bytes('x') }], remove: [], manifest: list.join(',') };
      }),
    );
    await Promise.all(runs);
    expect(most).toBe(1);
    expect((await read('manifest.json')).split(',').sort()).toEqual(['0', '1', '2', '3', '4', '5']);
  });
});

/** What a run leaves that was killed after some of its renames. */
async function leaveJournal(journal: object, staged: Record<string, string>): Promise<void> {
  const stage = join(root, '.spp-issue-9');
  await mkdir(stage, { recursive: true });
  await writeFile(join(stage, 'journal.json'), JSON.stringify(journal));
  for (const [name, text] of Object.entries(staged)) await writeFile(join(stage, name), text);
}

describe('an unfinished journal', () => {
  const moves = [
    { from: '0', to: 'a.html' },
    { from: '1', to: 'b.html' },
    { from: '2', to: 'manifest.json' },
  ];

  it('is finished by the next run on the folder, which then sees the whole state', async () => {
    await publish(target, change({ 'a.html': 'A2', 'b.html': 'B', 'c.html': 'C' }, { manifest: 'M' }));
    // The first rename had been done.
    await leaveJournal({ version: 1, moves, remove: ['c.html'] }, { '1': 'B2', '2': 'M2' });
    let seen: string | undefined;
    await publish(target, async (standing) => {
      seen = standing.manifest;
      return { write: [], remove: [] };
    });
    expect(seen).toBe('M2');
    expect(await read('a.html')).toBe('A2');
    expect(await read('b.html')).toBe('B2');
    expect((await readdir(target)).sort()).toEqual(['a.html', 'b.html', 'manifest.json']);
    expect(await readdir(root)).toEqual(['issue-9']);
  });

  it('is finished by finishAll, and a half-staged folder without a journal is cleared', async () => {
    await publish(target, change({ 'a.html': 'A' }));
    await leaveJournal({ version: 1, moves: [{ from: '0', to: 'a.html' }], remove: [] }, { '0': 'A2' });
    await mkdir(join(root, '.spp-other'));
    await writeFile(join(root, '.spp-other', '0'), 'half');
    await finishAll(root);
    expect(await read('a.html')).toBe('A2');
    expect(await readdir(root)).toEqual(['issue-9']);
  });

  it.each([
    ['a target outside', { version: 1, moves: [{ from: '0', to: '../outside.txt' }], remove: [] }],
    ['an absolute target', { version: 1, moves: [{ from: '0', to: '/tmp/spp-outside.txt' }], remove: [] }],
    ['a source outside', { version: 1, moves: [{ from: '../issue-9/a.html', to: 'b.html' }], remove: [] }],
    ['a removal outside', { version: 1, moves: [], remove: ['../dear.txt'] }],
    ['another version', { version: 2 }],
  ])('that was forged (%s) is thrown away', async (_name, journal) => {
    await publish(target, change({ 'a.html': 'A' }));
    await writeFile(join(root, 'dear.txt'), 'dear');
    await leaveJournal(journal, { '0': 'X' });
    await finishAll(root);
    expect((await readdir(root)).sort()).toEqual(['dear.txt', 'issue-9']);
    expect(await readdir(target)).toEqual(['a.html']);
  });

  it('of a living process is left to it', async () => {
    await publish(target, change({ 'a.html': 'A' }));
    await leaveJournal({ version: 1, moves: [{ from: '0', to: 'a.html' }], remove: [] }, { '0': 'A2' });
    let during = '';
    await publish(target, async () => {
      await leaveJournal({ version: 1, moves: [{ from: '0', to: 'a.html' }], remove: [] }, { '0': 'A3' });
      await finishAll(root);
      during = await read('a.html');
      return { write: [], remove: [] };
    });
    expect(during).toBe('A2');
  });
});

describe('lookAt', () => {
  it('tells size and hash, and nothing for what is not there', async () => {
    await publish(target, change({ 'a.html': 'abc' }));
    const standing = await lookAt(target);
    expect(await standing.look('a.html')).toEqual({ bytes: 3, sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' });
    expect(await standing.look('b.html')).toBeUndefined();
    expect(standing.manifest).toBeUndefined();
  });
});
