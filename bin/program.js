// Starts lib/program.cjs, the commands as one script (scripts/compile.mjs). With it stands what V8 compiled of them once: to compile that anew
// takes a short command a fifth of its time. V8 refuses what another version of it has kept; then it compiles as ever.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { constants, Script } from 'node:vm';

const url = new URL('../lib/program.cjs', import.meta.url);

function kept() {
  try {
    return readFileSync(new URL('../lib/program.cache', import.meta.url));
  } catch {
    return undefined;
  }
}

// The file is ASCII alone: nothing is left to decode.
export const script = new Script(readFileSync(url, 'latin1'), {
  filename: fileURLToPath(url),
  cachedData: kept(),
  importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
});

const program = { exports: {} };
script.runInThisContext()(program, createRequire(url), url.href);
export const { main } = program.exports;
