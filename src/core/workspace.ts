import { dirname, join } from 'node:path';
import { allRules } from '../checks/all-rules.js';
import { hostRules } from '../checks/host-rules.js';
import { emptyGlossary, loadGlossary } from '../glossary/load.js';
import { buildMatcher, type Matcher } from '../glossary/matcher.js';
import type { Diagnostic, Finding } from '../model/diagnostic.js';
import type { Files } from '../model/files.js';
import type { Glossary } from '../model/glossary.js';
import type { SourceFile, Span } from '../model/text.js';
import { configSchema, type Config } from '../schema/config.js';
import { readYaml } from '../schema/read.js';
import { decode } from '../text/decode.js';
import { sha256 } from '../text/hash.js';
import { nearest } from '../text/nearest.js';
import { unknownRule, unreadable } from './problems.js';
import { Sources } from './sources.js';

/** What the bulletins of one run share. Without a root: the built-in defaults for lone files. */
export interface Workspace {
  readonly root?: string;
  readonly config: Config;
  /** Where `spp.yml` chooses the theme. */
  readonly themeSpan?: Span;
  readonly glossary: Glossary;
  readonly matcher: Matcher;
  readonly sources: Sources;
  readonly diagnostics: readonly Diagnostic[];
  /** False if `spp.yml` or the glossary could not be read: nothing can be checked against them. */
  readonly usable: boolean;
  /** Another one as soon as `spp.yml` or the glossary is another. */
  readonly stamp: string;
}

export const configName = 'spp.yml';
export const glossaryName = 'glossary.yml';

/** 16 MiB: a hundred times the largest bulletin. The Markdown reader has finer limits of its own. */
const textLimit = 16 * 1024 * 1024;

/** The workspace that a folder belongs to: the nearest folder upwards with an `spp.yml`. */
export async function findRoot(files: Files, start: string): Promise<string | undefined> {
  for (let at = start; ; at = dirname(at)) {
    if ((await files.kind(join(at, configName))) === 'file') return at;
    if (dirname(at) === at) return undefined;
  }
}

/** A text file that could be read; `warning` if it is in another encoding than UTF-8. */
export type SourceRead = { readonly file: SourceFile; readonly warning?: Diagnostic } | { readonly problem: Diagnostic };

/** Reads one text file into `sources`. */
export async function readSource(files: Files, sources: Sources, path: string, within?: string): Promise<SourceRead> {
  const shown = files.show(path);
  const read = await files.read(path, { limit: textLimit, ...(within !== undefined && { within }) });
  if ('failure' in read) return { problem: unreadable(shown, read.failure, textLimit) };
  const decoded = decode(read.bytes, shown);
  if ('finding' in decoded) {
    const problem = sources.diagnose({ rule: decoded.finding.rule, file: shown, finding: decoded.finding }, 'error');
    return { problem: { ...problem, ...(decoded.range && { range: decoded.range }) } };
  }
  const { file, warning } = decoded;
  sources.add(file);
  return { file, ...(warning && { warning: sources.diagnose({ rule: warning.rule, file: shown, finding: warning }, 'warning') }) };
}

/** Reads `spp.yml` and the glossary. `glossaryPath` (absolute) takes the place of the workspace's own. */
export async function loadWorkspace(files: Files, root: string | undefined, glossaryPath?: string): Promise<Workspace> {
  const sources = new Sources();
  const config: Awaited<ReturnType<typeof readConfig>> = root === undefined ? { value: defaults(), diagnostics: [] } : await readConfig(files, sources, root);
  const own = root !== undefined && (await files.kind(join(root, glossaryName))) !== undefined ? join(root, glossaryName) : undefined;
  const glossary = await readGlossary(files, sources, glossaryPath ?? own, glossaryPath === undefined ? root : undefined);
  const diagnostics = [...config.diagnostics, ...glossary.diagnostics];
  return {
    ...(root !== undefined && { root }),
    config: config.value ?? defaults(),
    ...(config.themeSpan && { themeSpan: config.themeSpan }),
    glossary: glossary.value ?? emptyGlossary(),
    matcher: buildMatcher(glossary.value ?? emptyGlossary()),
    sources,
    diagnostics,
    stamp: sha256(JSON.stringify([glossaryPath, config.hash, glossary.hash])),
    usable: config.value !== undefined && glossary.value !== undefined && !diagnostics.some(({ severity }) => severity === 'error'),
  };
}

interface Loaded<T> {
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
  /** Of the file's text. */
  readonly hash?: string;
}

function defaults(): Config {
  return configSchema.parse({ version: 1 });
}

async function readConfig(files: Files, sources: Sources, root: string): Promise<Loaded<Config> & { readonly themeSpan?: Span }> {
  const read = await readSource(files, sources, join(root, configName), root);
  if ('problem' in read) return { diagnostics: [read.problem] };
  const { file } = read;
  const result = files.limited(file.path, () => readYaml(file.text, configSchema, { family: 'config' }));
  const diagnostics = result.findings.map((finding) => sources.diagnose({ rule: finding.rule, file: file.path, finding }, finding.severity ?? 'error'));
  if (!result.value) return { diagnostics };
  for (const finding of unknownRules(Object.keys(result.value.rules), (id) => result.spanOf(['rules', id], 'key'))) {
    diagnostics.push(sources.diagnose({ rule: 'config/unknown-rule', file: file.path, finding }, 'error'));
  }
  const themeSpan = result.spanOf(['theme']);
  return { value: result.value, diagnostics, hash: sha256(file.text), ...(themeSpan && { themeSpan }) };
}

/** A finding for each name under `rules:` that is no rule's. */
export function unknownRules(names: readonly string[], spanOf: (name: string) => Span | undefined): Finding[] {
  const known: string[] = [...allRules, ...hostRules].map(({ id }) => id);
  return names.filter((name) => !known.includes(name)).map((name) => {
    const suggestion = nearest(name, known);
    const span = spanOf(name);
    return { message: unknownRule(name, suggestion), actual: name, ...(span && { span }), ...(suggestion !== undefined && { expected: [suggestion] }) };
  });
}

async function readGlossary(files: Files, sources: Sources, path: string | undefined, within: string | undefined): Promise<Loaded<Glossary>> {
  if (path === undefined) return { value: emptyGlossary(), diagnostics: [] };
  const read = await readSource(files, sources, path, within);
  if ('problem' in read) return { diagnostics: [read.problem] };
  const { glossary, findings } = files.limited(read.file.path, () => loadGlossary(read.file));
  const diagnostics = findings.map((finding) => sources.diagnose({ rule: finding.rule, file: read.file.path, finding }, finding.severity ?? 'error'));
  return { ...(glossary && { value: glossary }), diagnostics, hash: sha256(read.file.text) };
}
