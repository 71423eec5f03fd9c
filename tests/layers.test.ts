import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

interface Verdict {
  readonly modules: number;
  readonly violations: readonly { readonly rule: string; readonly file: string; readonly what: string }[];
}
const { judgeLayers } = (await import(new URL('../scripts/layers.mjs', import.meta.url).href)) as { judgeLayers(root: string): Verdict };
let folder = '';

afterEach(() => rm(folder, { recursive: true, force: true }));

/** What the layer guard says of a source tree of the given files. */
async function judge(files: Record<string, string>): Promise<{ passes: boolean; rules: string[]; modules: number }> {
  folder = await mkdtemp(join(tmpdir(), 'spp-layers-'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, 'src', path)), { recursive: true });
    await writeFile(join(folder, 'src', path), text);
  }
  const { modules, violations } = judgeLayers(folder);
  return { passes: violations.length === 0, rules: violations.map(({ rule }) => rule), modules };
}

test('imports that go down pass', async () => {
  const verdict = await judge({
    'model/a.ts': 'export type A = 1;',
    'text/b.ts': "import type { A } from '../model/a.js';\nexport const b: A = 1;",
    'cli/c.ts': "import { b } from '../text/b.js';\nexport const c = b;",
  });
  expect(verdict).toMatchObject({ passes: true, rules: [], modules: 3 });
});

test('every kind of forbidden import is caught, each under its own rule', async () => {
  const verdict = await judge({
    'model/up.ts': "import type { C } from '../cli/c.js';\nexport type Up = C;",
    'cli/c.ts': 'export type C = 1;',
    'checks/sideways.ts': "import { r } from '../render/r.js';\nexport const s = r;",
    'render/r.ts': 'export const r = 1;',
    'io/joins.ts': "import { u } from '../core/files.js';\nexport const j = u;",
    'core/files.ts': "import { readFileSync } from 'node:fs';\nexport const u = readFileSync;",
    'helpers/unknown.ts': "import { a } from '../text/a.js';\nexport const n = a;",
    'text/a.ts': "import { b } from './b.js';\nexport const a = () => b;",
    'text/b.ts': "import { a } from './a.js';\nexport const b = () => a;",
    'text/c.ts': "export { c } from './nowhere.js';\nexport const load = () => import('left-pad');",
  });
  expect(verdict.passes).toBe(false);
  expect([...new Set(verdict.rules)].sort()).toEqual([
    'layer-checks', 'layer-io', 'layer-model', 'no-cycle', 'side-effects-in-io-and-cli', 'unknown-layer', 'unlisted-package', 'unresolvable',
  ]);
});

test('a package used outside its layer is caught, and let pass inside', async () => {
  const owned: Record<string, string> = { saxes: 'exchange', fflate: 'exchange', diff: 'text', 'get-east-asian-width': 'text', 'fastest-levenshtein': 'text', yaml: 'schema', zod: 'schema', commander: 'cli', handlebars: 'render', qrcode: 'render', unified: 'markdown' };
  const inside = Object.entries(owned).map(([name, layer]) => [`${layer}/${name}.ts`, `import * as p from '${name}';\nexport const own = p;`]);
  const outside = Object.keys(owned).map((name) => [`checks/${name}.ts`, `import * as p from '${name}';\nexport const other = p;`]);
  expect(await judge(Object.fromEntries(inside))).toMatchObject({ passes: true, rules: [] });
  await rm(folder, { recursive: true, force: true });
  const { rules } = await judge(Object.fromEntries([...inside, ...outside]));
  expect(rules.sort()).toEqual(Object.keys(owned).map((name) => `package-${name.replaceAll(/\W+/g, '-')}`).sort());
});
