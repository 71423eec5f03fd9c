import { allRules } from '../checks/all-rules.js';
import type { EarlierEdition } from '../checks/facts.js';
import { hostRules, type HostRule } from '../checks/host-rules.js';
import { pairRules } from '../checks/pair/registry.js';
import { rules } from '../checks/registry.js';
import type { RuleInfo } from '../checks/rule.js';
import { runPairRules, runRules } from '../checks/run.js';
import { withoutRepeats } from '../checks/repeats.js';
import { suppress } from '../checks/suppression.js';
import type { Bulletin, Checked } from '../model/bulletin.js';
import type { Diagnostic, RuleId, Severity } from '../model/diagnostic.js';
import type { Edition } from '../model/edition.js';
import type { Files } from '../model/files.js';
import type { Localized } from '../model/text.js';
import { configSchema } from '../schema/config.js';
import { nearest } from '../text/nearest.js';
import type { Loaded } from './load.js';
import { pairingsOf } from './pairs.js';
import { timeSpent, tooMany, unknownRule } from './problems.js';
import { atMost, sortDiagnostics, type PlacedFinding } from './sources.js';
import { withoutConsequences } from './unread-front-matter.js';
import type { Workspace } from './workspace.js';

/** Which rules run: `--only` and `--off`, each a rule id (`term/forbidden`) or a family (`term`). */
export interface Selection {
  readonly only: readonly string[];
  readonly off: readonly string[];
}

const known = [...allRules, ...hostRules];

/** What is told of a rule of either kind, and of one that reading or writing raises. */
export function ruleInfo(id: RuleId): HostRule | undefined {
  return known.find((rule) => rule.id === id);
}

/** What names no rule or family, with what may have been meant. */
export function checkSelection({ only, off }: Selection): { readonly name: string; readonly suggestion?: string; readonly message: Localized }[] {
  const ids: string[] = known.map(({ id }) => id);
  const families = new Set(ids.map(familyOf));
  return [...only, ...off]
    .filter((name) => !ids.includes(name) && !families.has(bare(name)))
    .map((name) => {
      const suggestion = nearest(name, [...ids, ...families]);
      return { name, message: unknownRule(name, suggestion), ...(suggestion !== undefined && { suggestion }) };
    });
}

/**
 * Runs the rules on a bulletin and stamps what they find, and what reading found, with severity and place. Sorted.
 * @param beside `source`: what a lone file is a translation of; the editions of an issue are compared with that in the workspace's source
 *   language. `earlier`: the issues before this one (`history.ts`).
 */
export function checkBulletin(workspace: Workspace, loaded: Loaded, selection: Selection, { source, earlier = [], most = mostOfARule }: Beside = {}): Diagnostic[] {
  const { bulletin, missing } = loaded;
  const config = configOf(workspace, loaded);
  const severities = { ...config.rules, ...loaded.rules };
  const isWanted = (rule: RuleInfo): boolean => chooses(workspace, loaded, selection, rule);
  const chosen = rules.filter(isWanted);
  const chosenPairs = pairRules.filter(isWanted);
  const found: PlacedFinding[] = [...loaded.findings];
  for (const edition of bulletin.editions) {
    const { glossary, matcher } = workspace;
    const context = { edition, bulletin, glossary, matcher, style: config.style, earlier, most: most + 1, hasAsset: (url: string) => !missing.has(url) };
    for (const { rule, finding } of runRules(chosen, context)) found.push({ rule, file: edition.file.path, finding });
  }
  const compared = new Set<string>();
  for (const pairing of chosenPairs.length > 0 ? pairingsOf(bulletin, source ?? workspace.config.source) : []) {
    compared.add(pairing.target.file.path);
    for (const { rule, edition, finding } of runPairRules(chosenPairs, pairing, { ...workspace, bulletin, most: most + 1 })) found.push({ rule, file: edition.file.path, finding });
  }
  const diagnostics: Diagnostic[] = [...loaded.problems];
  for (const each of withoutRepeats(atMost(withoutConsequences(found, bulletin.editions), most, (rule) => tooMany(rule, most)))) {
    const severity = severityOf(each, severities, selection);
    if (severity !== 'off') diagnostics.push(workspace.sources.diagnose(each, bulletin.kind === 'file' ? advised(each.rule, severity) : severity));
  }
  // Whether a comment would have switched off one that was not told is not known.
  const cut = cutShort(found, most);
  const ran = (file: string): ReadonlySet<string> => new Set([...chosen, ...(compared.has(file) ? chosenPairs : [])].map(({ id }) => id).filter((id) => !cut.has(`${file}\n${id}`)));
  return sortDiagnostics(withoutSuppressed(workspace, bulletin, { diagnostics, ran, most }));
}

/** The rules, each with its file, that found more than is told. */
function cutShort(found: readonly PlacedFinding[], most: number): ReadonlySet<string> {
  const counts = new Map<string, number>();
  if (found.length > most) for (const { file, rule } of found) counts.set(`${file}\n${rule}`, (counts.get(`${file}\n${rule}`) ?? 0) + 1);
  return new Set([...counts].flatMap(([key, count]) => (count > most ? [key] : [])));
}

