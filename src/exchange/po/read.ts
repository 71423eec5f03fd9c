import type { Code, CodeType, Content, Note, Segment, SegmentState, TranslationDocument, TranslationUnit } from '../../model/translation.js';
import type { SchemaFinding } from '../../schema/read.js';
import { decode } from '../../text/decode.js';
import { sha256 } from '../../text/hash.js';
import { DocumentBuilder, optionalNotes } from '../xliff/builder.js';
import { kindOf, unitType } from '../xliff1/states.js';
import { angled, readPlaceholders, type Legend } from '../placeholders.js';
import type { TranslationRead } from '../translation-format.js';
import { exchangeFinding } from '../xml-file.js';
import { parsePo, type PoEntry } from './parse.js';

/** Reads a PO file, our own or another tool's. Entries of others have no ids: theirs are made from context and text, the same at every reading. */
export function readPo(bytes: Uint8Array, path: string): TranslationRead {
  const decoded = decode(bytes, path);
  if ('finding' in decoded) return { documents: [], findings: [decoded.finding] };
  const { file, warning } = decoded;
  const { entries, problems } = parsePo(file.text);
  const findings: SchemaFinding[] = [...(warning ? [warning] : []), ...problems.map(({ message, span }) => exchangeFinding(message, span))];
  const charset = headersOf(entries[0]).get('content-type')?.match(/charset=([\w-]+)/i)?.[1]?.toLowerCase();
  if (charset !== undefined && !['utf-8', 'charset', 'ascii', 'us-ascii'].includes(charset) && !warning) {
    return { file, documents: [], findings: [...findings, exchangeFinding({ zh: `文件声明的编码是 ${charset}；请另存为 UTF-8`, en: `Found the charset ${charset}, expected UTF-8; convert it with msgconv -t UTF-8` }, entries[0]?.span ?? { start: 0, end: 0 }, { actual: charset, expected: ['UTF-8'] })] };
  }
  if (entries.length === 0) {
    const empty = exchangeFinding({ zh: '没有条目，不是 PO 文件', en: 'Found no entry, expected a PO file' }, { start: 0, end: 0 });
    return { file, documents: [], findings: problems.length > 0 ? findings : [...findings, empty] };
  }
  return { file, documents: [documentOf(entries, path, findings)], findings };
}

function headersOf(entry: PoEntry | undefined): ReadonlyMap<string, string> {
  if (!entry || entry.id !== '' || entry.context !== undefined) return new Map();
  return new Map((entry.texts[0] ?? '').split('\n').map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const;
  }));
}

function documentOf(entries: readonly PoEntry[], path: string, findings: SchemaFinding[]): TranslationDocument {
  const headers = headersOf(entries[0]);
  const isOurs = headers.get('x-generator') === 'spp';
  const language = (name: string): string | undefined => headers.get(name)?.replace('_', '-') || undefined;
  const builder = new DocumentBuilder(headers.get('x-original') ?? path, language('x-source-language') ?? 'en', language('x-target-language') ?? language('language'));
  const holders = new Map<string, object>();
  for (const [i, entry] of entries.entries()) {
    if (entry.id === '' && entry.context === undefined) {
      if (i === 0) builder.notes.push(...(isOurs ? facts(entry).notes : foreignNotes(entry)));
      continue;
    }
    const unit = isOurs ? ownUnit(entry) : foreignUnit(entry);
    const holder = holders.get(unit.id) ?? {};
    holders.set(unit.id, holder);
    const problem = builder.add(unit, entry.span, isOurs ? holder : undefined);
    if (problem) findings.push(problem);
  }
  return builder.build(findings);
}

interface Facts {
  readonly unit: string | undefined;
  readonly kind: string;
  readonly words: ReadonlySet<string>;
  readonly unitNotes: readonly Note[];
  readonly notes: readonly Note[];
  readonly legends: Readonly<Record<'code' | 'target-code' | 'former-code', Legend>>;
}

