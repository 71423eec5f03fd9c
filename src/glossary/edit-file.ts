import { isDeepStrictEqual } from 'node:util';
import type { Edit, Lang, Localized, SourceFile, Span } from '../model/text.js';
import { glossarySchema, type GlossaryFile } from '../schema/glossary.js';
import { readYaml, type SchemaFinding } from '../schema/read.js';
import { applyEdits } from '../text/edits.js';
import { yamlConcept, yamlFlow, yamlScalar, withoutDefaults } from './yaml-text.js';

type FileConcept = GlossaryFile['concepts'][number];
type FileForm = NonNullable<FileConcept['zh']['admitted']>[number];
type Path = readonly (string | number)[];

/** A change of one concept. */
export interface ConceptUpdate {
  readonly id: string;
  readonly status?: FileConcept['status'];
  /** Put behind the sources there are. */
  readonly addSources?: readonly FileConcept['sources'][number][];
  /** Put behind the forms of their list. */
  readonly addForms?: readonly AddedForm[];
  /** New names. Where one was an admitted form, the old name takes its place there. */
  readonly preferred?: Readonly<Partial<Record<Lang, string>>>;
}

export interface AddedForm {
  readonly lang: Lang;
  readonly list: 'abbr' | 'admitted' | 'forbidden' | 'former' | 'guard';
  /** Abbreviations are texts. */
  readonly form: FileForm;
}

/** Edits of the file, or why there are none. */
export type FileEdits = { readonly edits: readonly Edit[] } | { readonly findings: readonly SchemaFinding[] };

/**
 * Changes concepts in the source of `glossary.yml`. Only the words concerned are touched: comments, order, quotes and line ends stay.
 * Every result is read again and compared with what was meant; what aliases or unusual YAML would make of the edits is refused instead.
 */
export function updateConcepts(file: SourceFile, updates: readonly ConceptUpdate[]): FileEdits {
  const source = Source.read(file);
  if (!(source instanceof Source)) return source;
  const wanted = [...source.concepts];
  const places = new Map(source.concepts.map(({ id }, index) => [id, index]));
  const edits: Edit[] = [];
  for (const update of updates) {
    const index = places.get(update.id) ?? -1;
    const concept = source.concepts[index];
    if (!concept) return refuse({ zh: `术语表中没有“${update.id}”`, en: `The glossary has no concept "${update.id}"` }, { actual: update.id });
    const wrong = conflict(concept, update);
    if (wrong) return refuse(wrong.message, { ...spanAt(source, ['concepts', index]), actual: wrong.text });
    wanted[index] = updated(concept, update);
    edits.push(...source.update(index, concept, update));
  }
  return verified(file, edits, wanted);
}

/** Adds concepts behind the last one, in the indentation of the file. */
export function addConcepts(file: SourceFile, concepts: readonly FileConcept[]): FileEdits {
  if (concepts.length === 0) return { edits: [] };
  const source = Source.read(file);
  if (!(source instanceof Source)) return source;
  const taken = new Set(source.concepts.map(({ id }) => id));
  const repeated = concepts.find(({ id }) => {
    const isTaken = taken.has(id);
    taken.add(id);
    return isTaken;
  });
  if (repeated) return refuse({ zh: `标识“${repeated.id}”已有，应另取`, en: `The id "${repeated.id}" is taken, expected another` }, { actual: repeated.id });
  return verified(file, [source.append(concepts)], [...source.concepts, ...concepts]);
}

function updated(concept: FileConcept, { status, addSources = [], addForms = [], preferred = {} }: ConceptUpdate): FileConcept {
  const result = { ...concept, ...(status && { status }), sources: [...concept.sources, ...addSources] };
  return withForms(newNames(preferred).reduce(withName, result), addForms);
}

function newNames(preferred: NonNullable<ConceptUpdate['preferred']>): { lang: Lang; text: string }[] {
  return (['en', 'zh'] as const).flatMap((lang) => (preferred[lang] === undefined ? [] : [{ lang, text: preferred[lang] }]));
}

function withName(concept: FileConcept, { lang, text }: { readonly lang: Lang; readonly text: string }): FileConcept {
  const names = concept[lang];
  const old = nameOf(concept, lang);
  const admitted = names.admitted?.map((form) => (textOf(form) === text ? (typeof form === 'string' ? old : { ...form, text: old }) : form));
  return { ...concept, [lang]: { ...names, [lang === 'en' ? 'name' : 'preferred']: text, ...(admitted && { admitted }) } };
}

