import { basename, dirname, join } from 'node:path';
import { languageOf } from '../lang/registry.js';
import { detectLang, parseEdition } from '../markdown/parse.js';
import type { Asset } from '../model/asset.js';
import type { Bulletin, IssueInfo } from '../model/bulletin.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Edition } from '../model/edition.js';
import type { Files } from '../model/files.js';
import type { Lang, SourceFile } from '../model/text.js';
import type { RuleSeverities } from '../schema/fields.js';
import { issueSchema } from '../schema/issue.js';
import { readYaml } from '../schema/read.js';
import type { Target } from './inputs.js';
import { misnamedDraft, noDraft, noIssueFile, timeSpent, unreadable, unusablePicture } from './problems.js';
import type { PlacedFinding } from './sources.js';
import { stateName } from './translation-record.js';
import { readSource, unknownRules, type Workspace } from './workspace.js';

/** A bulletin as read, before any rule has run. */
export interface Loaded {
  readonly bulletin: Bulletin;
  /** What reading found; severities are the rules' affair still. */
  readonly findings: readonly PlacedFinding[];
  /** Input that could not be read at all. */
  readonly problems: readonly Diagnostic[];
  /** Severities the issue sets for itself, over those of the workspace. */
  readonly rules: RuleSeverities;
  /** True if every draft asked for and `issue.yml` could be read: else there is nothing to build. */
  readonly whole: boolean;
  /** Pictures by the address written in the Markdown. */
  readonly assets: ReadonlyMap<string, Asset>;
  /** Addresses of pictures that are not there, or not in the bulletin's folder. */
  readonly missing: ReadonlySet<string>;
}

/** Reads an issue or a lone file. `langs`: only these; absent: all that the workspace has. */
export async function loadBulletin(files: Files, workspace: Workspace, target: Target, langs?: readonly Lang[]): Promise<Loaded> {
  const reading = new Reading(files, workspace, target.kind === 'issue' ? target.folder : dirname(target.path));
  return target.kind === 'issue' ? reading.issue(target, langs) : reading.loneFile(target.path, langs);
}

class Reading {
  readonly #findings: PlacedFinding[] = [];
  readonly #problems: Diagnostic[] = [];
  readonly #assets = new Map<string, Asset>();
  readonly #missing = new Set<string>();
  #rules: RuleSeverities = {};
  #whole = true;

  constructor(
    readonly files: Files,
    readonly workspace: Workspace,
    readonly folder: string,
  ) {}

  async issue(target: Target & { kind: 'issue' }, langs: readonly Lang[] | undefined): Promise<Loaded> {
    const { languages } = this.workspace.config;
    const wanted = (target.lang === undefined ? languages : [target.lang]).filter((lang) => !langs || langs.includes(lang));
    const standing = (await this.files.list(this.folder)).map(({ name }) => name);
    const info = await this.#info(standing);
    const editions: Edition[] = [];
    for (const lang of wanted) {
      if (!standing.includes(`${lang}.md`)) {
        const misnamed = standing.find((name) => name.toLowerCase().replace(/\.markdown$/u, '.md') === `${lang}.md`);
        if (misnamed !== undefined) this.#problems.push(misnamedDraft(this.files.show(join(this.folder, misnamed)), `${lang}.md`));
        continue;
      }
      const file = await this.#read(join(this.folder, `${lang}.md`), target.root);
      const edition = file && this.#parse(file, lang, 'issue').edition;
      if (edition) editions.push(edition);
    }
    if (editions.length > 1 && standing.includes(stateName)) await this.#stale(target, editions);
    if (editions.length === 0 && this.#whole) {
      this.#whole = false;
      this.#problems.push({ ...noDraft(this.files.show(this.folder), langs ?? wanted), ...(!target.named && { severity: 'warning' as const }) });
    }
    return this.#loaded({ id: target.id, kind: 'issue', info, editions });
  }

