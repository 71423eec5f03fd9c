import type { Diagnostic } from '../model/diagnostic.js';
import { json } from '../report/json.js';
import { describe, pretty } from '../report/pretty.js';
import { reporters } from '../report/registry.js';
import type { Reporter } from '../report/reporter.js';
import { nearest } from '../text/nearest.js';
import { ExitCode } from './exit-codes.js';
import { commandLine, contextFor, usageProblem, type Session } from './session.js';

/** The values of an option that lists names; what is not known is a problem with a suggestion. Undefined if the option was not given. */
export function readNames<T extends string>(flag: string, value: unknown, known: readonly T[], problems: Diagnostic[]): T[] | undefined {
  if (typeof value !== 'string') return undefined;
  const names = splitList(value);
  if (names.length === 0) problems.push(unknownValue(flag, value, known));
  const found: T[] = [];
  for (const name of names) {
    const match = known.find((each) => each === name);
    if (match === undefined) problems.push(unknownValue(flag, name, known));
    else if (!found.includes(match)) found.push(match);
  }
  return found;
}

export function splitList(value: unknown): string[] {
  return typeof value === 'string' ? value.split(/[,，\s]+/).filter((name) => name !== '') : [];
}

function unknownValue(flag: string, name: string, known: readonly string[]): Diagnostic {
  const suggestion = nearest(name, known);
  const hint = suggestion === undefined ? { zh: `应为：${known.join('、')}`, en: `expected one of ${known.join(', ')}` } : { zh: `是否想用 ${suggestion}？`, en: `did you mean ${suggestion}?` };
  return usageProblem({ zh: `${flag} 没有“${name}”；${hint.zh}`, en: `Unexpected value "${name}" of ${flag}, ${hint.en}` }, { actual: name, expected: suggestion === undefined ? known : [suggestion] });
}

/** The reporter that `--format` names, of those that the command has; `pretty` without it. */
export function readReporter(value: unknown, problems: Diagnostic[], known: readonly Reporter[] = reporters): Reporter {
  const named = readNames('--format', value, known.map(({ format }) => format), problems)?.[0];
  return known.find(({ format }) => format === named) ?? pretty;
}

/** Forms of a list that is no report of findings. */
export const listForms: readonly Reporter[] = [pretty, json];

/** Ends a command that cannot begin: one sentence for people, a whole document for programs. */
export function refuse(session: Session, problems: readonly Diagnostic[], reporter: Reporter = pretty): ExitCode {
  if (reporter !== pretty) session.print(reporter.report({ diagnostics: problems, files: 0 }, contextFor(session, 'stdout')));
  else for (const { file, message } of problems) session.note(`spp: ${withFile(file, session.say(message))}\n`);
  return ExitCode.usage;
}

/** A message that does not say which file it is about gets its name before it. */
function withFile(file: string, message: string): string {
  return file === commandLine || message.includes(file) ? message : `${file}: ${message}`;
}

/** Says on the way what is wrong, with the lines it is about. */
export function noteDiagnostics(session: Session, diagnostics: readonly Diagnostic[], source: (file: string) => string | undefined): void {
  if (diagnostics.length > 0) session.note(describe(diagnostics, contextFor(session, 'stderr', source)));
}
