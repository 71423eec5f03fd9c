import type { Lang, Localized, Span } from '../../model/text.js';
import type { Path } from '../../schema/plain.js';
import type { SchemaFinding } from '../../schema/read.js';
import type { Candidate } from '../judge.js';
import { readXml, type XmlHandlers, type XmlProblem } from '../xml-reader.js';
import { languageOfTag, statuses } from './categories.js';

/**
 * The entries of a TBX text: DCA and DCT style of ISO 30042:2019 alike (a data category is an element's `type`, or its name), and the
 * martif form of 2008 that older tools still write. Data categories a glossary has no use for are passed over.
 */
export function readTbx(text: string): { candidates: Candidate[]; findings: SchemaFinding[] } {
  const reader = new TbxReader();
  const problem: XmlProblem | undefined = readXml(text, reader);
  if (problem) return { candidates: [], findings: [finding(problem.message, { start: Math.max(0, problem.offset - 1), end: problem.offset })] };
  if (!reader.isTbx) return { candidates: [], findings: [finding({ zh: '不是 TBX 文件：没有 tbx 或 martif 元素', en: 'Found no tbx or martif element, expected a TBX file' }, { start: 0, end: 0 })] };
  return { candidates: reader.entries.map(toCandidate), findings: [] };
}

function finding(message: Localized, span: Span, facts: Partial<SchemaFinding> = {}): SchemaFinding {
  return { rule: 'exchange/invalid', severity: 'error', message, span, ...facts };
}

interface Entry {
  readonly id: string | undefined;
  readonly span: Span;
  readonly sources: Record<string, string>[];
  readonly notes: string[];
  readonly terms: Record<Lang, Term[]>;
  kind?: string;
}

interface Term {
  text: string;
  status?: string;
  type?: string;
  note?: string;
}

interface Open {
  readonly name: string;
  readonly category: string;
  readonly target: string | undefined;
  text: string;
}

const entryNames = new Set(['conceptEntry', 'termEntry']);
const langNames = new Set(['langSec', 'langSet']);
const termNames = new Set(['termSec', 'tig', 'ntig']);
/** What says by whom and when something was entered, and what only illustrates: texts in it are not the entry's. */
const asideNames = new Set(['transacGrp', 'back', 'tbxHeader', 'martifHeader']);

class TbxReader implements XmlHandlers {
  readonly entries: Entry[] = [];
  isTbx = false;
  readonly #open: Open[] = [];
  #entry: Entry | undefined;
  #lang: Lang | undefined;
  #term: Term | undefined;
  #aside = 0;

  open(name: string, attributes: Readonly<Record<string, string>>, offset: number): void {
    this.#open.push({ name, category: attributes['type'] ?? name, target: attributes['target'], text: '' });
    if (name === 'tbx' || name === 'martif') this.isTbx = true;
    else if (asideNames.has(name)) this.#aside += 1;
    else if (entryNames.has(name)) {
      this.#entry = { id: attributes['id'], span: { start: offset, end: offset + name.length + 1 }, sources: [], notes: [], terms: { en: [], zh: [] } };
    } else if (langNames.has(name)) this.#lang = languageOfTag(attributes['xml:lang'] ?? attributes['lang'] ?? '');
    else if (termNames.has(name)) this.#term = { text: '' };
  }

