// Compiles src/ to lib/. `main.cjs` answers what must be instant; `program.cjs` holds the commands as one script.
// Bundled because Node opens some 300 small files otherwise (measured: unified alone 120 ms against 30 ms).
import { spawnSync } from 'node:child_process';
import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { treesModule } from './template-trees.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const lib = new URL('../lib/', import.meta.url);
const common = {
  absWorkingDir: root,
  outdir: 'lib',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  format: 'cjs',
  // Packages outside are asked for with require(), too: to start Node's loader of ES modules takes as long as all else of `--version`, and a
  // script that V8 kept cannot call it.
  supported: { 'dynamic-import': false, 'regexp-lookbehind-assertions': true, 'regexp-unicode-property-escapes': true },
  define: { 'import.meta.url': '__url' },
  platform: 'node',
  target: 'node20.19',
  external: ['@sparticuz/chromium', '@fontsource/*', 'sharp'],
  logLevel: 'warning',
};

/** The commands are a program of their own, which bin/program.js starts: here they are only described, for the help page. */
const apart = {
  name: 'the program apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/main\.js$/ }, () => ({ path: '../bin/program.js', external: true }));
    onResolve({ filter: /./ }, ({ kind, importer }) => (kind === 'dynamic-import' && importer.includes('commands') ? { path: '../bin/program.js', external: true } : undefined));
  },
};

/** Partials are parsed here, not at every start of the program. */
const shippedTrees = {
  name: 'shipped-trees',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]render[/\\]shipped-trees\.ts$/ }, async () => ({ contents: await treesModule(fileURLToPath(new URL('../templates', import.meta.url))), loader: 'js' }));
  },
};

/** commander loads what starts processes, for subcommands that are programs of their own: here there are none, and it takes a hundredth of a `check`. */
const startsNoProcess = {
  name: 'commander starts no process',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) => (/[/\\]commander[/\\]/.test(importer) ? { path: 'none', namespace: 'no-process' } : undefined));
    onLoad({ filter: /./, namespace: 'no-process' }, () => ({ contents: '', loader: 'js' }));
  },
};

const [, program] = await Promise.all([
  build({ ...common, entryPoints: { main: 'src/cli/entry.ts' }, plugins: [apart, startsNoProcess], banner: { js: "var __url = require('node:url').pathToFileURL(__filename).href;" } }),
  build({
    ...common,
    entryPoints: { program: 'src/cli/main.ts' },
    plugins: [shippedTrees, startsNoProcess],
    minifyWhitespace: true,
    legalComments: 'none',
    supported: { ...common.supported, 'template-literal': false },
    banner: { js: '(function (module, require, __url) {' },
    footer: { js: '})' },
    write: false,
  }),
]);

/** Whole or not at all: an `spp` may be running meanwhile. */
async function put(name, content) {
  await writeFile(new URL(`${name}.new`, lib), content);
  await rename(new URL(`${name}.new`, lib), new URL(name, lib));
}

// ASCII alone, which V8 reads and holds in half the time and room. esbuild escapes all but what stands in patterns, where an escape means the same.
const script = program.outputFiles[0].text.replaceAll(/[^\0-\x7F]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
// First: V8 takes what it kept for any script of the same length.
await rm(new URL('program.cache', lib), { force: true });
await put('program.cjs', script);
const warmed = spawnSync(process.execPath, [fileURLToPath(new URL('code-cache.mjs', import.meta.url))], { cwd: root, encoding: 'utf8' });
if (warmed.status !== 0) console.warn(`lib/program.cache was not made: commands start slower\n${warmed.stderr}`);

// Of earlier versions.
const made = new Set(['main.cjs', 'program.cjs', 'program.cache']);
for (const file of await readdir(lib)) {
  if (!made.has(file)) await rm(new URL(file, lib), { force: true, recursive: true });
}
