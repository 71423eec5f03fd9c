import type { XmlElement } from '../xml-tree.js';
import type { DocxCounts, DocxFormat, DocxPicture, DocxPiece } from './model.js';
import type { Relation } from './package.js';
import { isOn, type Styles, val } from './styles.js';

const plain: DocxFormat = { bold: false, italic: false, strike: false, script: '', code: false };

/** What reading a paragraph's contents needs to know and keeps between paragraphs: fields and comments run over their ends. */
export interface InlineContext {
  readonly relations: ReadonlyMap<string, Relation>;
  readonly styles: Styles;
  readonly counts: DocxCounts;
  readonly openComments: Set<string>;
  readonly fields: Field[];
  readonly changes: Set<string>;
  /** Called for each text box. */
  readonly onBox: (content: XmlElement) => void;
}

interface Field {
  instruction: string;
  isResult: boolean;
}

interface Around {
  readonly link?: string;
  readonly change?: 'inserted' | 'deleted';
}

/** Reads runs, links, changes and marks of one paragraph. */
export class InlineReader {
  readonly pieces: DocxPiece[] = [];
  readonly marks: string[] = [];

  constructor(
    readonly context: InlineContext,
    readonly paragraphStyle: string,
  ) {}

  read(parent: XmlElement, around: Around = {}): void {
    for (const child of parent.elements) this.#child(child, around);
  }

  #child(child: XmlElement, around: Around): void {
    const { context } = this;
    switch (child.local) {
      case 'r':
        return this.#run(child, around);
      case 'ins':
      case 'moveTo':
        this.#count(child);
        return this.read(child, { ...around, change: around.change ?? 'inserted' });
      case 'del':
      case 'moveFrom':
        this.#count(child);
        return this.read(child, { ...around, change: 'deleted' });
      case 'hyperlink':
        return this.read(child, { ...around, link: this.#address(child) ?? around.link ?? '' });
      case 'fldSimple': {
        const link = linkOf(val(child, 'instr') ?? '');
        return this.read(child, link === undefined ? around : { ...around, link });
      }
      case 'bookmarkStart':
        return void this.marks.push(val(child, 'name') ?? '');
      case 'commentRangeStart':
        return void context.openComments.add(val(child, 'id') ?? '');
      case 'commentRangeEnd':
        return void context.openComments.delete(val(child, 'id') ?? '');
      case 'AlternateContent': {
        const branch = child.elements.find(({ local }) => local === 'Choice') ?? child.elements.find(({ local }) => local === 'Fallback');
        return branch && this.read(branch, around);
      }
      case 'oMath':
      case 'oMathPara':
        context.counts.unknown += 1;
        return this.#push(child.walk().filter(({ local }) => local === 't').map(({ text }) => text).join(''), plain, around);
      case 'pPr':
      case 'proofErr':
        return;
      default:
        // Content controls, smart tags, custom XML: what is inside counts.
        if (child.elements.length > 0 && !child.local.endsWith('Pr')) this.read(child, around);
    }
  }

  #count(change: XmlElement): void {
    const key = `${change.local} ${val(change, 'id') ?? ''} ${change.start}`;
    if (this.context.changes.has(key) || change.walk().every(({ local }) => local !== 'r')) return;
    this.context.changes.add(key);
    const { counts } = this.context;
    if (change.local === 'ins') counts.inserted += 1;
    else if (change.local === 'del') counts.deleted += 1;
    else if (change.local === 'moveTo') counts.moved += 1;
  }

