import type { Between, Content, Note, Segment, TranslationDocument, TranslationUnit } from '../../model/translation.js';
import type { SchemaFinding } from '../../schema/read.js';
import { CodeIds, contentOf, sameContent, typedLikeOpening } from '../content.js';
import { DocumentBuilder, optionalNotes } from '../xliff/builder.js';
import { exchangeFinding } from '../xml-file.js';
import type { XmlElement } from '../xml-tree.js';
import { InlineReader, readInline } from './inline.js';
import { kindOf, readState } from './states.js';

/** Elements that are read one by one. */
export const records1: ReadonlySet<string> = new Set(['trans-unit']);

/** The documents of an XLIFF 1.2 file, built up from its trans-units as the parser hands them over. */
export class Xliff1Reader {
  readonly findings: SchemaFinding[] = [];
  readonly #documents = new Map<XmlElement, DocumentBuilder>();
  /** Notes of groups and headers are known only once the group has ended, but stand before its units. */
  readonly #noted = new Set<XmlElement>();

  record(unit: XmlElement): void {
    const file = unit.within('file');
    if (!file) return;
    const builder = this.#builder(file);
    const group = unit.parent?.local === 'group' ? unit.parent : undefined;
    const kind = kindOf(group?.get('restype'));
    for (const each of unit.ancestors()) this.#notesOf(each, builder, each === group && kind !== undefined);
    const id = unit.get('id');
    if (id === undefined || id === '') {
      this.findings.push(exchangeFinding({ zh: '句段没有标识（id），未读取', en: 'Found a trans-unit without an id, not read' }, tagSpan(unit)));
      return;
    }
    const read = readUnit(unit, id);
    if (!read) {
      this.findings.push(exchangeFinding({ zh: `句段“${id}”没有原文（source），未读取`, en: `Found no source in the trans-unit "${id}", not read` }, tagSpan(unit)));
      return;
    }
    const isOurs = group !== undefined && kind !== undefined && read.segments.length === 1 && !read.between;
    const unitId = group?.get('id');
    if (isOurs && unitId !== undefined) {
      const { notes, segments: [segment], fixed } = read;
      const owned = optionalNotes(this.#groupNotes(group));
      if (segment) this.#add(builder, { id: unitId, kind, segments: [{ ...segment, ...(notes && { notes }) }], ...(fixed && { fixed }), ...owned }, unit, group);
      return;
    }
    this.#add(builder, read, unit);
  }

  /** Documents of the files under the root, those without a unit as well. */
  documents(root: XmlElement): TranslationDocument[] {
    return root.elements.filter(({ local }) => local === 'file').map((file) => {
      const builder = this.#builder(file);
      const header = file.elements.find(({ local }) => local === 'header');
      if (header) this.#notesOf(header, builder, false);
      return builder.build(this.findings);
    });
  }

  #add(builder: DocumentBuilder, unit: TranslationUnit, element: XmlElement, group?: XmlElement): void {
    const problem = builder.add(unit, tagSpan(element), group);
    if (problem) this.findings.push(problem);
  }

  #builder(file: XmlElement): DocumentBuilder {
    let builder = this.#documents.get(file);
    if (!builder) {
      builder = new DocumentBuilder(file.get('original') ?? '', file.get('source-language') ?? '', file.get('target-language'));
      this.#documents.set(file, builder);
    }
    return builder;
  }

  /** Notes of what stands around units belong to the document, but for those of groups that are our units. */
  #notesOf(element: XmlElement, builder: DocumentBuilder, isUnit: boolean): void {
    if (isUnit || this.#noted.has(element) || (element.local !== 'group' && element.local !== 'header')) return;
    this.#noted.add(element);
    builder.notes.push(...readNotes(element));
  }

  #groupNotes(group: XmlElement): Note[] {
    return readNotes(group);
  }
}

function tagSpan(element: XmlElement): { start: number; end: number } {
  return { start: element.start, end: element.tagEnd };
}

function readNotes(element: XmlElement): Note[] {
  return element.elements.flatMap((child) => {
    const text = child.local === 'note' && child.uri === element.uri ? child.text.trim() : '';
    const from = child.get('from');
    return text === '' ? [] : [{ text, ...(from !== undefined && { from }) }];
  });
}

