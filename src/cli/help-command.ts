import { nearest } from '../text/nearest.js';
import type { CommandDeclaration } from './command.js';
import { ExitCode } from './exit-codes.js';
import { helpPage } from './help.js';
import { refuse } from './report.js';
import { usageProblem, type Session } from './session.js';

/** Prints the help page of the command that the words name. */
export async function run(session: Session, words: readonly string[], program: CommandDeclaration): Promise<ExitCode> {
  let command = program;
  for (const word of words) {
    const children = command.commands ?? [];
    const child = children.find(({ name }) => name === word);
    if (!child) {
      const known = children.map(({ name }) => name);
      const near = nearest(word, known);
      return refuse(session, [
        usageProblem(
          { zh: `没有命令“${words.join(' ')}”${near === undefined ? '；全部命令见 spp help' : `；是否想用 ${near}？`}`, en: `Unexpected command "${words.join(' ')}"${near === undefined ? '; spp help lists all' : `, did you mean ${near}?`}` },
          { actual: word, ...(near !== undefined && { expected: [near] }) },
        ),
      ]);
    }
    command = child;
  }
  session.print(await helpPage(command, [program.name, ...words].join(' '), session.uiLang, session.stdout));
  return ExitCode.fine;
}
