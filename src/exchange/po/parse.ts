import type { Localized, Span } from '../../model/text.js';

/** An entry of a PO file as it stands, texts unescaped. */
export interface PoEntry {
  readonly span: Span;
  readonly context: string | undefined;
  readonly id: string;
  readonly plural: string | undefined;
  /** By plural form; the only one first. */
  readonly texts: readonly string[];
  readonly previous: string | undefined;
  readonly flags: readonly string[];
  /** Lines of `#` and `#.` comments without their marks. */
  readonly comments: readonly string[];
  readonly extracted: readonly string[];
  readonly references: readonly string[];
}

export interface PoProblem {
  readonly message: Localized;
  readonly span: Span;
}

interface Draft {
  span: Span;
  fields: Map<string, string>;
  comments: string[];
  extracted: string[];
  references: string[];
  flags: string[];
}

/**
 * Reads a PO text (GNU gettext manual, §10.1 “The Format of PO Files”) by lines, with places for messages, which gettext-parser does not give.
 * Obsolete entries (`#~`) are passed over.
 */
export function parsePo(text: string): { entries: PoEntry[]; problems: PoProblem[] } {
  return new PoParser().parse(text);
}

class PoParser {
  readonly entries: PoEntry[] = [];
  readonly problems: PoProblem[] = [];
  #draft: Draft | undefined;
  #field = '';

  parse(text: string): { entries: PoEntry[]; problems: PoProblem[] } {
    let at = 0;
    for (const raw of text.split('\n')) {
      this.#line(raw.trim(), { start: at, end: at + raw.replace(/\r$/, '').length });
      at += raw.length + 1;
    }
    this.#end();
    return { entries: this.entries, problems: this.problems };
  }

  #line(line: string, span: Span): void {
    if (line === '') return;
    if (line.startsWith('#~')) {
      this.#end();
      return;
    }
    if (line.startsWith('#')) this.#comment(line, span);
    else if (line.startsWith('"')) this.#append(line, span);
    else this.#keyword(line, span);
  }

  #comment(line: string, span: Span): void {
    if (this.#draft?.fields.has('msgstr') || this.#draft?.fields.has('msgstr[0]')) this.#end();
    const draft = this.#open(span);
    const body = line.slice(2).replace(/^ /, '');
    switch (line[1]) {
      case '.':
        draft.extracted.push(body);
        break;
      case ':':
        for (const each of body.split(/\s+/)) if (each !== '') draft.references.push(each);
        break;
      case ',':
        for (const each of body.split(',')) if (each.trim() !== '') draft.flags.push(each.trim());
        break;
      case '|':
        if (body.startsWith('"')) this.#append(body, span);
        else this.#keyword(body, span, 'previous ');
        break;
      default:
        draft.comments.push(line.slice(1).replace(/^ /, ''));
    }
  }

  #keyword(line: string, span: Span, prefix = ''): void {
    const [, name = '', rest = ''] = /^(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s*("[^]*)$/.exec(line) ?? [];
    if (name === '') {
      this.problems.push({ message: { zh: '不是 PO 文件的行；应为 msgid、msgstr 或 # 注释', en: 'Unexpected line, expected msgid, msgstr or a # comment' }, span });
      return;
    }
    // A context or an id after a translation begins the next entry.
    const isNext = prefix === '' && (name === 'msgctxt' || name === 'msgid') && [...(this.#draft?.fields.keys() ?? [])].some((each) => each.startsWith('msgstr'));
    if (isNext) this.#end();
    const draft = this.#open(span);
    this.#field = prefix + name;
    if (draft.fields.has(this.#field)) this.problems.push({ message: { zh: `${name} 在一个条目里出现两次`, en: `Found ${name} twice in one entry` }, span });
    draft.fields.set(this.#field, '');
    if (prefix === '' && name === 'msgid') draft.span = span;
    this.#append(rest, span);
  }

  #append(quoted: string, span: Span): void {
    const body = /^"((?:[^"\\]|\\[^])*)"$/.exec(quoted)?.[1];
    const draft = this.#draft;
    if (body === undefined || !draft || this.#field === '') {
      this.problems.push({ message: { zh: '引号不成对的文字；应为 "…"，文中的引号写作 \\"', en: 'Unexpected text, expected "…" with quotation marks inside written \\"' }, span });
      return;
    }
    draft.fields.set(this.#field, (draft.fields.get(this.#field) ?? '') + unescapePo(body));
  }

  #open(span: Span): Draft {
    this.#draft ??= { span, fields: new Map(), comments: [], extracted: [], references: [], flags: [] };
    return this.#draft;
  }

  #end(): void {
    const draft = this.#draft;
    this.#draft = undefined;
    this.#field = '';
    const id = draft?.fields.get('msgid');
    if (!draft || id === undefined) return;
    const { fields, span, comments, extracted, references, flags } = draft;
    const texts = [...fields].filter(([name]) => name.startsWith('msgstr')).map(([, value]) => value);
    this.entries.push({ span, id, context: fields.get('msgctxt'), plural: fields.get('msgid_plural'), texts, previous: fields.get('previous msgid'), comments, extracted, references, flags });
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\u0007', b: '\b', v: '\v', f: '\f' };

function unescapePo(text: string): string {
  return text.replaceAll(/\\(x[0-9A-Fa-f]{2}|[0-7]{1,3}|[^])/g, (_, code: string) => {
    if (/^x../.test(code)) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    if (/^[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8));
    return escapes[code] ?? code;
  });
}

/** A text as PO writes it: one line, or one for each line of the text after an empty first. */
export function quotePo(text: string): string {
  const lines = text.split(/(?<=\n)/);
  const quoted = lines.map((line) => `"${line.replaceAll(/["\\\n\t\r]/g, (character) => ({ '\n': '\\n', '\t': '\\t', '\r': '\\r' })[character] ?? `\\${character}`)}"`);
  return quoted.length > 1 ? ['""', ...quoted].join('\n') : (quoted[0] ?? '""');
}
