// Compiles src/ to lib/. `main.js` and its chunks answer what must be instant; `program.cjs` holds the commands as one script.
// Bundled because Node opens some 300 small files otherwise (measured: unified alone 120 ms against 30 ms).
import { spawnSync } from 'node:child_process';
import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const lib = new URL('../lib/', import.meta.url);
const common = {
  absWorkingDir: root,
  outdir: 'lib',
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  external: ['@sparticuz/chromium', '@fontsource/*', 'sharp'],
  metafile: true,
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

const [front, program] = await Promise.all([
  build({ ...common, entryPoints: { main: 'src/cli/entry.ts' }, splitting: true, format: 'esm', plugins: [apart] }),
  build({
    ...common,
    entryPoints: { program: 'src/cli/main.ts' },
    format: 'cjs',
    minifyWhitespace: true,
    legalComments: 'none',
    supported: { 'template-literal': false },
    define: { 'import.meta.url': '__url' },
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
await put('program.cjs', script);
const warmed = spawnSync(process.execPath, [fileURLToPath(new URL('code-cache.mjs', import.meta.url))], { cwd: root, encoding: 'utf8' });
if (warmed.status !== 0) console.warn(`lib/program.cache was not made: commands start slower\n${warmed.stderr}`);

// Chunks of earlier builds go last, so that an `spp` that is running meanwhile keeps its files.
const made = new Set([...Object.keys(front.metafile.outputs).map((file) => basename(file)), 'program.cjs', 'program.cache']);
for (const file of await readdir(lib)) {
  if (!made.has(file)) await rm(new URL(file, lib), { force: true, recursive: true });
}
