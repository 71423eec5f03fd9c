import { readFile, readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { FontFolder } from '../model/fonts.js';
import { EnvironmentError } from '../model/ports.js';
import { type FontFacts, readFont } from './font-file.js';

/** A font of the user's own: whole, as a file. */
export interface OwnFont extends FontFacts {
  readonly file: string;
  readonly bytes: Uint8Array;
}

const fontFile = /\.(?:ttf|otf|woff2)$/i;

/**
 * The fonts of a folder, by name of file; folders in it are not looked into.
 * @throws {EnvironmentError} for a folder or a font that cannot be used
 */
export async function ownFonts({ path, within }: FontFolder): Promise<readonly OwnFont[]> {
  let names: string[];
  try {
    names = (await readdir(path)).filter((name) => fontFile.test(name) && !name.startsWith('.')).sort();
  } catch (cause) {
    throw refused(path, { zh: '字体文件夹打不开，请检查路径', en: 'this folder of fonts cannot be opened; check its path' }, { cause });
  }
  const top = within === undefined ? undefined : await realpath(within);
  return Promise.all(
    names.map(async (name): Promise<OwnFont> => {
      const file = join(path, name);
      if (top !== undefined && isOutside(top, await realpath(file))) throw refused(file, { zh: '在工作区之外，不读取；请把字体复制进来', en: 'it leads out of the workspace and is not read; copy the font into it' });
      return readOwnFont(file);
    }),
  );
}

/** Tells whether a folder's fonts are those that were there before: names, sizes and times. */
export async function stateOfFolder({ path, within }: FontFolder): Promise<string> {
  try {
    const names = (await readdir(path)).filter((name) => fontFile.test(name)).sort();
    const files = names.map(async (name) => {
      const { size, mtimeMs } = await stat(join(path, name));
      return [name, size, mtimeMs];
    });
    return JSON.stringify([within, await Promise.all(files)]);
  } catch {
    // What is wrong with it is told when it is opened.
    return '';
  }
}

async function readOwnFont(file: string): Promise<OwnFont> {
  let bytes: Uint8Array;
  let facts: FontFacts;
  try {
    bytes = await readFile(file);
    facts = readFont(bytes);
  } catch (cause) {
    throw refused(file, { zh: '不是能读取的字体；应为 TrueType、OpenType 或 WOFF2 文件', en: 'it is no font that can be read; expected a TrueType, OpenType or WOFF2 file' }, { cause });
  }
  if (facts.isVariable) throw refused(file, { zh: '是可变字体，在 PDF 中会变成 Type 3；请换成静态字体', en: 'it is a variable font, which becomes Type 3 in a PDF; put a static one in its place' });
  if (facts.isColoured) throw refused(file, { zh: '是彩色字体，在 PDF 中会变成 Type 3；请换成单色字体', en: 'it is a colour font, which becomes Type 3 in a PDF; put a plain one in its place' });
  return { ...facts, file, bytes };
}

function isOutside(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return way === '..' || way.startsWith(`..${sep}`) || way === file;
}

function refused(path: string, said: { readonly zh: string; readonly en: string }, options?: ErrorOptions): EnvironmentError {
  return new EnvironmentError({ zh: `${path}：${said.zh}`, en: `${path}: ${said.en}` }, options);
}
