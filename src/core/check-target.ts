import type { Diagnostic } from '../model/diagnostic.js';
import type { Edition } from '../model/edition.js';
import type { Files } from '../model/files.js';
import type { Lang } from '../model/text.js';
import { checkInTime, type Selection } from './check.js';
import { citedIn, earlierIssues, earlierStamp, standsAsCited, type Cited } from './history.js';
import type { Target } from './inputs.js';
import { loadBulletin } from './load.js';
import { readSource, type Workspace } from './workspace.js';

/** What is wrong with one issue or lone file, and the drafts that were read for it. Plain data. */
export interface CheckedTarget {
  readonly diagnostics: readonly Diagnostic[];
  readonly files: readonly string[];
}

export interface CheckOptions {
  readonly langs: readonly Lang[] | undefined;
  readonly selection: Selection;
  /** What a lone file is a translation of. */
  readonly source: Edition | undefined;
}

/** Checks one issue or lone file. An issue that is as it was at an earlier run is not read again. */
export async function checkTarget(files: Files, workspace: Workspace, target: Target, options: CheckOptions): Promise<CheckedTarget> {
  const checked = target.kind === 'issue' && !options.source ? await checkIssue(files, workspace, target, options) : await check(files, files, workspace, target, options);
  const told = new Set(checked.diagnostics.map(({ file }) => file));
  for (const file of checked.files) if (!told.has(file)) workspace.sources.forget(file);
  return checked;
}

async function checkIssue(files: Files, workspace: Workspace, target: Target & { kind: 'issue' }, options: CheckOptions): Promise<CheckedTarget> {
  const { langs, selection } = options;
  const earlier = await earlierStamp(files, workspace, target.id, selection);
  if (earlier === undefined) return check(files, files, workspace, target, options);
  const part = files.part<CheckedTarget & { readonly cited: Cited }>(['check', JSON.stringify([target, langs, selection])], [workspace.stamp, earlier]);
  if (!part.kept || !standsAsCited(workspace, part.kept.cited)) {
    const checked = await check(files, part.files, workspace, target, options);
    part.keep({ ...checked, cited: citedIn(workspace, checked.diagnostics) });
    return checked;
  }
  part.take();
  // The lines that something is told of are shown.
  for (const file of new Set(part.kept.diagnostics.map((each) => each.file))) {
    if (workspace.sources.text(file) === undefined) await readSource(files, workspace.sources, files.resolve(file), workspace.root);
  }
  return part.kept;
}

/** @param own reads what the issue itself is made of; other issues are read with `files`. */
async function check(files: Files, own: Files, workspace: Workspace, target: Target, { langs, selection, source }: CheckOptions): Promise<CheckedTarget> {
  const loaded = await loadBulletin(own, workspace, target, langs);
  const earlier = await earlierIssues(files, workspace, loaded, selection);
  return { diagnostics: checkInTime(own, workspace, loaded, selection, { source, earlier }), files: loaded.bulletin.editions.map(({ file }) => file.path) };
}
