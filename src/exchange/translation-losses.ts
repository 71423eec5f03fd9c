import type { Localized } from '../model/text.js';
import type { Code, Content, TranslationDocument, TranslationUnit } from '../model/translation.js';
import { legalXml } from '../text/xml.js';
import { contentOf } from './content.js';

/** Something a document may have and a format may have no place for. */
export interface Loss {
  readonly id: string;
  readonly title: Localized;
  /** The document without it; the same object if it had none. */
  readonly without: (document: TranslationDocument) => TranslationDocument;
}

/** A sentence for each loss that a document suffers. */
export function lossesOfDocument(document: TranslationDocument, all: readonly Loss[]): Localized[] {
  return all.flatMap(({ title, without }) => (without(document) === document ? [] : [{ zh: `此格式不能保存：${title.zh}`, en: `Not carried by this format: ${title.en}` }]));
}

/** `has`: whether there is anything to lose, told without making the document anew: some have 50,000 units. */
function loss(id: string, zh: string, en: string, has: (document: TranslationDocument) => boolean, without: (document: TranslationDocument) => TranslationDocument): Loss {
  return { id, title: { zh, en }, without: (document) => (has(document) ? without(document) : document) };
}

function anyUnit(test: (unit: TranslationUnit) => boolean): (document: TranslationDocument) => boolean {
  return ({ units }) => units.some(test);
}

/** All contents with the codes in them. */
function* contents({ units }: TranslationDocument): Generator<Content> {
  for (const { segments, between = [] } of units) {
    for (const { source, target, formerSource } of segments) for (const content of [source, target, formerSource]) if (content) yield content;
    for (const { source, target } of between) for (const content of [source, target]) if (content) yield content;
  }
}

const isIllegal = (text: string): boolean => legalXml(text) !== text;

function anyContent(test: (part: string | Code) => boolean): (document: TranslationDocument) => boolean {
  return (document) => {
    for (const content of contents(document)) if (content.some(test)) return true;
    return false;
  };
}

function anyNote(document: TranslationDocument): boolean {
  const isWrong = ({ notes = [] }: Pick<TranslationDocument, 'notes'>): boolean => notes.some(({ text }) => isIllegal(text));
  return isWrong(document) || document.units.some((unit) => isWrong(unit) || unit.segments.some(isWrong));
}

function mapUnits(document: TranslationDocument, map: (unit: TranslationUnit) => TranslationUnit): TranslationDocument {
  return { ...document, units: document.units.map(map) };
}

function mapContents(document: TranslationDocument, map: (content: Content) => Content): TranslationDocument {
  return mapUnits(document, (unit) => ({
    ...unit,
    segments: unit.segments.map((each) => ({ ...each, source: map(each.source), ...(each.target && { target: map(each.target) }), ...(each.formerSource && { formerSource: map(each.formerSource) }) })),
    ...(unit.between && { between: unit.between.map((each) => ({ ...each, source: map(each.source), ...(each.target && { target: map(each.target) }) })) }),
  }));
}

function mapCodes(document: TranslationDocument, map: (code: Code) => Code): TranslationDocument {
  return mapContents(document, (content) => content.map((part) => (typeof part === 'string' ? part : map(part))));
}

function mapNotes(document: TranslationDocument, map: (text: string) => string): TranslationDocument {
  const noted = <T extends { notes?: TranslationDocument['notes'] }>(holder: T): T => (holder.notes ? { ...holder, notes: holder.notes.map((note) => ({ ...note, text: map(note.text) })) } : holder);
  return noted(mapUnits(document, (unit) => noted({ ...unit, segments: unit.segments.map(noted) })));
}

function omit<T extends object>(value: T, ...keys: (keyof T)[]): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only optional keys are named
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key as keyof T))) as T;
}

const legalCode = (code: Code): Code => ({ ...code, data: legalXml(code.data), ...(code.equiv !== undefined && { equiv: legalXml(code.equiv) }) });

export const losses = {
  controlCharacters: loss('control-characters', '控制字符', 'control characters', (document) => anyNote(document) || anyContent((part) => (typeof part === 'string' ? isIllegal(part) : isIllegal(part.data + (part.equiv ?? ''))))(document), (document) =>
    mapNotes(mapCodes(mapContents(document, (content) => contentOf(content.map((part) => (typeof part === 'string' ? legalXml(part) : part)))), legalCode), legalXml)),
  attributeCharacters: loss('attribute-characters', '说明里的控制字符', 'control characters in notes and equivalents', (document) => anyNote(document) || anyContent((part) => typeof part !== 'string' && isIllegal(part.equiv ?? ''))(document), (document) =>
    mapNotes(mapCodes(document, (code) => (code.equiv === undefined ? code : { ...code, equiv: legalXml(code.equiv) })), legalXml)),
  gapNotes: loss('gap-notes', '外来单元里各句段的说明', 'notes of single segments in units divided by other tools', anyUnit(({ between = [], segments }) => between.length > 0 && segments.some(({ notes, formerSource }) => notes ?? formerSource)), (document) =>
    mapUnits(document, (unit) => (unit.between && unit.between.length > 0 ? { ...unit, segments: unit.segments.map((segment) => omit(segment, 'notes', 'formerSource')) } : unit))),
  between: loss('between', '句段之间的文字', 'text between segments', anyUnit(({ between = [] }) => between.length > 0), (document) => mapUnits(document, (unit) => omit(unit, 'between'))),
} as const;
