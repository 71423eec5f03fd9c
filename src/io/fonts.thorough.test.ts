import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { sfnt } from './font-file.fixture.js';
import { createFontLibrary } from './fonts.js';
import { packageRoot } from './package.js';

const fonts = createFontLibrary(packageRoot);

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function folderWith(files: Readonly<Record<string, Buffer>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'spp-fonts-'));
  folders.push(folder);
  await Promise.all(Object.entries(files).map(([name, bytes]) => writeFile(join(folder, name), bytes)));
  return folder;
}
const request = { family: 'sans', weight: 400, style: 'normal', latin: '', han: '' } as const;
const shapes = (selection: Awaited<ReturnType<typeof fonts.facesFor>>) => selection.faces.map(({ script, unicodeRange }) => [script, unicodeRange]);

// The common beginning of a Chinese text: more characters than are taken from slices.
const chinese = '可持续公共采购计划简报年度进展报告提交高级别政治论坛全球启动食品工作组首次会议召开“”——……，。、；：';

describe('faces for a text', () => {
  test('Latin text needs one small file', async () => {
    const { faces, missing } = await fonts.facesFor({ ...request, latin: 'The network’s “Annual Report” — 2022' });
    expect(missing).toEqual([]);
    expect(faces.map(({ script }) => script)).toEqual(['latin']);
    expect(faces[0]?.bytes.length).toBeLessThan(30_000);
    expect(Buffer.from(faces[0]?.bytes.subarray(0, 4) ?? []).toString()).toBe('wOF2');
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
    expect(faces.filter(({ script }) => script === 'han').every(({ bytes }) => bytes.length < 60_000)).toBe(true);
  });

  test.each(['sans', 'serif'] as const)('%s, bold: the same characters', async (family) => {
    expect((await fonts.facesFor({ ...request, family, weight: 700, han: `${chinese}偬℃` })).missing).toEqual([]);
  });

  test('what no font has is named: hanzi outside the common planes', async () => {
    const { missing } = await fonts.facesFor({ ...request, han: `${chinese}㙓𠮷㙓`, latin: 'ok 𓀀' });
    expect(missing).toEqual(['㙓', '𓀀', '𠮷']);
  });

  test('signs and emoji come from fonts of their own, emoji with what joins them', async () => {
    const { faces, missing } = await fonts.facesFor({ ...request, weight: 700, han: '中👩‍💻⑳➜' });
    expect(missing).toEqual([]);
    expect(faces.slice(1).map(({ name, weight }) => [name, weight])).toEqual([['NotoEmoji', 700], ['NotoSansSymbols', 700], ['NotoSansSymbols2', 700]]);
    expect(faces.find(({ isEmoji }) => isEmoji)?.unicodeRange).toContain('U+200d');
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

describe('fonts of the user’s own', () => {
  const emoji = join(packageRoot, 'node_modules/@fontsource/noto-emoji/files/noto-emoji-emoji-700-normal.woff2');
  const rare = { ...request, han: '中㙓' };

  test('fill in for what the shipped ones lack, the nearest weight first', async () => {
    const folder = await folderWith({ 'a.ttf': sfnt({ points: [0x3653], name: 'Rare-Regular' }), 'b.otf': sfnt({ points: [0x3653], name: 'RareBold-Bold', weight: 700 }), 'readme.txt': Buffer.from('x') });
    const names = async (weight: 400 | 700) => (await createFontLibrary(packageRoot, folder).facesFor({ ...rare, weight })).faces.map(({ name, unicodeRange }) => [name, unicodeRange]);
    expect(await names(400)).toEqual([['NotoSansSCThin', undefined], ['Rare', 'U+3653']]);
    expect(await names(700)).toEqual([['NotoSansSCThin', undefined], ['RareBold', 'U+3653']]);
  });

  test('of a workspace are found through the request', async () => {
    const path = await folderWith({ 'a.ttf': sfnt({ points: [0x3653], name: 'Rare' }) });
    expect((await fonts.facesFor({ ...rare, folder: { path, within: path } })).missing).toEqual([]);
  });

  test('are found that were put there, or mended, after the folder was read', async () => {
    const path = await folderWith({ 'a.ttf': Buffer.from('half of it') });
    const library = createFontLibrary(packageRoot, path);
    await expect(library.facesFor(rare)).rejects.toThrow('no font that can be read');
    await writeFile(join(path, 'a.ttf'), sfnt({ points: [0x3654], name: 'Other' }));
    expect((await library.facesFor(rare)).missing).toEqual(['㙓']);
    await writeFile(join(path, 'b.ttf'), sfnt({ points: [0x3653], name: 'Rare' }));
    expect((await library.facesFor(rare)).missing).toEqual([]);
  });

  test('are not looked at for a text that needs none', async () => {
    expect((await createFontLibrary(packageRoot, '/nowhere').facesFor({ ...request, han: '中' })).missing).toEqual([]);
  });

  test.each<[string, () => Promise<string> | string, string]>([
    ['a folder that is not there', () => '/nowhere', 'cannot be opened'],
    ['a file that is no font', () => folderWith({ 'a.ttf': Buffer.from('no font at all') }), 'no font that can be read'],
    ['a font cut short', () => folderWith({ 'a.ttf': sfnt({ points: [0x3653], name: 'Rare' }).subarray(0, 60) }), 'no font that can be read'],
    ['a variable font', () => folderWith({ 'a.ttf': sfnt({ points: [0x3653], name: 'Rare', more: ['fvar'] }) }), 'variable font'],
    ['a colour font', () => folderWith({ 'a.ttf': sfnt({ points: [0x3653], name: 'Rare', more: ['COLR'] }) }), 'colour font'],
  ])('%s is refused by name', async (_what, make, said) => {
    await expect(createFontLibrary(packageRoot, await make()).facesFor(rare)).rejects.toThrow(said);
  });

  test('a link that leads out of the workspace is not followed', async () => {
    const path = await folderWith({});
    await symlink(emoji, join(path, 'a.woff2'));
    await expect(fonts.facesFor({ ...rare, folder: { path, within: path } })).rejects.toThrow('out of the workspace');
    expect((await fonts.facesFor({ ...rare, folder: { path } })).missing).toEqual(['㙓']);
  });
});
