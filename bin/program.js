// Starts lib/program.cjs, the commands as one script (scripts/compile.mjs). With it stands what V8 compiled of them once: to compile that anew
// takes a short command a fifth of its time. V8 refuses what another version of it has kept; then it compiles as ever.
'use strict';
const { closeSync, fstatSync, openSync, readSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const { setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');

const lib = join(__dirname, '..', 'lib');
const filename = join(lib, 'program.cjs');

/** Both files are read into the same room: memory that has been in use is had for nothing, fresh memory for a millisecond a megabyte. */
let room = Buffer.alloc(0);

function read(name) {
  const file = openSync(join(lib, name));
  try {
    const { size } = fstatSync(file);
    if (room.length < size) room = Buffer.allocUnsafeSlow(size);
    let length = 0;
    for (let more = -1; more !== 0 && length < size; length += more) more = readSync(file, room, length, size - length);
    return room.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

function kept() {
  try {
    return read('program.cache');
  } catch {
    return undefined;
  }
}

// A short command is over before the code that V8 optimizes at its usual budget (132 kB of bytecode run in a function) has paid for being
// optimized: a `check` of one issue takes a quarter less processor time, and long runs do not take more. Node 22 has no such flag. Set before the
// script: V8 takes what it kept only under the flags under which it was kept.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=1000000');

// V8 makes bytecode of a regular expression first and machine code of it when it runs again, which nearly all of ours do: to make machine code at
// once takes a `check` of one issue a seventh less time, and a long run the same.
setFlagsFromString('--no-regexp-tier-up');

// The file is ASCII alone: nothing is left to decode.
const source = read('program.cjs').latin1Slice();
const script = new Script(source, { filename, cachedData: kept() });

const program = { exports: {} };
// What it asks for are packages and Node's own modules, found from here as from there.
script.runInThisContext()(program, require, pathToFileURL(filename).href);
module.exports = { main: program.exports.main, script };
