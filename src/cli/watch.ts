import { dirname, join } from 'node:path';
import { findInputs, type Target } from '../core/inputs.js';
import { createFiles } from '../io/files.js';
import { watchFolders, type Watched } from '../io/watch.js';
import { ExitCode } from './exit-codes.js';
import type { Session } from './session.js';

/** Builds, then again after every change of a draft, a picture, the settings, the glossary or a template, until interrupted. */
export async function rebuildOnChange(session: Session, args: readonly string[], build: (session: Session) => Promise<ExitCode>): Promise<ExitCode> {
  const { targets } = await findInputs(session.files, args);
  if (targets.length === 0) return build(session);
  await watchFolders(
    watchedBy(targets),
    async () => {
      // Fresh files: the old ones remember what stood in the folders.
      await build({ ...session, files: createFiles(session.folder) });
      session.note(session.say({ zh: '正在等待改动（Ctrl-C 结束）……\n', en: 'Waiting for changes (Ctrl-C ends) …\n' }));
    },
    session.signal,
  );
  return ExitCode.interrupted;
}

/** The folders whose changes concern these targets. */
export function watchedBy(targets: readonly Target[]): Watched[] {
  const watched = new Map<string, Watched>();
  for (const target of targets) {
    const own = target.kind === 'issue' ? { path: target.folder, deep: true } : { path: dirname(target.path), deep: false };
    watched.set(own.path, own);
    if (target.root === undefined) continue;
    if (!watched.has(target.root)) watched.set(target.root, { path: target.root, deep: false });
    const templates = join(target.root, 'templates');
    watched.set(templates, { path: templates, deep: true });
  }
  return [...watched.values()];
}
