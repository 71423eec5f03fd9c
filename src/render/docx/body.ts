import type { Block, EventItem, Image, Inline, ListItem } from '../../model/edition.js';
import type { Language } from '../../lang/language.js';
import type { Span } from '../../model/text.js';
import { type DraftLeaf, leafWithin, rawHash, textHash } from '../../markdown/draft-leaves.js';
import { qrPng } from '../pictures/qr-png.js';
import { webAddress } from '../html/addresses.js';
import { plainText } from '../html/plain-text.js';
import { sustainableGoal } from '../html/sdg.js';
import { inlineRuns, joinRuns, noRuns, type RunContext, type Runs, textRun } from './runs.js';
import { hex, type ListKind } from './styles.js';

export interface BodyContext extends RunContext {
  readonly language: Language;
  /** Text of the draft and its leaves, to mark paragraphs with what they come from. */
  readonly draft: string;
  readonly leaves: readonly DraftLeaf[];
  readonly web: string | undefined;
  /** Widest picture, CSS pixels. */
  readonly width: number;
}

interface Setting {
  readonly style: string;
  readonly list?: { readonly id: number; readonly level: number };
  /** Where the paragraph stands in the draft; absent for what the program itself writes. */
  readonly span?: Span | undefined;
  /** Key of the front matter that it shows. */
  readonly key?: string;
  /** A bookmark that contents lead to. */
  readonly anchor?: string;
}

/** Writes the blocks of an edition as WordprocessingML. */
export class BodyWriter {
  readonly lists: { id: number; kind: ListKind; start: number }[] = [{ id: 1, kind: 'bullet', start: 1 }];
  readonly #out: string[] = [];
  #marks = 0;

  constructor(readonly context: BodyContext) {}

  get xml(): string {
    return this.#out.join('');
  }

  /** What has been written since; it is taken away from the text. */
  cut(write: () => void): string {
    const before = this.#out.length;
    write();
    return this.#out.splice(before).join('');
  }

  paragraph({ xml, text }: Runs, { style, list, span, key, anchor }: Setting): void {
    if (xml === '' && span === undefined) return;
    const number = list ? `<w:numPr><w:ilvl w:val="${list.level}"/><w:numId w:val="${list.id}"/></w:numPr>` : '';
    const names = [this.#mark(text, span, key), anchor].filter((name) => name !== undefined);
    const [open, close] = [[] as string[], [] as string[]];
    for (const name of names) {
      this.#marks += 1;
      open.push(`<w:bookmarkStart w:id="${this.#marks}" w:name="${name}"/>`);
      close.unshift(`<w:bookmarkEnd w:id="${this.#marks}"/>`);
    }
    this.#out.push(`<w:p><w:pPr><w:pStyle w:val="${style}"/>${number}</w:pPr>${open.join('')}${xml}${close.join('')}</w:p>`);
  }

  /** Names of at most 40 letters; those that begin with `_` stay out of Word's lists. */
  #mark(text: string, span: Span | undefined, key: string | undefined): string {
    const { leaves, draft } = this.context;
    const i = span === undefined ? -1 : leafWithin(leaves, span);
    const leaf = leaves[i];
    if (leaf) return `_spp_${rawHash(draft, leaf)}_${textHash(text)}_${i}_${leaves.length}`;
    return key === undefined ? `_sppx_${textHash(text)}_${this.#marks}` : `_sppm_${key}_${textHash(text)}`;
  }

  inlines(nodes: readonly Inline[]): Runs {
    return inlineRuns(nodes, this.context);
  }

  plain(value: string, properties = ''): Runs {
    return textRun(value, properties, this.context.isChinese);
  }

  blocks(blocks: readonly Block[], style = 'BodyText', level = -1, isTop = false): void {
    for (const block of blocks) this.#block(block, style, level, isTop);
  }