/** `checkBulletin` for a limited time: that it took longer is then all that is told. */
export function checkInTime(files: Files, workspace: Workspace, loaded: Loaded, selection: Selection, beside: Beside = {}): Diagnostic[] {
  const { editions, id } = loaded.bulletin;
  try {
    return files.limited(editions[0]?.file.path ?? id, () => checkBulletin(workspace, loaded, selection, beside));
  } catch (error) {
    return [timeSpent(error)];
  }
}

/** Nobody reads more, and a file made to be bad has one at every character. */
const mostOfARule = 20_000;

/** What a bulletin is compared with, and how much is told of it. */
export interface Beside {
  readonly source?: Edition | undefined;
  readonly earlier?: readonly EarlierEdition[];
  /** Findings of one rule in one file that are told; the number is then given up. */
  readonly most?: number;
}

/** A lone file is checked with the built-in defaults, not with the house style (design: the command line's contract). */
function configOf(workspace: Workspace, { bulletin }: Loaded): Workspace['config'] {
  return bulletin.kind === 'issue' ? workspace.config : configSchema.parse({ version: 1 });
}

/** True if a rule runs on a bulletin: by the selection, the settings, and whether it is a matter of taste. */
export function chooses(workspace: Workspace, loaded: Loaded, selection: Selection, { id, optional }: RuleInfo): boolean {
  const severity = loaded.rules[id] ?? configOf(workspace, loaded).rules[id];
  const isAsked = !optional || severity !== undefined || selection.only.includes(id);
  return isAsked && isChosen(id, selection) && severity !== 'off';
}

interface Judged {
  readonly diagnostics: readonly Diagnostic[];
  /** The rules that ran on a file. */
  readonly ran: (file: string) => ReadonlySet<string>;
  readonly most: number;
}

/** Takes out what comments in the drafts switch off, and adds what is wrong with those comments. */
function withoutSuppressed({ sources }: Workspace, { editions }: Bulletin, { diagnostics, ran, most }: Judged): Diagnostic[] {
  const names = new Set<string>(known.map(({ id }) => id));
  const drafts = new Set(editions.map(({ file }) => file.path));
  const result = diagnostics.filter(({ file }) => !drafts.has(file));
  for (const { file } of editions) {
    const { kept, findings } = suppress(file, diagnostics.filter((each) => each.file === file.path), { known: names, ran: ran(file.path) });
    // One by one: a hundred thousand at once overflow the stack.
    for (const each of kept) result.push(each);
    const own = atMost(findings.map((each) => ({ ...each, file: file.path })), most, (rule) => tooMany(rule, most));
    for (const each of own) result.push(sources.diagnose(each, each.finding.severity ?? 'warning'));
  }
  return result;
}

function severityOf({ rule, finding }: PlacedFinding, configured: Readonly<Record<string, Severity | 'off'>>, selection: Selection): Severity | 'off' {
  const usual = finding.severity ?? ruleInfo(rule)?.severity ?? 'error';
  // What keeps a file from being read, or the settings from meaning anything, cannot be switched off.
  if (/^(?:input\/|config\/|theme\/unknown$)/.test(rule)) return usual;
  return isChosen(rule, selection) ? (configured[rule] ?? usual) : 'off';
}

/**
 * What the house demands of its own issues is advice for a lone file, which may be anybody's newsletter: missing pictures, HTML that is
 * taken out and typography do not keep it from being built. Wrong terms, broken links and unknown directives do.
 */
function advised(rule: RuleId, severity: Severity): Severity {
  return severity === 'error' && rule !== 'structure/directive' && /^(?:image|structure|zh|en)\//.test(rule) ? 'warning' : severity;
}

/** True if a rule, by its id, is among those selected. */
export function isChosen(id: string, { only, off }: Selection): boolean {
  const names = (name: string): boolean => name === id || bare(name) === familyOf(id);
  return (only.length === 0 || only.some(names)) && !off.some(names);
}

function familyOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}

/** `term`, `term/` and `term/*` all name the family. */
function bare(name: string): string {
  return name.replace(/\/\*?$/, '');
}

const outranks: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

export function atLeast(severity: Severity, limit: Severity): boolean {
  return outranks[severity] >= outranks[limit];
}

/** True for what the contract counts as unreadable input or configuration instead of a finding about the text: a theme is a setting too. */
export function concernsInput({ rule, severity }: Diagnostic): boolean {
  return severity === 'error' && (/^(?:input|config)\//.test(rule) || rule === 'theme/unknown');
}

/** The bulletin as renderers may take it; undefined if it has errors, unless they are waived (`--no-check`), or cannot be read. */
export function release(loaded: Loaded, diagnostics: readonly Diagnostic[], waived: boolean): Checked | undefined {
  if (!loaded.whole || (!waived && diagnostics.some(({ severity }) => severity === 'error'))) return undefined;
  // The brand stands for the checks alone: it has no value.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the only place where it is given
  return { bulletin: loaded.bulletin, diagnostics } as Checked;
}
