import { join } from 'node:path';
import { translationFormats } from '../../exchange/translation-registry.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Files } from '../../model/files.js';
import { type Session, usageProblem } from '../session.js';

/** Depth of folders that are looked through. */
const deepest = 8;

/** The files that arguments name: of an OmegaT project what it translated (`target/`), of another folder every translation in it. */
export async function namedFiles({ files }: Session, args: readonly string[], problems: Diagnostic[]): Promise<string[]> {
  const found: string[] = [];
  for (const arg of args) {
    const path = files.resolve(arg);
    if ((await files.kind(path)) !== 'folder') {
      found.push(arg);
      continue;
    }
    const isProject = (await files.kind(join(path, 'omegat.project'))) === 'file';
    const inside = await translationsIn(files, isProject ? join(path, 'target') : path, deepest);
    found.push(...inside.map((each) => files.show(each)));
    if (inside.length > 0) continue;
    const message = isProject
      ? { zh: `${arg}/target/ 里还没有译文：先在 OmegaT 中生成译文文档（Ctrl+D），再导入`, en: `${arg}/target/ holds no translation yet: create the translated documents in OmegaT (Ctrl+D), then import` }
      : { zh: `文件夹 ${arg} 里没有可导入的译文文件`, en: `Found no translation to import in the folder ${arg}` };
    problems.push(usageProblem(message, { actual: arg }));
  }
  return found;
}

async function translationsIn(files: Files, folder: string, depth: number): Promise<string[]> {
  const endings = translationFormats.flatMap(({ extensions }) => extensions);
  const found: string[] = [];
  for (const { name, kind } of await files.list(folder)) {
    const path = join(folder, name);
    if (kind === 'file' && endings.some((ending) => name.toLowerCase().endsWith(ending))) found.push(path);
    else if (kind === 'folder' && depth > 0) found.push(...(await translationsIn(files, path, depth - 1)));
  }
  return found;
}
