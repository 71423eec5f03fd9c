import { join } from 'node:path';
import { hostRules } from '../checks/host-rules.js';
import type { Diagnostic, Severity } from '../model/diagnostic.js';
import type { Files } from '../model/files.js';
import { contrastFindings } from '../render/theme-contrast.js';
import { makeTheme, readTokens, type TemplateFiles, type TokensResult } from '../render/theme-load.js';
import type { TemplateSource, Theme } from '../render/theme.js';
import { decode } from '../text/decode.js';
import { isChosen, type Selection } from './check.js';
import { configName, type Workspace } from './workspace.js';

const templateLimit = 1024 * 1024;

export interface OpenTheme {
  /** Absent if the theme does not exist or its tokens are wrong. */
  readonly theme?: Theme;
  readonly diagnostics: readonly Diagnostic[];
}

/** The theme of a workspace, from the tool's own templates and the workspace's, which go first; with what is wrong with its colours. */
export async function openTheme(files: Files, workspace: Workspace, packageRoot: string): Promise<OpenTheme> {
  const { theme, ...result } = makeTheme(workspace.config.theme, ...(await templateFolders(files, packageRoot, workspace.root)));
  return { ...(theme && { theme }), diagnostics: judged(workspace, { ...result, ...(theme && { tokens: theme.tokens }) }, files) };
}

/** What is wrong with the tokens of a workspace's theme; partials are not read. */
export async function checkTheme(files: Files, workspace: Workspace, packageRoot: string, selection: Selection): Promise<readonly Diagnostic[]> {
  const folders = await foldersOf(files, packageRoot, workspace.root, readTokenFiles);
  return judged(workspace, readTokens(workspace.config.theme, ...folders), files).filter(({ rule }) => rule.startsWith('config/') || isChosen(rule, selection));
}

function judged({ config, sources, themeSpan, root }: Workspace, result: TokensResult, files: Files): Diagnostic[] {
  for (const file of result.files) sources.add(file);
  const usual = hostRules.find(({ id }) => id === 'theme/contrast')?.severity ?? 'error';
  const severity: Severity | 'off' = config.rules['theme/contrast'] ?? usual;
  const contrast = severity === 'off' ? [] : contrastFindings(result).map((each) => ({ ...each, severity }));
  // Which theme is wanted stands in spp.yml, what `extends:` wants in the theme itself.
  const file = root === undefined ? configName : files.show(join(root, configName));
  const range = themeSpan && sources.range(file, themeSpan);
  const placed = result.diagnostics.map((each) => (each.file === configName ? { ...each, file, ...(range && { range }) } : each));
  return [...placed, ...contrast];
}

/** Partials and tokens of the tool and, over it, of a workspace. Folders are absolute. */
export function templateFolders(files: Files, packageRoot: string, root: string | undefined): Promise<TemplateFiles[]> {
  return foldersOf(files, packageRoot, root, readTemplates);
}

async function foldersOf(files: Files, packageRoot: string, root: string | undefined, read: (files: Files, root: string) => Promise<TemplateFiles>): Promise<TemplateFiles[]> {
  // In the tool's own repository the two are one folder.
  const roots = root !== undefined && root !== packageRoot.replace(/[/\\]$/, '') ? [packageRoot, root] : [packageRoot];
  return Promise.all(roots.map((each) => read(files, each)));
}

/** What cannot be read is as if it were not there, and the theme says what is missing. */
async function readTemplates(files: Files, root: string): Promise<TemplateFiles> {
  const found = new Map<string, TemplateSource>();
  const walk = async (folder: string, prefix: string): Promise<void> => {
    const entries = await files.list(folder);
    // At a time, as many as a folder has: one after the other, two hundred partials take longer than a browser to start.
    const wanted = entries.filter(({ name, kind }) => kind !== 'folder' && /\.(?:hbs|yml)$/.test(name));
    for (const [path, source] of await Promise.all(wanted.map(({ name }) => readTemplate(files, root, `${prefix}${name}`)))) {
      if (source) found.set(path, source);
    }
    for (const { name, kind } of entries) {
      if (kind === 'folder' && prefix.split('/').length < 5) await walk(join(folder, name), `${prefix}${name}/`);
    }
  };
  await walk(join(root, 'templates'), '');
  return found;
}

async function readTokenFiles(files: Files, root: string): Promise<TemplateFiles> {
  const found = new Map<string, TemplateSource>();
  for (const { name, kind } of await files.list(join(root, 'templates/themes'))) {
    if (kind !== 'folder') continue;
    const [path, source] = await readTemplate(files, root, `themes/${name}/tokens.yml`);
    if (source) found.set(path, source);
  }
  return found;
}

async function readTemplate(files: Files, root: string, path: string): Promise<[string, TemplateSource | undefined]> {
  const full = join(root, 'templates', path);
  const read = await files.read(full, { limit: templateLimit, within: root });
  const decoded = 'bytes' in read ? decode(read.bytes, files.show(full)) : undefined;
  return [path, decoded && 'file' in decoded ? { source: decoded.file.text, file: decoded.file.path } : undefined];
}
