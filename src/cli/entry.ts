import { sayAgain } from './say-again.js';
import { uiLanguage, type UiLang } from './ui-language.js';

/**
 * Runs one command line and tells how it ended, when all it said has been handed over. Never throws.
 * What loads next to nothing is answered here: people and editors ask for it often. All else is the program's (main.ts), which is compiled
 * to a file of its own (scripts/compile.mjs).
 */
export async function main(argv: readonly string[]): Promise<number> {
  guardStreams();
  const uiLang = uiLanguage(argv, process.env);
  const code = (await answer(argv, uiLang)) ?? (await (await import('./main.js')).main(argv));
  await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((resolve) => stream.write('', resolve))));
  return code;
}

async function answer(argv: readonly string[], uiLang: UiLang): Promise<number | undefined> {
  if (argv[0] === '--version' || argv[0] === '-V') return (await import('./pages.js')).printVersion();
  if (!argv.every((arg) => arg === '--help' || arg === '-h')) return sayAgain(argv, uiLang);
  const [{ printHelp }, { program }] = await Promise.all([import('./pages.js'), import('./commands/registry.js')]);
  return printHelp(program, program.name, argv, uiLang);
}

/** A reader that has seen enough (`spp check | head`) is no failure. */
function guardStreams(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
