import type { Diagnostic } from '../model/diagnostic.js';
import type { CommandDeclaration, Invocation } from './command.js';
import { bash } from './completion-bash.js';
import { fish } from './completion-fish.js';
import { powershell } from './completion-powershell.js';
import { placesOf, type Place } from './completion-words.js';
import { zsh } from './completion-zsh.js';
import { ExitCode } from './exit-codes.js';
import { readNames, refuse } from './report.js';

const shells: Readonly<Record<string, (places: readonly Place[]) => string>> = { bash, zsh, fish, powershell };

/** Prints the script. Issues are not in it: the script looks for them itself when Tab is pressed, without starting Node. */
export async function run({ session, args }: Invocation, program: CommandDeclaration): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const shell = readNames('completion', args[0], Object.keys(shells), wrong)?.[0];
  const write = shell === undefined ? undefined : shells[shell];
  if (!write) return refuse(session, wrong);
  session.print(write(placesOf(program, session.uiLang)));
  return ExitCode.fine;
}
