import type { BlockContent, FootnoteDefinition, List, ListItem, Paragraph, PhrasingContent, RootContent, Table, TableCell } from 'mdast';
import { hanShare } from '../../lang/characters.js';
import { languageOf } from '../../lang/registry.js';
import { writeInlines } from '../../markdown/write-draft.js';
import { ownBlocks, type StyledBlock } from './own-blocks.js';
import { countNote, type ImportedPicture, type ImportNote, type ImportResult } from '../../markdown/imported.js';
import type { DocxBlock, DocxDocument, DocxFormat, DocxParagraph, DocxPicture, DocxPiece, DocxTable } from './model.js';
import { pictureEnding } from './picture-ending.js';
import { readDocx } from './read.js';

/** A Word document as Markdown nodes, tracked changes accepted. Comments become notes. */
export function fromDocx(bytes: Uint8Array): ImportResult {
  const document = readDocx(bytes);
  return 'problem' in document ? document : new Converter(document).convert();
}

/** Paragraphs as they read when all changes are accepted: one whose end was deleted goes on in the next. */
export function acceptedParagraphs(blocks: readonly DocxBlock[]): DocxBlock[] {
  const result: DocxBlock[] = [];
  let open: DocxParagraph | undefined;
  for (const block of blocks) {
    if (block.type === 'table') {
      if (open) result.push(open);
      open = undefined;
      result.push(block);
      continue;
    }
    const pieces = block.pieces.filter(({ change }) => change !== 'deleted');
    const before: DocxParagraph | undefined = open;
    const isGone = pieces.length === 0 && block.pieces.length > 0 && block.isEndDeleted;
    // Of two paragraphs joined, Word keeps the properties of the latter; marks of a block wholly deleted go with it.
    const joined: DocxParagraph = before
      ? { ...(before.pieces.length > 0 ? before : block), pieces: [...before.pieces, ...pieces], marks: before.pieces.length > 0 ? before.marks : block.marks, boxes: [...before.boxes, ...block.boxes], isEndDeleted: block.isEndDeleted }
      : { ...block, pieces, marks: isGone ? [] : block.marks };
    if (block.isEndDeleted) open = joined;
    else {
      result.push(joined);
      open = undefined;
    }
  }
  if (open) result.push(open);
  return result;
}

class Converter {
  readonly #notes: ImportNote[] = [];
  readonly #pictures: ImportedPicture[] = [];
  readonly #names = new Map<string, string>();
  readonly #footnotes = new Map<string, string>();
  readonly #contents: string[] = [];
  #title = '';
  #subtitle = '';
  readonly #front: Partial<Record<'slogan' | 'source' | 'closing', PhrasingContent[]>> = {};
  /** Lines of the masthead that are generated. */
  readonly #made: string[] = [];
  #isBegun = false;
  #merged = 0;
  #flattened = 0;

  /** This program wrote the document: its styles tell what a paragraph is. */
  readonly #isOwn: boolean;

  constructor(readonly document: DocxDocument) {
    this.#isOwn = document.blocks.some((block) => block.marks.some((mark) => /^_spp[mx]?_/u.test(mark)));
  }

