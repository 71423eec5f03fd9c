// Looks for regular expressions that take the square of a text's length, or worse: every literal of src/, and every one that the modules put
// together when they load, is run over long texts made to be hard for it. Found by time, so proven, and nothing that is fast is called slow.
// `node scripts/regex-check.mjs [part of a file's name]`: exit code 1 and a list, if any is found that regex-known.json does not hold. That one
// lists those (by their beginnings) that are slow on 50,000 characters, by the reason why no stranger's text reaches them so: the fewer, the better.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, relative, sep } from 'node:path';
import { argv, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import ts from 'typescript';

const source = fileURLToPath(new URL('../src/', import.meta.url));
const length = 50_000;
/** Milliseconds of processor time, so that other programs do not count. What grows with the length alone takes one or two; what grows with its square, a thousand and more. */
const limit = 400;
/** Milliseconds of the clock after which a run is ended. */
const patience = 3000;

/** Where each expression stands, by `/pattern/flags`. */
function literals(part) {
  const found = new Map();
  const names = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !/\.(?:test|fixture)\.ts$/.test(name) && name.includes(part));
  for (const name of names) {
    const file = ts.createSourceFile(name, readFileSync(source + name, 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (node) => {
      if (node.kind === ts.SyntaxKind.RegularExpressionLiteral) {
        const places = found.get(node.text) ?? [];
        found.set(node.text, [...places, `src/${name.split(sep).join('/')}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`]);
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return found;
}

/** Letters that an expression names, or that belong to classes it names. */
function lettersOf(pattern) {
  const named = new Set(pattern.replace(/\\[pP]\{[^}]*\}|\\[dDsSwWbBk]|\\u\{?[0-9A-Fa-f]+\}?|\(\?<?[:=!]?/g, ' ').replace(/[\\^$.*+?()[\]{}|]/g, (mark) => (pattern.includes(`\\${mark}`) ? mark : ' ')));
  for (const [, code] of pattern.matchAll(/\\u\{?([0-9A-Fa-f]{2,6})\}?/g)) named.add(String.fromCodePoint(Number.parseInt(code, 16)));
  for (const letter of ['a', 'A', '1', ' ', '\n', '一', '-', '.', '=']) named.add(letter);
  return [...named].slice(0, 40);
}

/** Long texts: one letter, two in turn, words of the expression; each ending in what it does not expect, and begun by what may set it going. */
function* attacks(pattern) {
  const letters = lettersOf(pattern);
  const heads = ['', ...(pattern.match(/^\^?(?:\\?[^\\^$.*+?()[\]{}|\s]){1,12}/)?.slice(0, 1).map((head) => head.replace(/^\^|\\/g, '')) ?? [])];
  const words = [...new Set(pattern.match(/[^\\^$.*+?()[\]{}|]{2,12}/g))].slice(0, 8);
  const pumps = [...letters, ...letters.slice(0, 10).flatMap((a) => [' ', 'a', '一', '\n'].filter((b) => b !== a).map((b) => a + b)), ...words, ...words.map((word) => `${word} `)];
  for (const pump of new Set(pumps)) {
    for (const head of new Set(heads)) yield { head, pump, text: (size) => `${head}${pump.repeat(Math.ceil(size / pump.length))}\u0001\n` };
  }
}

const context = vm.createContext({});
const run = new vm.Script('expression.lastIndex = 0; text.replace(expression, "")');

/** Milliseconds of processor time. A sticky expression is tried at every place by those who use it, as a global one is. */
function time(expression, text) {
  context.expression = expression;
  context.text = text;
  const began = process.cpuUsage();
  try {
    run.runInContext(context, { timeout: patience });
  } catch {
    return Infinity;
  }
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

/** True if the time is long, and grows faster than the text: a quarter of the text takes a sixteenth of the time, not a quarter. */
function isSlow(expression, text) {
  const whole = time(expression, text(length));
  return whole === Infinity || (whole >= limit && time(expression, text(length / 4)) < whole / 7);
}

function slowest(pattern, flags) {
  const expression = vm.runInContext(`new RegExp(${JSON.stringify(pattern)}, ${JSON.stringify(`${flags.replace(/[gyd]/g, '')}g`)})`, context);
  for (const { head, pump, text } of attacks(pattern)) {
    if (isSlow(expression, text)) return `${JSON.stringify(head)} + ${JSON.stringify(pump)} × ${Math.ceil(length / pump.length)}`;
  }
  return undefined;
}

function slowExpressions(expressions) {
  const slow = [];
  for (const [text, places] of expressions) {
    const end = text.lastIndexOf('/');
    const attack = slowest(text.slice(1, end), text.slice(end + 1));
    if (attack !== undefined) slow.push({ text, places, attack });
  }
  return slow;
}

/** Expressions put together from parts when a module loads. */
async function constructed() {
  const { build } = await import('esbuild');
  const names = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !/\.(?:test|fixture)\.ts$/.test(name) && !/^(?:cli|io)[/\\]/.test(name));
  const entry = names.map((name) => `import ${JSON.stringify(`./${name.split(sep).join('/')}`)};`).join('\n');
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: source, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    ignoreAnnotations: true,
    treeShaking: false,
    banner: { js: 'const RegExp = globalThis.__recorded;' },
    logLevel: 'silent',
  });
  const found = new Map();
  globalThis.__recorded = new Proxy(RegExp, {
    construct(target, args) {
      const made = new target(...args);
      found.set(`/${made.source}/${made.flags}`, ['put together']);
      return made;
    },
  });
  const { rm, writeFile } = await import('node:fs/promises');
  // Beside the sources, so that packages are found.
  const file = new URL(`../.regex-check-${process.pid}.mjs`, import.meta.url);
  await writeFile(file, outputFiles[0].text);
  try {
    await import(file.href);
  } finally {
    await rm(file, { force: true });
  }
  return found;
}

if (argv[1] !== undefined && relative(dirname(fileURLToPath(import.meta.url)), argv[1]) === 'regex-check.mjs') {
  const expressions = literals(argv[2] ?? '');
  if (argv[2] === undefined) for (const [text, places] of await constructed()) if (!expressions.has(text)) expressions.set(text, places);
  const known = new Set(Object.values(JSON.parse(readFileSync(new URL('regex-known.json', import.meta.url), 'utf8'))).flat());
  for (const text of expressions.keys()) if (known.has(text.slice(0, 300))) expressions.delete(text);
  const slow = slowExpressions(expressions);
  for (const { text, places, attack } of slow) console.log(`${places.join(', ')}\n  ${text.slice(0, 300)}\n  takes more than ${limit} ms on ${attack}`);
  console.log(`${expressions.size} expressions, ${slow.length} of them slow, and ${known.size} known ones`);
  exit(slow.length > 0 ? 1 : 0);
}
