import { join, sep } from 'node:path';
import { findInputs, type Target } from '../core/inputs.js';
import { loadWorkspace, type Workspace } from '../core/workspace.js';
import { finishAll } from '../io/publish.js';
import { clearLeft } from '../io/replace.js';
import { isLang, languages } from '../lang/registry.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Lang } from '../model/text.js';
import type { Options } from './session.js';
import { readNames } from './report.js';
import type { Session } from './session.js';

/** What `check` and `build` begin with: targets, each with its workspace. */
export interface Work {
  readonly items: readonly { readonly target: Target; readonly workspace: Workspace }[];
  /** Arguments that name nothing. */
  readonly problems: readonly Diagnostic[];
  /** All workspaces the targets belong to, each once. */
  readonly workspaces: readonly Workspace[];
}

export async function findWork(session: Session, args: readonly string[], options: Options): Promise<Work> {
  const { files } = session;
  const { targets, problems } = await findInputs(files, args);
  const homes = new Set(targets.flatMap((target) => (target.kind === 'issue' ? [target.folder, target.root] : [])));
  await Promise.all([...homes].map(clearLeft));
  const glossary = typeof options['glossary'] === 'string' ? files.resolve(options['glossary']) : undefined;
  const byRoot = new Map<string | undefined, Promise<Workspace>>();
  const workspaceAt = (root: string | undefined): Promise<Workspace> => {
    let workspace = byRoot.get(root);
    if (!workspace) byRoot.set(root, (workspace = loadWorkspace(files, root, glossary)));
    return workspace;
  };
  const items = await Promise.all(targets.map(async (target) => ({ target, workspace: await workspaceAt(target.root) })));
  return { items, problems, workspaces: await Promise.all(byRoot.values()) };
}

/** `--lang`: undefined for all languages. */
export function readLangs(options: Options, problems: Diagnostic[]): Lang[] | undefined {
  return readNames('--lang', options['lang'], Object.keys(languages).filter(isLang), problems);
}

/** Folder for output: `--out`; else `dist` of the workspace, if one builds its issue or works in it; else `dist` here. Absolute. */
export function outputRoot(session: Session, target: Target, out: unknown): string {
  if (typeof out === 'string') return session.files.resolve(out);
  const isAtHome = target.root !== undefined && (session.folder === target.root || session.folder.startsWith(join(target.root, sep)));
  return join(target.root !== undefined && (target.kind === 'issue' || isAtHome) ? target.root : session.folder, 'dist');
}

/** Finishes what an interrupted build left, so that every command leaves a whole state. */
export async function finishOutputs({ record }: Session, roots: Iterable<string>): Promise<void> {
  for (const root of new Set(roots)) {
    await finishAll(root);
    record?.trace.settled(root);
  }
}
