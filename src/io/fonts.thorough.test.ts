import { describe, expect, test } from 'vitest';
import { createFontLibrary } from './fonts.js';
import { packageRoot } from './package.js';

const fonts = createFontLibrary(packageRoot);
const request = { family: 'sans', weight: 400, style: 'normal', latin: '', han: '' } as const;
const shapes = (selection: Awaited<ReturnType<typeof fonts.facesFor>>) => selection.faces.map(({ script, unicodeRange }) => [script, unicodeRange]);

// The common beginning of a Chinese text: more characters than are taken from slices.
const chinese = '可持续公共采购计划简报年度进展报告提交高级别政治论坛全球启动食品工作组首次会议召开“”——……，。、；：';

describe('faces for a text', () => {
  test('Latin text needs one small file', async () => {
    const { faces, missing } = await fonts.facesFor({ ...request, latin: 'The network’s “Annual Report” — 2022' });
    expect(missing).toEqual([]);
    expect(faces.map(({ script }) => script)).toEqual(['latin']);
    expect(faces[0]?.woff2.length).toBeLessThan(30_000);
    expect(Buffer.from(faces[0]?.woff2.subarray(0, 4) ?? []).toString()).toBe('wOF2');
  });

  test('Chinese text comes from the merged file, what it lacks from slices held to it', async () => {
    const selection = await fonts.facesFor({ ...request, han: `${chinese}偬℃` });
    expect(selection.missing).toEqual([]);
    const [first, ...slices] = shapes(selection);
    expect(first).toEqual(['han', undefined]);
    expect(new Set(slices.map(([, range]) => range))).toEqual(new Set(['U+2103', 'U+506c']));
  });

  test('a few Chinese characters do not bring a megabyte', async () => {
    const { faces, missing } = await fonts.facesFor({ ...request, latin: 'Ecolabel (中国环境标志)' });
    expect(missing).toEqual([]);
    expect(faces.filter(({ script }) => script === 'han').every(({ woff2 }) => woff2.length < 60_000)).toBe(true);
  });

  test.each(['sans', 'serif'] as const)('%s, bold: the same characters', async (family) => {
    expect((await fonts.facesFor({ ...request, family, weight: 700, han: `${chinese}偬℃` })).missing).toEqual([]);
  });

  test('what no font has is named: emoji and hanzi outside the common planes', async () => {
    const { missing } = await fonts.facesFor({ ...request, han: `${chinese}😀𠮷😀`, latin: 'ok ☑' });
    expect(missing).toEqual(['☑', '😀', '𠮷']);
  });

  test('joiners, marks of direction and line feeds need no shape; a soft hyphen needs its hyphen', async () => {
    const { faces, missing } = await fonts.facesFor({ ...request, latin: '\u2060\u200B\uFE0F\u200E\n\t' });
    expect([faces, missing]).toEqual([[], []]);
    expect((await fonts.facesFor({ ...request, latin: '\u00AD' })).faces).toHaveLength(1);
  });

  test('a folder without the font packages says which command brings them', async () => {
    await expect(createFontLibrary('/').facesFor({ ...request, han: '中' })).rejects.toThrow('npm install @fontsource/noto-sans-sc@5.3.0');
  });
});
