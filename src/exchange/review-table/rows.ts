import type { Code, Content, Note, Segment, SegmentState, TranslationDocument, TranslationUnit } from '../../model/translation.js';
import type { SchemaFinding } from '../../schema/read.js';
import { DocumentBuilder, optionalNotes } from '../xliff/builder.js';
import { kindOf, unitType } from '../xliff1/states.js';
import { bracketed, legendOf, readPlaceholders, writePlaceholders, type Legend } from '../placeholders.js';

/** A segment as people without translation tools see it: texts with codes as ⟦1⟧, and what the program needs to know besides. */
export interface ReviewRow {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly state: string;
  readonly note: string;
  /** For the program: JSON. */
  readonly info: string;
}

export const columnTitles: Readonly<Record<keyof ReviewRow, readonly [zh: string, en: string]>> = {
  id: ['编号', 'id'],
  source: ['原文', 'source'],
  target: ['译文', 'target'],
  state: ['状态', 'state'],
  note: ['说明', 'note'],
  info: ['供程序使用，请勿改动', 'info'],
};

export const stateNames: Readonly<Record<SegmentState, string>> = { open: '未译', changed: '原文已改', translated: '已译', reviewed: '已审' };
const states = new Map(Object.entries(stateNames).flatMap(([state, name]) => [[state, state], [name, state]] as const));

interface Info {
  readonly unit?: string;
  readonly kind?: string;
  readonly fixed?: true;
  readonly codes?: readonly Code[];
  /** Codes of the target that are not the source's. */
  readonly targetCodes?: readonly Code[];
  readonly former?: string;
  readonly formerCodes?: readonly Code[];
  readonly unitNotes?: readonly Note[];
  readonly document?: Pick<TranslationDocument, 'original' | 'sourceLang' | 'targetLang' | 'notes'>;
}

export function toReviewRows(document: TranslationDocument): ReviewRow[] {
  const { original, sourceLang, targetLang, notes } = document;
  const head = { original, sourceLang, ...(targetLang !== undefined && { targetLang }), ...(notes && { notes }) };
  return document.units.flatMap((unit, u) => unit.segments.map((segment, s) => toRow(unit, segment, s === 0, u === 0 && s === 0 ? head : undefined)));
}

function toRow(unit: TranslationUnit, segment: Segment, isFirst: boolean, document: Info['document']): ReviewRow {
  const { id, source, target, formerSource, state, notes } = segment;
  const codes = codesOf(source);
  const [targetCodes, formerCodes] = [target, formerSource].map((content) => codesOf(content ?? []).filter((code) => !codes.some((each) => JSON.stringify(each) === JSON.stringify(code))));
  const info: Info = {
    unit: unit.id,
    kind: unit.kind,
    ...(unit.fixed && { fixed: true }),
    ...(codes.length > 0 && { codes }),
    ...(targetCodes && targetCodes.length > 0 && { targetCodes }),
    ...(formerSource && { former: writePlaceholders(formerSource, bracketed) }),
    ...(formerCodes && formerCodes.length > 0 && { formerCodes }),
    ...(isFirst && unit.notes && { unitNotes: unit.notes }),
    ...(document && { document }),
  };
  return { id, source: writePlaceholders(source, bracketed), target: target ? writePlaceholders(target, bracketed) : '', state: stateNames[state], note: [...(formerSource ? [formerMark + writePlaceholders(formerSource, bracketed)] : []), ...(notes ? [noteText(notes)] : [])].join(noteBreak), info: JSON.stringify(info) };
}

function codesOf(content: Content): Code[] {
  return [...legendOf(content, bracketed).values()];
}

const noteBreak = '\n---\n';
/** Begins what a changed segment's translation was made for: shown to people, and no note of theirs. */
const formerMark = '原文原为 formerly: ';

function noteText(notes: readonly Note[] = []): string {
  // A text that begins like a name and a colon gets an empty name.
  return notes.map(({ text, from }) => (from !== undefined || /^[^:\n]{0,60}: /.test(text) ? `${from ?? ''}: ${text}` : text)).join(noteBreak);
}

