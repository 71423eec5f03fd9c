import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFiles } from './files.js';
import { recall, remember } from './runs.js';
import { type Asked, isAsBefore, Trace } from './trace.js';

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'spp-trace-')));
  mkdirSync(join(folder, 'images'));
  writeFileSync(join(folder, 'zh.md'), '甲');
  writeFileSync(join(folder, 'images', 'a.png'), 'no picture');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Asks as a check does: a draft, a file that is not there, a folder, a picture. */
async function ask(): Promise<Trace> {
  const trace = new Trace(Date.now());
  const files = createFiles(folder, trace);
  await files.read(join(folder, 'zh.md'), { limit: 100 });
  await files.read(join(folder, 'spp.yml'), { limit: 100 });
  await files.list(folder);
  await files.kind(join(folder, 'memory'));
  await files.picture(folder, 'images/a.png');
  trace.settled(folder);
  return trace;
}

describe('a trace', () => {
  test('holds as long as nothing has changed, whatever the times say', async () => {
    const { asked } = await ask();
    expect(isAsBefore(asked)).toBe(true);
    utimesSync(join(folder, 'zh.md'), 1, 1);
    expect(isAsBefore(asked)).toBe(true);
  });

  test.each<[what: string, change: () => void]>([
    ['another text of the same length at the same time', () => {
      writeFileSync(join(folder, 'zh.md'), '乙');
      utimesSync(join(folder, 'zh.md'), 1, 1);
    }],
    ['a draft that is gone', () => rmSync(join(folder, 'zh.md'))],
    ['settings that have come', () => writeFileSync(join(folder, 'spp.yml'), 'version: 1')],
    ['another file in the folder', () => writeFileSync(join(folder, 'en.md'), 'A')],
    ['a folder that has come', () => mkdirSync(join(folder, 'memory'))],
    ['another picture', () => writeFileSync(join(folder, 'images', 'a.png'), 'another')],
    ['a picture with its name in other letters', () => {
      rmSync(join(folder, 'images', 'a.png'));
      writeFileSync(join(folder, 'images', 'A.png'), 'no picture');
    }],
    ['an unfinished replacement', () => mkdirSync(join(folder, '.spp-issue-9'))],
  ])('does not hold after %s', async (_, change) => {
    const { asked } = await ask();
    change();
    expect(isAsBefore(asked)).toBe(false);
  });
});

describe('a kept run', () => {
  test('is found under its own key alone, and not when it is torn', () => {
    const asked: Asked[] = [];
    const run = { code: 1, said: [['out', '甲\n'] as const], asked };
    const cache = join(folder, 'cache');
    remember(cache, ['check', undefined], run);
    expect(recall(cache, ['check', undefined])).toMatchObject({ code: 1, said: [['out', '甲\n']] });
    expect(recall(cache, ['check', ''])).toBeUndefined();
    const [name = ''] = readdirSync(join(cache, 'runs'));
    writeFileSync(join(cache, 'runs', name), '{"code": 1, "sa');
    expect(recall(cache, ['check', undefined])).toBeUndefined();
  });

  test('without a place to write, nothing is kept and nothing fails', async () => {
    remember(join(folder, 'zh.md'), ['check'], { code: 0, said: [], asked: [] });
    expect(recall(join(folder, 'zh.md'), ['check'])).toBeUndefined();
  });
});
