import { loadWorkspace, findRoot, readSource, glossaryName, type Workspace } from '../core/workspace.js';
import { sortDiagnostics, Sources } from '../core/sources.js';
import { noSuchInput } from '../core/problems.js';
import { findConcepts } from '../glossary/find.js';
import { lintGlossary } from '../glossary/lint.js';
import { loadGlossary } from '../glossary/load.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Concept } from '../model/glossary.js';
import { pretty } from '../report/pretty.js';
import type { Reporter } from '../report/reporter.js';
import { painter } from '../report/paint.js';
import { visible } from '../report/visible.js';
import { padToWidth } from '../text/width.js';
import { join } from 'node:path';
import type { Invocation } from './command.js';
import { ExitCode } from './exit-codes.js';
import { listForms, noteDiagnostics, readNames, readReporter, refuse } from './report.js';
import { contextFor, usageProblem, type Options, type Session } from './session.js';

export async function list({ session, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const reporter = readReporter(options['format'], wrong, listForms);
  const status = readNames('--status', options['status'], ['approved', 'draft'], wrong);
  if (wrong.length > 0) return refuse(session, wrong, reporter);
  const workspace = await open(session, options, reporter);
  if (!workspace) return ExitCode.usage;
  const known = [...new Set(workspace.glossary.concepts.map(({ kind }) => kind))].sort();
  const kinds = readNames('--kind', options['kind'], known, wrong);
  if (wrong.length > 0) return refuse(session, wrong, reporter);
  const concepts = workspace.glossary.concepts.filter((concept) => (!kinds || kinds.includes(concept.kind)) && (!status || status.includes(concept.status)));
  show(session, concepts, reporter);
  return ExitCode.fine;
}

export async function find({ session, args, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const reporter = readReporter(options['format'], wrong, listForms);
  if (wrong.length > 0) return refuse(session, wrong, reporter);
  const workspace = await open(session, options, reporter);
  if (!workspace) return ExitCode.usage;
  const word = args[0] ?? '';
  const found = findConcepts(workspace.glossary, word);
  if (found.length === 0) return refuse(session, [usageProblem({ zh: `术语表中没有“${visible(word)}”`, en: `The glossary has nothing like "${visible(word)}"` }, { actual: word })], reporter);
  show(session, found.map(({ concept }) => concept), reporter);
  return ExitCode.fine;
}

/** The glossary as a file, then its terms against each other. Errors are findings here: to find them is what was asked. */
export async function lint({ session, args, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const reporter = readReporter(options['format'], wrong);
  if (wrong.length > 0) return refuse(session, wrong, reporter);
  const sources = new Sources();
  const path = await glossaryPath(session, args[0] ?? options['glossary']);
  if (typeof path !== 'string') return refuse(session, [path], reporter);
  const read = await readSource(session.files, sources, path);
  if ('problem' in read) {
    if (reporter !== pretty) return refuse(session, [read.problem], reporter);
    noteDiagnostics(session, [read.problem], () => undefined);
    return ExitCode.usage;
  }
  const { glossary, findings } = loadGlossary(read.file);
  const all = [...findings, ...(glossary ? lintGlossary(glossary) : [])];
  const diagnostics = sortDiagnostics(all.map((finding) => sources.diagnose({ rule: finding.rule, file: read.file.path, finding }, finding.severity ?? 'error')));
  session.print(reporter.report({ diagnostics, files: 1 }, contextFor(session, 'stdout', (file) => sources.text(file))));
  return diagnostics.some(({ severity }) => severity === 'error') ? ExitCode.findings : ExitCode.fine;
}

/** The file named, else the workspace's. */
async function glossaryPath({ files }: Session, named: unknown): Promise<string | Diagnostic> {
  if (typeof named === 'string') return files.resolve(named);
  const root = await findRoot(files, files.resolve('.'));
  const path = root === undefined ? undefined : join(root, glossaryName);
  return path !== undefined && (await files.kind(path)) === 'file' ? path : noSuchInput(glossaryName, undefined);
}

async function open(session: Session, options: Options, reporter: Reporter): Promise<Workspace | undefined> {
  const path = await glossaryPath(session, options['glossary']);
  if (typeof path !== 'string') {
    refuse(session, [path], reporter);
    return undefined;
  }
  const workspace = await loadWorkspace(session.files, undefined, path);
  if (workspace.usable) return workspace;
  if (reporter !== pretty) refuse(session, workspace.diagnostics, reporter);
  else noteDiagnostics(session, workspace.diagnostics, (file) => workspace.sources.text(file));
  return undefined;
}

function show(session: Session, concepts: readonly Concept[], reporter: Reporter): void {
  if (reporter !== pretty) {
    session.print(`${JSON.stringify({ version: 1, concepts: concepts.map(toJson) }, undefined, 2)}\n`);
    return;
  }
  const paint = painter(session.stdout.color);
  for (const concept of concepts) {
    const { id, kind, status, terms } = concept;
    const names = [terms.zh.preferred.text, terms.en.preferred.text, ...terms.en.abbreviations.map(({ text }) => text)].map(visible);
    session.print(`${padToWidth(paint('strong', visible(id)), 0)}  ${names.join(' · ')}  ${paint('dim', `${visible(kind)} · ${status}`)}\n`);
    for (const [mark, forms] of [['=', terms.zh.admitted], ['✖', terms.zh.forbidden], ['≠', terms.zh.former]] as const) {
      for (const form of forms) session.print(`    ${mark} ${visible(form.text)}${form.why === undefined ? '' : `  ${paint('dim', visible(form.why))}`}\n`);
    }
  }
}

function toJson({ id, kind, status, terms, firstMention, doNotTranslate }: Concept): object {
  const texts = (forms: readonly { readonly text: string }[]): string[] => forms.map(({ text }) => text);
  const language = (set: Concept['terms']['zh']): object => ({
    preferred: set.preferred.text,
    abbreviations: texts(set.abbreviations),
    admitted: texts(set.admitted),
    forbidden: texts(set.forbidden),
    former: texts(set.former),
    marks: set.marks,
  });
  return { id, kind, status, firstMention, doNotTranslate, zh: language(terms.zh), en: language(terms.en) };
}