  text(text: string): void {
    for (const open of this.#open.slice(-1)) open.text += text;
  }

  close(name: string): void {
    const open = this.#open.pop();
    const parent = this.#open.at(-1);
    if (!open) return;
    // Marked-up parts of a term or a note (hi, foreign) are part of its text.
    if (parent && (parent.name === 'term' || parent.name === 'note' || parent.category === 'definition')) parent.text += open.text;
    if (asideNames.has(name)) this.#aside -= 1;
    else if (entryNames.has(name)) this.#endEntry();
    else if (langNames.has(name)) this.#lang = undefined;
    else if (termNames.has(name)) this.#endTerm();
    else if (this.#aside === 0) this.#fact(open, parent?.name ?? '');
  }

  #fact({ name, category, text: raw, target }: Open, parent: string): void {
    const text = raw.trim();
    if (this.#term) {
      if (name === 'term') this.#term.text = text;
      else if (category === 'administrativeStatus') this.#term.status = text.replace(/(?:-admn-sts)?$/, '-admn-sts');
      else if (category === 'termType') this.#term.type = text;
      else if (name === 'note' && parent !== 'descripGrp' && text !== '') this.#term.note ??= text;
    } else if (this.#entry && this.#lang === undefined) this.#entryFact(this.#entry, name, category, text, target, parent);
  }

  #entryFact(entry: Entry, name: string, category: string, text: string, target: string | undefined, parent: string): void {
    if (category === 'subjectField' && text !== '') entry.kind ??= text;
    else if ((name === 'note' || category === 'definition') && text !== '') entry.notes.push(text);
    else if (category === 'externalCrossReference' && target !== undefined) entry.sources.push({ url: target, ...(text !== '' && { title: text }) });
    // The source of a definition is no source of the names.
    else if (category === 'source' && parent !== 'descripGrp' && text !== '') entry.sources.push({ title: text });
  }

  #endTerm(): void {
    if (this.#entry && this.#lang && this.#term && this.#term.text !== '') this.#entry.terms[this.#lang].push(this.#term);
    this.#term = undefined;
  }

  #endEntry(): void {
    if (this.#entry) this.entries.push(this.#entry);
    this.#entry = undefined;
  }
}

function toCandidate({ id, span, sources, notes, terms, kind }: Entry): Candidate {
  const en = toNames(terms.en, 'name');
  const zh = toNames(terms.zh, 'preferred');
  const own = ownId(id);
  const isDecided = [terms.en, terms.zh].every((list) => list.some(({ status }) => status === statuses.preferred));
  return {
    plain: {
      ...(own !== undefined && { id: own }),
      kind: kind ?? 'concept',
      status: isDecided ? 'approved' : 'draft',
      en,
      zh,
      ...(sources.length > 0 && { sources }),
      ...(notes.length > 0 && { note: notes.join('\n') }),
    },
    finding: (path: Path, message, facts) => finding({ zh: `条目 ${id ?? ''}：${message.zh}`, en: `Entry ${id ?? ''}: ${message.en}` }, span, path.length > 0 ? facts : {}),
  };
}

/** The id this program wrote, or another tool's if it has the form of one. */
function ownId(id: string | undefined): string | undefined {
  const bare = id?.replace(/^c-(?=[a-z0-9])/, '');
  return bare !== undefined && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(bare) ? bare : undefined;
}

const shortTypes = new Set(['abbreviation', 'acronym', 'initialism', 'abbreviatedForm']);

/** The terms of one language by their place in a glossary. The name is what is preferred, else the first full form, else the first term. */
function toNames(terms: readonly Term[], preferredKey: 'name' | 'preferred'): Record<string, unknown> {
  const usable = terms.filter(({ status }) => status !== statuses.forbidden && status !== statuses.former);
  const isShort = ({ type }: Term): boolean => type !== undefined && shortTypes.has(type);
  const full = usable.filter((term) => !isShort(term));
  const name = full.find(({ status }) => status === statuses.preferred) ?? full.find(({ status }) => status !== statuses.admitted) ?? full[0] ?? usable[0];
  const rest = usable.filter((term) => term !== name);
  const forms = (list: readonly Term[]): unknown[] => list.map(({ text, note }) => (note === undefined ? text : { text, why: note }));
  const lists = {
    abbr: rest.filter(isShort).map(({ text }) => text),
    admitted: forms(rest.filter((term) => !isShort(term))),
    forbidden: forms(terms.filter(({ status }) => status === statuses.forbidden)),
    former: forms(terms.filter(({ status }) => status === statuses.former)),
  };
  return { ...(name && { [preferredKey]: name.text }), ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)) };
}
