import { sha256 } from '../text/hash.js';
import type { TemplateSource, TemplateTarget, Theme } from './theme.js';

type Tree = hbs.AST.Program;

const trees = new WeakMap<TemplateSource, Tree>();

/** Gives the syntax tree of each partial of a target. The parser is loaded only if one is not the tool's own; it throws for what is no Handlebars. */
export async function treesOf(theme: Theme, target: TemplateTarget): Promise<(partial: TemplateSource) => Tree> {
  const shipped = await readTrees(target);
  let isWhole = true;
  for (const [path, partial] of theme.partials) {
    if (!path.startsWith(`${target}/`) || trees.has(partial)) continue;
    const tree = shipped?.[sha256(partial.source)];
    if (tree) trees.set(partial, tree);
    else isWhole = false;
  }
  const { parse } = isWhole ? { parse: undefined } : await import('./template-parser.js');
  return (partial) => {
    const tree = trees.get(partial) ?? parse?.(partial.source);
    if (!tree) throw new Error(`no syntax tree of ${partial.file}`);
    trees.set(partial, tree);
    return tree;
  };
}

async function readTrees(target: TemplateTarget): Promise<Readonly<Record<string, Tree>> | undefined> {
  const { shippedTrees } = await import('./shipped-trees.js');
  const json = shippedTrees[target];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by scripts/template-trees.mjs with the same parser
  return json === undefined ? undefined : (JSON.parse(json) as Record<string, Tree>);
}
