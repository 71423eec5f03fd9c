import { join } from 'node:path';
import { hostRules } from '../checks/host-rules.js';
import type { Diagnostic, Severity } from '../model/diagnostic.js';
import type { Files } from '../model/files.js';
import { contrastFindings } from '../render/theme-contrast.js';
import { makeTheme, readTokens, type TemplateFiles, type TokensResult } from '../render/theme-load.js';
import { templateTargets, type TemplateSource, type TemplateTarget, type Theme } from '../render/theme.js';
import { decode } from '../text/decode.js';
import { sha256 } from '../text/hash.js';
import { isChosen, type Selection } from './check.js';
import { configName, type Workspace } from './workspace.js';

const templateLimit = 1024 * 1024;

export interface OpenTheme {
  /** Absent if the theme does not exist or its tokens are wrong. */
  readonly theme?: Theme;
  readonly diagnostics: readonly Diagnostic[];
  /** Another one as soon as a partial or a token is another. */
  readonly stamp: string;
}

/**
 * The theme of a workspace, from the tool's own templates and the workspace's, which go first; with what is wrong with its colours.
 * @param targets whose partials are wanted: of the others it has none. Absent: all.
 */
export async function openTheme(files: Files, workspace: Workspace, packageRoot: string, targets?: Iterable<TemplateTarget>): Promise<OpenTheme> {
  const folders = await templateFolders(files, packageRoot, workspace.root, targets);
  const { theme, ...result } = makeTheme(workspace.config.theme, ...folders);
  const stamp = sha256(JSON.stringify(folders.map((each) => [...each])));
  return { stamp, ...(theme && { theme }), diagnostics: judged(workspace, { ...result, ...(theme && { tokens: theme.tokens }) }, files) };
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
export function templateFolders(files: Files, packageRoot: string, root: string | undefined, targets: Iterable<TemplateTarget> = templateTargets): Promise<TemplateFiles[]> {
  return foldersOf(files, packageRoot, root, (each, folder) => readTemplates(each, folder, [...targets]));
}

async function foldersOf(files: Files, packageRoot: string, root: string | undefined, read: (files: Files, root: string) => Promise<TemplateFiles>): Promise<TemplateFiles[]> {
  // In the tool's own repository the two are one folder.
  const roots = root !== undefined && root !== packageRoot.replace(/[/\\]$/, '') ? [packageRoot, root] : [packageRoot];
  return Promise.all(roots.map((each) => read(files, each)));
}

/** Tokens of every theme and partials of the targets. What cannot be read is as if it were not there, and the theme says what is missing. */
async function readTemplates(files: Files, root: string, targets: readonly TemplateTarget[]): Promise<TemplateFiles> {
  const themes = await themeFolders(files, root);
  const found = await tokenFiles(files, root, themes);
  for (const folder of ['', ...themes].flatMap((prefix) => targets.map((target) => `${prefix}${target}`))) {
    const names = (await files.list(join(root, 'templates', folder))).filter(({ name, kind }) => kind !== 'folder' && name.endsWith('.hbs'));
    // At a time, as many as a folder has: one after the other, two hundred partials take longer than a browser to start.
    for (const [path, source] of await Promise.all(names.map(({ name }) => readTemplate(files, root, `${folder}/${name}`)))) {
      if (source) found.set(path, source);
    }
  }
  return found;
}

async function readTokenFiles(files: Files, root: string): Promise<TemplateFiles> {
  return tokenFiles(files, root, await themeFolders(files, root));
}

async function tokenFiles(files: Files, root: string, themes: readonly string[]): Promise<Map<string, TemplateSource>> {
  const found = new Map<string, TemplateSource>();
  for (const theme of themes) {
    const [path, source] = await readTemplate(files, root, `${theme}tokens.yml`);
    if (source) found.set(path, source);
  }
  return found;
}

/** `themes/green/` and so on; not all of them have tokens: a workspace may change one partial of the tool's theme. */
async function themeFolders(files: Files, root: string): Promise<string[]> {
  return (await files.list(join(root, 'templates/themes'))).filter(({ kind }) => kind === 'folder').map(({ name }) => `themes/${name}/`);
}

async function readTemplate(files: Files, root: string, path: string): Promise<[string, TemplateSource | undefined]> {
  const full = join(root, 'templates', path);
  const read = await files.read(full, { limit: templateLimit, within: root });
  const decoded = 'bytes' in read ? decode(read.bytes, files.show(full)) : undefined;
  return [path, decoded && 'file' in decoded ? { source: decoded.file.text, file: decoded.file.path } : undefined];
}
