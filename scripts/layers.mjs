// The layers of docs/architecture.md: imports go downwards only. Run by the gate on src/, and by tests/layers.test.ts, which plants violations.
// `node scripts/layers.mjs [folder]` prints what is forbidden, a line each, and ends with 1 if there is any.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import typescript from 'typescript';

/** From the lowest up. Folders of one level do not import each other. */
const levels = [
  ['model'],
  ['text'],
  ['lang'],
  ['schema'],
  ['glossary', 'translation', 'markdown'],
  ['checks', 'render', 'exchange', 'report'],
  ['core'],
  ['io'],
  ['cli'],
];
// The side-effect layer sees values only: it is joined with the rest in cli.
const narrower = { io: ['model', 'text'] };
/** Every package that src may import, and where. Types are free. */
const packages = {
  '@sparticuz/chromium': ['io'],
  commander: ['cli'],
  diff: ['text'],
  'fastest-levenshtein': ['text'],
  fflate: ['exchange', 'render'],
  handlebars: ['render'],
  hyphen: ['lang'],
  'mdast-util-directive': ['markdown'],
  'micromark-extension-directive': ['markdown'],
  nodemailer: ['render'],
  'puppeteer-core': ['io'],
  qrcode: ['render'],
  'rehype-parse': ['markdown'],
  'rehype-remark': ['markdown'],
  'remark-cjk-friendly': ['markdown'],
  'remark-frontmatter': ['markdown'],
  'remark-gfm': ['markdown'],
  'remark-parse': ['markdown'],
  'remark-stringify': ['markdown'],
  saxes: ['exchange'],
  sharp: ['io'],
  'get-east-asian-width': ['text'],
  unified: ['markdown'],
  yaml: ['schema'],
  zod: ['schema'],
};
/** Where side effects and time live. `path`, `url`, `crypto`, `zlib` and `buffer` have none. */
const effects = ['fs', 'fs/promises', 'process', 'child_process', 'worker_threads', 'net', 'http', 'https', 'os', 'readline', 'module', 'timers', 'timers/promises'];
const withEffects = ['io', 'cli'];

const folders = levels.flat();

function below(folder) {
  return narrower[folder] ?? levels.slice(0, levels.findIndex((level) => level.includes(folder))).flat();
}

/** @returns {{ modules: number, violations: { rule: string, file: string, what: string }[] }} */
export function judgeLayers(root) {
  const src = join(root, 'src');
  const files = readdirSync(src, { recursive: true }).filter((path) => path.endsWith('.ts')).map((path) => path.split(sep).join('/')).sort();
  const known = new Set(files);
  const violations = [];
  const graph = new Map();
  for (const file of files) {
    const text = readFileSync(join(src, file), 'utf8');
    const { importedFiles } = typescript.preProcessFile(text, true, true);
    const [layer] = file.split('/');
    const isTest = /\.(?:test|fixture)\.ts$/.test(file);
    const report = (rule, what) => violations.push({ rule, file: `src/${file}`, what });
    if (!folders.includes(layer)) report('unknown-layer', `${layer} is no layer`);
    const edges = [];
    for (const { fileName, pos } of importedFiles) {
      if (fileName.startsWith('.')) {
        const target = relative(src, join(src, dirname(file), fileName)).split(sep).join('/').replace(/\.js$/, '.ts');
        const [other] = target.split('/');
        if (target.startsWith('..')) {
          if (!isTest) report('outside', `imports ${fileName}`);
        } else if (!known.has(target)) {
          if (target.endsWith('.ts')) report('unresolvable', `imports ${fileName}`);
        } else {
          edges.push(target);
          if (!folders.includes(other)) report('unknown-layer', `${other} is no layer`);
          else if (!isTest && folders.includes(layer) && other !== layer && !below(layer).includes(other)) report(`layer-${layer}`, `imports ${target}; it may import ${below(layer).join(', ') || 'nothing'}`);
        }
      } else if (!isTest) {
        judgePackage(fileName, layer, isTypeOnly(text, pos), report);
      }
    }
    graph.set(file, edges);
  }
  for (const cycle of cycles(graph)) violations.push({ rule: 'no-cycle', file: `src/${cycle[0]}`, what: cycle.join(' → ') });
  return { modules: files.length, violations };
}

function judgePackage(specifier, layer, isType, report) {
  if (specifier.startsWith('node:')) {
    if (effects.includes(specifier.slice(5)) && !withEffects.includes(layer)) report('side-effects-in-io-and-cli', `imports ${specifier}`);
    return;
  }
  const name = specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  if (isType) return;
  if (!packages[name]) report('unlisted-package', `imports ${name}`);
  else if (!packages[name].includes(layer)) report(`package-${name.replaceAll(/\W+/g, '-')}`, `imports ${name}, which is used in ${packages[name].join(', ')} alone`);
}

/** True if the import that names its module at `pos` is `import type …`. */
function isTypeOnly(text, pos) {
  const statement = text.slice(text.lastIndexOf('\nimport ', pos) + 1, pos);
  return /^import\s+type\s/.test(statement);
}

/** One cycle for each knot of files that import each other (Tarjan's strongly connected components). */
function cycles(graph) {
  const found = [];
  const index = new Map();
  const low = new Map();
  const stack = [];
  const visit = (node) => {
    index.set(node, index.size);
    low.set(node, index.get(node));
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(node, Math.min(low.get(node), low.get(next)));
    }
    if (low.get(node) !== index.get(node)) return;
    const knot = stack.splice(stack.indexOf(node));
    if (knot.length > 1 || graph.get(node)?.includes(node)) found.push(knot);
  };
  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return found;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { modules, violations } = judgeLayers(process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url)));
  for (const { rule, file, what } of violations) console.log(`${file}  ${rule}: ${what}`);
  // A guard that looked at nothing has guarded nothing.
  if (modules === 0) console.log('no modules found');
  process.exitCode = violations.length > 0 || modules === 0 ? 1 : 0;
}
