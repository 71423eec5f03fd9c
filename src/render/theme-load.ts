import type { Diagnostic } from '../model/diagnostic.js';
import type { SourceFile } from '../model/text.js';
import { tokensSchema } from '../schema/theme.js';
import { readYaml, type SchemaFinding } from '../schema/read.js';
import { LineIndex } from '../text/lines.js';
import type { TemplateSource, Theme } from './theme.js';

/** Files of one `templates/` folder by their path in it, with `/`: `email/article.hbs`, `themes/green/tokens.yml`. */
export type TemplateFiles = ReadonlyMap<string, TemplateSource>;

export interface ThemeResult {
  /** Absent if the theme does not exist or its tokens are wrong. */
  readonly theme?: Theme;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Puts a theme together. `folders` come in rising precedence: the tool's own `templates/` first, the workspace's after it.
 * Within a folder, `themes/<name>/email/article.hbs` goes before `email/article.hbs`; so a workspace overrides one partial of
 * every theme with `templates/email/article.hbs`, of one theme with `templates/themes/green/email/article.hbs`.
 * `tokens.yml` is taken whole from the last folder that has it.
 */
export function makeTheme(name: string, ...folders: readonly TemplateFiles[]): ThemeResult {
  const partials = new Map<string, TemplateSource>();
  let tokens: TemplateSource | undefined;
  for (const files of folders) {
    const own = `themes/${name}/`;
    for (const [path, file] of files) addPartial(partials, path, file);
    for (const [path, file] of files) if (path.startsWith(own)) addPartial(partials, path.slice(own.length), file);
    tokens = files.get(`${own}tokens.yml`) ?? tokens;
  }
  if (!tokens) return { diagnostics: [unknownTheme(name, folders)] };
  const { value, findings } = readYaml(tokens.source, tokensSchema, { family: 'config' });
  const file: SourceFile = { path: tokens.file, text: tokens.source, bom: false };
  const diagnostics = findings.map((finding) => place(finding, file));
  return value ? { theme: { name, tokens: value, partials }, diagnostics } : { diagnostics };
}

function addPartial(partials: Map<string, TemplateSource>, path: string, file: TemplateSource): void {
  const match = /^([a-z]+\/[A-Za-z0-9-]+)\.hbs$/.exec(path);
  if (match?.[1] !== undefined) partials.set(match[1], file);
}

function place(finding: SchemaFinding, file: SourceFile): Diagnostic {
  const { span, severity = 'error', related: _related, ...rest } = finding;
  const range = span && { range: new LineIndex(file.text).range(span) };
  return { ...rest, severity, file: file.path, ...range };
}

function unknownTheme(name: string, folders: readonly TemplateFiles[]): Diagnostic {
  const known = new Set<string>();
  for (const files of folders) {
    for (const path of files.keys()) {
      const found = /^themes\/([^/]+)\/tokens\.yml$/.exec(path)?.[1];
      if (found !== undefined) known.add(found);
    }
  }
  const names = [...known].sort();
  return {
    rule: 'theme/unknown',
    severity: 'error',
    message: {
      zh: `没有名为“${name}”的主题；应为：${names.join('、')}，或建立 templates/themes/${name}/tokens.yml`,
      en: `Unexpected theme "${name}", expected ${names.join(', ')}; or make templates/themes/${name}/tokens.yml`,
    },
    file: `templates/themes/${name}/tokens.yml`,
    actual: name,
    expected: names,
  };
}
