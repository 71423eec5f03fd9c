import type { Lang } from '../model/text.js';
import type { Content, UnitKind } from '../model/translation.js';
import { readContent, storeContent } from './content.js';

/** What is known of one sentence: the source and the translation that belong together. */
export interface StateLine {
  readonly id: string;
  readonly unit: string;
  readonly kind: UnitKind;
  /** What `target` translates. */
  readonly source: Content;
  /** The source as it was last read, if it is no longer that. */
  readonly seen?: Content;
  /** Sentences of the target draft. Absent: no translation; empty: the sentence before says it too. */
  readonly target?: readonly Content[];
  readonly reviewed?: true;
  readonly comment?: string;
  /** Where an unreviewed translation is from: `memory`, `deepl`. Absent: from people. */
  readonly by?: string;
}

/** `segments.jsonl`: in the order of the source. */
export interface TranslationState {
  readonly source: Lang;
  readonly target: Lang;
  readonly lines: readonly StateLine[];
}

const kinds: ReadonlySet<string> = new Set<UnitKind>(['heading', 'paragraph', 'item', 'cell', 'quote', 'caption', 'alt', 'title', 'meta', 'label', 'other']);
const idForm = /^[A-Za-z0-9._-]{1,64}$/;

/** Reads `segments.jsonl`; a number is the 1-based line that is wrong. */
export function readState(text: string): TranslationState | number {
  const rows = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const header = parse(rows[0] ?? '');
  if (header?.['version'] !== 1 || !isLang(header['source']) || !isLang(header['target'])) return 1;
  const lines: StateLine[] = [];
  const ids = new Map<string, string>();
  for (const [i, row] of rows.entries()) {
    if (i === 0 || row.trim() === '') continue;
    const line = readLine(parse(row));
    // Two branches that added the same line, merged: once is enough.
    if (line && ids.get(line.id) === row) continue;
    if (!line || ids.has(line.id)) return i + 1;
    ids.set(line.id, row);
    lines.push(line);
  }
  return { source: header['source'], target: header['target'], lines };
}

function isLang(value: unknown): value is Lang {
  return value === 'zh' || value === 'en';
}

function parse(row: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(row);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function readLine(row: Record<string, unknown> | undefined): StateLine | undefined {
  if (!row) return undefined;
  const { id, unit, kind, source, seen, target, reviewed, comment, by } = row;
  if (typeof id !== 'string' || !idForm.test(id) || typeof unit !== 'string' || !idForm.test(unit) || !kinds.has(String(kind))) return undefined;
  const read = { source: readContent(source), seen: seen === undefined ? undefined : readContent(seen) };
  if (!read.source || (seen !== undefined && !read.seen)) return undefined;
  const targets = target === undefined ? undefined : Array.isArray(target) ? target.map(readContent) : [undefined];
  if (targets?.includes(undefined)) return undefined;
  return {
    id, unit, kind: kind as UnitKind, source: read.source,
    ...(read.seen && { seen: read.seen }),
    ...(targets && { target: targets as Content[] }),
    ...(reviewed === true && { reviewed }),
    ...(typeof comment === 'string' && comment !== '' && { comment }),
    ...(typeof by === 'string' && by !== '' && { by }),
  };
}

/** One line a sentence: two branches that change different sentences merge. */
export function writeState({ source, target, lines }: TranslationState): string {
  const rows = lines.map((line) => JSON.stringify({
    id: line.id, unit: line.unit, kind: line.kind, source: storeContent(line.source),
    ...(line.seen && { seen: storeContent(line.seen) }),
    ...(line.target && { target: line.target.map(storeContent) }),
    ...(line.reviewed && { reviewed: true }),
    ...(line.comment !== undefined && { comment: line.comment }),
    ...(line.by !== undefined && { by: line.by }),
  }));
  return `${[JSON.stringify({ version: 1, source, target }), ...rows].join('\n')}\n`;
}
