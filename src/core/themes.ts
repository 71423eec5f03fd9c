import { join } from 'node:path';
import type { Files } from '../model/files.js';
import { makeTheme, type TemplateFiles, type ThemeResult } from '../render/theme-load.js';
import type { TemplateSource } from '../render/theme.js';
import { decode } from '../text/decode.js';

const templateLimit = 1024 * 1024;

/** Puts the theme together from the tool's own templates and the workspace's, which go first. Folders are absolute. */
export async function loadTheme(files: Files, name: string, packageRoot: string, root: string | undefined): Promise<ThemeResult> {
  const folders = [await readTemplates(files, packageRoot)];
  // In the tool's own repository the two are one folder.
  if (root !== undefined && root !== packageRoot.replace(/[/\\]$/, '')) folders.push(await readTemplates(files, root));
  return makeTheme(name, ...folders);
}

/** Partials and tokens of `<root>/templates`; what cannot be read is as if it were not there, and the theme says what is missing. */
async function readTemplates(files: Files, root: string): Promise<TemplateFiles> {
  const found = new Map<string, TemplateSource>();
  const walk = async (folder: string, prefix: string): Promise<void> => {
    for (const { name, kind } of await files.list(folder)) {
      const path = join(folder, name);
      if (kind === 'folder') {
        if (prefix.split('/').length < 5) await walk(path, `${prefix}${name}/`);
      } else if (/\.(?:hbs|yml|css)$/.test(name)) {
        const read = await files.read(path, { limit: templateLimit, within: root });
        const decoded = 'bytes' in read ? decode(read.bytes, files.show(path)) : undefined;
        if (decoded && 'file' in decoded) found.set(`${prefix}${name}`, { source: decoded.file.text, file: decoded.file.path });
      }
    }
  };
  await walk(join(root, 'templates'), '');
  return found;
}
