import { dirname, relative, resolve, sep } from 'node:path';
import { applyBaseline, readBaseline, writeBaseline, type Baseline, type BaselineView } from '../core/baseline.js';
import { isChosen, type Selection } from '../core/check.js';
import { Sources } from '../core/sources.js';
import { readSource } from '../core/workspace.js';
import { writeWhole } from '../io/replace.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Session } from './session.js';

/** The findings of a run, and where their texts are. */
export interface Checkup {
  readonly diagnostics: readonly Diagnostic[];
  /** Files that were checked, as diagnostics name them. */
  readonly files: readonly string[];
  readonly selection: Selection;
  readonly source: (file: string) => string | undefined;
}

export interface OpenBaseline {
  /** Absolute. */
  readonly path: string;
  readonly baseline: Baseline;
  readonly sources: Sources;
}

/** Reads the file of `--baseline`, before the slow work; problems if it is none. */
export async function openBaseline({ files }: Session, name: string): Promise<OpenBaseline | { readonly problems: readonly Diagnostic[]; readonly sources: Sources }> {
  const sources = new Sources();
  const path = files.resolve(name);
  const read = await readSource(files, sources, path);
  if ('problem' in read) return { problems: [read.problem], sources };
  const { baseline, findings } = readBaseline(read.file);
  if (baseline) return { path, baseline, sources };
  return { problems: findings.map((finding) => sources.diagnose({ rule: finding.rule, file: read.file.path, finding }, finding.severity ?? 'error')), sources };
}

/** Leaves out what is known, and says which entries are known for nothing. */
export async function leaveOutKnown(session: Session, { path, baseline, sources }: OpenBaseline, checkup: Checkup): Promise<Diagnostic[]> {
  const { files } = session;
  const folder = dirname(path);
  const checked = new Set(checkup.files.map((file) => files.resolve(file)));
  for (const name of new Set(baseline.entries.map(({ file }) => file))) {
    // What was deleted or renamed since has been looked at, too.
    if ((await files.kind(resolve(folder, name))) === undefined) checked.add(resolve(folder, name));
  }
  const { kept, unused } = applyBaseline(baseline, checkup.diagnostics, viewOf(session, path, checkup), ({ file, rule }) => checked.has(resolve(folder, file)) && isChosen(rule, checkup.selection));
  const shown = files.show(path);
  return [...kept, ...unused.map((finding) => sources.diagnose({ rule: 'config/unused-baseline', file: shown, finding }, 'info'))];
}

/** Writes all findings of a run as known; what is left to report after that. */
export async function writeKnown(session: Session, name: string, checkup: Checkup): Promise<Diagnostic[]> {
  const path = session.files.resolve(name);
  const view = viewOf(session, path, checkup);
  const { text, count } = writeBaseline(checkup.diagnostics, view);
  await writeWhole(path, new TextEncoder().encode(text));
  if (!session.quiet) {
    const shown = session.files.show(path);
    session.note(`${session.say({ zh: `${shown}：已记入 ${count} 个已知问题`, en: `${shown}: ${count} finding${count === 1 ? '' : 's'} written as known` })}\n`);
  }
  const { baseline } = readBaseline({ path, text, bom: false });
  return baseline ? applyBaseline(baseline, checkup.diagnostics, view, () => false).kept : [...checkup.diagnostics];
}

function viewOf({ files }: Session, path: string, { source }: Checkup): BaselineView {
  return { nameOf: (file) => relative(dirname(path), files.resolve(file)).split(sep).join('/'), text: source };
}
