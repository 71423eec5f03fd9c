import type { Image, Inline, Link } from '../model/edition.js';
import type { Span } from '../model/text.js';
import { classifyLink, classifyPicture } from './links.js';
import { addString, type Reading, type Scope, spanned } from './reading.js';
import { joinLines } from './softbreaks.js';

/** A link as the source gives it; all spans are the file's. */
interface LinkSource {
  readonly url: string;
  readonly title?: string | null | undefined;
  readonly span?: Span | undefined;
  readonly targetSpan?: Span | undefined;
  /** Where the title stands if it belongs to this link alone: then it is text for people. */
  readonly titleSpan?: Span | undefined;
}

/** Makes a link and notes it in the reading. */
export function makeLink(reading: Reading, scope: Pick<Scope, 'role' | 'place'>, source: LinkSource, children: readonly Inline[]): Link {
  const title = source.title ? joinLines(source.title, reading.language) : undefined;
  const link: Link = { type: 'link', ...classifyLink(source.url), ...(title === undefined ? {} : { title }), children, ...spanned(source.span) };
  reading.links.push({ link, ...(source.targetSpan ? { targetSpan: source.targetSpan } : {}) });
  if (title !== undefined && source.titleSpan) addString(reading, title, { ...scope, role: 'alt' }, source.span, source.titleSpan);
  return link;
}

interface ImageSource {
  readonly url: string;
  readonly alt: string;
  readonly title?: string | null | undefined;
  readonly span?: Span | undefined;
  readonly altSpan?: Span | undefined;
  readonly titleSpan?: Span | undefined;
}

/** Makes a picture and notes it in the reading, with its two texts. */
export function makeImage(reading: Reading, scope: Pick<Scope, 'role' | 'place'>, source: ImageSource): Image {
  const alt = joinLines(source.alt, reading.language);
  const title = source.title ? joinLines(source.title, reading.language) : undefined;
  const image: Image = { type: 'image', alt, ...(title === undefined ? {} : { title }), ...classifyPicture(source.url), ...spanned(source.span) };
  reading.images.set(image, { url: image.url, kind: image.kind, alt, ...spanned(source.span) });
  addString(reading, alt, { ...scope, role: 'alt' }, source.span, source.altSpan);
  if (title !== undefined) addString(reading, title, { ...scope, role: 'caption' }, source.span, source.titleSpan);
  return image;
}
