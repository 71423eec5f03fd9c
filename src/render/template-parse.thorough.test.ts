import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { sha256 } from '../text/hash.js';
import { shippedTemplates } from './sample.fixture.js';
import { treesOf } from './template-parse.js';
import { compileProgram } from './template-program.js';
import { Refused, type Scope } from './template-scope.js';
import { makeTheme } from './theme-load.js';
import { templateTargets } from './theme.js';

const { treesModule } = (await import(new URL('../../scripts/template-trees.mjs', import.meta.url).href)) as { treesModule(folder: string): Promise<string> };
const data = { lang: 'zh-CN' };

/** What a partial says to a view without fields, with the place of its complaint. */
function said(tree: hbs.AST.Program): unknown {
  const scope: Scope = { context: {}, outer: undefined, loop: undefined, root: {}, depth: 0 };
  try {
    return compileProgram(tree, { escapes: true, data, partial: () => () => '[partial]', block: () => '[block]' })(scope);
  } catch (error) {
    if (error instanceof Refused) return [error.said, error.lineNumber, error.column];
    throw error;
  }
}

/** Every statement on its own: the first field that is not there would hide the rest. */
function apart(tree: hbs.AST.Program): unknown[] {
  return tree.body.flatMap((statement) => [said({ ...tree, body: [statement] }), ...('program' in statement ? apart(statement.program as hbs.AST.Program) : [])]);
}

it('the trees that travel with the tool say what their sources say, at the same places', async () => {
  const text = await treesModule(fileURLToPath(new URL('../../templates', import.meta.url)));
  const { shippedTrees } = (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as { shippedTrees: Record<string, string> };
  const { theme } = makeTheme('green', shippedTemplates());
  if (!theme) throw new Error('no theme');
  for (const target of templateTargets) {
    const trees = JSON.parse(shippedTrees[target] ?? '{}') as Record<string, hbs.AST.Program>;
    const parsed = await treesOf(theme, target);
    for (const [name, partial] of theme.partials) {
      if (!name.startsWith(`${target}/`)) continue;
      const tree = trees[sha256(partial.source)];
      if (!tree) throw new Error(`${name} has no tree`);
      expect(apart(tree), name).toEqual(apart(parsed(partial)));
    }
  }
});