function readNotes(cell: string): Note[] {
  if (cell.trim() === '') return [];
  return cell.split(noteBreak).filter((each) => !each.startsWith(formerMark)).map((each) => {
    const [, from, text] = /^([^:\n]{0,60}): ([^]*)$/.exec(each) ?? [];
    return text === undefined ? { text: each } : { text, ...(from !== '' && from !== undefined && { from }) };
  });
}

/** `finding` makes one that points at the row. */
export function fromReviewRows(rows: readonly ReviewRow[], path: string, findings: SchemaFinding[]): TranslationDocument {
  const read = rows.map((row) => ({ row, info: readInfo(row.info) }));
  const head = read.map(({ info }) => info.document).find((each) => each !== undefined);
  const builder = new DocumentBuilder(head?.original ?? path, head?.sourceLang ?? '', head?.targetLang);
  builder.notes.push(...(head?.notes ?? []));
  const holders = new Map<string, object>();
  for (const { row, info } of read) {
    const unit = info.unit ?? row.id;
    const holder = holders.get(unit) ?? {};
    holders.set(unit, holder);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- kindOf tells whether it is one
    const kind = kindOf(unitType((info.kind ?? 'other') as TranslationUnit['kind'])) ?? 'other';
    builder.add({ id: unit, kind, segments: [segmentOf(row, info)], ...(info.fixed && { fixed: true as const }), ...optionalNotes(info.unitNotes ?? []) }, { start: 0, end: 0 }, holder);
  }
  const before = findings.length;
  const document = builder.build(findings);
  // There is no text to point at: the message names the id.
  for (const [i, finding] of findings.entries()) {
    if (i < before) continue;
    const { span: _, ...rest } = finding;
    findings[i] = rest;
  }
  return document;
}

function segmentOf(row: ReviewRow, info: Info): Segment {
  const legend = (extra: readonly Code[] = []): Legend => new Map([...(info.codes ?? []), ...extra].flatMap((code) => [...legendOf([code], bracketed)]));
  const source = readPlaceholders(row.source, bracketed, legend());
  const target = readPlaceholders(row.target, bracketed, legend(info.targetCodes));
  const named = states.get(row.state.trim());
  // Who fills in a translation need not touch the state.
  const state: SegmentState = target.length === 0 ? 'open' : named === 'changed' || named === 'reviewed' ? named : 'translated';
  const former = info.former === undefined || state !== 'changed' ? undefined : readPlaceholders(info.former, bracketed, legend(info.formerCodes));
  return { id: row.id, source, ...(state !== 'open' && { target }), state, ...(former && { formerSource: former }), ...optionalNotes(readNotes(row.note)) };
}

/** What the program wrote there; nothing if somebody has changed it: then codes are known by their ids alone. */
function readInfo(json: string): Info {
  try {
    const value: unknown = JSON.parse(json);
    return isInfo(value) ? value : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

function isInfo(value: unknown): value is Info {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const get = (key: string): unknown => Object.entries(value).find(([name]) => name === key)?.[1];
  const isList = (key: string, test: (item: unknown) => boolean): boolean => get(key) === undefined || (Array.isArray(get(key)) && (get(key) as unknown[]).every(test));
  const isText = (key: string): boolean => get(key) === undefined || typeof get(key) === 'string';
  const document = get('document');
  const isHead = document === undefined || (hasTexts(document, ['original', 'sourceLang']) && (!('notes' in Object(document)) || Array.isArray(Reflect.get(Object(document), 'notes'))));
  return ['unit', 'kind', 'former'].every(isText) && ['codes', 'targetCodes', 'formerCodes'].every((key) => isList(key, (item) => hasTexts(item, ['kind', 'id', 'type', 'data']))) && isList('unitNotes', (item) => hasTexts(item, ['text'])) && isHead;
}

function hasTexts(value: unknown, keys: readonly string[]): boolean {
  return typeof value === 'object' && value !== null && keys.every((key) => typeof Reflect.get(value, key) === 'string');
}
