import type { Inline, Link } from '../../model/edition.js';
import type { Language } from '../../lang/language.js';
import { webAddress } from '../html/addresses.js';

/** Joins what stands beside it when lines are broken (U+2060); taken out of the finished text. */
export const joiner = '\u2060';

/** Addresses in the order they were met; each has one number however often it is linked. */
export class LinkNotes {
  readonly #numbers = new Map<string, number>();

  number(address: string): number {
    let number = this.#numbers.get(address);
    if (number === undefined) this.#numbers.set(address, (number = this.#numbers.size + 1));
    return number;
  }

  list(): { readonly number: number; readonly address: string }[] {
    return [...this.#numbers].map(([address, number]) => ({ number, address }));
  }
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A number in superior figures: ¹². They cannot be taken for a link's [12]. */
export function superior(number: number | string): string {
  return String(number).replace(/\d/g, (digit) => superscripts[Number(digit)] ?? digit);
}

/** Inlines as plain words, links as numbers into `notes`. Without `notes`, links are their text: contents. */
export class InlineText {
  constructor(
    private readonly language: Language,
    private readonly notes: LinkNotes,
    private readonly href: (link: Link) => string | undefined,
  ) {}

  write(nodes: readonly Inline[], links = true): string {
    return nodes.map((node) => this.#node(node, links)).join('');
  }

  /** `[1]`, tied to the words before it. */
  mark(address: string): string {
    return `${this.language.spaces ? ' ' : ''}${joiner}[${this.notes.number(address)}]`;
  }

  #node(node: Inline, links: boolean): string {
    switch (node.type) {
      case 'text':
      case 'code':
        return plain(node.value);
      case 'strong':
      case 'emphasis':
        return this.write(node.children, links);
      case 'delete':
        return `~${this.write(node.children, links)}~`;
      case 'tag':
        return this.#tag(node, links);
      case 'hardBreak':
        return '\n';
      case 'link':
        return this.#link(node, links);
      case 'image': {
        const { figure, colon } = this.language.words;
        const address = links && node.kind === 'remote' ? webAddress(node.url) : undefined;
        return `[${figure}${colon}${plain(node.alt)}]${address === undefined ? '' : this.mark(address)}`;
      }
      case 'footnoteRef':
        return links ? joiner + superior(node.number) : '';
    }
  }

  #tag(node: Extract<Inline, { type: 'tag' }>, links: boolean): string {
    const text = this.write(node.children, links);
    if (node.tag === 'sup') return /^\d+$/.test(text) ? superior(text) : `^${text}`;
    if (node.tag === 'abbr' && node.title !== undefined) {
      const [open, close] = this.language.words.brackets;
      return `${text}${open}${plain(node.title)}${close}`;
    }
    return text;
  }

  #link(link: Link, links: boolean): string {
    const text = this.write(link.children, links);
    const address = links ? this.href(link) : undefined;
    // Within the document there is nothing to jump with; an address that is shown needs no note.
    if (address === undefined || address.startsWith('#') || bare(address) === bare(text)) return text;
    return text + this.mark(addressShown(address));
  }
}

/** What people read of an address: a mailbox without its scheme. */
export function addressShown(address: string): string {
  return address.replace(/^mailto:/i, '');
}

function bare(address: string): string {
  return addressShown(address.trim()).replace(/^https?:\/\//i, '').replace(/\/$/, '').toLowerCase();
}

/** Text without control characters: a draft must not steer the terminal its text is read in. */
export function plain(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g, '');
}
