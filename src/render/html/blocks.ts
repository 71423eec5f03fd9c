import type { Block, Image, Inline, Link, ListItem, TableCell } from '../../model/edition.js';
import type { Format } from '../../model/bulletin.js';
import type { Language } from '../../lang/language.js';
import { displayWidth } from '../../text/width.js';
import { textOn } from './contrast.js';
import { dateTile } from './date-tile.js';
import type { InlineWriter } from './inline.js';
import { plainText } from './plain-text.js';
import { sustainableGoal } from './sdg.js';
import type { BlockView, CellView, EventView, ImageView, ItemView } from './views.js';

/** What a medium decides about blocks. */
export interface BlockContext {
  /** Decides what `:::only` shows. */
  readonly format: Format;
  readonly language: Language;
  readonly inline: InlineWriter;
  /** The address a link has in this medium; undefined: it is shown as text. */
  href(link: Link): string | undefined;
  /** A picture that this medium can show; null: its words stand for it. `place` is what it may be as wide as. */
  image(image: Image, place: 'column' | 'media'): ImageView | null;
  /** Where a picture that is not shown can be seen; null: nowhere. */
  imageHref(image: Image): string | null;
  /** Picture and address of the web version; null: there is none, and its QR codes are left out. */
  webCode(): { readonly image: ImageView | null; readonly href: string } | null;
}

type List = Extract<Block, { type: 'list' }>;

/** Blocks of a format as views; `parent` is the level (1–3) of the heading they stand under. */
export function blockViews(blocks: readonly Block[], context: BlockContext, parent: 1 | 2 | 3): BlockView[] {
  return new BlockPass(context, parent).blocks(blocks, true);
}

class BlockPass {
  /** Level of the last heading: the outline may go down only one step at a time (WCAG technique G141). */
  #level: number;

  constructor(
    private readonly context: BlockContext,
    private readonly parent: number,
  ) {
    this.#level = parent;
  }

  blocks(blocks: readonly Block[], top: boolean): BlockView[] {
    return blocks.flatMap((block) => this.#block(block, top));
  }

  #block(block: Block, top: boolean): BlockView | BlockView[] {
    const { inline } = this.context;
    switch (block.type) {
      case 'paragraph':
      case 'signature':
        return { type: block.type, html: inline.html(block.children) };
      case 'heading':
        return this.#heading(block);
      case 'list':
        return this.#list(block, top);
      case 'quote':
        return { type: 'quote', blocks: this.blocks(block.blocks, false) };
      case 'table':
        return this.#table(block);
      case 'code':
        return { type: 'code', value: block.value, info: block.info ?? null };
      case 'break':
        return { type: 'break' };
      case 'figure':
        return { type: 'figure', ...this.#picture(block.image, block.caption, 'column') };
      case 'button':
        return this.#button(block.link);
      case 'sdg':
        return this.#goal(block);
      case 'qr':
        return this.#webCode(block.alt);
      case 'events':
        return { type: 'events', events: block.events.map((event) => this.#event(event)) };
      case 'partners':
        return { type: 'partners', label: this.#label(block.label), items: block.items.map((item) => this.#item(item, false, '')) };
      case 'media':
        return { type: 'media', ...this.#picture(block.image, block.caption, 'media'), blocks: this.blocks(block.blocks, false) };
      case 'note':
        return { type: 'note', label: this.#label(block.label), blocks: this.blocks(block.blocks, false) };
      case 'only':
        return block.targets.includes(this.context.format) ? this.blocks(block.blocks, top) : [];
      case 'unknown':
        return this.#unknown(block, top);
    }
  }

  #label(label: readonly Inline[]): ReturnType<InlineWriter['html']> | null {
    return label.length === 0 ? null : this.context.inline.html(label);
  }

  #heading(block: Extract<Block, { type: 'heading' }>): BlockView {
    this.#level = Math.min(this.parent + block.depth - 2, this.#level + 1, 6);
    return { type: 'heading', level: this.#level, id: block.id, html: this.context.inline.title(block.children) };
  }

  #list(list: List, top: boolean): BlockView {
    const items = list.items.map((item, index) =>
      this.#item(item, list.loose, list.ordered ? this.context.language.actionMark(list.start + index) : '•'),
    );
    return list.ordered && top ? { type: 'actions', items } : { type: 'list', ordered: list.ordered, start: list.start, items };
  }

  #item(item: ListItem, loose: boolean, mark: string): ItemView {
    const [first, ...rest] = item.blocks;
    const checked = item.checked ?? null;
    // The box of a task stands in the line of its text, however loose the list is.
    if ((loose && checked === null) || first?.type !== 'paragraph') return { mark, checked, html: null, blocks: this.blocks(item.blocks, false) };
    return { mark, checked, html: this.context.inline.html(first.children), blocks: this.blocks(rest, false) };
  }

  #table(table: Extract<Block, { type: 'table' }>): BlockView {
    const cells = (row: readonly TableCell[]): CellView[] =>
      row.map((cell, column) => ({ html: this.context.inline.html(cell.children), align: table.align[column] ?? 'left' }));
    const [head = [], ...rows] = table.rows;
    return { type: 'table', head: cells(head), rows: rows.map((row) => ({ cells: cells(row) })) };
  }

  #picture(image: Image, caption: string | undefined, place: 'column' | 'media') {
    const { inline } = this.context;
    return {
      image: this.context.image(image, place),
      alt: inline.text(image.alt),
      href: this.context.imageHref(image),
      caption: caption === undefined ? null : inline.text(caption),
    };
  }

  /** A button that leads nowhere is a paragraph: an honest gap must not look as if it could be pressed. */
  #button(link: Link): BlockView {
    const href = this.context.href(link);
    const { inline } = this.context;
    if (href === undefined) return { type: 'paragraph', html: inline.html(link.children) };
    // Half an em a cell, and 28 px at either side.
    return { type: 'button', href, html: inline.label(link.children), width: displayWidth(plainText(link.children)) * 8 + 56 };
  }

  #goal(block: Extract<Block, { type: 'sdg' }>): BlockView {
    const goal = sustainableGoal(block.goal);
    const color = goal?.color ?? '#19486A';
    const label = block.target === undefined ? String(block.goal) : `${block.goal}.${block.target}`;
    return { type: 'sdg', label, title: goal?.title[this.context.language.code] ?? '', alt: block.alt, color, ink: textOn(color) };
  }

  #webCode(alt: string): BlockView[] {
    const code = this.context.webCode();
    return code ? [{ type: 'qr', image: code.image, href: code.href, alt: this.context.inline.text(alt) }] : [];
  }

  #event(event: Extract<Block, { type: 'events' }>['events'][number]): EventView {
    const { inline, language } = this.context;
    return {
      title: inline.html(event.title),
      when: inline.html(event.when),
      tile: dateTile(event, language),
      start: event.dates?.start ?? null,
      end: event.dates?.end ?? null,
      blocks: this.blocks(event.blocks, false),
    };
  }

  #unknown(block: Extract<Block, { type: 'unknown' }>, top: boolean): BlockView[] {
    const label: BlockView[] = block.label.length === 0 ? [] : [{ type: 'paragraph', html: this.context.inline.html(block.label) }];
    return [...label, ...this.blocks(block.blocks, top)];
  }
}