  async loneFile(path: string, langs: readonly Lang[] | undefined): Promise<Loaded> {
    const file = await this.#read(path, undefined);
    const name = basename(path).replace(/\.(?:md|markdown)$/i, '') || basename(path);
    if (!file) return this.#loaded({ id: name, kind: 'file', info: { status: 'draft' }, editions: [] });
    const only = langs?.length === 1 ? langs[0] : undefined;
    const lang = only ?? detectLang(file.text, file.path);
    const parsed = this.#parse(file, lang, 'file');
    const id = name.toLowerCase().endsWith(`.${lang}`) ? name.slice(0, -lang.length - 1) || name : name;
    const date = parsed.frontMatter?.date;
    return this.#loaded({ id, kind: 'file', info: { status: 'draft', ...(date !== undefined && { date }) }, editions: parsed.edition ? [parsed.edition] : [] });
  }

  async #loaded(bulletin: Bulletin): Promise<Loaded> {
    for (const edition of bulletin.editions) await this.#pictures(edition);
    return { bulletin, findings: this.#findings, problems: this.#problems, rules: this.#rules, whole: this.#whole, assets: this.#assets, missing: this.#missing };
  }

  /** Loaded only where a translation is recorded. */
  async #stale(target: Target, editions: readonly Edition[]): Promise<void> {
    const { findStale } = await import('./translation-stale.js');
    const { findings, problems } = await findStale(this.files, target, this.workspace.config, editions);
    for (const each of findings) this.#findings.push(each);
    for (const each of problems) this.#problems.push(each);
  }

  async #read(path: string, within: string | undefined): Promise<SourceFile | undefined> {
    const read = await readSource(this.files, this.workspace.sources, path, within);
    if ('file' in read) {
      if (read.warning) this.#problems.push(read.warning);
      return read.file;
    }
    this.#problems.push(read.problem);
    this.#whole = false;
    return undefined;
  }

  async #info(standing: readonly string[]): Promise<IssueInfo> {
    const path = join(this.folder, 'issue.yml');
    if (!standing.includes('issue.yml')) {
      // A folder that may not be read lists nothing.
      const read = await this.files.read(path, { limit: 0 });
      const shown = this.files.show(path);
      this.#problems.push('failure' in read && read.failure === 'denied' ? unreadable(shown, 'denied') : noIssueFile(shown));
      this.#whole = false;
      return { status: 'draft' };
    }
    const file = await this.#read(path, this.workspace.root);
    if (!file) return { status: 'draft' };
    const { value, findings, spanOf } = readYaml(file.text, issueSchema, { family: 'config' });
    for (const finding of findings) this.#findings.push({ rule: finding.rule, file: file.path, finding });
    if (!value) {
      this.#whole = false;
      return { status: 'draft' };
    }
    const { rules, ...info } = value;
    this.#rules = rules;
    for (const finding of unknownRules(Object.keys(rules), (id) => spanOf(['rules', id], 'key'))) this.#findings.push({ rule: 'config/unknown-rule', file: file.path, finding });
    return info;
  }

  #parse(file: SourceFile, lang: Lang, kind: Bulletin['kind']): Partial<ReturnType<typeof parseEdition>> {
    let parsed;
    try {
      parsed = this.files.limited(file.path, () => parseEdition(file, { lang, language: languageOf(lang), kind }));
    } catch (error) {
      this.#problems.push(timeSpent(error));
      this.#whole = false;
      return {};
    }
    for (const finding of parsed.findings) this.#findings.push({ rule: finding.rule, file: file.path, finding });
    if (!parsed.edition) this.#whole = false;
    return parsed;
  }

  async #pictures(edition: Edition): Promise<void> {
    for (const { url, kind, span } of edition.images) {
      if (kind !== 'local' || this.#assets.has(url) || this.#missing.has(url)) continue;
      const read = await this.files.picture(this.folder, url);
      if ('asset' in read) this.#assets.set(url, read.asset);
      else if (read.failure === 'missing' || read.failure === 'outside') this.#missing.add(url);
      else {
        const finding = { message: unusablePicture(read.failure), actual: url, ...(span && { span }) };
        this.#findings.push({ rule: 'input/picture', file: edition.file.path, finding });
      }
    }
  }
}