  #block(block: Block, style: string, level: number, isTop: boolean): void {
    switch (block.type) {
      case 'paragraph':
        return this.paragraph(this.inlines(block.children), { style, span: block.span });
      case 'heading':
        return this.paragraph(this.inlines(block.children), { style: `Heading${block.depth}`, span: block.span });
      case 'list':
        return this.#list(block, style, level + 1, isTop);
      case 'quote':
        return this.blocks(block.blocks, 'Quote', level);
      case 'table':
        return this.#table(block);
      case 'code':
        return this.paragraph(this.plain(block.value.replace(/\n$/u, '')), { style: 'CodeBlock' });
      case 'break':
        return this.paragraph(this.plain('＊　＊　＊'), { style: 'Figure' });
      case 'figure':
        return this.figure(block.image, block.caption, block.span);
      case 'button':
        return this.paragraph(this.inlines([block.link]), { style: 'Button', span: block.span });
      case 'signature':
        return this.paragraph(this.inlines(block.children), { style: 'Signature', span: block.span });
      case 'sdg':
        return this.#goal(block);
      case 'qr':
        return this.#webCode(block.alt, block.span);
      case 'events':
        for (const event of block.events) this.#event(event);
        return;
      case 'partners':
        if (block.label.length > 0) this.paragraph(this.inlines(block.label), { style: 'NoteTitle', span: block.span });
        return this.#items(block.items, 1, 0, style);
      case 'media':
        this.figure(block.image, block.caption, block.span);
        return this.blocks(block.blocks, style, level);
      case 'note':
        if (block.label.length > 0) this.paragraph(this.inlines(block.label), { style: 'NoteTitle', span: block.span });
        return this.blocks(block.blocks, 'Note', level);
      case 'only':
        return block.targets.includes('docx') ? this.blocks(block.blocks, style, level, isTop) : undefined;
      case 'unknown':
        this.paragraph(this.inlines(block.label), { style, span: block.span });
        return this.blocks(block.blocks, style, level);
    }
  }

  #list(list: Extract<Block, { type: 'list' }>, style: string, level: number, isTop: boolean): void {
    const kind: ListKind = !list.ordered ? 'bullet' : isTop && level === 0 && this.context.isChinese ? 'action' : 'decimal';
    let id = 1;
    if (kind !== 'bullet') {
      id = this.lists.length + 1;
      this.lists.push({ id, kind, start: list.start });
    }
    this.#items(list.items, id, level, style);
  }

  #items(items: readonly ListItem[], id: number, level: number, style: string): void {
    for (const { blocks, checked, span } of items) {
      const [first, ...rest] = blocks;
      const box = checked === undefined ? noRuns : { xml: this.plain(checked ? '☑ ' : '☐ ').xml, text: '' };
      const list = { id, level: Math.min(8, level) };
      const own = first?.type === 'paragraph' || first?.type === 'signature' ? first.children : first?.type === 'button' ? [first.link] : undefined;
      if (own) this.paragraph(joinRuns(box, this.inlines(own)), { style: 'ListParagraph', list, span: first?.span ?? span });
      this.blocks(own ? rest : blocks, style === 'BodyText' ? 'ListParagraph' : style, level);
    }
  }

  #table({ rows, align }: Extract<Block, { type: 'table' }>): void {
    const columns = Math.max(1, ...rows.map((row) => row.length));
    const width = Math.round(9300 / columns);
    const border = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>`).join('');
    this.#out.push(`<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>${border}</w:tblBorders><w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr><w:tblGrid>${`<w:gridCol w:w="${width}"/>`.repeat(columns)}</w:tblGrid>`);
    for (const [i, row] of rows.entries()) {
      this.#out.push(`<w:tr><w:trPr><w:cantSplit/>${i === 0 ? '<w:tblHeader/>' : ''}</w:trPr>`);
      for (let j = 0; j < columns; j += 1) {
        const cell = row[j];
        this.#out.push(`<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${i === 0 ? `<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>` : ''}</w:tcPr>`);
        const inside = this.cut(() => cell && this.paragraph(i === 0 ? inlineRuns(cell.children, this.context, { bold: true }) : this.inlines(cell.children), { style: 'TableText', span: cell.span }));
        const aligned = align[j] ? inside.replace('</w:pPr>', `<w:jc w:val="${align[j]}"/></w:pPr>`) : inside;
        this.#out.push(aligned === '' ? '<w:p/>' : aligned, '</w:tc>');
      }
      this.#out.push('</w:tr>');
    }
    // Two tables without a paragraph between them would be one.
    this.#out.push('</w:tbl><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr></w:p>');
  }

  figure(image: Image, caption: string | undefined, span: Span | undefined): void {
    const asset = this.context.assets.get(image.url);
    const address = image.kind === 'remote' ? webAddress(image.url) : undefined;
    const { figure, colon } = this.context.language.words;
    const words = `[${figure}${colon}${image.alt}]`;
    const shown = asset ? { xml: this.context.parts.picture(asset, image.alt, this.context.width), text: '' } : this.plain(address === undefined ? words : `${words} ${address}`);
    this.paragraph(shown, { style: 'Figure', span });
    if (caption !== undefined) this.paragraph(this.plain(caption), { style: 'Caption' });
  }

  #goal({ goal, target, alt, span }: Extract<Block, { type: 'sdg' }>): void {
    const number = target === undefined ? String(goal) : `${goal}.${target}`;
    const fill = `<w:b/><w:bCs/><w:color w:val="FFFFFF"/><w:shd w:val="clear" w:color="auto" w:fill="${hex(sustainableGoal(goal)?.color ?? '#444444')}"/>`;
    this.paragraph(joinRuns(this.plain(` SDG ${number} `, fill), this.plain(` ${alt}`)), { style: 'Note', span });
  }

  #webCode(alt: string, span: Span | undefined): void {
    const { web, parts } = this.context;
    if (web === undefined) return;
    const bytes = qrPng(web, 240);
    const side = new DataView(bytes.buffer, bytes.byteOffset).getUint32(16);
    this.paragraph({ xml: parts.picture({ url: 'qr:web', mediaType: 'image/png', bytes, width: side, height: side }, `${alt} ${web}`, 120), text: '' }, { style: 'Figure', span });
  }

  /** The paragraph as the draft has it, with the joint between title and day that the edition leaves out. */
  #event(event: EventItem): void {
    const title = inlineRuns(event.title, this.context, { bold: true });
    const when = this.inlines(event.when);
    const { leaves } = this.context;
    const leaf = event.span && leaves[leafWithin(leaves, event.span)];
    const whole = leaf?.text ?? '';
    const isWhole = whole.startsWith(title.text) && whole.endsWith(when.text) && title.text.length + when.text.length <= whole.length;
    const joint = when.text === '' && !isWhole ? '' : isWhole ? whole.slice(title.text.length, whole.length - when.text.length) : ' ';
    this.paragraph(joinRuns(title, this.plain(joint), when), { style: 'EventTitle', span: event.span });
    this.blocks(event.blocks, 'EventText');
  }
}

/** Words for contents and properties. */
export function wordsOf(nodes: readonly Inline[]): string {
  return plainText(nodes);
}
