import type { Concept, Form, FormKind, Glossary, TermSet } from '../model/glossary.js';
import type { Lang, SourceFile, Span } from '../model/text.js';
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
  return { glossary: { file, concepts: read.value.concepts.map((concept, i) => toConcept(concept, i, read.spanOf)) }, findings };
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
    private readonly spanOf: SpanOf,
    private readonly concept: number,
    private readonly lang?: Lang,
    private readonly key?: string,
    private readonly at?: number,
  ) {}

  get start(): number {
    return this.#span.start;
  }

  get end(): number {
    return this.#span.end;
  }

  get #span(): Span {
    const path = ['concepts', this.concept, this.lang, this.key, this.at].filter((step) => step !== undefined);
    return (this.#found ??= this.spanOf(path) ?? nowhere);
  }
}

function toConcept(concept: FileConcept, at: number, spanOf: SpanOf): Concept {
  const en = toTerms(concept, 'en', at, spanOf);
  const zh = toTerms(concept, 'zh', at, spanOf);
  return {
    id: concept.id,
    kind: concept.kind,
    status: concept.status,
    // Chinese texts use the Latin abbreviation unless the entry gives one of their own.
    terms: { en, zh: zh.abbreviations.length > 0 ? zh : { ...zh, abbreviations: en.abbreviations } },
    firstMention: concept.firstMention,
    doNotTranslate: concept.doNotTranslate,
    context: concept.context,
    span: new PlaceInFile(spanOf, at),
  };
}

/** Of what most entries lack. */
const none: readonly never[] = [];

function toTerms({ en, zh, valid }: FileConcept, lang: Lang, at: number, spanOf: SpanOf): TermSet {
  const names = lang === 'en' ? en : zh;
  const place = (key: string, i?: number): Span => new PlaceInFile(spanOf, at, lang, key, i);
  const list = (key: 'admitted' | 'forbidden' | 'former' | 'guard', kind: FormKind): readonly Form[] => names[key]?.map((item, i) => toForm(item, kind, place(key, i))) ?? none;
  const { abbr } = names;
  const preferred: Form = lang === 'en' ? { text: en.name.trim(), kind: 'preferred', span: place('name') } : { text: zh.preferred.trim(), kind: 'preferred', span: place('preferred') };
  return {
    preferred: valid ? { ...preferred, valid: toPeriod(valid) } : preferred,
    abbreviations:
      typeof abbr === 'string'
        ? [{ text: abbr.trim(), kind: 'abbreviation', span: place('abbr') }]
        : (abbr?.map((text, i): Form => ({ text: text.trim(), kind: 'abbreviation', span: place('abbr', i) })) ?? none),
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
