// The syntax trees of the tool's own partials, for `src/render/shipped-trees.ts`.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'handlebars/dist/cjs/handlebars/compiler/base.js';

/** The module's text with the trees of all partials in `folder`. */
export async function treesModule(folder) {
  const trees = {};
  for (const path of (await readdir(folder, { recursive: true })).toSorted()) {
    const target = /^(?:themes[/\\][^/\\]+[/\\])?([a-z]+)[/\\][A-Za-z0-9-]+\.hbs$/.exec(path)?.[1];
    if (target === undefined) continue;
    const source = await readFile(join(folder, path), 'utf8');
    (trees[target] ??= {})[createHash('sha256').update(source).digest('hex')] = treeOf(source);
  }
  const entries = Object.entries(trees).map(([target, found]) => `  ${JSON.stringify(target)}: ${JSON.stringify(JSON.stringify(found))},\n`);
  return `export const shippedTrees = {\n${entries.join('')}};\n`;
}

function treeOf(source) {
  return JSON.parse(JSON.stringify(parse(source), without));
}

/** Leaves out what `src/render/template-program.ts` never reads: three quarters of a tree are places and marks of it. */
function without(key, value) {
  if (unread.has(key) || (key === 'original' && typeof value === 'string' && this.type !== 'PathExpression' && this.value === value)) return undefined;
  return key === 'loc' ? (placeless.has(this.type) ? undefined : { start: value.start }) : value;
}

const unread = new Set(['strip', 'openStrip', 'inverseStrip', 'closeStrip', 'chained', 'rightStripped', 'leftStripped']);
const placeless = new Set(['ContentStatement', 'CommentStatement', 'Hash', 'HashPair', 'StringLiteral', 'NumberLiteral', 'BooleanLiteral']);
