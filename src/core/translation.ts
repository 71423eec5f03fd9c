import { basename, dirname, join, relative, sep } from 'node:path';
import { languageOf } from '../lang/registry.js';
import { detectLang } from '../markdown/detect-lang.js';
import type { FileUnit } from '../markdown/segment-model.js';
import { readUnits } from '../markdown/segments.js';
import { findDanger, dangerFinding } from '../markdown/guard.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Files } from '../model/files.js';
import type { Lang, SourceFile, Span } from '../model/text.js';
import type { Content, TranslationDocument, TranslationUnit } from '../model/translation.js';
import { decode } from '../text/decode.js';
import type { DraftUnit } from '../translation/draft.js';
import { type CurrentSegment, reconcile, type Reconciled } from '../translation/reconcile.js';
import { readState, type TranslationState } from '../translation/state.js';
import type { Target } from './inputs.js';
import { unreadable } from './problems.js';
import { Sources } from './sources.js';
import { stateName } from './translation-record.js';

/** Where the drafts and the record of one translation stand. Absolute paths. */
export interface TranslationPlace {
  /** The folder name, or the lone file's name. */
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly state: string;
  readonly languages: { readonly source: Lang; readonly target: Lang };
  /** The source as exchange files name it: relative to the workspace, else to the working folder; with `/`. */
  readonly original: string;
}

/** One language's draft with its units. */
export interface OpenDraft {
  readonly file: SourceFile;
  readonly units: readonly FileUnit[];
}

/** A translation as it stands: both drafts, what is recorded, and what follows. */
export interface OpenTranslation {
  readonly place: TranslationPlace;
  readonly source: OpenDraft;
  readonly target?: OpenDraft;
  /** Absent: none is recorded. */
  readonly state?: TranslationState;
  readonly current: Reconciled;
}

const limit = 16 * 1024 * 1024;

/** What a named issue or file translates: from the workspace's source language into its other one; a lone file into the other language. */
export function placeOf(files: Files, target: Target, config: { readonly source: Lang; readonly languages: readonly Lang[] }, text?: string): TranslationPlace | undefined {
  const name = (path: string): string => {
    const way = target.root === undefined ? undefined : relative(target.root, path).split(sep).join('/');
    return way === undefined || way.startsWith('../') ? files.show(path) : way;
  };
  if (target.kind === 'issue') {
    const other = config.languages.find((lang) => lang !== config.source);
    if (other === undefined) return undefined;
    const source = join(target.folder, `${config.source}.md`);
    return { id: target.id, source, target: join(target.folder, `${other}.md`), state: join(target.folder, stateName), languages: { source: config.source, target: other }, original: name(source) };
  }
  const lang = detectLang(text ?? '', target.path);
  const other: Lang = lang === 'en' ? 'zh' : 'en';
  const base = basename(target.path);
  const stem = base.replace(/\.(?:md|markdown)$/i, '');
  const bare = stem === lang ? '' : stem.endsWith(`.${lang}`) ? stem.slice(0, -lang.length) : `${stem}.`;
  const beside = (file: string): string => join(dirname(target.path), file);
  return { id: stem, source: target.path, target: beside(`${bare}${other}.md`), state: beside(`${bare}${stateName}`), languages: { source: lang, target: other }, original: name(target.path) };
}

export type Opened = { readonly translation: OpenTranslation; readonly sources: Sources } | { readonly problems: readonly Diagnostic[]; readonly sources: Sources };

/** Reads both drafts and the record, and brings them together. */
export async function openTranslation(files: Files, place: TranslationPlace): Promise<Opened> {
  const sources = new Sources();
  const problems: Diagnostic[] = [];
  const source = await readDraft(files, sources, place.source, place.languages.source, problems);
  const stands = (await files.kind(place.target)) !== undefined;
  const target = stands ? await readDraft(files, sources, place.target, place.languages.target, problems) : undefined;
  const state = (await files.kind(place.state)) === 'file' ? await readRecord(files, sources, place, problems) : undefined;
  if (!source || problems.length > 0) return { problems, sources };
  const joint = languageOf(place.languages.target);
  const current = reconcile({
    source: source.units.map(draftUnit),
    ...(target && { target: target.units.map(draftUnit) }),
    ...(state && { state }),
    languages: place.languages,
    joint: (before, after) => joint.spaces ? ' ' : joint.joinLines(before, after),
  });
  return { translation: { place, source, ...(target && { target }), ...(state && { state }), current }, sources };
}

