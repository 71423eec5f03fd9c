import type { Concept, Form, FormKind, Glossary, TermSet } from '../model/glossary.js';
import type { SourceFile, Span } from '../model/text.js';
import { glossarySchema, type GlossaryFile } from '../schema/glossary.js';
import { readYaml, type SchemaFinding } from '../schema/read.js';

type FileConcept = GlossaryFile['concepts'][number];
type FileForm = NonNullable<FileConcept['zh']['admitted']>[number];
type Path = readonly (string | number)[];
type SpanOf = (path: Path) => Span | undefined;

/** The glossary of a workspace that has none. */
export function emptyGlossary(): Glossary {
  return { concepts: [] };
}

/** Reads `glossary.yml`. The glossary is present only if no finding is an error. */
export function loadGlossary(file: SourceFile): { glossary?: Glossary; findings: readonly SchemaFinding[] } {
  const read = readYaml(file.text, glossarySchema, { family: 'glossary' });
  if (!read.value) return { findings: read.findings };
  const repeated = repeatedIds(read.value.concepts, read.spanOf);
  const findings = [...read.findings, ...repeated];
  if (repeated.length > 0) return { findings };
  return { glossary: { file, concepts: read.value.concepts.map((concept, i) => toConcept(concept, ['concepts', i], read.spanOf)) }, findings };
}

function repeatedIds(concepts: readonly FileConcept[], spanOf: SpanOf): SchemaFinding[] {
  const first = new Map<string, number>();
  const findings: SchemaFinding[] = [];
  for (const [i, { id }] of concepts.entries()) {
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, i);
      continue;
    }
    const span = spanOf(['concepts', i, 'id']);
    const before = spanOf(['concepts', earlier, 'id']);
    findings.push({
      rule: 'glossary/invalid',
      severity: 'error',
      message: { zh: `标识“${id}”重复，每个条目应有自己的标识`, en: `Found the id "${id}" a second time, expected a unique id for each concept` },
      ...(span && { span }),
      actual: id,
      related: [{ ...(before && { span: before }), message: { zh: '第一处在此', en: 'the first stands here' } }],
    });
  }
  return findings;
}

const nowhere: Span = { start: 0, end: 0 };

/** Where something stands in the file, found out when it is asked for: of thousands of terms few are told of. */
class PlaceInFile implements Span {
  #found: Span | undefined;

  constructor(
    private readonly path: Path,
    private readonly spanOf: SpanOf,
  ) {}

  get start(): number {
    return this.#span.start;
  }

  get end(): number {
    return this.#span.end;
  }

  get #span(): Span {
    return (this.#found ??= this.spanOf(this.path) ?? nowhere);
  }
}

function toConcept(concept: FileConcept, path: Path, spanOf: SpanOf): Concept {
  const { valid } = concept;
  const en = toTerms(concept.en, concept.en.name, [...path, 'en'], 'name', spanOf, valid);
  const zh = toTerms(concept.zh, concept.zh.preferred, [...path, 'zh'], 'preferred', spanOf, valid);
  return {
    id: concept.id,
    kind: concept.kind,
    status: concept.status,
    // Chinese texts use the Latin abbreviation unless the entry gives one of their own.
    terms: { en, zh: zh.abbreviations.length > 0 ? zh : { ...zh, abbreviations: en.abbreviations } },
    firstMention: concept.firstMention,
    doNotTranslate: concept.doNotTranslate,
    context: concept.context,
    span: new PlaceInFile(path, spanOf),
  };
}

function toTerms(
  names: FileConcept['en'] | FileConcept['zh'],
  preferred: string,
  path: Path,
  preferredKey: string,
  spanOf: SpanOf,
  valid: FileConcept['valid'],
): TermSet {
  const one = (text: string, kind: FormKind, place: Path): Form => ({ text, kind, span: new PlaceInFile(place, spanOf) });
  const list = (key: 'admitted' | 'forbidden' | 'former' | 'guard', kind: FormKind): Form[] =>
    (names[key] ?? []).map((item, i) => toForm(item, kind, new PlaceInFile([...path, key, i], spanOf)));
  const abbr = names.abbr ?? [];
  return {
    preferred: { ...one(preferred.trim(), 'preferred', [...path, preferredKey]), ...(valid && { valid: toPeriod(valid) }) },
    abbreviations:
      typeof abbr === 'string'
        ? [one(abbr.trim(), 'abbreviation', [...path, 'abbr'])]
        : abbr.map((text, i) => one(text.trim(), 'abbreviation', [...path, 'abbr', i])),
    admitted: list('admitted', 'admitted'),
    forbidden: list('forbidden', 'forbidden'),
    former: list('former', 'former'),
    guards: list('guard', 'guard'),
    marks: names.marks ?? 'none',
  };
}

function toForm(item: FileForm, kind: FormKind, span: Span): Form {
  if (typeof item === 'string') return { text: item.trim(), kind, span };
  const { text, scope, why, severity, until } = item;
  const valid = until === undefined ? item.valid : { to: until };
  return {
    text: text.trim(),
    kind,
    span,
    ...(scope && { scope }),
    ...(why && { why }),
    ...(severity && { severity }),
    ...(valid && { valid: toPeriod(valid) }),
  };
}

function toPeriod({ from, to }: { from?: string | undefined; to?: string | undefined }): NonNullable<Form['valid']> {
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}
