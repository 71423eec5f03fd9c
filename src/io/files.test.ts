import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Files } from '../model/files.js';
import { createFiles } from './files.js';

/** A header is all that is read of a picture. */
function png(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(33);
  bytes.write('\x89PNG\r\n\x1a\n', 'latin1');
  bytes.writeUInt32BE(13, 8);
  bytes.write('IHDR', 12);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

let root = '';
let issue = '';
let files: Files;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'spp-files-'));
  issue = join(root, 'issues', '第九期');
  await mkdir(join(issue, 'images'), { recursive: true });
  await writeFile(join(issue, 'images', 'a.png'), png(640, 360));
  await writeFile(join(root, 'secret.png'), png(1, 1));
  files = createFiles(root);
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('pictures', () => {
  it('are read and measured', async () => {
    const read = await files.picture(issue, 'images/a.png');
    expect(read).toMatchObject({ asset: { url: 'images/a.png', mediaType: 'image/png', width: 640, height: 360 } });
  });

  it.each(['../../secret.png', 'images/../../../secret.png'])('are not read from outside by %s', async (url) => {
    expect(await files.picture(issue, url)).toEqual({ failure: 'outside' });
  });

  it('are not read by an absolute path, nor is the folder itself', async () => {
    expect(await files.picture(issue, join(root, 'secret.png'))).toEqual({ failure: 'outside' });
    expect(await files.picture(issue, '.')).toEqual({ failure: 'missing' });
    expect(await files.picture(issue, '')).toEqual({ failure: 'missing' });
  });

  it('are not read through links that lead outside, of a file or of a folder', async () => {
    await symlink(join(root, 'secret.png'), join(issue, 'images', 'link.png'));
    await symlink(root, join(issue, 'up'));
    expect(await files.picture(issue, 'images/link.png')).toEqual({ failure: 'outside' });
    expect(await files.picture(issue, 'up/secret.png')).toEqual({ failure: 'outside' });
  });

  it('are read through links that stay inside', async () => {
    await symlink('a.png', join(issue, 'images', 'same.png'));
    expect(await files.picture(issue, 'images/same.png')).toHaveProperty('asset');
  });

  it('want their letter case right on every system', async () => {
    expect(await files.picture(issue, 'images/A.png')).toEqual({ failure: 'missing' });
    expect(await files.picture(issue, 'Images/a.png')).toEqual({ failure: 'missing' });
  });

  it('are found whichever Unicode form the disk has', async () => {
    await writeFile(join(issue, 'images', 'café.png'.normalize('NFD')), png(1, 1));
    expect(await files.picture(issue, `images/${'café.png'.normalize('NFC')}`)).toHaveProperty('asset');
  });

  it('are refused when they are something else or too large to decode', async () => {
    await writeFile(join(issue, 'images', 'text.png'), 'no picture');
    await writeFile(join(issue, 'images', 'bomb.png'), png(100_000, 100_000));
    expect(await files.picture(issue, 'images/text.png')).toEqual({ failure: 'format' });
    expect(await files.picture(issue, 'images/bomb.png')).toEqual({ failure: 'too-many-pixels' });
    expect(await files.picture(issue, 'images')).toEqual({ failure: 'folder' });
  });
});

describe('read', () => {
  it('tells why not', async () => {
    expect(await files.read(join(root, 'none.md'), { limit: 10 })).toEqual({ failure: 'missing' });
    expect(await files.read(join(root, 'secret.png', 'x'), { limit: 10 })).toEqual({ failure: 'missing' });
    expect(await files.read(join(root, 'nul\0.md'), { limit: 10 })).toEqual({ failure: 'missing' });
    expect(await files.read(root, { limit: 10 })).toEqual({ failure: 'folder' });
    expect(await files.read(join(root, 'secret.png'), { limit: 10 })).toEqual({ failure: 'too-large' });
    expect(await files.read(join(root, 'secret.png'), { limit: 99, within: issue })).toEqual({ failure: 'outside' });
  });

  it('does not wait for a pipe', async () => {
    if (process.platform === 'win32') return;
    execFileSync('mkfifo', [join(root, 'pipe.md')]);
    expect(await files.read(join(root, 'pipe.md'), { limit: 10 })).toEqual({ failure: 'special' });
  });
});

describe('paths for people', () => {
  it('are relative to the working folder', () => {
    expect(files.show(join(root, 'issues', '第九期', 'zh.md'))).toBe('issues/第九期/zh.md');
    expect(files.show(join(root, '..', 'x.md'))).toBe('../x.md');
    expect(files.show(root)).toBe('.');
  });
});
