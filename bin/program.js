// Starts lib/program.cjs, the commands as one script (scripts/compile.mjs). With it stands what V8 compiled of them once: to compile that anew
// takes a short command a fifth of its time. V8 refuses what another version of it has kept; then it compiles as ever.
'use strict';
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const { Script } = require('node:vm');

const lib = join(__dirname, '..', 'lib');
const filename = join(lib, 'program.cjs');

function kept() {
  try {
    return readFileSync(join(lib, 'program.cache'));
  } catch {
    return undefined;
  }
}

// The file is ASCII alone: nothing is left to decode.
const script = new Script(readFileSync(filename, 'latin1'), { filename, cachedData: kept() });

const program = { exports: {} };
script.runInThisContext()(program, createRequire(filename), pathToFileURL(filename).href);
module.exports = { main: program.exports.main, script };
