import { join } from 'node:path';
import { factsOf, type EarlierEdition, type EditionFacts } from '../checks/facts.js';
import { rules } from '../checks/registry.js';
import { isLang } from '../lang/registry.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { TimeSpentError, type Files } from '../model/files.js';
import type { Lang, SourceFile } from '../model/text.js';
import { sha256 } from '../text/hash.js';
import { chooses, isChosen, type Selection } from './check.js';
import type { Loaded } from './load.js';
import { Sources } from './sources.js';
import { readSource, type Workspace } from './workspace.js';

/** An issue's folder with its day. */
interface DatedIssue {
  readonly id: string;
  readonly date: string;
}

/** What later issues are compared with, in every language the issue has. */
interface IssueFacts {
  readonly editions: readonly EarlierEdition[];
  /** Of what is compared, wherever it stands: a word more before a name makes no later issue another. */
  readonly hash: string;
  /** Of the places too. */
  readonly placesHash: string;
}

/** Drafts of earlier issues that findings point to, each with a hash of the places in it. */
export type Cited = readonly (readonly [file: string, placesHash: string])[];

/** Issues an issue is compared with. A weekly's twenty years: without a limit, an archive of ten thousand would take the square of that. */
const mostEarlier = 1000;

/** What a run has read of the issues of a workspace, so that none is read twice. */
class History {
  readonly #facts = new Map<string, IssueFacts>();
  /** By draft. */
  readonly places = new Map<string, string>();
  #dated: Promise<readonly DatedIssue[]> | undefined;

  constructor(
    readonly files: Files,
    readonly root: string,
  ) {}

  async dateOf(id: string): Promise<string | undefined> {
    return (await this.#issues()).find((issue) => issue.id === id)?.date;
  }

  /** The newest first. */
  async before(issue: DatedIssue): Promise<readonly IssueFacts[]> {
    const dated = await this.#issues();
    const first = dated.findIndex((other) => isBefore(other, issue));
    const found: IssueFacts[] = [];
    for (const { id } of first < 0 ? [] : dated.slice(first, first + mostEarlier)) {
      const facts = this.#facts.get(id) ?? (await readFacts(this.files, this.root, id));
      this.#facts.set(id, facts);
      for (const { file } of facts.editions) this.places.set(file, facts.placesHash);
      found.push(facts);
    }
    return found;
  }

  #issues(): Promise<readonly DatedIssue[]> {
    return (this.#dated ??= datedIssues(this.files, this.root));
  }
}

const histories = new WeakMap<Workspace, History>();

function historyOf(files: Files, workspace: Workspace, root: string): History {
  const history = histories.get(workspace) ?? new History(files, root);
  histories.set(workspace, history);
  return history;
}

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
  const before = await historyOf(files, workspace, root).before({ id: bulletin.id, date });
  const langs = new Set(bulletin.editions.map(({ lang }) => lang));
  return before.flatMap(({ editions }) => editions.filter(({ lang }) => langs.has(lang)));
}

/** Another one as soon as {@link earlierIssues} of an issue is another. Undefined for an issue whose day cannot be told without reading it whole. */
export async function earlierStamp(files: Files, workspace: Workspace, id: string, selection: Selection): Promise<string | undefined> {
  const { root } = workspace;
  if (root === undefined) return undefined;
  if (!rules.some((rule) => rule.scope === 'workspace' && isChosen(rule.id, selection))) return '';
  const history = historyOf(files, workspace, root);
  const date = await history.dateOf(id);
  return date === undefined ? undefined : sha256((await history.before({ id, date })).map(({ hash }) => hash).join(''));
}

/** The earlier drafts that findings of this run point to. */
export function citedIn(workspace: Workspace, diagnostics: readonly Diagnostic[]): Cited {
  const places = histories.get(workspace)?.places;
  const files = new Set(diagnostics.flatMap(({ related = [] }) => related.map(({ file }) => file)));
  return [...files].flatMap((file) => {
    const hash = places?.get(file);
    return hash === undefined ? [] : [[file, hash] as const];
  });
}

/** True if what findings of an earlier run point to still stands there. Asked after {@link earlierStamp}. */
export function standsAsCited(workspace: Workspace, cited: Cited): boolean {
  const places = histories.get(workspace)?.places;
  return cited.every(([file, hash]) => places?.get(file) === hash);
}

function isBefore(a: DatedIssue, b: DatedIssue): boolean {
  return a.date < b.date || (a.date === b.date && a.id < b.id);
}

/** The newest first. Issues without a readable day have no place in the order. */
async function datedIssues(files: Files, root: string): Promise<readonly DatedIssue[]> {
  const folders = (await files.list(join(root, 'issues'))).filter(({ name, kind }) => kind === 'folder' && !name.startsWith('.'));
  const dated: DatedIssue[] = [];
  for (const { name } of folders) {
    const settings = await readSource(files, new Sources(), join(root, 'issues', name, 'issue.yml'), root);
    // One line of the file is all that is wanted; the file is judged when its issue is checked.
    const date = 'file' in settings ? /^date:\s*["']?(\d{4}-\d{2}-\d{2})/mu.exec(settings.file.text)?.[1] : undefined;
    if (date !== undefined) dated.push({ id: name, date });
  }
  return dated.sort((a, b) => (isBefore(a, b) ? 1 : -1));
}

async function readFacts(files: Files, root: string, id: string): Promise<IssueFacts> {
  const part = files.part<IssueFacts>(['facts', root, id], []);
  if (part.kept) {
    part.take();
    return part.kept;
  }
  const folder = join(root, 'issues', id);
  const editions: EarlierEdition[] = [];
  for (const { name } of await part.files.list(folder)) {
    const lang = name.replace(/\.md$/u, '');
    if (name === lang || !isLang(lang)) continue;
    const read = await readSource(part.files, new Sources(), join(folder, name), root);
    const facts = 'file' in read ? factsInTime(part.files, read.file, lang) : undefined;
    if ('file' in read && facts) editions.push({ issue: id, file: read.file.path, lang, facts });
  }
  const hash = sha256(JSON.stringify(editions, (key, value: unknown) => (key === 'range' ? undefined : value)));
  const facts = { editions, hash, placesHash: sha256(JSON.stringify(editions)) };
  part.keep(facts);
  return facts;
}

/** Undefined if it took too long: that is told when that issue itself is checked, and this one is compared with the others. */
function factsInTime(files: Files, file: SourceFile, lang: Lang): EditionFacts | undefined {
  try {
    return files.limited(file.path, () => factsOf(file, lang));
  } catch (error) {
    if (error instanceof TimeSpentError) return undefined;
    throw error;
  }
}
