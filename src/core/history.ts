import { join } from 'node:path';
import { factsOf, type EarlierEdition } from '../checks/facts.js';
import { rules } from '../checks/registry.js';
import type { Files } from '../model/files.js';
import type { Lang } from '../model/text.js';
import { chooses, type Selection } from './check.js';
import type { Loaded } from './load.js';
import { Sources } from './sources.js';
import { readSource, type Workspace } from './workspace.js';

/** An issue's folder with its day. */
interface DatedIssue {
  readonly id: string;
  readonly date: string;
}

/** What a run has read of the issues of a workspace, so that none is read twice. */
interface Known {
  readonly dated: Promise<readonly DatedIssue[]>;
  /** By issue and language. */
  readonly editions: Map<string, Promise<EarlierEdition | undefined>>;
}

const known = new WeakMap<Workspace, Known>();

/**
 * The issues before this one by their dates, the newest first, in the languages of its editions: for rules that compare issues. Empty, and
 * nothing is read, for a lone file and where no such rule is chosen. What cannot be read is told when that issue itself is checked.
 */
export async function earlierIssues(files: Files, workspace: Workspace, loaded: Loaded, selection: Selection): Promise<readonly EarlierEdition[]> {
  const { bulletin } = loaded;
  const { date } = bulletin.info;
  const { root } = workspace;
  const isAsked = rules.some((rule) => rule.scope === 'workspace' && chooses(workspace, loaded, selection, rule));
  if (bulletin.kind === 'file' || root === undefined || date === undefined || !isAsked) return [];
  const reading = known.get(workspace) ?? { dated: datedIssues(files, root), editions: new Map<string, Promise<EarlierEdition | undefined>>() };
  known.set(workspace, reading);
  const before = (await reading.dated).filter((other) => other.id !== bulletin.id && isBefore(other, { id: bulletin.id, date }));
  const found = before.flatMap(({ id }) =>
    bulletin.editions.map(({ lang }) => {
      const key = `${id}/${lang}`;
      const edition = reading.editions.get(key) ?? readFacts(files, workspace, join(root, 'issues', id, `${lang}.md`), id, lang);
      reading.editions.set(key, edition);
      return edition;
    }),
  );
  return (await Promise.all(found)).flatMap((edition) => edition ?? []);
}

function isBefore(a: DatedIssue, b: DatedIssue): boolean {
  return a.date < b.date || (a.date === b.date && a.id < b.id);
}

/** The newest first. Issues without a readable day have no place in the order. */
async function datedIssues(files: Files, root: string): Promise<readonly DatedIssue[]> {
  const folders = (await files.list(join(root, 'issues'))).filter(({ name, kind }) => kind === 'folder' && !name.startsWith('.'));
  const read = await Promise.all(
    folders.map(async ({ name }): Promise<DatedIssue[]> => {
      const settings = await readSource(files, new Sources(), join(root, 'issues', name, 'issue.yml'), root);
      // One line of the file is all that is wanted; the file is judged when its issue is checked.
      const date = 'file' in settings ? /^date:\s*["']?(\d{4}-\d{2}-\d{2})/mu.exec(settings.file.text)?.[1] : undefined;
      return date === undefined ? [] : [{ id: name, date }];
    }),
  );
  return read.flat().sort((a, b) => (isBefore(a, b) ? 1 : -1));
}

async function readFacts(files: Files, { sources, root }: Workspace, path: string, issue: string, lang: Lang): Promise<EarlierEdition | undefined> {
  if ((await files.kind(path)) !== 'file') return undefined;
  const read = await readSource(files, sources, path, root);
  return 'file' in read ? { issue, file: read.file.path, lang, facts: factsOf(read.file, lang) } : undefined;
}
