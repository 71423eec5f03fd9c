import type { Span } from '../../model/text.js';
import type { Note, Segment, TranslationDocument, TranslationUnit } from '../../model/translation.js';
import type { SchemaFinding } from '../../schema/read.js';
import { exchangeFinding } from '../xml-file.js';

/** Collects the units of one document and makes their ids unique. */
export class DocumentBuilder {
  readonly notes: Note[] = [];
  readonly #units: { unit: TranslationUnit; span: Span }[] = [];
  readonly #byId = new Map<string, number>();
  readonly #holders = new Map<object, number>();

  constructor(
    private readonly original: string,
    private readonly sourceLang: string,
    private readonly targetLang: string | undefined,
  ) {}

  /** `holder`: what several records of one unit share. A finding if the id was there before. */
  add(unit: TranslationUnit, span: Span, holder?: object): SchemaFinding | undefined {
    const own = holder && this.#holders.get(holder);
    const standing = own === undefined ? undefined : this.#units[own];
    if (own !== undefined && standing) {
      this.#units[own] = { ...standing, unit: { ...standing.unit, segments: [...standing.unit.segments, ...unit.segments] } };
      return undefined;
    }
    if (this.#byId.has(unit.id)) return duplicate(unit.id, span, this.#units[this.#byId.get(unit.id) ?? 0]?.span);
    this.#byId.set(unit.id, this.#units.length);
    if (holder) this.#holders.set(holder, this.#units.length);
    this.#units.push({ unit, span });
    return undefined;
  }

  /** Segment ids that are unique only in their unit are made so in the document: `unit.segment`. */
  build(findings: SchemaFinding[]): TranslationDocument {
    const { original, sourceLang, targetLang, notes } = this;
    const counts = new Map<string, number>();
    for (const { unit } of this.#units) for (const { id } of unit.segments) counts.set(id, (counts.get(id) ?? 0) + 1);
    const used = new Set<string>();
    const units = this.#units.map(({ unit, span }) => {
      const inside = new Set<string>();
      const segments = unit.segments.flatMap((segment): Segment[] => {
        if (inside.has(segment.id)) {
          findings.push(duplicate(segment.id, span, undefined));
          return [];
        }
        inside.add(segment.id);
        return [{ ...segment, id: uniqueId(unit.id, segment.id, counts, used) }];
      });
      return { ...unit, segments };
    });
    return { original, sourceLang, ...(targetLang !== undefined && { targetLang }), units, ...(notes.length > 0 && { notes }) };
  }
}

function uniqueId(unit: string, segment: string, counts: ReadonlyMap<string, number>, used: Set<string>): string {
  let id = (counts.get(segment) ?? 0) > 1 ? `${unit}.${segment}` : segment;
  while (used.has(id) || (id !== segment && counts.has(id))) id += '_';
  used.add(id);
  return id;
}

function duplicate(id: string, span: Span, first: Span | undefined): SchemaFinding {
  return exchangeFinding(
    { zh: `标识“${id}”重复，未读取第二处`, en: `Found the id "${id}" a second time, expected a unique id; the second was not read` },
    span,
    { actual: id, ...(first && { related: [{ span: first, message: { zh: '第一处在此', en: 'the first stands here' } }] }) },
  );
}

export function optionalNotes(notes: readonly Note[]): { notes?: readonly Note[] } {
  return notes.length > 0 ? { notes } : {};
}
