import { languageOf } from '../lang/registry.js';
import { readUnits } from '../markdown/segments.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Edition } from '../model/edition.js';
import type { Files } from '../model/files.js';
import type { Lang } from '../model/text.js';
import { contentKey } from '../translation/content.js';
import { readState } from '../translation/state.js';
import type { Target } from './inputs.js';
import type { PlacedFinding } from './sources.js';
import { openTranslation, placeOf } from './translation.js';
import { commentFindings, staleFindings } from './translation-status.js';

interface Stale {
  readonly findings: readonly PlacedFinding[];
  readonly problems: readonly Diagnostic[];
}

/** The translations of an issue whose source changed since they were recorded, and what reviewers wrote beside them. */
export async function findStale(files: Files, target: Target, config: { readonly source: Lang; readonly languages: readonly Lang[] }, editions: readonly Edition[]): Promise<Stale> {
  const place = placeOf(files, target, config);
  const source = editions.find(({ lang }) => lang === place?.languages.source);
  if (!place || !source || !editions.some(({ lang }) => lang === place.languages.target)) return { findings: [], problems: [] };
  if (await isUntouched(files, place.state, source)) return { findings: [], problems: [] };
  const opened = await openTranslation(files, place);
  // What is wrong with the drafts was told when they were read.
  if ('problems' in opened) return { findings: [], problems: opened.problems.filter(({ rule }) => rule === 'translation/record') };
  const stale = [...staleFindings(opened.translation)].map((each) => ({ rule: 'translation/stale' as const, ...each }));
  const comments = [...commentFindings(opened.translation)].map((each) => ({ rule: 'translation/comment' as const, ...each }));
  return { findings: [...stale, ...comments], problems: [] };
}

/** Most often no recorded sentence changed and nobody commented: then the drafts need not be brought together. */
async function isUntouched(files: Files, path: string, source: Edition): Promise<boolean> {
  const read = await files.read(path, { limit: 16 * 1024 * 1024 });
  if ('failure' in read) return true;
  const state = readState(new TextDecoder().decode(read.bytes));
  if (typeof state === 'number' || state.lines.some(({ seen, comment }) => seen || comment !== undefined)) return false;
  const current = new Set(readUnits(source.file, languageOf(source.lang)).flatMap(({ segments }) => segments.map(({ content }) => contentKey(content))));
  return state.lines.every((line) => current.has(contentKey(line.source)));
}
