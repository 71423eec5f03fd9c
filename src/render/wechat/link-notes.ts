import type { Image, Link } from '../../model/edition.js';
import { hrefOf, webAddress, type Place } from '../html/addresses.js';
import { escapeHtml } from '../html/escape.js';
import { plainText } from '../html/plain-text.js';
import { safe, type Safe } from '../templates.js';

/** WeChat's editor refuses to save an article that links out of its own site, so every other link becomes a note. */
const ownSite = 'mp.weixin.qq.com';

interface LinkNote {
  readonly number: number;
  /** The words of the first link that leads there. */
  readonly text: string;
  /** As people read and copy it. Escaped here: Handlebars would spend six characters of twenty thousand on every `=`. */
  readonly address: Safe;
}

/** The links of an article as numbered notes: one a target, in the order of reading. */
export class LinkNotes {
  readonly #notes = new Map<string, LinkNote>();

  constructor(
    private readonly place: Place,
    /** CSS of the mark. */
    private readonly style: string,
  ) {}

  /** The target of a link that WeChat lets through. */
  inside(link: Link): string | undefined {
    const href = hrefOf(link, this.place);
    return href !== undefined && /^https?:/i.test(href) && new URL(href).hostname === ownSite ? href : undefined;
  }

  /** The target that needs a note; undefined for a gap, a place in the article and a file that is not on the web. */
  outside(link: Link): string | undefined {
    const href = hrefOf(link, this.place);
    return href === undefined || !/^(?:https?:|mailto:)/i.test(href) ? undefined : this.#enter(href, plainText(link.children));
  }

  /** The target of a picture that only its host can show. */
  picture(image: Image): string | undefined {
    const href = image.kind === 'remote' ? webAddress(image.url) : undefined;
    return href === undefined ? undefined : this.#enter(href, image.alt);
  }

  /** Mark of a target entered before; nothing after words that are the address themselves. */
  mark(href: string, words = ''): Safe {
    const note = this.#notes.get(href);
    return safe(note === undefined || bare(words) === bare(href) ? '' : `<sup style="${escapeHtml(this.style)}">[${note.number}]</sup>`);
  }

  /** Those whose marks stand in a piece of the article. */
  in(html: string): readonly LinkNote[] {
    const numbers = new Set([...html.matchAll(/<sup style="[^"]*">\[(\d+)\]<\/sup>/g)].map((match) => Number(match[1])));
    return [...this.#notes.values()].filter(({ number }) => numbers.has(number));
  }

  #enter(href: string, text: string): string {
    if (!this.#notes.has(href)) this.#notes.set(href, { number: this.#notes.size + 1, text: text.trim(), address: safe(escapeHtml(href.replace(/^mailto:/i, ''))) });
    return href;
  }
}

function bare(address: string): string {
  return address.trim().replace(/^(?:https?:\/\/|mailto:)/i, '').replace(/\/$/, '').toLowerCase();
}
