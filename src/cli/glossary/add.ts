import type { GlossaryConcept } from '../../exchange/glossary-concept.js';
import { judgeConcepts } from '../../exchange/judge.js';
import { addConcepts } from '../../glossary/edit-file.js';
import { fold } from '../../glossary/fold.js';
import { formsOf } from '../../glossary/matcher.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Concept, Form } from '../../model/glossary.js';
import type { Lang } from '../../model/text.js';
import type { Reporter } from '../../report/reporter.js';
import { pretty } from '../../report/pretty.js';
import type { Invocation } from '../command.js';
import { ExitCode } from '../exit-codes.js';
import { listForms, noteDiagnostics, readNames, readReporter, refuse } from '../report.js';
import { usageProblem, type Options, type Session } from '../session.js';
import { changeGlossary } from './change-file.js';
import { formKinds } from './names.js';
import { openFile, type OpenGlossary } from './opening.js';

/** Adds one concept behind the others. */
export async function add({ session, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const reporter = readReporter(options['format'], wrong, listForms);
  readNames('--status', options['status'], ['approved', 'draft'], wrong);
  for (const flag of ['en', 'zh'] as const) {
    if (options[flag] === undefined) wrong.push(usageProblem({ zh: `缺少 --${flag}（${flag === 'en' ? '英文' : '中文'}名称）`, en: `Expected --${flag}, the ${flag === 'en' ? 'English' : 'Chinese'} name` }));
  }
  if (wrong.length > 0) return refuse(session, wrong, reporter);
  const open = await openFile(session, options['glossary'], reporter, true);
  if (!open) return ExitCode.usage;
  const { concept, problems } = conceptFrom(options, open.concepts.map(({ id }) => id));
  if (!concept) return refuse(session, problems, reporter);
  const duplicate = duplicateOf(concept, open);
  if (duplicate) return refusePlaced(session, reporter, duplicate, open);
  return changeGlossary(session, reporter, { open, edits: addConcepts(open.file, [concept]), dryRun: options['dryRun'] === true });
}

/** The concept that the flags describe; its id is made from the English name where none is given. */
function conceptFrom(options: Options, taken: readonly string[]): { concept?: GlossaryConcept; problems: Diagnostic[] } {
  const text = (name: string): string | undefined => (typeof options[name] === 'string' ? options[name].trim() : undefined);
  // Names hold commas: lists of forms are separated by |, as in a table's cell.
  const list = (name: string): string[] | undefined => text(name)?.split('|').map((part) => part.trim()).filter((part) => part !== '');
  const present = (facts: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
  const [abbr, zhAbbr, source] = [list('abbr'), list('zhAbbr'), text('source')];
  const plain = present({
    id: text('id'),
    kind: text('kind') ?? 'concept',
    status: text('status'),
    en: present({ name: text('en'), abbr: abbr?.length === 1 ? abbr[0] : abbr, admitted: list('enAdmitted') }),
    zh: present({ preferred: text('zh'), abbr: zhAbbr?.length === 1 ? zhAbbr[0] : zhAbbr, admitted: list('zhAdmitted'), forbidden: list('zhForbidden') }),
    firstMention: text('firstMention'),
    sources: source === undefined ? undefined : [/^https?:\/\//i.test(source) ? { url: source } : { title: source }],
    note: text('note'),
  });
  // Judged beside the ids there are, so that the one made is free.
  const others = taken.map((id) => ({ plain: { id }, finding: () => ({ rule: 'glossary/invalid' as const, message: { zh: '', en: '' } }) }));
  const own = { plain, finding: (_path: unknown, message: Diagnostic['message']) => ({ rule: 'glossary/invalid' as const, message, own: true }) };
  const { concepts, findings } = judgeConcepts(text('id') === undefined ? [...others, own] : [own]);
  const problems = findings.filter((finding) => 'own' in finding).map(({ message, actual }) => usageProblem(message, actual === undefined ? {} : { actual }));
  const concept = concepts[0];
  return { ...(concept && problems.length === 0 && { concept }), problems };
}

/** Why the concept is there already: its id, or one of its names, in any case and kind of blank. */
function duplicateOf(concept: GlossaryConcept, { glossary, file, sources }: OpenGlossary): Diagnostic | undefined {
  for (const standing of glossary.concepts) {
    const same = standing.id === concept.id ? standing.terms.en.preferred : formIn(concept, standing, 'en') ?? formIn(concept, standing, 'zh');
    if (!same) continue;
    const kind = formKinds[same.kind];
    const message =
      standing.id === concept.id
        ? { zh: `标识“${concept.id}”已有，请另取（--id）`, en: `The id "${concept.id}" is taken, choose another with --id` }
        : { zh: `术语表已有“${same.text}”（${standing.id} 的${kind.zh}写法），未添加；请修改该条目`, en: `The glossary has "${same.text}" already (${kind.en} form of ${standing.id}); nothing was added, change that entry instead` };
    return sources.diagnose({ rule: 'glossary/edit', file: file.path, finding: { message, span: standing.id === concept.id ? standing.span : same.span, actual: same.text } }, 'error');
  }
  return undefined;
}

/** The standing form that is one of the new names. Abbreviations may be shared: `lint` tells of them. */
function formIn(concept: GlossaryConcept, standing: Concept, lang: Lang): Form | undefined {
  const name = fold(lang === 'en' ? concept.en.name : concept.zh.preferred);
  return formsOf(standing, lang).find((form) => form.kind !== 'guard' && fold(form.text) === name);
}

function refusePlaced(session: Session, reporter: Reporter, diagnostic: Diagnostic, { sources }: OpenGlossary): ExitCode {
  if (reporter !== pretty) return refuse(session, [diagnostic], reporter);
  noteDiagnostics(session, [diagnostic], (name) => sources.text(name));
  return ExitCode.usage;
}
