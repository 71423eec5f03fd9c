import type { Localized } from '../../model/text.js';
import type { XmlElement } from '../xml-tree.js';
import { type InlineContext, InlineReader } from './inlines.js';
import type { DocxBlock, DocxCell, DocxComment, DocxCounts, DocxDocument, DocxParagraph, DocxTable } from './model.js';
import { DocxPackage, type Relation } from './package.js';
import { Numbering, Styles, val } from './styles.js';

// A text box may hold a table that holds a text box.
const maxNesting = 12;

/** Reads a .docx of bytes: nothing outside them is read, no macro is run. */
export function readDocx(bytes: Uint8Array): DocxDocument | { readonly problem: Localized } {
  const opened = DocxPackage.open(bytes);
  if ('problem' in opened) return opened;
  const { main } = opened;
  const root = opened.xml(main);
  const body = root?.first('body');
  if (!body) return { problem: opened.problems[0] ?? { zh: `压缩包里没有 ${main}，不是 Word 文档`, en: `Found no ${main} in the archive, expected a Word document` } };
  const reader = new DocumentReader(opened, main);
  const document = reader.read(body);
  // A part that cannot be read would be text lost without a word.
  return opened.problems[0] ? { problem: opened.problems[0] } : document;
}

class DocumentReader {
  readonly #counts: DocxCounts = { inserted: 0, deleted: 0, moved: 0, formatting: 0, hidden: 0, fields: 0, unknown: 0 };
  readonly #styles: Styles;
  readonly #numbering: Numbering;
  readonly #changes = new Set<string>();

  constructor(
    private readonly from: DocxPackage,
    private readonly main: string,
  ) {
    this.#styles = new Styles(this.#part('styles'));
    this.#numbering = new Numbering(this.#part('numbering'));
  }

  #path(type: string): string | undefined {
    return this.from.related(this.main, type);
  }

  #part(type: string): XmlElement | undefined {
    const path = this.#path(type);
    return path === undefined ? undefined : this.from.xml(path);
  }

  read(body: XmlElement): DocxDocument {
    const blocks = this.#flow(this.main).blocks(body, 0);
    const core = this.from.related('', 'core-properties');
    const title = core === undefined ? '' : (this.from.xml(core)?.walk().find(({ local }) => local === 'title')?.text.trim() ?? '');
    return { blocks, notes: this.#notes(), comments: this.#comments(), margins: this.#margins(), title, counts: this.#counts, picture: (part) => this.from.bytes(part) };
  }

  #flow(path: string): Flow {
    return new Flow({ relations: this.from.relations(path), styles: this.#styles, counts: this.#counts, changes: this.#changes }, this.#numbering);
  }

  #notes(): Map<string, readonly DocxBlock[]> {
    const notes = new Map<string, readonly DocxBlock[]>();
    for (const kind of ['footnote', 'endnote']) {
      const path = this.#path(`${kind}s`);
      const root = path === undefined ? undefined : this.from.xml(path);
      if (path === undefined || !root) continue;
      const flow = this.#flow(path);
      // Those with a type are the lines between text and notes.
      for (const note of root.all(kind)) if ((val(note, 'type') ?? 'normal') === 'normal') notes.set(`${kind}:${val(note, 'id') ?? ''}`, flow.blocks(note, 0));
    }
    return notes;
  }

  #comments(): Map<string, DocxComment> {
    const comments = new Map<string, DocxComment>();
    for (const each of this.#part('comments')?.all('comment') ?? []) {
      const text = each.walk().filter(({ local }) => local === 'p').map(textOf).join('\n').trim();
      comments.set(val(each, 'id') ?? '', { author: val(each, 'author') ?? '', text });
    }
    return comments;
  }

  #margins(): string[] {
    const texts = [...this.from.relations(this.main).values()]
      .filter(({ type, isExternal }) => !isExternal && /\/(?:header|footer)$/u.test(type))
      .map(({ target }) => this.from.xml(target)?.walk().filter(({ local }) => local === 'p').map(textOf).filter((text) => text.trim() !== '').join(' ') ?? '');
    return [...new Set(texts.filter((text) => text.trim() !== ''))];
  }
}

