import type { Sheet, SheetColumn, SheetRow } from '../glossary/sheet.js';
import type { Localized } from '../model/text.js';
import type { Path } from '../schema/plain.js';
import { legalXml } from '../text/xml.js';
import { readItems, writeItems, type CellItem } from './cell-items.js';
import type { GlossaryConcept } from './glossary-concept.js';
import type { Candidate } from './judge.js';
import { rowFinding } from './sheet-rows.js';

type Names = GlossaryConcept['en'] | GlossaryConcept['zh'];
type FileForm = NonNullable<Names['admitted']>[number];
type Source = GlossaryConcept['sources'][number];

/** How one field of a concept becomes a cell and comes back. */
interface Field extends SheetColumn {
  readonly path: readonly string[];
  readonly write: (value: unknown) => string;
  /** Of a cell with text; what is no valid value is left to the schema to judge. */
  readonly read: (cell: string) => unknown;
}

const asText = { write: (value: unknown) => (typeof value === 'string' ? value : ''), read: (cell: string): unknown => cell };

function column(key: string, path: readonly string[], zh: string, en: string, more: Partial<Field> = {}): Field {
  return { key, path, title: { zh, en }, ...asText, ...more };
}

const texts: Partial<Field> = {
  width: 28,
  write: (value) => writeItems(listOf(value).map((text) => ({ text: String(text), details: {} }))),
  read: (cell) => readItems(cell).map(({ text }) => text),
};

const forms: Partial<Field> = {
  width: 32,
  write: (value) => writeItems((listOf(value) as FileForm[]).map(itemOfForm)),
  read: (cell) => readItems(cell).map(formOfItem),
};

const sources: Partial<Field> = {
  width: 40,
  write: (value) => writeItems((listOf(value) as Source[]).map(itemOfSource)),
  read: (cell) => readItems(cell).map(sourceOfItem),
};

const flag: Partial<Field> = {
  write: (value) => (value === true ? 'yes' : ''),
  read: (cell) => flags.get(cell.toLowerCase()) ?? cell,
};

const flags = new Map([...['yes', 'true', '1', '是'].map((word) => [word, true] as const), ...['no', 'false', '0', '否'].map((word) => [word, false] as const)]);

const names = (lang: 'en' | 'zh', zh: string, en: string, preferred: string): Field[] => [
  column(lang, [lang, preferred], `${zh}名称`, `${en} name`, { width: 36 }),
  column(`${lang}_abbr`, [lang, 'abbr'], `${zh}缩写`, `${en} abbreviations`, { ...texts, width: 14 }),
  column(`${lang}_admitted`, [lang, 'admitted'], `${zh}可用写法`, `${en} admitted forms`, forms),
  column(`${lang}_forbidden`, [lang, 'forbidden'], `${zh}禁用写法`, `${en} forbidden forms`, forms),
  column(`${lang}_former`, [lang, 'former'], `${zh}旧称`, `${en} former names`, forms),
  column(`${lang}_guard`, [lang, 'guard'], `${zh}屏蔽词`, `${en} guard words`, forms),
  column(`${lang}_marks`, [lang, 'marks'], `${zh}符号`, `${en} marks`, { width: 8 }),
];

const fields: readonly Field[] = [
  column('id', ['id'], '标识', 'ID', { width: 24 }),
  column('kind', ['kind'], '类别', 'Kind', { width: 14 }),
  column('status', ['status'], '状态', 'Status', { width: 10, options: ['approved', 'draft'] }),
  ...names('en', '英文', 'English', 'name'),
  ...names('zh', '中文', 'Chinese', 'preferred'),
  column('first_mention', ['firstMention'], '首次出现', 'First mention', { options: ['required', 'optional'] }),
  column('do_not_translate', ['doNotTranslate'], '保留原文', 'Do not translate', { ...flag, width: 10 }),
  column('valid_from', ['valid', 'from'], '有效期始', 'Valid from', { width: 12, isDay: true }),
  column('valid_to', ['valid', 'to'], '有效期止', 'Valid to', { width: 12, isDay: true }),
  column('near', ['context', 'near'], '须同段出现', 'Needs nearby', texts),
  column('not', ['context', 'not'], '不得同段出现', 'Not nearby', texts),
  column('sources', ['sources'], '依据', 'Sources', sources),
  column('note', ['note'], '说明', 'Note', { width: 40 }),
];

/** Columns of a glossary as a table: one row a concept, several forms of a cell as {@link readItems} says. */
export const conceptColumns: readonly SheetColumn[] = fields;

export function conceptSheet(concepts: readonly GlossaryConcept[]): Sheet {
  return { name: 'glossary', columns: conceptColumns, rows: concepts.map((concept) => fields.map((field) => field.write(valueAt(concept, field.path)))) };
}

/** What a row says, in the shape of `glossary.yml`. Lists of other origin often have neither id nor kind: a term is a concept unless said otherwise. */
export function candidateOf(row: SheetRow): Candidate {
  const plain: Record<string, unknown> = { kind: 'concept', en: {}, zh: {} };
  for (const { key, path, read } of fields) {
    const cell = row.cells.get(key);
    if (cell) setAt(plain, path, read(cell.text));
  }
  return {
    plain,
    finding: (path, message, facts) => {
      const field = fields.find((each) => each.path.every((step, i) => path[i] === step)) ?? fields.find((each) => each.path[0] === path[0]);
      const span = field && row.cells.get(field.key)?.span;
      // What is missing is shown where the row begins.
      const shown = span ?? [...row.cells.values()][0]?.span;
      return rowFinding(row, field ? named(field, message) : message, { ...facts, ...(shown && { span: shown }) });
    },
  };
}

function named({ key }: Field, { zh, en }: Localized): Localized {
  return { zh: `列 ${key}：${zh}`, en: `Column ${key}: ${en}` };
}

function listOf(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

function itemOfForm(form: FileForm): CellItem {
  if (typeof form === 'string') return { text: form, details: {} };
  const { text, scope, severity, until, valid, why } = form;
  return { text, details: present({ scope, severity, until, from: valid?.from, to: valid?.to, why }) };
}

function formOfItem({ text, details: { from, to, ...rest } }: CellItem): unknown {
  const valid = present({ from, to });
  const hasDates = Object.keys(valid).length > 0;
  return Object.keys(rest).length === 0 && !hasDates ? text : { text, ...rest, ...(hasDates && { valid }) };
}

function itemOfSource({ url, title, date }: Source): CellItem {
  if (title === undefined) return { text: url ?? '', details: present({ date }) };
  return isAddress(legalXml(title).trim()) ? { text: '', details: present({ title, url, date }) } : { text: title, details: present({ url, date }) };
}

function sourceOfItem({ text, details }: CellItem): unknown {
  if (text === '') return details;
  return isAddress(text) ? { url: text, ...details } : { title: text, ...details };
}

function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text);
}

function present(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce((at: unknown, step) => (at as Record<string | number, unknown> | undefined)?.[step], value);
}

function setAt(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [step = '', ...rest] = path;
  if (rest.length === 0) target[step] = value;
  else setAt((target[step] ??= {}) as Record<string, unknown>, rest, value);
}