  #address(link: XmlElement): string | undefined {
    const relation = this.context.relations.get(val(link, 'id') ?? '');
    const anchor = val(link, 'anchor');
    if (!relation) return anchor === undefined ? undefined : `#${anchor}`;
    return anchor === undefined || relation.target.includes('#') ? relation.target : `${relation.target}#${anchor}`;
  }

  #run(run: XmlElement, around: Around): void {
    const properties = run.first('rPr');
    const { styles, counts } = this.context;
    if (properties?.first('rPrChange')) counts.formatting += 1;
    const style = val(properties?.first('rStyle')) ?? '';
    if (isOn(properties, 'vanish') === true) {
      counts.hidden += run.text.trim() === '' ? 0 : 1;
      return;
    }
    const toggle = (name: string): boolean => isOn(properties, name) ?? (styles.isOn(style, name) || styles.isOn(this.paragraphStyle, name));
    const script = val(properties?.first('vertAlign'));
    const fonts = properties?.first('rFonts');
    const format: DocxFormat = {
      bold: toggle('b'),
      italic: toggle('i'),
      strike: toggle('strike') || toggle('dstrike'),
      script: script === 'superscript' ? 'sup' : script === 'subscript' ? 'sub' : '',
      code: /^(?:html code|verbatim char|source text|code)$/iu.test(styles.name(style)) || /^(?:consolas|courier new|menlo)$/iu.test(val(fonts, 'ascii') ?? ''),
    };
    const field = this.context.fields.find((each) => each.isResult && linkOf(each.instruction) !== undefined);
    const inside = field && around.link === undefined ? { ...around, link: linkOf(field.instruction) ?? '' } : around;
    for (const child of run.elements) this.#part(child, format, inside);
  }

  #part(part: XmlElement, format: DocxFormat, around: Around): void {
    switch (part.local) {
      case 't':
      case 'delText':
        return this.#push(part.text, format, part.local === 'delText' ? { ...around, change: 'deleted' } : around);
      case 'tab':
      case 'ptab':
        return this.#push('\t', format, around);
      case 'br':
        return this.#push(['page', 'column'].includes(val(part, 'type') ?? '') ? '' : '\n', format, around);
      case 'cr':
        return this.#push('\n', format, around);
      case 'noBreakHyphen':
        return this.#push('\u2011', format, around);
      case 'sym':
        return this.#push(symbol(val(part, 'char') ?? ''), format, around);
      case 'footnoteReference':
      case 'endnoteReference':
        return this.#add({ text: '', format: plain, note: `${part.local.replace('Reference', '')}:${val(part, 'id') ?? ''}` }, around);
      case 'fldChar':
        return this.#field(val(part, 'fldCharType') ?? '');
      case 'instrText':
        return this.#instruct(part.text);
      case 'drawing':
      case 'pict':
      case 'object':
        return this.#drawing(part, around);
      case 'AlternateContent': {
        const branch = part.elements.find(({ local }) => local === 'Choice') ?? part.elements.find(({ local }) => local === 'Fallback');
        for (const child of branch?.elements ?? []) this.#part(child, format, around);
        return;
      }
      case 'ruby':
        return this.read(part.first('rubyBase') ?? part, around);
      case 'commentReference':
        // A comment on no text stands where its reference does.
        if (!this.pieces.some(({ comments }) => comments.includes(val(part, 'id') ?? ''))) this.#add({ text: '', format: plain, comments: [val(part, 'id') ?? ''] }, around);
        return;
      default:
        return;
    }
  }

  #field(type: string): void {
    const { fields, counts } = this.context;
    if (type === 'begin') fields.push({ instruction: '', isResult: false });
    const last = fields.at(-1);
    if (type === 'separate' && last) last.isResult = true;
    if (type !== 'end') return;
    const ended = fields.pop();
    if (ended && linkOf(ended.instruction) === undefined) counts.fields += 1;
  }

  #instruct(text: string): void {
    const last = this.context.fields.at(-1);
    if (last && !last.isResult) last.instruction += text;
  }

  #drawing(drawing: XmlElement, around: Around): void {
    const inside = drawing.walk();
    const boxes = inside.filter(({ local }) => local === 'txbxContent');
    for (const box of boxes) this.context.onBox(box);
    const described = inside.find(({ local }) => local === 'docPr' || local === 'shape');
    const alt = (val(described, 'descr') ?? val(described, 'alt') ?? val(described, 'title') ?? '').replace(/\s+/gu, ' ').trim();
    for (const blip of inside.filter(({ local }) => local === 'blip' || local === 'imagedata')) {
      const relation = this.context.relations.get(val(blip, 'embed') ?? val(blip, 'link') ?? val(blip, 'id') ?? '');
      if (!relation) continue;
      const picture: DocxPicture = relation.isExternal ? { address: relation.target, alt } : { part: relation.target, alt };
      this.#add({ text: '', format: plain, picture }, around);
    }
  }

  #push(text: string, format: DocxFormat, around: Around): void {
    if (text !== '') this.#add({ text, format }, around);
  }

  #add(piece: Omit<DocxPiece, 'comments'> & { comments?: readonly string[] }, { link, change }: Around): void {
    this.pieces.push({ ...piece, comments: piece.comments ?? [...this.context.openComments], ...(link !== undefined && link !== '' && { link }), ...(change && { change }) });
  }
}

/** The address of a HYPERLINK field. */
function linkOf(instruction: string): string | undefined {
  const [, quoted, bare] = /^\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\]\S*))/u.exec(instruction) ?? [];
  const anchor = /\\l\s+"([^"]*)"/u.exec(instruction)?.[1];
  const address = quoted ?? bare;
  return address ?? (/^\s*HYPERLINK/u.test(instruction) && anchor !== undefined ? `#${anchor}` : undefined);
}

// Of the symbol fonts what bulletins use; the rest of their private characters says nothing outside the font.
const symbols: Readonly<Record<string, string>> = { F0B7: '·', F0A7: '▪', F0D8: '➢', F0FC: '✓', F0FE: '☑', F0A8: '□', F06F: '□', F0E0: '→', F0E8: '→', F0DF: '←', F0B0: '°', F0B1: '±', F0B4: '×', F02D: '-', F020: ' ' };

function symbol(code: string): string {
  const upper = code.toUpperCase();
  const known = symbols[upper];
  if (known !== undefined) return known;
  const point = Number.parseInt(code, 16);
  if (!Number.isFinite(point)) return '';
  // Symbol fonts put their letters at F000 and up.
  return point >= 0xf020 && point <= 0xf0ff ? String.fromCodePoint(point - 0xf000) : String.fromCodePoint(Math.min(point, 0x10ffff));
}
