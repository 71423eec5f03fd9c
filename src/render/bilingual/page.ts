import type { Diagnostic, Severity } from '../../model/diagnostic.js';
import type { Parallel, ParallelRow, ParallelText } from '../../model/parallel.js';
import type { Edition } from '../../model/edition.js';
import type { Lang } from '../../model/text.js';
import { languageOf } from '../../lang/registry.js';
import type { Safe } from '../templates.js';
import { markedText } from './marked-text.js';
import { bilingualWords } from './words.js';

/** What `bilingual/page` gets. Every field is always there; `null` is an absent fact. */
export interface BilingualView {
  readonly title: string;
  readonly kicker: string;
  readonly line: string;
  readonly source: ColumnView;
  readonly target: ColumnView;
  /** Of all rows, for a glance and a way to each. */
  readonly found: readonly FoundView[];
  readonly count: string;
  readonly rows: readonly RowView[];
}

interface ColumnView {
  readonly name: string;
  readonly tag: string;
  readonly file: string;
}

interface FoundView {
  readonly severity: Severity;
  readonly label: string;
  readonly message: string;
  readonly rule: string;
  /** Id and number of the row; null: it is about the whole text. */
  readonly row: { readonly id: string; readonly number: number } | null;
}

interface RowView {
  readonly id: string;
  readonly number: number;
  readonly heading: boolean;
  readonly doubtful: boolean;
  /** As many texts on either side stand text by text (front matter, cells of a table), else all beside all. */
  readonly lines: readonly LineView[];
  readonly found: readonly FoundView[];
}

interface LineView {
  readonly first: boolean;
  readonly last: boolean;
  readonly source: readonly TextView[];
  readonly target: readonly TextView[];
}

interface TextView {
  readonly html: Safe;
  /** What it is, where that is not plain from its looks. */
  readonly role: string | null;
  /** `h1` … `h6`, `code`, or empty. */
  readonly class: string;
}

/** @param lang Of the page's own words. */
export function bilingualView({ source, target, rows, elsewhere }: Parallel, lang: Lang, title: string, line: string): BilingualView {
  const words = bilingualWords[lang];
  const views = rows.map((row, index) => rowView(row, index + 1, lang));
  const found = [...elsewhere.map((each) => foundView(each, null, lang)), ...views.flatMap((row) => row.found)];
  return {
    title,
    kicker: words.title,
    line,
    source: columnView(source),
    target: columnView(target),
    found,
    count: words.differences(found.length),
    rows: views,
  };
}

function columnView({ lang, file }: Edition): ColumnView {
  const { name, tag } = languageOf(lang);
  return { name, tag, file: file.path };
}

function rowView({ source, target, diagnostics, doubtful }: ParallelRow, number: number, lang: Lang): RowView {
  const id = `r${number}`;
  const texts = { source: source.map((text) => textView(text, lang)), target: target.map((text) => textView(text, lang)) };
  const pairs = source.length === target.length && source.length > 1 ? texts.source.map((text, index) => ({ source: [text], target: texts.target.slice(index, index + 1) })) : [texts];
  const lines = pairs.map((line, index) => ({ ...line, first: index === 0, last: index === pairs.length - 1 }));
  return {
    id,
    number,
    heading: [...source, ...target].some(({ level }) => level > 0),
    doubtful,
    lines,
    found: diagnostics.map((each) => foundView(each, { id, number }, lang)),
  };
}

function textView(text: ParallelText, lang: Lang): TextView {
  const role = bilingualWords[lang].roles[text.role];
  return { html: markedText(text, languageOf(lang).words.listComma), role: role ?? null, class: text.level > 0 ? `h${text.level}` : text.role === 'code' ? 'code' : '' };
}

function foundView({ severity, message, rule }: Diagnostic, row: FoundView['row'], lang: Lang): FoundView {
  return { severity, label: bilingualWords[lang].severities[severity], message: message[lang], rule, row };
}