function readUnit(element: XmlElement, id: string): TranslationUnit | undefined {
  const source = element.first('source');
  if (!source) return undefined;
  const notes = readNotes(element);
  const isFixed = element.get('translate') === 'no';
  const marked = readMarked(element, id);
  const facts = { id, kind: kindOf(element.get('restype')) ?? 'other', ...(isFixed && { fixed: true as const }), ...(notes.length > 0 && { notes }) } as const;
  if (marked) return { ...facts, ...marked };
  const ids = new CodeIds();
  const content = readInline(source, ids);
  const target = element.first('target');
  const translation = target && readInline(target, ids);
  const formerSource = formerSourceOf(element, ids);
  return { ...facts, segments: [segmentOf(id, content, translation, target, element, formerSource)] };
}

function segmentOf(id: string, source: Content, target: Content | undefined, element: XmlElement | undefined, unit: XmlElement, formerSource?: Content): Segment {
  if (!target || target.length === 0) return { id, source, state: 'open' };
  const state = readState(element?.get('state'), element?.get('state-qualifier'), unit.get('approved') === 'yes', sameContent(source, target));
  if (state === 'open') return { id, source, state };
  return { id, source, target, state, ...(formerSource && state === 'changed' && { formerSource }) };
}

function formerSourceOf(unit: XmlElement, ids: CodeIds): Content | undefined {
  const former = unit.all('alt-trans').find((each) => each.get('alttranstype') === 'previous-version')?.first('source');
  return former && readInline(former, ids);
}

/** A trans-unit with segment marks: a segment for each; undefined if there are none, or the target has none of them. */
function readMarked(unit: XmlElement, id: string): Pick<TranslationUnit, 'segments' | 'between'> | undefined {
  const segSource = unit.first('seg-source');
  if (!segSource) return undefined;
  const ids = new CodeIds();
  const source = splitAtMarks(segSource, ids);
  if (source.marks.length === 0 || new Set(source.marks.map(({ mid }) => mid)).size < source.marks.length) return undefined;
  const element = unit.first('target');
  const target = element && splitAtMarks(element, ids);
  if (target && target.marks.length === 0 && target.gaps.some(({ content }) => content.length > 0)) {
    if (source.marks.length > 1) return undefined;
    // A target that is not divided translates the only segment.
    target.marks.push({ mid: source.marks[0]?.mid ?? '', content: target.gaps.flatMap(({ content }) => content) });
    target.gaps = [];
  }
  const segments = source.marks.map(({ mid, content }) => {
    const translation = target?.marks.find((each) => each.mid === mid)?.content;
    return segmentOf(mid === '' ? id : mid, content, translation, element, unit);
  });
  const between: Between[] = [...source.gaps, ...(target?.gaps ?? []).filter(({ before }) => !source.gaps.some((each) => each.before === before)).map(({ before }) => ({ before, content: [] as Content }))]
    .toSorted((a, b) => a.before - b.before)
    .map(({ before, content }) => {
      const gap = target?.gaps.find((each) => each.before === before);
      return { before, source: content, ...(gap && { target: gap.content }) };
    });
  return { segments, ...(between.length > 0 && { between }) };
}

interface Divided {
  readonly marks: { readonly mid: string; readonly content: Content }[];
  gaps: { readonly before: number; readonly content: Content }[];
}

/** What stands in the segment marks and what between them; elements that hold marks are opened and closed between. */
function splitAtMarks(element: XmlElement, ids: CodeIds): Divided {
  const divided: Divided = { marks: [], gaps: [] };
  const reader = new InlineReader(ids);
  let gap: ReturnType<InlineReader['parts']> = [];
  const endGap = (): void => {
    const content = contentOf(gap);
    if (content.length > 0) divided.gaps.push({ before: divided.marks.length, content });
    gap = [];
  };
  const visit = (holder: XmlElement): void => {
    for (const child of holder.children) {
      if (typeof child === 'string') gap.push(child);
      else if (child.local === 'mrk' && child.get('mtype') === 'seg') {
        endGap();
        divided.marks.push({ mid: child.get('mid') ?? '', content: typedLikeOpening(contentOf(reader.parts(child))) });
      } else if (child.walk().some((each) => each.local === 'mrk' && each.get('mtype') === 'seg')) {
        const [open, close] = reader.shell(child);
        gap.push(...open);
        visit(child);
        gap.push(...close);
      } else gap.push(...reader.element(child));
    }
  };
  visit(element);
  endGap();
  return divided;
}
