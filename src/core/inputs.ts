import { basename, dirname, join, relative, sep } from 'node:path';
import { isLang } from '../lang/registry.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Files } from '../model/files.js';
import type { Lang } from '../model/text.js';
import { nearest } from '../text/nearest.js';
import { noIssues, noSuchInput, noWorkspace, notAnIssue, notMarkdown } from './problems.js';
import { findRoot } from './workspace.js';

/** One thing to check or build, found but not yet read. */
export type Target =
  | {
      readonly kind: 'issue';
      readonly id: string;
      readonly folder: string;
      readonly root: string;
      /** The draft named by its path: only this language. */
      readonly lang?: Lang;
      /** Named on the command line, so that an empty one is an error. */
      readonly named: boolean;
    }
  | { readonly kind: 'file'; readonly path: string; readonly root?: string };

export interface Inputs {
  readonly targets: readonly Target[];
  readonly problems: readonly Diagnostic[];
}

/**
 * Finds what the arguments of a command name: `issue-9`, `9`, a path; without arguments the issue that the working folder lies in, else all issues.
 * An argument that names nothing is a problem and does not stop the others.
 */
export async function findInputs(files: Files, args: readonly string[]): Promise<Inputs> {
  const here = files.resolve('.');
  const home = await findRoot(files, here);
  if (args.length === 0) {
    if (home === undefined) return { targets: [], problems: [noWorkspace(files.show(here))] };
    return issuesAt(files, home, here, false);
  }
  const found = await Promise.all(args.map((arg) => findInput(files, home, arg)));
  return { targets: unique(found.flatMap(({ targets }) => targets)), problems: found.flatMap(({ problems }) => problems) };
}

async function findInput(files: Files, home: string | undefined, arg: string): Promise<Inputs> {
  const issue = home === undefined ? undefined : await issueNamed(files, home, arg);
  if (issue) return { targets: [issue], problems: [] };
  const path = files.resolve(arg);
  switch (arg === '' ? undefined : await files.kind(path)) {
    case 'folder': {
      const root = await findRoot(files, path);
      return root === undefined ? { targets: [], problems: [notAnIssue(arg)] } : issuesAt(files, root, path, true);
    }
    case 'file':
      return draftAt(files, home, path, arg);
    default:
      return { targets: [], problems: [noSuchInput(arg, await suggest(files, home, arg, path), home === undefined ? [] : await issueIds(files, home))] };
  }
}

/** `9` is short for `issue-9`. */
async function issueNamed(files: Files, root: string, arg: string): Promise<Target | undefined> {
  const name = arg.replace(/[/\\]$/, '').normalize('NFC');
  const short = /^0*([1-9]\d*|0)$/.exec(name)?.[1];
  const ids = await issueIds(files, root);
  const id = ids.find((each) => each.normalize('NFC') === name) ?? (short === undefined ? undefined : ids.find((each) => each === `issue-${short}`));
  return id === undefined ? undefined : { kind: 'issue', id, folder: join(root, 'issues', id), root, named: true };
}

async function issueIds(files: Files, root: string): Promise<readonly string[]> {
  const entries = await files.list(join(root, 'issues'));
  return entries.filter(({ name, kind }) => kind === 'folder' && !name.startsWith('.')).map(({ name }) => name);
}

/** The issue that a folder of the workspace lies in; all issues for the root and for `issues/`, and for any folder if none was named. */
async function issuesAt(files: Files, root: string, folder: string, named: boolean): Promise<Inputs> {
  const [first, id] = relative(root, folder).split(sep);
  if (first === 'issues' && id !== undefined) {
    return { targets: [{ kind: 'issue', id, folder: join(root, 'issues', id), root, named: true }], problems: [] };
  }
  if (named && first !== '' && first !== 'issues') return { targets: [], problems: [notAnIssue(files.show(folder))] };
  const ids = await issueIds(files, root);
  if (ids.length === 0) return { targets: [], problems: [noIssues(files.show(join(root, 'issues')))] };
  return { targets: ids.map((each) => ({ kind: 'issue', id: each, folder: join(root, 'issues', each), root, named: false })), problems: [] };
}

/** The path of an issue's own draft means that edition of the issue; any other Markdown file is a bulletin by itself. */
async function draftAt(files: Files, home: string | undefined, path: string, arg: string): Promise<Inputs> {
  if (!/\.(?:md|markdown)$/i.test(path)) return { targets: [], problems: [notMarkdown(arg)] };
  const root = await findRoot(files, dirname(path));
  const folder = dirname(path);
  const lang = basename(path, '.md');
  if (root !== undefined && isLang(lang) && dirname(folder) === join(root, 'issues')) {
    return { targets: [{ kind: 'issue', id: basename(folder), folder, root, lang, named: true }], problems: [] };
  }
  const workspace = home ?? root;
  return { targets: [{ kind: 'file', path, ...(workspace !== undefined && { root: workspace }) }], problems: [] };
}

async function suggest(files: Files, home: string | undefined, arg: string, path: string): Promise<string | undefined> {
  const ids = home === undefined ? [] : await issueIds(files, home);
  const beside = await files.list(dirname(path));
  const names = beside.filter(({ name, kind }) => kind === 'folder' || /\.md$/i.test(name)).map(({ name }) => name);
  const byName = nearest(arg, ids);
  if (byName !== undefined) return byName;
  const name = nearest(basename(arg), names);
  return name === undefined || arg === '' ? undefined : arg.slice(0, arg.length - basename(arg).length) + name;
}

/** Named twice is done once; an issue named whole takes in its drafts named singly. */
function unique(targets: readonly Target[]): Target[] {
  const whole = new Set(targets.flatMap((target) => (target.kind === 'issue' && target.lang === undefined ? [target.folder] : [])));
  const seen = new Set<string>();
  return targets.filter((target) => {
    const single = target.kind === 'issue' && target.lang !== undefined;
    if (single && whole.has(target.folder)) return false;
    const key = target.kind === 'file' ? target.path : `${target.folder}${sep}${target.lang ?? ''}`;
    return seen.has(key) ? false : Boolean(seen.add(key));
  });
}