/** What our own comments say. */
function facts(entry: PoEntry): Facts {
  const legends = { code: new Map<string, Code>(), 'target-code': new Map<string, Code>(), 'former-code': new Map<string, Code>() };
  let unit: string | undefined;
  let kind = 'other';
  let words: string[] = [];
  const notes: Note[] = [];
  const unitNotes: Note[] = [];
  for (const line of entry.extracted) {
    const [, id, rest = ''] = /^unit ("(?:[^"\\]|\\.)*") (.*)$/.exec(line) ?? [];
    if (id !== undefined) {
      unit = parsed(id);
      [kind = 'other', ...words] = rest.split(' ');
      continue;
    }
    const [, where, from, text = ''] = /^(note|unit-note)(?: ("(?:[^"\\]|\\.)*"))?: (.*)$/.exec(line) ?? [];
    if (where !== undefined) {
      const name = from === undefined ? undefined : parsed(from);
      (where === 'note' ? notes : unitNotes).push({ text: unescapeLine(text), ...(name !== undefined && { from: name }) });
      continue;
    }
    const code = /^(code|target-code|former-code) (<(\/?)([^<>/\s\\]+)(\/?)>) ([a-z]+) ("(?:[^"\\]|\\.)*")(?: ("(?:[^"\\]|\\.)*"))?$/.exec(line);
    if (code) addCode(legends, code);
  }
  return { unit, kind, words: new Set(words), unitNotes, notes, legends };
}

const types: ReadonlySet<string> = new Set<CodeType>(['bold', 'italic', 'strike', 'link', 'image', 'code', 'break', 'footnote', 'html', 'other']);

function addCode(legends: Record<string, Map<string, Code>>, [, legend = '', mark = '', closing, id = '', alone, type = '', data = '', equiv]: RegExpExecArray): void {
  const kind = closing === '/' ? 'close' : alone === '/' ? 'alone' : 'open';
  const words = equiv === undefined ? undefined : parsed(equiv);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the set holds all types
  legends[legend]?.set(mark, { kind, id, type: types.has(type) ? (type as CodeType) : 'other', data: parsed(data) ?? '', ...(words !== undefined && { equiv: words }) });
}

/** A JSON string of ours; undefined if a translator's program has broken it. */
function parsed(json: string): string | undefined {
  try {
    return String(JSON.parse(json));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function unescapeLine(text: string): string {
  return text.replaceAll(/\\([\\nr])/g, (_, code: string) => ({ n: '\n', r: '\r' })[code] ?? code);
}

function ownUnit(entry: PoEntry): TranslationUnit {
  const { unit, kind, words, unitNotes, notes, legends } = facts(entry);
  const id = entry.context ?? '';
  const with_ = (extra: Legend): Legend => new Map([...legends.code, ...extra]);
  const source = readPlaceholders(entry.id, angled, legends.code);
  const target = readPlaceholders(entry.texts[0] ?? '', angled, with_(legends['target-code']));
  const isFuzzy = entry.flags.includes('fuzzy');
  const formerSource = isFuzzy && entry.previous !== undefined ? readPlaceholders(entry.previous, angled, with_(legends['former-code'])) : undefined;
  const state = stateOf(target, isFuzzy, words.has('reviewed'));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- kindOf tells whether it is one
  const unitKind = kindOf(unitType(kind as TranslationUnit['kind'])) ?? 'other';
  const segment: Segment = { id, source, ...(state !== 'open' && { target }), state, ...(formerSource && { formerSource }), ...optionalNotes(notes) };
  return { id: unit ?? id, kind: unitKind, segments: [segment], ...(words.has('fixed') && { fixed: true as const }), ...optionalNotes(unitNotes) };
}

function stateOf(target: Content, isFuzzy: boolean, isReviewed: boolean): SegmentState {
  if (target.length === 0) return 'open';
  return isFuzzy ? 'changed' : isReviewed ? 'reviewed' : 'translated';
}

function foreignUnit(entry: PoEntry): TranslationUnit {
  const id = `m${sha256(`${entry.context ?? ''}\u0004${entry.id}`).slice(0, 12)}`;
  const isFuzzy = entry.flags.includes('fuzzy');
  const text = (value: string | undefined): Content => (value === undefined || value === '' ? [] : [value]);
  const segment = (name: string, source: string, translation: string | undefined): Segment => {
    const target = text(translation);
    const state = stateOf(target, isFuzzy, false);
    const formerSource = state === 'changed' ? text(entry.previous) : [];
    return { id: name, source: text(source), ...(state !== 'open' && { target }), state, ...(formerSource.length > 0 && { formerSource }) };
  };
  // Singular and plural are two texts; a language with one form has it in msgstr[0].
  const segments = entry.plural === undefined
    ? [segment(id, entry.id, entry.texts[0])]
    : [segment(`${id}.one`, entry.id, entry.texts[0]), segment(`${id}.other`, entry.plural, entry.texts.at(-1))];
  return { id, kind: 'other', segments, ...optionalNotes(foreignNotes(entry)) };
}

function foreignNotes({ comments, extracted }: PoEntry): Note[] {
  const note = (lines: readonly string[], from: string): Note[] => {
    const text = lines.join('\n').trim();
    return text === '' ? [] : [{ text, from }];
  };
  return [...note(comments, 'translator'), ...note(extracted, 'developer')];
}