export function draftUnit({ kind, place, key, segments }: FileUnit): DraftUnit {
  return { kind, place, ...(key !== undefined && { key }), segments: segments.map(({ content }) => content) };
}

async function readDraft(files: Files, sources: Sources, path: string, lang: Lang, problems: Diagnostic[]): Promise<OpenDraft | undefined> {
  const file = await readText(files, sources, path, problems);
  if (!file) return undefined;
  const danger = findDanger(file.text);
  if (danger) {
    problems.push(sources.diagnose({ rule: dangerFinding(danger).rule, file: file.path, finding: dangerFinding(danger) }, 'error'));
    return undefined;
  }
  return { file, units: readUnits(file, languageOf(lang)) };
}

async function readText(files: Files, sources: Sources, path: string, problems: Diagnostic[]): Promise<SourceFile | undefined> {
  const shown = files.show(path);
  const read = await files.read(path, { limit });
  if ('failure' in read) {
    problems.push(unreadable(shown, read.failure));
    return undefined;
  }
  const decoded = decode(read.bytes, shown);
  if ('finding' in decoded || decoded.warning) {
    const finding = 'finding' in decoded ? decoded.finding : (decoded.warning as { rule: Diagnostic['rule']; message: Diagnostic['message'] });
    problems.push({ ...sources.diagnose({ rule: finding.rule, file: shown, finding }, 'error'), ...('range' in decoded && decoded.range && { range: decoded.range }) });
    return undefined;
  }
  sources.add(decoded.file);
  return decoded.file;
}

async function readRecord(files: Files, sources: Sources, place: TranslationPlace, problems: Diagnostic[]): Promise<TranslationState | undefined> {
  const file = await readText(files, sources, place.state, problems);
  if (!file) return undefined;
  const state = readState(file.text);
  if (typeof state !== 'number') return state.source === place.languages.source && state.target === place.languages.target ? state : undefined;
  problems.push(damagedLine(sources, file, state));
  return undefined;
}

/** A line of a JSON Lines file of the project that cannot be read, often left by a merge. */
export function damagedLine(sources: Sources, file: SourceFile, line: number): Diagnostic {
  const starts = [0, ...[...file.text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const start = starts[line - 1] ?? 0;
  const span: Span = { start, end: Math.min(start + 80, (starts[line] ?? file.text.length + 1) - 1) };
  const message = {
    zh: `第 ${line} 行无法读取：应为一行一个 JSON 对象（多半是合并冲突留下的标记）；请改正，或删去该行后运行 spp translate learn`,
    en: `Cannot read line ${line}, expected one JSON object a line (often a mark that a merge left); mend it, or delete the line and run spp translate learn`,
  };
  return sources.diagnose({ rule: 'translation/record', file: file.path, finding: { message, span } }, 'error');
}

/** What is handed to translators: all units with their state. */
export function documentOf({ place, current }: OpenTranslation): TranslationDocument {
  const units: TranslationUnit[] = [];
  for (const segment of current.segments) {
    const { id, source, target, state, former, comment } = segment;
    const item = {
      id, source, state,
      ...(target !== undefined && (target.length > 0 || state !== 'open') && { target }),
      ...(former && { formerSource: former }),
      ...(comment !== undefined && { notes: [{ text: comment }] }),
    };
    const last = units.at(-1);
    if (last && last.id === segment.unitId) units[units.length - 1] = { ...last, segments: [...last.segments, item] };
    else units.push({ id: segment.unitId, kind: segment.kind, segments: [item] });
  }
  return { original: place.original, sourceLang: place.languages.source, targetLang: place.languages.target, units };
}

/** Where a sentence stands in the source draft. */
export function sourceSpan({ source }: Pick<OpenTranslation, 'source'>, { unit, nth }: Pick<CurrentSegment, 'unit' | 'nth'>): Span | undefined {
  return source.units[unit]?.segments[nth]?.span;
}

/** The sentences of the target draft by number, and where they stand. */
export function targetSegments({ target }: Pick<OpenTranslation, 'target'>): { readonly unit: number; readonly nth: number; readonly content: Content; readonly span: Span }[] {
  return (target?.units ?? []).flatMap(({ segments }, unit) => segments.map(({ content, span }, nth) => ({ unit, nth, content, span })));
}
