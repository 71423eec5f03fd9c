import { makeTheme, themeNames, type TemplateFiles, type TokensResult } from '../render/theme-load.js';

/** A partial, or a theme's tokens, as a build would use it. */
export interface TemplateEntry {
  /** `email/article`; of tokens `themes/green/tokens`. */
  readonly name: string;
  readonly origin: 'tool' | 'theme' | 'workspace';
  /** Path under its `templates/`. */
  readonly path: string;
  /** For people. */
  readonly file: string;
  readonly source: string;
}

export interface TemplateList {
  readonly entries: readonly TemplateEntry[];
  /** Themes there are. */
  readonly themes: readonly string[];
  readonly diagnostics: TokensResult['diagnostics'];
}

/** Everything the theme is made of, sorted; `folders` as for `makeTheme`, the workspace's after the tool's. */
export function listTemplates(theme: string, folders: readonly TemplateFiles[]): TemplateList {
  const made = makeTheme(theme, ...folders);
  const places = new Map(folders.flatMap((files, layer) => [...files].map(([path, file]) => [file, { path, layer }] as const)));
  const entry = (name: string, used: { readonly source: string; readonly file: string }): TemplateEntry[] => {
    const place = places.get(used);
    if (!place) return [];
    const origin = place.layer > 0 ? 'workspace' : place.path.startsWith('themes/') ? 'theme' : 'tool';
    return [{ name, origin, path: place.path, file: used.file, source: used.source }];
  };
  const partials = [...(made.theme?.partials ?? [])].flatMap(([name, used]) => entry(name, used));
  const tokens = folders.flatMap((files) => files.get(`themes/${theme}/tokens.yml`) ?? []).flatMap((used) => entry(`themes/${theme}/tokens`, used));
  return { entries: [...tokens, ...partials.sort((a, b) => (a.name < b.name ? -1 : 1))], themes: themeNames(folders), diagnostics: made.diagnostics };
}

/** The same as the tool ships it: of a theme that is the workspace's own, what it extends. */
export function shippedTemplates(theme: string, folders: readonly TemplateFiles[]): TemplateList {
  const shipped = folders.slice(0, 1);
  const known = themeNames(shipped);
  const base = makeTheme(theme, ...folders).lineage.toReversed().find((name) => known.includes(name));
  return listTemplates(base ?? theme, shipped);
}

export interface Choice {
  readonly entries: readonly TemplateEntry[];
  /** Names that fit nothing, or more than one target. */
  readonly unknown: readonly { readonly name: string; readonly candidates: readonly string[] }[];
}

/** Entries by name: `email/article`, `article` where only one target has it, `email` for all of a target, `tokens`. */
export function chooseTemplates(names: readonly string[], entries: readonly TemplateEntry[]): Choice {
  const chosen = new Set<TemplateEntry>();
  const unknown: { name: string; candidates: string[] }[] = [];
  for (const written of names) {
    const name = written.replace(/\.(?:hbs|yml)$/, '').replace(/^(?:\.\/)?templates\//, '');
    const exact = entries.filter((entry) => entry.name === name || entry.name.startsWith(`${name}/`) || (name === 'tokens' && entry.name.endsWith('/tokens')));
    const found = exact.length > 0 ? exact : entries.filter((entry) => entry.name.endsWith(`/${name}`));
    if (found.length === 0 || (exact.length === 0 && found.length > 1)) unknown.push({ name: written, candidates: found.map((entry) => entry.name) });
    else for (const entry of found) chosen.add(entry);
  }
  return { entries: [...chosen], unknown };
}
