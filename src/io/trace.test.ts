import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256 } from '../text/hash.js';
import { createFiles } from './files.js';
import { recall, remember } from './kept.js';
import { type Asked, asBefore, Trace } from './trace.js';

let folder = '';
let outside = '';
beforeEach(() => {
  outside = realpathSync(mkdtempSync(join(tmpdir(), 'spp-trace-')));
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'spp-trace-')));
  mkdirSync(join(folder, 'images'));
  writeFileSync(join(folder, 'zh.md'), '甲');
  writeFileSync(join(folder, 'notes'), 'no folder');
  writeFileSync(join(folder, 'images', 'a.png'), 'no picture');
});
afterEach(() => [folder, outside].forEach((each) => rmSync(each, { recursive: true })));

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
    expect(asBefore(asked, Date.now())).toBeDefined();
    utimesSync(join(folder, 'zh.md'), 1, 1);
    expect(asBefore(asked, Date.now())).toBeDefined();
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
    ['a folder where a file stood', () => {
      rmSync(join(folder, 'notes'));
      mkdirSync(join(folder, 'notes'));
    }],
    ['a folder of pictures that has moved away and is linked', () => {
      renameSync(join(folder, 'images'), join(outside, 'images'));
      symlinkSync(join(outside, 'images'), join(folder, 'images'));
    }],
    ['a draft that has moved away and is linked', () => {
      renameSync(join(folder, 'zh.md'), join(outside, 'zh.md'));
      symlinkSync(join(outside, 'zh.md'), join(folder, 'zh.md'));
    }],
  ])('does not hold after %s', async (_, change) => {
    const { asked } = await ask();
    change();
    expect(asBefore(asked, Date.now())).toBeUndefined();
  });
});

describe('output', () => {
  test('that is not what was made does not pass for it later', () => {
    const trace = new Trace(Date.now());
    trace.stands(join(folder, 'zh.md'), sha256('甲'));
    expect(asBefore(trace.asked, Date.now())).toBeDefined();
    const other = new Trace(Date.now());
    other.stands(join(folder, 'zh.md'), sha256('乙'));
    expect(asBefore(other.asked, Date.now())).toBeUndefined();
  });
});

describe('a young file', () => {
  test('is read until its times can be trusted, then known by its stamp', async () => {
    const { asked } = await ask();
    expect(asked.find(([what]) => what === 'file')?.[2]).toBe('');
    expect(asBefore(asked, Date.now())).toBe(asked);
    const later = asBefore(asked, Date.now() + 10_000);
    expect(later?.find(([what]) => what === 'file')?.[2]).toMatch(/^\d/);
  });
});

describe('a kept run', () => {
  test('with another letter is not said', () => {
    const cache = join(folder, 'cache');
    remember(cache, 'runs', ['check'], { value: { code: 0, said: [['out', 'fine']] }, asked: [] });
    const path = join(cache, 'runs', readdirSync(join(cache, 'runs'))[0] ?? '');
    writeFileSync(path, readFileSync(path, 'utf8').replace('fine', 'Fine'));
    expect(recall(cache, 'runs', ['check'])).toBeUndefined();
  });
  test('is found under its own key alone, and not when it is torn', () => {
    const asked: Asked[] = [];
    const run = { value: { code: 1, said: [['out', '甲\n'] as const] }, asked };
    const cache = join(folder, 'cache');
    remember(cache, 'runs', ['check', undefined], run);
    expect(recall(cache, 'runs', ['check', undefined])).toMatchObject({ value: { code: 1, said: [['out', '甲\n']] } });
    expect(recall(cache, 'runs', ['check', ''])).toBeUndefined();
    const [name = ''] = readdirSync(join(cache, 'runs'));
    writeFileSync(join(cache, 'runs', name), '{"code": 1, "sa');
    expect(recall(cache, 'runs', ['check', undefined])).toBeUndefined();
  });

  test('without a place to write, nothing is kept and nothing fails', async () => {
    remember(join(folder, 'zh.md'), 'runs', ['check'], { value: { code: 0, said: [] }, asked: [] });
    expect(recall(join(folder, 'zh.md'), 'runs', ['check'])).toBeUndefined();
  });

  test('is not taken when it was made from something else', () => {
    const cache = join(folder, 'cache');
    remember(cache, 'parts', ['check', 'issue-9'], { value: 1, asked: [], given: 'a glossary' });
    expect(recall(cache, 'parts', ['check', 'issue-9'], 'a glossary')).toMatchObject({ value: 1 });
    expect(recall(cache, 'parts', ['check', 'issue-9'], 'another')).toBeUndefined();
  });
});
