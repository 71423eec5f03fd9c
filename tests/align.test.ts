import { describe, expect, it } from 'vitest';
import { makeFolder, spp } from './spp.js';

const en = '# News\n\nOn 12 July 2022, 75 delegates met in Paris.\n\nThe report was published by UNEP.\n';
const zh = '# 新闻\n\n2022年7月12日，75名代表在巴黎开会。\n\n该报告由UNEP发布。\n';

describe('spp align', () => {
  it.concurrent('prints the pairs of blocks as one JSON document', async () => {
    const cwd = await makeFolder({ 'en.md': en, 'zh.md': zh });
    const { code, stdout, stderr } = await spp(['align', 'en.md', 'zh.md', '--format', 'json'], { cwd });
    expect([code, stderr]).toEqual([0, '']);
    const { version, pairs } = JSON.parse(stdout) as { version: number; pairs: { source: number[]; target: number[]; score: number }[] };
    expect(version).toBe(1);
    expect(pairs.map(({ source, target }) => [source, target])).toEqual([[[0], [0]], [[1], [1]], [[2], [2]]]);
    for (const { score } of pairs) expect(score).toBeGreaterThan(0);
  });

  it.concurrent('shows both texts in columns', async () => {
    const cwd = await makeFolder({ 'en.md': en, 'zh.md': zh });
    const { code, stdout } = await spp(['align', 'en.md', 'zh.md'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('The report was published by UNEP.      │ 该报告由UNEP发布。');
  });

  it.concurrent('a file that is not there is exit 2, in JSON too', async () => {
    const cwd = await makeFolder({ 'en.md': en });
    const { code, stdout } = await spp(['align', 'en.md', 'nein.md', '--format', 'json'], { cwd });
    expect(code).toBe(2);
    expect((JSON.parse(stdout) as { diagnostics: { rule: string }[] }).diagnostics.map(({ rule }) => rule)).toEqual(['input/unreadable']);
  });
});

describe('spp check --source', () => {
  it.concurrent('compares any two files and says where the source stands', async () => {
    const cwd = await makeFolder({ 'en.md': en, 'zh.md': zh.replace('75名', '57名') });
    const { code, stdout } = await spp(['check', 'zh.md', '--source', 'en.md', '--only', 'pair', '--format', 'json'], { cwd });
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { rule: string; file: string; line: number; actual: string; related: { file: string; line: number }[] }[] };
    expect(diagnostics).toMatchObject([{ rule: 'pair/number', file: 'zh.md', line: 3, actual: '57', related: [{ file: 'en.md', line: 3 }] }]);
    expect(code).toBe(1);
  });

  it.concurrent('goes with one target file', async () => {
    const cwd = await makeFolder({ 'en.md': en, 'zh.md': zh, 'b.zh.md': zh });
    const { code, stderr } = await spp(['check', 'zh.md', 'b.zh.md', '--source', 'en.md'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('Expected one target file with --source, such as spp check zh.md --source en.md');
  });
});
