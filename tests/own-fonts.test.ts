import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { smallFont } from './small-font.js';
import { makeFolder, spp } from './spp.js';

/** A draft with two hanzi that the fonts of the package lack. */
const draft = '---\ntitle: 姓氏\n---\n\n他姓𠮷，名䶮。\n';

async function build(fonts: Readonly<Record<string, string>>) {
  const folder = await makeFolder({ 'draft.zh.md': draft });
  await mkdir(join(folder, 'fonts'));
  for (const [name, characters] of Object.entries(fonts)) await writeFile(join(folder, 'fonts', `${name}.ttf`), smallFont(name, characters));
  const ended = await spp(['build', 'draft.zh.md', '--to', 'pdf', '--no-check', '--ui-lang', 'en'], { cwd: folder, env: { SPP_FONTS: join(folder, 'fonts'), SPP_NO_CACHE: '1' } });
  return { ...ended, pdf: () => readFile(join(folder, 'dist/draft/draft.zh.pdf')) };
}

describe('SPP_FONTS', () => {
  it('gives the characters that the fonts of the package lack, from as many fonts as it takes', async () => {
    const { code, stderr, pdf } = await build({ RareOne: '𠮷', RareTwo: '䶮' });
    expect(code, stderr).toBe(0);
    expect((await pdf()).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('with a font that lacks a character, too, names the character and where it stands, and prints nothing', async () => {
    const { code, stderr, pdf } = await build({ RareOne: '𠮷' });
    expect(code).toBe(1);
    expect(stderr).toContain('draft.zh.md:5:');
    expect(stderr).toContain('䶮');
    expect(stderr).not.toContain('character “𠮷”');
    await expect(pdf()).rejects.toThrow();
  });

  it('with a file that is no font, says which one and what it should be', async () => {
    const folder = await makeFolder({ 'draft.zh.md': draft, 'fonts/broken.ttf': 'no font' });
    const { code, stderr } = await spp(['build', 'draft.zh.md', '--to', 'pdf', '--no-check', '--ui-lang', 'en'], { cwd: folder, env: { SPP_FONTS: join(folder, 'fonts'), SPP_NO_CACHE: '1' } });
    expect(code).toBe(3);
    expect(stderr).toContain('broken.ttf: it is no font that can be read');
  });
});
