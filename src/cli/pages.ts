import { packageVersion } from '../io/package.js';
import { screenOf } from '../io/terminal.js';
import type { CommandDeclaration } from './command.js';
import { ExitCode } from './exit-codes.js';
import { helpPage } from './help.js';
import type { UiLang } from './ui-language.js';

export function printVersion(): ExitCode {
  process.stdout.write(`${packageVersion()}\n`);
  return ExitCode.fine;
}

/** @param path The command as it is typed: `spp glossary find`. */
export async function printHelp(command: CommandDeclaration, path: string, argv: readonly string[], uiLang: UiLang): Promise<ExitCode> {
  const color = argv.includes('--no-color') ? { color: false } : argv.includes('--color') ? { color: true } : {};
  process.stdout.write(await helpPage(command, path, uiLang, screenOf(process.stdout, process.env, color)));
  return ExitCode.fine;
}
