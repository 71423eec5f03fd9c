import { join } from 'node:path';
import { damagedLine, type Opened, openTranslation, placeOf, type OpenTranslation, type TranslationPlace } from '../../core/translation.js';
import type { Target } from '../../core/inputs.js';
import { Sources } from '../../core/sources.js';
import { unreadable } from '../../core/problems.js';
import { readSource, type Workspace } from '../../core/workspace.js';
import { replaceText, writeWithFolder } from '../../io/replace.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { MemoryUnit } from '../../model/translation.js';
import { readMemory, writeMemory } from '../../translation/memory.js';
import { findWork, type Work } from '../loading.js';
import { type Session, usageProblem } from '../session.js';

/** A translation named on the command line. */
export interface WorkItem {
  readonly target: Target;
  readonly workspace: Workspace;
  readonly place: TranslationPlace;
}

export interface TranslationWork {
  readonly items: readonly WorkItem[];
  readonly problems: readonly Diagnostic[];
}

/** The translations that arguments name. */
export async function findTranslations(session: Session, args: readonly string[]): Promise<TranslationWork> {
  const work: Work = await findWork(session, args, {});
  const problems: Diagnostic[] = [...work.problems];
  const items: WorkItem[] = [];
  for (const { target, workspace } of work.items) {
    const { config } = workspace;
    const file = target.kind === 'file' ? await readSource(session.files, new Sources(), target.path) : undefined;
    if (file && 'problem' in file) {
      problems.push(file.problem);
      continue;
    }
    const place = placeOf(session.files, target, config, file?.file.text);
    if (place) items.push({ target, workspace, place });
    else problems.push(usageProblem({ zh: 'spp.yml 的 languages 只有一种语言，没有可译的方向', en: 'spp.yml names one language, so there is nothing to translate into; expected two under languages' }));
  }
  // A workspace whose settings cannot be read has no languages to trust.
  for (const { usable, diagnostics } of work.workspaces) if (!usable) problems.push(...diagnostics.filter(({ severity }) => severity === 'error'));
  return { items: problems.length > 0 && items.length === 0 ? [] : items, problems };
}

/** The one translation of a command that takes one. */
export async function openOne(session: Session, name: string): Promise<{ readonly item: WorkItem; readonly translation: OpenTranslation; readonly sources: Sources } | { readonly problems: readonly Diagnostic[]; readonly sources?: Sources }> {
  const { items, problems } = await findTranslations(session, [name]);
  const [item, ...others] = items;
  if (!item || problems.length > 0) return { problems };
  if (others.length > 0) return { problems: [usageProblem({ zh: `“${name}”是几期，应为一期`, en: `Expected one issue, found several under "${name}"` }, { actual: name })] };
  const opened: Opened = await openTranslation(session.files, item.place);
  return 'problems' in opened ? opened : { item, ...opened };
}

/** The memory of a workspace; of a lone file outside any, none. */
export interface OpenMemory {
  readonly path?: string;
  readonly text: string;
  readonly units: readonly MemoryUnit[];
}

export async function openMemory({ files }: Session, { root }: Pick<Workspace, 'root'>): Promise<OpenMemory | Diagnostic> {
  if (root === undefined) return { text: '', units: [] };
  const path = join(root, 'memory', 'memory.jsonl');
  const read = await files.read(path, { limit: 256 * 1024 * 1024, within: root });
  if ('failure' in read) return read.failure === 'missing' ? { path, text: '', units: [] } : unreadable(files.show(path), read.failure);
  const file = { path: files.show(path), text: new TextDecoder().decode(read.bytes), bom: false };
  const units = readMemory(file.text);
  if (typeof units !== 'number') return { path, text: file.text, units };
  const sources = new Sources();
  sources.add(file);
  return damagedLine(sources, file, units);
}

/** Writes the memory if it changed; tells whether. */
export async function saveMemory({ path, text }: OpenMemory, units: readonly MemoryUnit[], dryRun: boolean): Promise<boolean> {
  const after = writeMemory(units);
  if (path === undefined || after === text) return false;
  if (!dryRun) await writeNew(path, after);
  return true;
}

/**
 * Writes a text file, its folder too.
 * @throws {EnvironmentError} if it cannot be written.
 */
export function writeNew(path: string, text: string | Uint8Array): Promise<void> {
  return writeWithFolder(path, typeof text === 'string' ? new TextEncoder().encode(text) : text);
}

/** Writes the target draft; false if somebody changed it meanwhile. */
export async function writeDraft({ place, target }: OpenTranslation, text: string, bom: boolean): Promise<boolean> {
  if (target) return text === target.file.text || replaceText(place.target, target.file.text, text, target.file.bom);
  await writeNew(place.target, (bom ? '\uFEFF' : '') + text);
  return true;
}
