import { findInputs } from '../../core/inputs.js';
import { placesOf, readEditions, type UsePlace } from '../../core/term-use.js';
import { findRoot, loadWorkspace, type Workspace } from '../../core/workspace.js';
import { findConcepts } from '../../glossary/find.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Concept } from '../../model/glossary.js';
import { painter } from '../../report/paint.js';
import { visible } from '../../report/visible.js';
import type { Invocation } from '../command.js';
import { ExitCode } from '../exit-codes.js';
import { listForms, readNames, readReporter, refuse } from '../report.js';
import { usageProblem, type Session } from '../session.js';
import { answer, placeJson } from './answer.js';
import { conceptJson } from './names.js';
import { glossaryPath, openTerms } from './opening.js';

export async function list({ session, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const reporter = readReporter(options['format'], wrong, listForms);
  const status = readNames('--status', options['status'], ['approved', 'draft'], wrong);
  if (wrong.length > 0) return refuse(session, wrong, reporter);
  const workspace = await openTerms(session, options, reporter);
  if (!workspace) return ExitCode.usage;
  const known = [...new Set(workspace.glossary.concepts.map(({ kind }) => kind))].sort();
  const kinds = readNames('--kind', options['kind'], known, wrong);
  if (wrong.length > 0) return refuse(session, wrong, reporter);
  const concepts = workspace.glossary.concepts.filter((concept) => (!kinds || kinds.includes(concept.kind)) && (!status || status.includes(concept.status)));
  answer(session, reporter, { text: concepts.map((concept) => describe(session, concept)).join(''), facts: { concepts: concepts.map(conceptJson) }, diagnostics: [] });
  return ExitCode.fine;
}

export async function find({ session, args, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const reporter = readReporter(options['format'], wrong, listForms);
  if (wrong.length > 0) return refuse(session, wrong, reporter);
  const workspace = await openTerms(session, options, reporter);
  if (!workspace) return ExitCode.usage;
  const word = args[0] ?? '';
  const found = findConcepts(workspace.glossary, word).map(({ concept }) => concept);
  if (found.length === 0) return refuse(session, [usageProblem({ zh: `术语表中没有“${visible(word)}”`, en: `The glossary has nothing like "${visible(word)}"` }, { actual: word })], reporter);
  const used = options['uses'] === true ? await usesOf(session, found, options['glossary']) : undefined;
  answer(session, reporter, {
    text: found.map((concept) => describe(session, concept) + (used ? describeUses(session, used.places.get(concept.id) ?? []) : '')).join(''),
    facts: { concepts: found.map((concept) => ({ ...conceptJson(concept), ...(used && { uses: (used.places.get(concept.id) ?? []).map(useJson) }) })) },
    diagnostics: used?.problems ?? [],
  });
  return used && used.problems.some(({ severity }) => severity === 'error') ? ExitCode.usage : ExitCode.fine;
}

interface Uses {
  /** By the concept's id. */
  readonly places: ReadonlyMap<string, readonly UsePlace[]>;
  readonly problems: readonly Diagnostic[];
}

/** Where the workspace's issues name the concepts. */
async function usesOf(session: Session, concepts: readonly Concept[], named: unknown): Promise<Uses> {
  const { files, signal } = session;
  const root = await findRoot(files, files.resolve('.'));
  const path = await glossaryPath(session, named);
  const { targets, problems } = await findInputs(files, root === undefined ? [] : [root]);
  if (root === undefined) return { places: new Map(), problems };
  const workspace: Workspace = await loadWorkspace(files, root, typeof path === 'string' ? path : undefined);
  const read = await readEditions(files, workspace, targets, signal);
  const ids = new Set(concepts.map(({ id }) => id));
  const places = placesOf(workspace.glossary.concepts.filter(({ id }) => ids.has(id)), read.editions, workspace);
  return { places: new Map([...places].map(([{ id }, own]) => [id, own])), problems: [...problems, ...read.problems] };
}

function describe(session: Session, { id, kind, status, terms }: Concept): string {
  const paint = painter(session.stdout.color);
  const names = [terms.zh.preferred.text, terms.en.preferred.text, ...terms.en.abbreviations.map(({ text }) => text)].map(visible);
  const lines = [`${paint('strong', visible(id))}  ${names.join(' · ')}  ${paint('dim', `${visible(kind)} · ${status}`)}`];
  for (const [mark, forms] of [['=', terms.zh.admitted], ['✖', terms.zh.forbidden], ['≠', terms.zh.former]] as const) {
    for (const form of forms) lines.push(`    ${mark} ${visible(form.text)}${form.why === undefined ? '' : `  ${paint('dim', visible(form.why))}`}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Places by issue and form: `issue-9  利益攸关方 ×3  issues/issue-9/zh.md:9:2 …`. */
function describeUses(session: Session, places: readonly UsePlace[]): string {
  const paint = painter(session.stdout.color);
  if (places.length === 0) return `    ${paint('dim', session.say({ zh: '各期均未用到', en: 'used in no issue' }))}\n`;
  const groups = new Map<string, UsePlace[]>();
  for (const place of places) {
    const key = `${place.issue}\n${place.text}`;
    groups.set(key, [...(groups.get(key) ?? []), place]);
  }
  return [...groups.values()].map((group) => `${describeGroup(session, group)}\n`).join('');
}

const shownPlaces = 5;

function describeGroup(session: Session, group: readonly UsePlace[]): string {
  const paint = painter(session.stdout.color);
  const [{ issue, text, form } = { issue: '', text: '', form: undefined }] = group;
  const isWrong = form === undefined || form.kind === 'forbidden' || form.kind === 'former';
  const shown = session.verbose ? group : group.slice(0, shownPlaces);
  const more = group.length - shown.length;
  const places = shown.map(({ file, range }) => visible(file) + (range ? `:${range.line}:${range.column}` : ''));
  if (more > 0) places.push(session.say({ zh: `另 ${more} 处`, en: `${more} more` }));
  return `    ${visible(issue)}  ${isWrong ? paint('error', visible(text)) : visible(text)} ×${group.length}  ${paint('dim', places.join('  '))}`;
}

function useJson(place: UsePlace): object {
  return { issue: place.issue, text: place.text, form: place.form?.kind, ...placeJson(place) };
}
