import type { Diagnostic } from '../model/diagnostic.js';
import type { Files } from '../model/files.js';
import type { Lang, SourceFile } from '../model/text.js';
import { applyEdits } from '../text/edits.js';
import { checkInTime, type Selection } from './check.js';
import type { Target } from './inputs.js';
import { loadBulletin } from './load.js';
import type { Workspace } from './workspace.js';

/** A draft before and after its fixes. */
export interface FixedFile {
  readonly file: SourceFile;
  readonly after: string;
  /** What was mended, in the order of application. */
  readonly mended: readonly Diagnostic[];
}

export interface Fixed {
  readonly files: readonly FixedFile[];
  /** What is left for the editor. */
  readonly remaining: readonly Diagnostic[];
}

/** A bulletin of ordinary size settles in three rounds; more only where one fix uncovers another. */
const mostRounds = 20;

/**
 * Applies the fixes of a bulletin's diagnostics to its drafts, in memory. All edits of a fix are applied or none; a fix stays only if the
 * bulletin, checked again, has fewer findings than before, so that no fix breaks what another rule protects and a second run changes nothing.
 * @param wanted whose fixes: of all diagnostics, if absent.
 */
export async function fixBulletin(files: Files, workspace: Workspace, target: Target, langs: readonly Lang[] | undefined, selection: Selection, wanted: (diagnostic: Diagnostic) => boolean = () => true): Promise<Fixed> {
  const drafts = new Drafts(files, (overlaid) => loadBulletin(overlaid, workspace, target, langs), (loaded) => checkInTime(files, workspace, loaded, selection, { most: Infinity }));
  let standing = await drafts.check();
  // Read in another encoding than UTF-8: writing it would change every byte. The warning tells the remedy.
  const foreign = new Set(standing.filter(({ rule }) => rule === 'input/encoding').map(({ file }) => file));
  const refused = new Set<string>();
  for (let round = 0; round < mostRounds; round += 1) {
    const batch = nextBatch(standing.filter((diagnostic) => !foreign.has(diagnostic.file) && !refused.has(keyOf(diagnostic)) && wanted(diagnostic)));
    if (batch.length === 0) break;
    const together = await drafts.attempt(batch, standing);
    if (together) {
      standing = together;
      continue;
    }
    // One of them does harm. Last first, so that the places of the others hold.
    for (const diagnostic of batch.toReversed()) {
      const alone = await drafts.attempt([diagnostic], standing);
      if (alone) standing = alone;
      else refused.add(keyOf(diagnostic));
    }
  }
  return { files: drafts.changed(), remaining: standing };
}

type Loading = ReturnType<typeof loadBulletin>;

/** The drafts of a bulletin as they stand after the fixes so far. */
class Drafts {
  readonly #drafts = new Map<string, { readonly file: SourceFile; text: string; readonly mended: Diagnostic[] }>();

  constructor(
    readonly files: Files,
    readonly load: (files: Files) => Loading,
    readonly judge: (loaded: Awaited<Loading>) => Diagnostic[],
  ) {}

  async check(): Promise<Diagnostic[]> {
    const loaded = await this.load(overlay(this.files, this.#drafts));
    for (const { file } of loaded.bulletin.editions) if (!this.#drafts.has(file.path)) this.#drafts.set(file.path, { file, text: file.text, mended: [] });
    return this.judge(loaded);
  }

  /** Applies fixes of one file; what is found afterwards, or undefined, and nothing changed, if that is not less. */
  async attempt(batch: readonly Diagnostic[], standing: readonly Diagnostic[]): Promise<Diagnostic[] | undefined> {
    const draft = this.#drafts.get(batch[0]?.file ?? '');
    if (!draft) return undefined;
    const before = draft.text;
    draft.text = applyEdits(before, batch.flatMap(({ fix }) => fix ?? []));
    const found = await this.check();
    if (harm(found, batch) <= harm(standing, batch) - batch.length) {
      for (const each of batch) draft.mended.push(each);
      return found;
    }
    draft.text = before;
    return undefined;
  }

  changed(): FixedFile[] {
    return [...this.#drafts.values()].filter(({ file, text }) => text !== file.text).map(({ file, text, mended }) => ({ file, after: text, mended }));
  }
}

/**
 * What a fix only uncovers: the open address that a link shows once its brackets are mended; that a name, right at last, lacks its
 * abbreviation or its marks, or stands beside another form of itself.
 */
const uncovered = /^(?:link\/todo|abbr\/.*|consistency\/mixed-forms|term\/house-marks)$/;

/** What counts against fixes: all but what they only uncover, unless that is what they mend. */
function harm(found: readonly Diagnostic[], batch: readonly Diagnostic[]): number {
  const mended = new Set(batch.map(({ rule }) => rule));
  return found.filter(({ rule }) => mended.has(rule) || !uncovered.test(rule)).length;
}

/** Fixes of one file that do not touch each other, the most severe first. */
function nextBatch(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const file = diagnostics.find(({ fix }) => fix !== undefined)?.file;
  const severities = ['error', 'warning', 'info'];
  const ranked = diagnostics.filter((each) => each.fix && each.file === file).sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  const taken: { offset: number; endOffset: number }[] = [];
  const batch = ranked.filter(({ fix = [] }) => {
    const isFree = fix.every((edit) => taken.every((other) => edit.endOffset < other.offset || edit.offset > other.endOffset));
    if (isFree) taken.push(...fix);
    return isFree;
  });
  return batch.sort((a, b) => (a.fix?.[0]?.offset ?? 0) - (b.fix?.[0]?.offset ?? 0));
}

/** The same slip in the same words: where its fix does harm once, it is left to the editor. */
function keyOf({ file, rule, actual, fix = [] }: Diagnostic): string {
  return [file, rule, actual, ...fix.map(({ text }) => text)].join('\n');
}

/** Files as they are, but drafts as they would be. */
function overlay(files: Files, drafts: ReadonlyMap<string, { readonly file: SourceFile; readonly text: string }>): Files {
  const byPath = new Map([...drafts.values()].map((draft) => [files.resolve(draft.file.path), draft]));
  const encoder = new TextEncoder();
  return {
    ...files,
    read: async (path, options) => {
      const draft = byPath.get(path);
      return draft && draft.text !== draft.file.text ? { bytes: encoder.encode(draft.text) } : files.read(path, options);
    },
  };
}