/** Visible text of a paragraph, for parts that are only told of. */
function textOf(paragraph: XmlElement): string {
  return paragraph.walk().filter((each) => each.local === 't' || each.local === 'tab').map((each) => (each.local === 't' ? each.text : ' ')).join('');
}

/** One stretch of text: body, a note. Fields and comments run over its paragraphs. */
class Flow {
  readonly #openComments = new Set<string>();
  readonly #fields: InlineContext['fields'] = [];
  #waiting: string[] = [];

  constructor(
    private readonly shared: { readonly relations: ReadonlyMap<string, Relation> } & Pick<InlineContext, 'styles' | 'counts' | 'changes'>,
    private readonly numbering: Numbering,
  ) {}

  blocks(parent: XmlElement, nesting: number): DocxBlock[] {
    const blocks: DocxBlock[] = [];
    for (const child of parent.elements) {
      switch (child.local) {
        case 'p':
          blocks.push(this.#paragraph(child, nesting));
          break;
        case 'tbl':
          blocks.push(this.#table(child, nesting));
          break;
        case 'bookmarkStart':
          this.#waiting.push(val(child, 'name') ?? '');
          break;
        case 'commentRangeStart':
          this.#openComments.add(val(child, 'id') ?? '');
          break;
        case 'commentRangeEnd':
          this.#openComments.delete(val(child, 'id') ?? '');
          break;
        case 'AlternateContent':
          blocks.push(...this.blocks(child.elements.find(({ local }) => local === 'Choice') ?? child, nesting));
          break;
        default:
          // Content controls and custom XML around blocks.
          if (!child.local.endsWith('Pr') && child.elements.length > 0) blocks.push(...this.blocks(child, nesting));
      }
    }
    return blocks;
  }

  #paragraph(paragraph: XmlElement, nesting: number): DocxParagraph {
    const properties = paragraph.first('pPr');
    const style = val(properties?.first('pStyle')) ?? '';
    const { role, level } = this.shared.styles.role(style, properties);
    const boxes: DocxBlock[] = [];
    const inlines = new InlineReader({ ...this.shared, openComments: this.#openComments, fields: this.#fields, onBox: (content) => {
      if (nesting < maxNesting) boxes.push(...this.blocks(content, nesting + 1));
    } }, role === 'text' ? style : '');
    inlines.read(paragraph);
    const end = properties?.first('rPr');
    const list = this.#list(properties, style);
    const marks = [...this.#waiting.splice(0), ...inlines.marks];
    const isEndDeleted = end?.first('del') !== undefined || end?.first('moveFrom') !== undefined;
    return { type: 'paragraph', role, style, level, pieces: inlines.pieces, marks, isEndDeleted, boxes, ...(list && role !== 'heading' && { list }) };
  }

  #list(properties: XmlElement | undefined, style: string): DocxParagraph['list'] {
    const own = properties?.first('numPr');
    const from = this.shared.styles.numbering(style);
    const id = val(own?.first('numId')) ?? val(from?.first('numId'));
    if (id === undefined) return undefined;
    const level = Number(val(own?.first('ilvl')) ?? val(from?.first('ilvl')) ?? 0);
    const ordered = this.numbering.ordered(id, level);
    return ordered === undefined ? undefined : { id, level: Math.min(8, level), ordered };
  }

  #table(table: XmlElement, nesting: number): DocxTable {
    const marks = this.#waiting.splice(0);
    const rows = table.walk().filter((each) => each.local === 'tr' && each.within('tbl') === table && !each.first('trPr')?.first('del'));
    return {
      type: 'table',
      marks,
      rows: rows.map((row) => row.walk().filter((each) => each.local === 'tc' && each.within('tr') === row).map((cell): DocxCell => {
        const properties = cell.first('tcPr');
        const merge = properties?.first('vMerge');
        return {
          blocks: nesting < maxNesting ? this.blocks(cell, nesting + 1) : [],
          span: Math.min(64, Math.max(1, Number(val(properties?.first('gridSpan')) ?? 1) || 1)),
          isContinued: merge !== undefined && (val(merge) ?? 'continue') === 'continue',
        };
      })),
    };
  }
}
