import type { Link } from '../../model/edition.js';

/** Where an issue's own files stand: its base address ending in `/`, or nothing for relative addresses. */
export interface Place {
  readonly baseUrl?: string | undefined;
  /** Id of the bulletin. */
  readonly id: string;
}

// What nearly every address is: a host of plain labels, the last of letters, and a path in ASCII. `URL` takes all of these, in fifty times the time.
const plainAddress = /^https?:\/\/(?!.*xn--)(?:[a-z0-9-]+\.)+[a-z]+(?:[/?#][!-~]*)?$/i;

/** An `http(s)` address as it may stand in `href`; undefined for anything else (`javascript:`, a typing error). */
export function webAddress(url: string | undefined): string | undefined {
  if (url === undefined || plainAddress.test(url)) return url;
  return /^https?:\/\//i.test(url) && URL.canParse(url) ? url : undefined;
}

/** `mailto:` of a mailbox; undefined for what is none, so that no header can be smuggled in (`a@b?bcc=…`). */
export function mailAddress(mailbox: string | undefined): string | undefined {
  return mailbox !== undefined && /^[^\s@?&#<>"]+@[^\s@?&#<>"]+$/.test(mailbox) ? `mailto:${mailbox}` : undefined;
}

/** The target of a link as it may stand in `href`; undefined for gaps and broken links, which are shown as their text. */
export function hrefOf(link: Link, place: Place): string | undefined {
  switch (link.kind) {
    case 'web':
      return webAddress(link.url);
    case 'mail':
      return /^mailto:/i.test(link.url) ? link.url : mailAddress(link.url);
    case 'anchor':
      return link.url.startsWith('#') && link.url.length > 1 ? link.url : undefined;
    case 'relative':
      return fileAddress(link.url, place);
    case 'todo':
    case 'broken':
      return undefined;
  }
}

/** A file of the issue: hosted if there is a base address, else relative. Percent-encoded; undefined for a path with a scheme or host. */
export function fileAddress(path: string, place: Place): string | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(path)) return undefined;
  const home = homeOf(place);
  // Nothing to encode and no dots to resolve.
  if (/^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/.test(path)) return `${home?.folder ?? ''}${path}`;
  // What is encoded already stays; a lone surrogate cannot be encoded at all.
  const encoded = encodeURI(path.replace(/\p{Surrogate}/gu, '').replaceAll('\\', '/')).replace(/%25([0-9A-Fa-f]{2})/g, '%$1');
  return home === undefined ? encoded : new URL(`${encodeURIComponent(place.id)}/${encoded}`, home.base).href;
}

interface Home {
  readonly base: string;
  /** Of the issue; ends in `/`. */
  readonly folder: string;
}

/** Where the files are hosted, worked out once for all the pictures of a page; undefined if there is no base address. */
function homeOf(place: Place): Home | undefined {
  if (!homes.has(place)) {
    const base = webAddress(place.baseUrl)?.replace(/(?<!\/)$/, '/');
    homes.set(place, base === undefined ? undefined : { base, folder: new URL(`${encodeURIComponent(place.id)}/`, base).href });
  }
  return homes.get(place);
}

const homes = new WeakMap<Place, Home | undefined>();
