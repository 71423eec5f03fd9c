import { join } from 'node:path';
import type { GlossaryConcept } from '../../exchange/glossary-concept.js';
import { noSuchInput, unreadable } from '../../core/problems.js';
import { Sources } from '../../core/sources.js';
import { findRoot, glossaryName, loadWorkspace, readSource, type Workspace } from '../../core/workspace.js';
import { emptyGlossary, loadGlossary } from '../../glossary/load.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Glossary } from '../../model/glossary.js';
import type { SourceFile } from '../../model/text.js';
import type { Reporter } from '../../report/reporter.js';
import { pretty } from '../../report/pretty.js';
import { glossarySchema } from '../../schema/glossary.js';
import { readYaml } from '../../schema/read.js';
import { noteDiagnostics, refuse } from '../report.js';
import type { Options, Session } from '../session.js';

/** A glossary file as it stands, to be changed or written in another format. */
export interface OpenGlossary {
  readonly path: string;
  readonly file: SourceFile;
  readonly glossary: Glossary;
  /** As the file holds them. */
  readonly concepts: readonly GlossaryConcept[];
  readonly sources: Sources;
  /** False for the glossary of a workspace that has none yet. */
  readonly stands: boolean;
  /** Present if the file is in another encoding than UTF-8: it would have to be written anew as a whole. */
  readonly warning?: Diagnostic;
}

/** The file named, else the workspace's. Absolute. */
export async function glossaryPath({ files }: Session, named: unknown): Promise<string | Diagnostic> {
  if (typeof named === 'string') return files.resolve(named);
  const root = await findRoot(files, files.resolve('.'));
  const path = root === undefined ? undefined : join(root, glossaryName);
  return path !== undefined && (await files.kind(path)) === 'file' ? path : noSuchInput(glossaryName, undefined);
}

/** The glossary as checks see it; undefined, after saying why, if it cannot be read. */
export async function openTerms(session: Session, options: Options, reporter: Reporter): Promise<Workspace | undefined> {
  const path = await glossaryPath(session, options['glossary']);
  if (typeof path !== 'string') {
    refuse(session, [path], reporter);
    return undefined;
  }
  const workspace = await loadWorkspace(session.files, undefined, path);
  if (workspace.usable) return workspace;
  sayUnreadable(session, workspace.diagnostics, workspace.sources, reporter);
  return undefined;
}

/** The glossary as a file; undefined, after saying why, if it cannot be read. `orNew`: a workspace without one begins with an empty one. */
export async function openFile(session: Session, named: unknown, reporter: Reporter, orNew = false): Promise<OpenGlossary | undefined> {
  const sources = new Sources();
  const path = await glossaryPath(session, named);
  if (typeof path !== 'string') {
    const root = orNew && named === undefined ? await findRoot(session.files, session.files.resolve('.')) : undefined;
    if (root !== undefined) return emptyFile(session, join(root, glossaryName), sources);
    refuse(session, [path], reporter);
    return undefined;
  }
  const read = await readSource(session.files, sources, path);
  if ('problem' in read) {
    sayUnreadable(session, [read.problem], sources, reporter);
    return undefined;
  }
  const { file } = read;
  const { glossary, findings } = loadGlossary(file);
  const { value } = readYaml(file.text, glossarySchema, { family: 'glossary' });
  if (glossary && value) return { path, file, glossary, concepts: value.concepts, sources, stands: true, ...(read.warning && { warning: read.warning }) };
  sayUnreadable(session, findings.map((finding) => sources.diagnose({ rule: finding.rule, file: file.path, finding }, finding.severity ?? 'error')), sources, reporter);
  return undefined;
}

function emptyFile(session: Session, path: string, sources: Sources): OpenGlossary {
  const file: SourceFile = { path: session.files.show(path), text: 'version: 1\nconcepts: []\n', bom: false };
  sources.add(file);
  return { path, file, glossary: { ...emptyGlossary(), file }, concepts: [], sources, stands: false };
}

/** The bytes of a file to import: a named argument, so it may lie anywhere. */
export async function readBytes({ files }: Session, name: string): Promise<Uint8Array | Diagnostic> {
  const read = await files.read(files.resolve(name), { limit: 64 * 1024 * 1024 });
  return 'failure' in read ? unreadable(name, read.failure) : read.bytes;
}

function sayUnreadable(session: Session, diagnostics: readonly Diagnostic[], sources: Sources, reporter: Reporter): void {
  if (reporter !== pretty) refuse(session, diagnostics, reporter);
  else noteDiagnostics(session, diagnostics, (file) => sources.text(file));
}
