// Writes the committed files that are made from the code: JSON Schemas, the rules' pages, the reference, the list of rules that PDFs are checked against, the benches' figures and what mail programs support. `--check` only compares, for the gate.
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchPages } from './bench-pages.mjs';
import { clientSupport } from './client-support.mjs';
import { referencePages } from './generate-reference.mjs';
import { loadSource } from './load-source.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const check = process.argv.includes('--check');

const { jsonSchemas } = await loadSource('schema/json-schemas.ts');
const { rulePages } = await loadSource('checks/pages.ts');
const { standardsPages } = await loadSource('render/pdf/standards/pages.ts');

const files = new Map();
const schemas = jsonSchemas();
for (const [name, schema] of Object.entries(schemas)) files.set(`schemas/${name}.json`, `${JSON.stringify(schema, null, 2)}\n`);
for (const [path, text] of standardsPages()) files.set(`docs/${path}`, text);
for (const [path, text] of rulePages()) files.set(`docs/rules/${path}`, text);
for (const [path, text] of await referencePages(schemas, root)) files.set(`docs/reference/${path}`, text);

for (const [path, text] of benchPages(new URL('..', import.meta.url))) files.set(path, text);
files.set('src/render/email/client-support.json', await clientSupport());

const stale = [];
for (const [path, text] of files) {
  const standing = await readFile(join(root, path), 'utf8').catch(() => undefined);
  if (standing === text) continue;
  stale.push(path);
  if (check) continue;
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}
for (const folder of ['schemas', 'docs/rules', 'docs/reference']) {
  for (const entry of await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => [])) {
    const path = join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/');
    if (!entry.isFile() || files.has(path)) continue;
    stale.push(path);
    if (!check) await rm(join(root, path));
  }
}
if (check && stale.length > 0) {
  console.error(`Stale generated files, run "npm run generate":\n${stale.map((path) => `  ${path}`).join('\n')}`);
  process.exitCode = 1;
} else console.log(stale.length > 0 ? stale.join('\n') : 'Everything is fresh.');
