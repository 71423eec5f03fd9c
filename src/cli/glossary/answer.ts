import type { Diagnostic } from '../../model/diagnostic.js';
import { diagnosticJson } from '../../report/json.js';
import { pretty } from '../../report/pretty.js';
import type { Reporter } from '../../report/reporter.js';
import { noteDiagnostics } from '../report.js';
import type { Session } from '../session.js';

/** What a glossary command found out: text for people, or one document with the same facts and whatever went wrong on the way. */
export interface Answer {
  readonly text: string;
  readonly facts: object;
  readonly diagnostics: readonly Diagnostic[];
  readonly source?: (file: string) => string | undefined;
}

/** Prints an answer in the form that `--format` asked for. Problems go to stderr for people, into the document for programs. */
export function answer(session: Session, reporter: Reporter, { text, facts, diagnostics, source = () => undefined }: Answer): void {
  if (reporter === pretty) {
    noteDiagnostics(session, diagnostics, source);
    session.print(text);
    return;
  }
  const problems = diagnostics.length === 0 ? {} : { diagnostics: diagnostics.map((each) => diagnosticJson(each, session.uiLang)) };
  session.print(`${JSON.stringify({ version: 1, ...facts, ...problems }, undefined, 2)}\n`);
}

/** `issues/issue-9/zh.md:12:3` as far as known, for JSON. */
export function placeJson({ file, range }: Pick<Diagnostic, 'file' | 'range'>): object {
  return { file, line: range?.line, column: range?.column, offset: range?.offset, endOffset: range?.endOffset };
}
