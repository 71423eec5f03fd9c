#!/usr/bin/env node
// Plain JavaScript, so that it says what is missing even where nothing has been compiled.
'use strict';
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const lib = join(__dirname, '..', 'lib');

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`spp 需要 Node.js 20.19 或更新版本，现为 ${process.versions.node}。spp needs Node.js 20.19 or newer, this is ${process.versions.node}.`);
  process.exitCode = 3;
} else if (!['main.cjs', 'program.cjs'].every((name) => existsSync(join(lib, name)))) {
  console.error('spp 尚未编译，请在其文件夹中运行 npm ci。spp is not compiled: run npm ci in its folder.');
  process.exitCode = 3;
} else {
  const { main } = require(join(lib, 'main.cjs'));
  // Ended here, not when nothing is left to do: a browser interrupted at its start leaves timers of minutes behind.
  main(process.argv.slice(2)).then((code) => process.exit(code));
}
