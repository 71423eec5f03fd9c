// An issue of this repository, read and ready to be rendered in memory as `spp build` does it; for bench/mail.mjs and bench/pdf.mjs.
import { loadBulletin } from '../src/core/load.ts';
import { renderAll } from '../src/core/render.ts';
import { openTheme } from '../src/core/themes.ts';
import { loadWorkspace } from '../src/core/workspace.ts';
import { createFiles } from '../src/io/files.ts';
import { renderers } from '../src/render/registry.ts';

/** `render(formats)` gives the artifacts; `edition` is what the rivals' templates are fed with. `more`: a printer and fonts, for paper. */
export async function openBulletin(root, id, lang, more = {}) {
  const files = createFiles(root);
  const workspace = await loadWorkspace(files, root);
  const loaded = await loadBulletin(files, workspace, { kind: 'issue', id, folder: `${root}/issues/${id}`, root, named: true }, [lang]);
  const { theme } = await openTheme(files, workspace, root);
  const tools = { config: workspace.config, theme, assets: loaded.assets, matcher: workspace.matcher, ...more };
  const checked = { bulletin: loaded.bulletin, diagnostics: [] };
  return {
    edition: loaded.bulletin.editions[0],
    config: workspace.config,
    render: async (formats) => (await renderAll(checked, renderers.filter(({ format }) => formats.includes(format)), tools)).artifacts,
  };
}