  convert(): ImportResult {
    const children: RootContent[] = this.#blocks(this.document.blocks, true);
    // Notes may have notes: the list grows while it is gone through.
    for (const [key, identifier] of this.#footnotes) {
      const blocks = this.#blocks(this.document.notes.get(key) ?? [], false);
      children.push({ type: 'footnoteDefinition', identifier, label: identifier, children: blocks } as FootnoteDefinition);
    }
    this.#report();
    const title = this.#title || this.document.title;
    const front = Object.fromEntries(Object.entries(this.#front).map(([key, nodes]) => [key, writeInlines(nodes, languageOf(hanShare(title) > 0.1 ? 'zh' : 'en'))]));
    return { tree: { type: 'root', children }, pictures: this.#pictures, notes: this.#notes, ...(title !== '' && { title }), ...(this.#title !== '' && { isTitled: true as const }), ...(this.#subtitle !== '' && { subtitle: this.#subtitle }), ...front };
  }

  #blocks(blocks: readonly DocxBlock[], isTop: boolean): BlockContent[] {
    const result: StyledBlock[] = [];
    let lists: { id: string; list: List }[] = [];
    for (const block of acceptedParagraphs(blocks)) {
      if (block.type === 'paragraph' && block.list && block.pieces.length > 0) {
        lists = this.#item(block, lists, result);
        result.push(...unstyled(this.#blocks(block.boxes, false)));
        continue;
      }
      const made = block.type === 'table' ? this.#table(block) : this.#paragraph(block, isTop);
      if (made.length > 0) lists = [];
      const style = block.type === 'paragraph' && this.#isOwn ? block.style : '';
      result.push(...made.map((node): StyledBlock => ({ node, style, ...(block.type === 'paragraph' && { role: block.role }) })));
      if (block.type === 'paragraph') result.push(...unstyled(this.#blocks(block.boxes, false)));
    }
    return ownBlocks(result);
  }

  #item(paragraph: DocxParagraph, open: { id: string; list: List }[], into: StyledBlock[]): { id: string; list: List }[] {
    const { level, ordered } = paragraph.list ?? { level: 0, ordered: false };
    const id = `${paragraph.list?.id ?? ''} ${ordered}`;
    // Levels may be skipped: an item hangs under the nearest one above it.
    const depth = Math.min(level, open.length);
    const kept = open.slice(0, depth + 1);
    const item: ListItem = { type: 'listItem', spread: false, children: [{ type: 'paragraph', children: this.#inlines(paragraph.pieces) }] };
    const last = kept[depth];
    if (last && last.id === id) {
      last.list.children.push(item);
      return kept;
    }
    const list: List = { type: 'list', ordered, spread: false, start: ordered ? 1 : null, children: [item] };
    const parent = kept[depth - 1]?.list.children.at(-1);
    if (parent) parent.children.push(list);
    else into.push({ node: list, style: '' });
    return [...kept.slice(0, depth), { id, list }];
  }

  #paragraph(paragraph: DocxParagraph, isTop: boolean): BlockContent[] {
    const children = this.#inlines(paragraph.pieces);
    if (children.length === 0) return [];
    const text = plainOf(paragraph.pieces);
    if (isTop && this.#isOwn && this.#takeOwn(paragraph, text, children)) return [];
    switch (paragraph.role) {
      case 'contents':
        this.#contents.push(text.trim());
        return [];
      case 'title':
        if (!isTop || this.#title !== '') return [{ type: 'heading', depth: 1, children }];
        this.#title = text.replace(/\s+/gu, ' ').trim();
        return [];
      case 'subtitle':
        if (!isTop || this.#subtitle !== '') return [{ type: 'paragraph', children }];
        this.#subtitle = text.replace(/\s+/gu, ' ').trim();
        return [];
      case 'heading':
        return [{ type: 'heading', depth: Math.min(6, paragraph.level) as 1 | 2 | 3 | 4 | 5 | 6, children: unbolded(children) }];
      case 'quote':
        return [{ type: 'blockquote', children: [{ type: 'paragraph', children }] }];
      case 'code':
        return [{ type: 'code', value: text }];
      default:
        return divided(children);
    }
  }

  /** Lines that were made of front matter and `issue.yml`. */
  #takeOwn({ style, marks }: DocxParagraph, text: string, children: PhrasingContent[]): boolean {
    if (style === 'SourceLine') this.#front.source = children;
    else if (style === 'ClosingLine') this.#front.closing = children;
    else if (style === 'IssueLine' && marks.some((mark) => mark.startsWith('_sppm_slogan_'))) this.#front.slogan = children;
    else if (style === 'IssueLine' && !this.#isBegun) this.#made.push(text.trim());
    else {
      this.#isBegun ||= !['Title', 'Subtitle', 'IssueLine'].includes(style);
      return false;
    }
    return true;
  }

  #inlines(pieces: readonly DocxPiece[]): PhrasingContent[] {
    const nodes: PhrasingContent[] = [];
    for (const piece of pieces) {
      if (piece.change === 'deleted') continue;
      const made = piece.picture ? this.#picture(piece.picture) : piece.note === undefined ? formatted(piece) : this.#reference(piece.note);
      const last = nodes.at(-1);
      if (piece.link === undefined || made.length === 0) nodes.push(...made);
      else if (last?.type === 'link' && last.url === piece.link) last.children.push(...(made as never[]));
      else nodes.push({ type: 'link', url: piece.link, children: made as never });
    }
    return trimmed(nodes);
  }

  #reference(key: string): PhrasingContent[] {
    if (!this.document.notes.has(key)) return [];
    const known = this.#footnotes.get(key) ?? String(this.#footnotes.size + 1);
    this.#footnotes.set(key, known);
    return [{ type: 'footnoteReference', identifier: known, label: known }];
  }

  #picture({ part, address, alt }: DocxPicture): PhrasingContent[] {
    if (address !== undefined) {
      const isWeb = /^https?:\/\//iu.test(address);
      this.#notes.push({ rule: 'exchange/picture', severity: 'warning', message: { zh: `图片在文档之外，未读取：${address}`, en: `Found a picture outside the document, not fetched: ${address}` }, actual: address });
      return isWeb ? [{ type: 'image', url: address, alt }] : alt === '' ? [] : [{ type: 'text', value: alt }];
    }
    const bytes = part === undefined ? undefined : this.document.picture(part);
    const ending = bytes && pictureEnding(bytes);
    if (part === undefined || !bytes || ending === undefined) {
      this.#notes.push({ rule: 'exchange/picture', severity: 'warning', message: { zh: `图片未导入（${part?.split('.').at(-1) ?? '?'} 格式不能用于简报，请另存为 PNG 或 JPEG）${alt}`, en: `Picture not imported (.${part?.split('.').at(-1) ?? '?'} cannot be used, save it as PNG or JPEG) ${alt}` }, actual: part ?? '' });
      return alt === '' ? [] : [{ type: 'text', value: alt }];
    }
    const known = this.#names.get(part);
    const path = known ?? `images/figure-${this.#names.size + 1}.${ending}`;
    if (known === undefined) {
      this.#names.set(part, path);
      this.#pictures.push({ path, bytes });
    }
    return [{ type: 'image', url: path, alt }];
  }

  /** A table of one column only frames its content. Merged cells are written once, the rest of them stays empty. */
  #table({ rows }: DocxTable): BlockContent[] {
    const width = Math.max(0, ...rows.map((row) => row.reduce((sum, { span }) => sum + span, 0)));
    if (width <= 1) return rows.flatMap((row) => row.flatMap(({ blocks }) => this.#blocks(blocks, false)));
    const children = rows.map((row) => ({
      type: 'tableRow' as const,
      children: row.flatMap(({ blocks, span, isContinued }): TableCell[] => {
        if (span > 1 || isContinued) this.#merged += 1;
        const cell: TableCell = { type: 'tableCell', children: this.#cell(blocks) };
        return [cell, ...Array.from({ length: span - 1 }, (): TableCell => ({ type: 'tableCell', children: [] }))];
      }),
    }));
    return [{ type: 'table', align: [], children } satisfies Table];
  }

  #cell(blocks: readonly DocxBlock[]): PhrasingContent[] {
    const lines: PhrasingContent[][] = [];
    for (const block of acceptedParagraphs(blocks)) {
      if (block.type === 'table') {
        this.#flattened += 1;
        for (const row of block.rows) for (const { blocks: inner } of row) lines.push(this.#cell(inner));
      } else lines.push(this.#inlines(block.pieces), ...(block.boxes.length > 0 ? [this.#cell(block.boxes)] : []));
    }
    return lines.filter((line) => line.length > 0).flatMap((line, i) => (i === 0 ? line : [{ type: 'break' } as const, ...line]));
  }

  #report(): void {
    const { counts, comments, margins } = this.document;
    const say = (rule: ImportNote['rule'], severity: ImportNote['severity'], zh: string, en: string, actual?: string): void => void this.#notes.push({ rule, severity, message: { zh, en }, ...(actual !== undefined && { actual }) });
    const { inserted, deleted, moved } = counts;
    if (inserted + deleted + moved > 0) say('exchange/accepted', 'info', `已接受修订：插入 ${inserted} 处、删除 ${deleted} 处、移动 ${moved} 处`, `Tracked changes accepted: ${inserted} insertions, ${deleted} deletions, ${moved} moves`);
    for (const { author, text } of comments.values()) say('exchange/comment', 'warning', `批注（${author || '未署名'}）：${text}`, `Comment (${author || 'unsigned'}): ${text}`, text);
    for (const text of margins) say('exchange/removed', 'info', `页眉或页脚，未导入：${text}`, `Header or footer, not imported: ${text}`, text);
    if (this.#contents.length > 0) say('exchange/removed', 'info', `目录未导入（由程序生成）：${this.#contents.join(' / ')}`, `Contents, not imported (they are generated): ${this.#contents.join(' / ')}`, this.#contents.join(' / '));
    if (this.#made.length > 0) say('exchange/removed', 'info', `刊头由 spp.yml、issue.yml 生成，未导入：${this.#made.join(' / ')}`, `Masthead, not imported (it is made of spp.yml and issue.yml): ${this.#made.join(' / ')}`, this.#made.join(' / '));
    this.#notes.push(
      ...countNote(counts.hidden, 'exchange/removed', (n) => `隐藏文字 ${n} 处未导入`, (n) => `${n} runs of hidden text not imported`, 'warning'),
      ...countNote(counts.unknown, 'exchange/guessed', (n) => `公式 ${n} 个按文字导入，请核对`, (n) => `${n} formulas imported as text; check them`, 'warning'),
      ...countNote(this.#merged, 'exchange/guessed', (n) => `合并单元格 ${n} 个已拆开，请核对表格`, (n) => `${n} merged cells split; check the tables`, 'warning'),
      ...countNote(this.#flattened, 'exchange/guessed', (n) => `嵌套表格 ${n} 个并入单元格`, (n) => `${n} nested tables flattened into their cells`, 'warning'),
    );
  }
}

function unstyled(nodes: readonly BlockContent[]): StyledBlock[] {
  return nodes.map((node) => ({ node, style: '' }));
}

/** Words, links and formats of a paragraph; pictures and notes are left out. */
export function phrasingOf(pieces: readonly DocxPiece[]): PhrasingContent[] {
  return trimmed(pieces.filter(({ change, picture, note }) => change !== 'deleted' && !picture && note === undefined).flatMap((piece): PhrasingContent[] => {
    const made = formatted(piece);
    return piece.link === undefined || made.length === 0 ? made : [{ type: 'link', url: piece.link, children: made as never }];
  }));
}

function formatted({ text, format }: DocxPiece): PhrasingContent[] {
  if (format.code && text.trim() !== '') return [{ type: 'inlineCode', value: text }];
  const lines = text.split('\n').flatMap((line, i): PhrasingContent[] => [...(i > 0 ? [{ type: 'break' } as const] : []), ...(line === '' ? [] : [{ type: 'text', value: line } as const])]);
  return wrapped(lines, format);
}

function wrapped(nodes: PhrasingContent[], { bold, italic, strike, script }: DocxFormat): PhrasingContent[] {
  if (!nodes.some((node) => node.type === 'text' && node.value.trim() !== '')) return nodes;
  let result = nodes;
  if (script !== '') result = [{ type: 'html', value: `<${script}>` }, ...result, { type: 'html', value: `</${script}>` }];
  if (strike) result = [{ type: 'delete', children: result }];
  if (italic) result = [{ type: 'emphasis', children: result }];
  return bold ? [{ type: 'strong', children: result }] : result;
}

/** Without breaks at the edges; nothing if only they stand there. */
function trimmed(nodes: PhrasingContent[]): PhrasingContent[] {
  const isBlank = (node: PhrasingContent | undefined): boolean => node?.type === 'break' || (node?.type === 'text' && node.value.trim() === '');
  let [start, end] = [0, nodes.length];
  while (start < end && isBlank(nodes[start])) start += 1;
  while (end > start && isBlank(nodes[end - 1])) end -= 1;
  return nodes.slice(start, end);
}

/** Pictures of a paragraph stand alone, so that they are figures. */
function divided(children: PhrasingContent[]): Paragraph[] {
  if (children.every(({ type }) => type !== 'image') || children.length === 1) return [{ type: 'paragraph', children }];
  const parts: PhrasingContent[][] = [[]];
  for (const child of children) {
    if (child.type === 'image') parts.push([child], []);
    else parts.at(-1)?.push(child);
  }
  return parts.map(trimmed).filter((part) => part.length > 0).map((part) => ({ type: 'paragraph', children: part }));
}

/** A heading is bold by itself. */
function unbolded(children: PhrasingContent[]): PhrasingContent[] {
  return children.flatMap((child) => (child.type === 'strong' ? child.children : [child]));
}

function plainOf(pieces: readonly DocxPiece[]): string {
  return pieces.map(({ text }) => text).join('');
}
