import type { Between, Content, Note, Segment, SegmentState, TranslationDocument, TranslationUnit, UnitKind } from '../../model/translation.js';
import type { SchemaFinding } from '../../schema/read.js';
import { CodeIds, sameContent } from '../content.js';
import { DocumentBuilder, optionalNotes } from '../xliff/builder.js';
import { kindOf, unitType } from '../xliff1/states.js';
import { exchangeFinding } from '../xml-file.js';
import type { XmlElement } from '../xml-tree.js';
import { textOfData } from './code-points.js';
import { fromNmtoken } from './ids.js';
import { readInline2, type InlineReading } from './inline.js';
import { matchesUri, noteUri } from './names.js';

/** Elements that are read one by one. */
export const records2: ReadonlySet<string> = new Set(['unit']);

/** The documents of an XLIFF 2 file, built up from its units as the parser hands them over. */
export class Xliff2Reader {
  readonly findings: SchemaFinding[] = [];
  readonly #documents = new Map<XmlElement, DocumentBuilder>();

  record(element: XmlElement): void {
    const file = element.within('file');
    const id = element.get('id');
    if (!file) return;
    const span = { start: element.start, end: element.tagEnd };
    const unit = id === undefined || id === '' ? undefined : readUnit(element, fromNmtoken(id));
    if (!unit) {
      this.findings.push(exchangeFinding({ zh: '翻译单元没有标识（id）或没有原文，未读取', en: 'Found a unit without an id or a source, not read' }, span));
      return;
    }
    const problem = this.#builder(file).add(unit, span);
    if (problem) this.findings.push(problem);
  }

  documents(root: XmlElement): TranslationDocument[] {
    return root.elements.filter(({ local }) => local === 'file').map((file) => {
      const builder = this.#builder(file);
      for (const element of file.walk()) {
        if (element.local === 'notes' && element.uri === file.uri) builder.notes.push(...readNotes(element).map(({ note }) => note));
      }
      return builder.build(this.findings);
    });
  }

  #builder(file: XmlElement): DocumentBuilder {
    let builder = this.#documents.get(file);
    if (!builder) {
      const root = file.parent;
      builder = new DocumentBuilder(file.get('original') ?? file.get('id') ?? '', root?.get('srcLang') ?? '', targetOf(root));
      this.#documents.set(file, builder);
    }
    return builder;
  }
}

function readNotes(notes: XmlElement | undefined): { note: Note; segment: string | undefined }[] {
  return (notes?.all('note') ?? []).flatMap((element) => {
    const text = element.text.trim();
    const from = element.get('from', noteUri);
    return text === '' ? [] : [{ note: { text, ...(from !== undefined && { from }) }, segment: element.get('segment', noteUri) }];
  });
}

function readUnit(unit: XmlElement, id: string): TranslationUnit | undefined {
  const parts = unit.elements.filter(({ local, uri }) => uri === unit.uri && (local === 'segment' || local === 'ignorable'));
  const count = parts.filter(({ local }) => local === 'segment').length;
  const data = new Map((unit.first('originalData')?.all('data') ?? []).map((each) => [each.get('id') ?? '', textOfData(each)]));
  const ids = new CodeIds();
  const inline: InlineReading = { ids, data, prefix: unit.get('codes', noteUri) ?? '' };
  const notes = readNotes(unit.first('notes'));
  const segments: Segment[] = [];
  const between: Between[] = [];
  for (const part of parts) {
    const element = part.first('source');
    if (!element) return undefined;
    const source = readInline2(element, inline);
    const translation = part.first('target');
    const target = translation && readInline2(translation, inline);
    if (part.local === 'ignorable') between.push({ before: segments.length, source, ...(target && { target }) });
    else {
      const own = part.get('id');
      const segment = own !== undefined ? fromNmtoken(own) : count === 1 ? id : `${id}.${segments.length + 1}`;
      const owned = notes.filter((each) => own !== undefined && each.segment === own).map(({ note }) => note);
      segments.push({ id: segment, ...statement(source, target, part), ...former(unit, own), ...optionalNotes(owned) });
    }
  }
  const inherited = [unit, ...unit.ancestors()].map((each) => each.get('translate')).find((each) => each !== undefined);
  const general = notes.filter(({ segment }) => segment === undefined || !segments.some((each) => each.id === fromNmtoken(segment))).map(({ note }) => note);
  return {
    id,
    kind: kind(unit.get('type')),
    segments,
    ...(between.length > 0 && { between }),
    ...(inherited === 'no' && { fixed: true as const }),
    ...optionalNotes(general),
  };
}

/** Our own types of units are `spp:heading` and so on. */
function kind(type: string | undefined): UnitKind {
  const [, name = ''] = /^spp:(.*)$/.exec(type ?? '') ?? [];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- kindOf tells whether it is one
  return kindOf(unitType(name as UnitKind)) ?? 'other';
}

function statement(source: Content, target: Content | undefined, segment: XmlElement): Pick<Segment, 'source' | 'target' | 'state'> {
  if (!target || target.length === 0) return { source, state: 'open' };
  const state = stateOf(segment.get('state'), segment.get('subState'), sameContent(source, target));
  return state === 'open' ? { source, state } : { source, target, state };
}

/** A segment without a state is `initial` by default (§4.3.1, state), but tools that leave it out put translations there. */
function stateOf(state: string | undefined, subState: string | undefined, isSource: boolean): SegmentState {
  if (state === 'reviewed' || state === 'final') return 'reviewed';
  if (state !== 'initial') return 'translated';
  if (subState === 'spp:changed') return 'changed';
  return isSource ? 'open' : 'translated';
}

function former(unit: XmlElement, segment: string | undefined): { formerSource?: Content } {
  const matches = unit.elements.find(({ local, uri }) => local === 'matches' && uri === matchesUri);
  const match = segment === undefined ? undefined : matches?.all('match').find((each) => each.get('subType') === 'spp:former' && each.get('ref') === `#${segment}`);
  const inside = (name: string): XmlElement | undefined => match?.elements.find(({ local, uri }) => local === name && uri === unit.uri);
  const source = inside('source');
  if (!source) return {};
  const data = new Map((inside('originalData')?.all('data') ?? []).map((each) => [each.get('id') ?? '', textOfData(each)]));
  return { formerSource: readInline2(source, { ids: new CodeIds(), data, prefix: unit.get('codes', noteUri) ?? '' }) };
}

/** `und` is what we write where there are targets in a language nobody named. */
function targetOf(root: XmlElement | undefined): string | undefined {
  const lang = root?.get('trgLang');
  return lang === 'und' ? undefined : lang;
}
