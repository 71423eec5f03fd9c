import type { Diagnostic } from '../model/diagnostic.js';
import type { SourceFile, Span } from '../model/text.js';
import { tokenChangesSchema, tokensSchema } from '../schema/theme.js';
import { readYaml, type SchemaFinding, type YamlResult } from '../schema/read.js';
import { LineIndex } from '../text/lines.js';
import type { TemplateSource, Theme, Tokens } from './theme.js';

/** Files of one `templates/` folder by their path in it, with `/`: `email/article.hbs`, `themes/green/tokens.yml`. */
export type TemplateFiles = ReadonlyMap<string, TemplateSource>;

/** Where a token (`['light', 'muted']`) was last set; `layer` counts the files that were laid over each other. */
export interface TokenPlace {
  readonly file: SourceFile;
  readonly span: Span;
  readonly layer: number;
}

export interface TokensResult {
  /** Absent if the theme does not exist or its tokens are wrong. */
  readonly tokens?: Tokens;
  /** Names of the theme and of those it extends, the last one first. */
  readonly lineage: readonly string[];
  readonly placeOf: (path: readonly string[]) => TokenPlace | undefined;
  /** The token files that were read. */
  readonly files: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface ThemeResult extends Omit<TokensResult, 'tokens'> {
  readonly theme?: Theme;
}

/**
 * Puts a theme together. `folders` come in rising precedence: the tool's own `templates/` first, the workspace's after it.
 * Within a folder, `themes/<name>/email/article.hbs` goes before `email/article.hbs`; so a workspace overrides one partial of
 * every theme with `templates/email/article.hbs`, of one theme with `templates/themes/green/email/article.hbs`.
 */
export function makeTheme(name: string, ...folders: readonly TemplateFiles[]): ThemeResult {
  const { tokens, ...rest } = readTokens(name, ...folders);
  if (!tokens) return rest;
  const partials = new Map<string, TemplateSource>();
  for (const files of folders) {
    for (const [path, file] of files) addPartial(partials, path, file);
    for (const own of rest.lineage.map((each) => `themes/${each}/`)) {
      for (const [path, file] of files) if (path.startsWith(own)) addPartial(partials, path.slice(own.length), file);
    }
  }
  return { theme: { name, tokens, partials }, ...rest };
}

function addPartial(partials: Map<string, TemplateSource>, path: string, file: TemplateSource): void {
  const match = /^([a-z]+\/[A-Za-z0-9-]+)\.hbs$/.exec(path);
  if (match?.[1] !== undefined) partials.set(match[1], file);
}

interface Layer {
  readonly theme: string;
  readonly source: TemplateSource;
}

/**
 * The tokens alone. The first `tokens.yml` of a theme holds all of them, or says `extends:` whose it changes; every later one, a
 * workspace's, holds only what it changes.
 */
export function readTokens(name: string, ...folders: readonly TemplateFiles[]): TokensResult {
  const { layers, problem } = layersOf(name, folders);
  const lineage = [...new Set(layers.map(({ theme }) => theme))];
  if (problem) return { lineage, placeOf: () => undefined, files: [], diagnostics: [problem] };
  const diagnostics: Diagnostic[] = [];
  const read: { readonly file: SourceFile; readonly spanOf: YamlResult<unknown>['spanOf'] }[] = [];
  let tokens: unknown;
  for (const [index, { source }] of layers.entries()) {
    const file: SourceFile = { path: source.file, text: source.source, bom: false };
    const schema = index === 0 ? tokensSchema : tokenChangesSchema;
    const { value, findings, spanOf } = readYaml<unknown>(source.source, schema, { family: 'config' });
    diagnostics.push(...findings.map((finding) => place(finding, file)));
    read.push({ file, spanOf });
    tokens = index === 0 ? value : merged(tokens, value);
  }
  const placeOf = (path: readonly string[]): TokenPlace | undefined => {
    for (const [layer, { file, spanOf }] of [...read.entries()].toReversed()) {
      const span = spanOf(path);
      if (span) return { file, span, layer };
    }
    return undefined;
  };
  const isWhole = !diagnostics.some(({ severity }) => severity === 'error');
  // Each layer has been validated, and layers after the first can only change what the first has.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return { ...(isWhole && { tokens: tokens as Tokens }), lineage, placeOf, files: read.map(({ file }) => file), diagnostics };
}

/** Token files in the order in which they are laid over each other: those of the theme that is extended come first. */
function layersOf(name: string, folders: readonly TemplateFiles[]): { readonly layers: readonly Layer[]; readonly problem?: Diagnostic } {
  const layers: Layer[] = [];
  const seen = new Set<string>();
  for (let theme: string | undefined = name, asker: TemplateSource | undefined; theme !== undefined; ) {
    const sources = folders.flatMap((files) => files.get(`themes/${theme}/tokens.yml`) ?? []);
    const [first] = sources;
    if (!first || seen.has(theme)) return { layers, problem: unknownTheme(theme, folders, asker) };
    seen.add(theme);
    layers.unshift(...sources.map((source) => ({ theme: theme ?? name, source })));
    const { value } = readYaml(first.source, tokenChangesSchema, { family: 'config' });
    [theme, asker] = [value?.extends, first];
  }
  return { layers };
}

/** The values of `over` in the place of those of `under`; type sizes (`16/28`) are values, too. */
function merged(under: unknown, over: unknown): unknown {
  if (typeof under !== 'object' || under === null || typeof over !== 'object' || over === null) return over;
  const kept = new Map<string, unknown>(Object.entries(under));
  for (const [key, value] of Object.entries(over)) if (value !== undefined && key !== 'extends') kept.set(key, merged(kept.get(key), value));
  return Object.fromEntries(kept);
}

function place(finding: SchemaFinding, file: SourceFile): Diagnostic {
  const { span, severity = 'error', related: _related, ...rest } = finding;
  const range = span && { range: new LineIndex(file.text).range(span) };
  return { ...rest, severity, file: file.path, ...range };
}

/** @param asker The file whose `extends:` names the theme; absent: `spp.yml` does. */
function unknownTheme(name: string, folders: readonly TemplateFiles[], asker: TemplateSource | undefined): Diagnostic {
  const names = themeNames(folders);
  const at = asker && readYaml(asker.source, tokenChangesSchema, { family: 'config' }).spanOf(['extends']);
  return {
    rule: 'theme/unknown',
    severity: 'error',
    message: {
      zh: asker
        ? `extends: 没有名为“${name}”的主题，或主题相互引用；应为：${names.join('、')}`
        : `没有名为“${name}”的主题；应为：${names.join('、')}，或建立 templates/themes/${name}/tokens.yml`,
      en: asker
        ? `Unexpected "${name}" to extend, expected ${names.join(', ')}, and no theme that extends itself`
        : `Unexpected theme "${name}", expected ${names.join(', ')}; or make templates/themes/${name}/tokens.yml`,
    },
    file: asker?.file ?? 'spp.yml',
    ...(asker && at && { range: new LineIndex(asker.source).range(at) }),
    actual: name,
    expected: names,
  };
}

/** Themes that any of the folders has tokens of, sorted. */
export function themeNames(folders: readonly TemplateFiles[]): string[] {
  const known = new Set<string>();
  for (const files of folders) {
    for (const path of files.keys()) {
      const found = /^themes\/([^/]+)\/tokens\.yml$/.exec(path)?.[1];
      if (found !== undefined) known.add(found);
    }
  }
  return [...known].sort();
}