function withForms(concept: FileConcept, added: readonly AddedForm[]): FileConcept {
  let result = concept;
  for (const { lang, list, form } of added) {
    const standing = result[lang][list];
    // One abbreviation stands without a list.
    const forms = standing === undefined && list === 'abbr' ? form : [...(typeof standing === 'string' ? [standing] : (standing ?? [])), form];
    result = { ...result, [lang]: { ...result[lang], [list]: forms } };
  }
  return result;
}

function conflict(concept: FileConcept, { preferred = {} }: ConceptUpdate): { text: string; message: Localized } | undefined {
  for (const { lang, text } of newNames(preferred)) {
    if (text.trim() === '') return { text, message: { zh: '名称不能为空', en: 'Found an empty name, expected text' } };
    if (concept[lang].forbidden?.some((form) => textOf(form) === text) === true) {
      return { text, message: { zh: `“${text}”列在禁用写法中；请先从 forbidden 删去`, en: `"${text}" is a forbidden form of this concept; delete it from forbidden first` } };
    }
  }
  return undefined;
}

function textOf(form: FileForm): string {
  return typeof form === 'string' ? form : form.text;
}

function nameOf(concept: FileConcept, lang: Lang): string {
  return lang === 'en' ? concept.en.name : concept.zh.preferred;
}

function refuse(message: Localized, facts: Partial<SchemaFinding> = {}): { findings: SchemaFinding[] } {
  return { findings: [{ rule: 'glossary/edit', severity: 'error', message, ...facts }] };
}

function spanAt(source: Source, path: Path): { span?: Span } {
  const span = source.spanOf(path);
  return span ? { span } : {};
}

function verified(file: SourceFile, edits: readonly Edit[], wanted: readonly FileConcept[]): FileEdits {
  const again = readYaml(applyEdits(file.text, edits), glossarySchema, { family: 'glossary' });
  // Keys may stand in any order, and what is undefined is not there.
  const plain = (concepts: readonly FileConcept[]): unknown => JSON.parse(JSON.stringify(concepts.map(withoutDefaults)));
  if (again.value && isDeepStrictEqual(plain(again.value.concepts), plain(glossarySchema.parse({ version: 1, concepts: wanted }).concepts))) return { edits };
  return refuse({
    zh: '术语表的写法（别名、锚点或少见的 YAML）不便自动修改；请手工修改',
    en: 'The glossary is written in a way (aliases, anchors, unusual YAML) that cannot be edited safely; change it by hand',
  });
}

/** The file with the places of its values. */
class Source {
  private constructor(
    private readonly text: string,
    readonly concepts: readonly FileConcept[],
    readonly spanOf: (path: Path, what?: 'value' | 'key') => Span | undefined,
  ) {}

  static read({ text }: SourceFile): Source | { findings: readonly SchemaFinding[] } {
    const read = readYaml(text, glossarySchema, { family: 'glossary' });
    return read.value ? new Source(text, read.value.concepts, (path, what) => read.spanOf(path, what)) : { findings: read.findings };
  }

