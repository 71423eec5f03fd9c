import type { Block, EventItem, Image, Inline, ListItem, TableCell } from '../../model/edition.js';
import type { Language } from '../../lang/language.js';
import { displayWidth } from '../../text/width.js';
import { hang, wrap } from '../../text/wrap.js';
import type { Templates } from '../templates.js';
import { webAddress } from '../html/addresses.js';
import { addressShown, plain, type InlineText } from './inline.js';
import { dayRangeShown } from './days.js';
import { tableLines } from './table.js';

export interface TextContext {
  readonly language: Language;
  readonly templates: Templates;
  readonly inline: InlineText;
  /** Address of a link in this medium, or undefined. */
  href(link: Extract<Inline, { type: 'link' }>): string | undefined;
  /** Address of the web version. */
  readonly web: string | undefined;
}

const lineFeed = 0x0a;

/** Least cells a block gets, however deep it is nested. */
const narrowest = 24;

/** Sets blocks as plain text of a width in cells; partials get finished lines and decide what stands around them. */
export class TextBlocks {
  constructor(private readonly context: TextContext) {}

  /** Blocks with a blank line between them; no final line feed. */
  join(blocks: readonly Block[], width: number, top = false): string {
    return this.#all(blocks, width, top).join('\n\n');
  }

  #all(blocks: readonly Block[], width: number, top: boolean): string[] {
    const texts: string[] = [];
    for (const block of blocks) {
      const made = this.#block(block, Math.max(narrowest, width), top);
      for (const text of typeof made === 'string' ? [made] : made) if (text !== '') texts.push(text);
    }
    return texts;
  }

  #partial(name: string, view: object): string {
    const text = this.context.templates.render(name, view);
    let end = text.length;
    while (end > 0 && text.charCodeAt(end - 1) === lineFeed) end -= 1;
    return text.slice(0, end);
  }

  #wrapped(nodes: readonly Inline[], width: number): string {
    return wrap(this.context.inline.write(nodes), width).join('\n');
  }

  #block(block: Block, width: number, top: boolean): string | string[] {
    switch (block.type) {
      case 'paragraph':
        return this.#partial('paragraph', { text: this.#wrapped(block.children, width) });
      case 'heading': {
        const text = titleText(this.context.inline.write(block.children), width);
        return this.#partial('heading', { text, depth: block.depth, width: widest(text) });
      }
      case 'list':
        return this.#list(block, width, top);
      case 'quote':
        return this.#partial('quote', { lines: this.join(block.blocks, width - 2).split('\n') });
      case 'table':
        return this.#table(block, width);
      case 'code':
        return this.#partial('code', { lines: block.value.replace(/\n$/, '').split('\n').map(plain) });
      case 'break':
        return this.#partial('break', { width });
      case 'figure':
        return this.#figure(block.image, block.caption, width);
      case 'button':
        return this.#button(block.link, width);
      case 'signature':
        return this.#partial('signature', { text: wrap(this.context.inline.write(block.children), width).map((line) => right(line, width)).join('\n') });
      case 'sdg':
        return this.#goal(block, width);
      case 'qr':
        return this.#webCode(block.alt, width);
      case 'events':
        return this.#partial('events', { events: block.events.map((event) => this.#event(event, width)) });
      case 'partners':
        return this.#partners(block.label, block.items, width);
      case 'media':
        return [this.#figure(block.image, block.caption, width), this.join(block.blocks, width)];
      case 'note':
        return this.#partial('note', {
          label: block.label.length === 0 ? null : this.#wrapped(block.label, width - 2),
          lines: this.join(block.blocks, width - 2).split('\n'),
        });
      case 'only':
        return block.targets.includes('text') ? this.#all(block.blocks, width, top) : [];
      case 'unknown':
        return [this.#wrapped(block.label, width), this.join(block.blocks, width, top)];
    }
  }

  #list(list: Extract<Block, { type: 'list' }>, width: number, top: boolean): string {
    const marks = list.items.map((item, index) => this.#mark(list.ordered ? list.start + index : undefined, item, top));
    const cells = mostCells(marks);
    // Numbers of different length end at the same column.
    const items = list.items.map((item, index) => ({ text: this.#item(item, right(marks[index] ?? '', cells), width) }));
    const loose = list.loose || list.items.some((item) => item.blocks.filter((block) => block.type !== 'list').length > 1);
    return this.#partial(list.ordered && top ? 'actions' : 'list', { items, loose });
  }

  #mark(number: number | undefined, item: ListItem, top: boolean): string {
    const action = top && number !== undefined ? this.context.language.actionMark(number) : undefined;
    // A mark that ends in a full-width sign brings its own space.
    const mark = number === undefined ? '- ' : (action ?? `${number}.`).replace(/\.$/, '. ');
    return item.checked === undefined ? mark : `${mark}[${item.checked ? 'x' : ' '}] `;
  }

  #item(item: ListItem, mark: string, width: number): string {
    const [first, ...rest] = this.#all(item.blocks, width - displayWidth(mark), false);
    const nested = item.blocks[1]?.type === 'list';
    const text = [first ?? '', ...rest].join(nested ? '\n' : '\n\n');
    return hang(text.split('\n'), mark).join('\n');
  }

  #table(table: Extract<Block, { type: 'table' }>, width: number): string {
    const cells = (row: readonly TableCell[]): string[] => row.map((cell) => this.context.inline.write(cell.children));
    const rows = table.rows.map(cells);
    const lines = tableLines(rows, table.align, width);
    if (lines) return this.#partial('table', { lines });
    const [head = [], ...body] = rows;
    const { colon } = this.context.language.words;
    const records = body.map((row) => ({
      lines: hang(row.flatMap((cell, column) => wrap(`${head[column] ?? ''}${colon}${cell}`, width - 2)), '* ').map((line) => line.trimEnd()),
    }));
    return this.#partial('records', { records: records.length > 0 ? records : [{ lines: head }] });
  }

  #figure(image: Image, caption: string | undefined, width: number): string {
    const address = image.kind === 'remote' ? webAddress(image.url) : undefined;
    const { figure, colon } = this.context.language.words;
    const words = `[${figure}${colon}${plain(image.alt)}]${address === undefined ? '' : this.context.inline.mark(address)}`;
    const text = caption === undefined ? words : `${words} ${plain(caption)}`;
    return this.#partial('figure', { text: wrap(text, width).join('\n') });
  }

  #button(link: Extract<Inline, { type: 'link' }>, width: number): string {
    const text = this.context.inline.write(link.children, false);
    const address = this.context.href(link);
    if (address === undefined) return this.#partial('paragraph', { text: wrap(text, width).join('\n') });
    const line = text === address ? text : `${text}${this.context.language.words.colon}${addressShown(address)}`;
    return this.#partial('button', { text: wrap(line, width).join('\n') });
  }

  #goal(block: Extract<Block, { type: 'sdg' }>, width: number): string {
    const number = block.target === undefined ? String(block.goal) : `${block.goal}.${block.target}`;
    return this.#partial('sdg', { text: wrap(`[SDG ${number}] ${plain(block.alt)}`, width).join('\n') });
  }

  #webCode(alt: string, width: number): string {
    const { web, language } = this.context;
    return web === undefined ? '' : this.#partial('qr', { text: wrap(`${plain(alt)}${language.words.colon}${web}`, width).join('\n') });
  }

  #event(event: EventItem, width: number): object {
    const days = event.dates === undefined ? '' : `${dayRangeShown(event.dates.start, event.dates.end)} `;
    const indented = (text: string): string => hang(text.split('\n'), '  ').join('\n');
    // In reading order: each link takes the next number.
    const title = wrap(days + this.context.inline.write(event.title), width).join('\n');
    const when = this.#wrapped(event.when, width - 2);
    const text = this.join(event.blocks, width - 2);
    return {
      title,
      when: when === '' ? null : indented(when),
      text: text === '' ? null : indented(text),
    };
  }

  #partners(label: readonly Inline[], items: readonly ListItem[], width: number): string {
    return this.#partial('partners', {
      label: label.length === 0 ? null : this.#wrapped(label, width),
      items: items.map((item) => ({ text: this.#item(item, '- ', width) })),
    });
  }
}

/** A title with room for `== ` and ` ==` around it; what goes on in a second line stands under the first. */
export function titleText(title: string, width: number): string {
  return wrap(title, width - 6).join('\n   ');
}

/** Cells of the widest line. */
export function widest(text: string): number {
  return mostCells(text.split('\n'));
}

/** There may be more lines than a call takes arguments. */
function mostCells(lines: readonly string[]): number {
  return lines.reduce((most, line) => Math.max(most, displayWidth(line)), 0);
}

function right(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}