  update(index: number, concept: FileConcept, { status, addSources = [], addForms = [], preferred = {} }: ConceptUpdate): Edit[] {
    const path = ['concepts', index];
    const edits: Edit[] = [];
    if (status && status !== concept.status) edits.push(this.#replace([...path, 'status'], status) ?? this.#insertKey(path, 'kind', `status: ${status}`));
    for (const { lang, text } of newNames(preferred)) {
      const at = concept[lang].admitted?.findIndex((form) => textOf(form) === text) ?? -1;
      const form = concept[lang].admitted?.[at];
      if (form !== undefined) edits.push(this.#replace([...path, lang, 'admitted', at, ...(typeof form === 'string' ? [] : ['text'])], nameOf(concept, lang)) ?? nothing);
      edits.push(this.#replace([...path, lang, lang === 'en' ? 'name' : 'preferred'], text) ?? nothing);
    }
    if (addSources.length > 0) edits.push(this.#addItems(path, 'sources', concept.sources.length, addSources.map(yamlFlow)));
    for (const lang of ['en', 'zh'] as const) {
      for (const list of ['abbr', 'admitted', 'forbidden', 'former', 'guard'] as const) {
        const forms = addForms.filter((added) => added.lang === lang && added.list === list).map(({ form }) => form);
        if (forms.length > 0) edits.push(this.#addForms([...path, lang], list, concept[lang][list], forms));
      }
    }
    return edits;
  }

  #addForms(names: Path, list: AddedForm['list'], standing: string | readonly FileForm[] | undefined, forms: readonly FileForm[]): Edit {
    if (typeof standing === 'string') return this.#replaceWith([...names, list], yamlFlow([standing, ...forms])) ?? nothing;
    if (standing) return this.#addItems(names, list, standing.length, forms.map(yamlFlow));
    const value = list === 'abbr' && forms.length === 1 ? yamlFlow(forms[0]) : yamlFlow(forms);
    return this.#insertKey(names, names.at(-1) === 'en' ? 'name' : 'preferred', `${list}: ${value}`);
  }

  append(concepts: readonly FileConcept[]): Edit {
    const list = this.spanOf(['concepts']) ?? { start: this.text.length, end: this.text.length };
    const last = this.spanOf(['concepts', this.concepts.length - 1]);
    const isFlow = this.text[list.start] === '[';
    if (last && isFlow) return insert(last.end, concepts.map((concept) => `, ${yamlFlow(withoutDefaults(concept))}`).join(''));
    const indent = last ? this.#dashColumn(last.start) : 2;
    const lines = concepts.flatMap((concept) => ['', ...yamlConcept(concept, ' '.repeat(indent))]);
    if (!last) return { offset: list.start, endOffset: list.end, text: lines.slice(1).map((line) => this.#newline + line).join('') };
    return insert(this.#afterComments(last.end, indent), lines.map((line) => this.#newline + line).join(''));
  }

  /** Undefined if the file does not hold the value. */
  #replace(path: Path, text: string): Edit | undefined {
    return this.#replaceWith(path, yamlScalar(text));
  }

  #replaceWith(path: Path, yaml: string): Edit | undefined {
    const span = this.spanOf(path);
    return span && { offset: span.start, endOffset: span.end, text: yaml };
  }

  /** Puts `pair` behind the key `after` of the map at `path`. */
  #insertKey(path: Path, after: string, pair: string): Edit {
    const value = this.spanOf([...path, after]);
    const key = this.spanOf([...path, after], 'key');
    if (!value || !key) return nothing;
    if (this.text[this.spanOf(path)?.start ?? 0] === '{') return insert(value.end, `, ${pair}`);
    return insert(this.#lineEnd(value.end), this.#newline + ' '.repeat(this.#column(key.start)) + pair);
  }

  /** Puts items in YAML behind the `count` ones of the list under `key`; where there is no list, begins one at the end of the map. */
  #addItems(path: Path, key: string, count: number, items: readonly string[]): Edit {
    const list = this.spanOf([...path, key]);
    const map = this.spanOf(path);
    if (!map) return nothing;
    if (!list) {
      if (this.text[map.start] === '{') return this.#insertKey(path, 'kind', `${key}: [${items.join(', ')}]`);
      const first = this.spanOf([...path, 'id'], 'key')?.start ?? map.start;
      return insert(this.#lineEnd(map.end), `${this.#newline}${' '.repeat(this.#column(first))}${key}: [${items.join(', ')}]`);
    }
    const last = this.spanOf([...path, key, count - 1]);
    if (!last) return insert(list.start + 1, items.join(', '));
    if (this.text[list.start] === '[') return insert(last.end, items.map((item) => `, ${item}`).join(''));
    const lead = `${this.#newline}${' '.repeat(this.#dashColumn(last.start))}- `;
    return insert(this.#lineEnd(last.end), items.map((item) => lead + item).join(''));
  }

  get #newline(): string {
    return this.text.includes('\r\n') ? '\r\n' : '\n';
  }

  #column(offset: number): number {
    return offset - (this.text.lastIndexOf('\n', offset - 1) + 1);
  }

  /** Column of the `-` an item of a block sequence begins with. */
  #dashColumn(item: number): number {
    return this.#column(this.text.lastIndexOf('-', item - 1));
  }

  /** The end of the line an offset stands in, before its line break. */
  #lineEnd(offset: number): number {
    const feed = this.text.indexOf('\n', offset);
    const end = feed < 0 ? this.text.length : feed;
    return this.text[end - 1] === '\r' && end > offset ? end - 1 : end;
  }

  /** The end of the last comment that is set deeper than a dash: it belongs to the item above. */
  #afterComments(offset: number, dash: number): number {
    let end = this.#lineEnd(offset);
    for (const line of this.text.slice(end).matchAll(/\r?\n([ \t]*)(#[^\r\n]*)?(?=\r?\n|$)/g)) {
      if (line.index !== end - this.#lineEnd(offset) || (line[1] ?? '').length <= dash || line[2] === undefined) break;
      end += line[0].length;
    }
    return end;
  }
}

/** An edit that changes nothing: what follows from it is refused when the result is read again. */
const nothing: Edit = { offset: 0, endOffset: 0, text: '' };

function insert(offset: number, text: string): Edit {
  return { offset, endOffset: offset, text };
}
