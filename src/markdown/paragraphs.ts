import type { Block, Image, Inline, Link } from '../model/edition.js';
import type { Span } from '../model/text.js';
import { plainText } from './flatten.js';
import { isBlank } from './inlines.js';
import { isAddressText } from './links.js';
import { addText, type Reading, type Scope, spanned } from './reading.js';

// `——` in Chinese (GB/T 15834 §4.13), `— ` in English. A single dash without a blank is a Chinese list habit, not a signature.
const signature = /^(?:——|— )/;
const sdg = /^sdg:(\d{1,2})(?:\.([0-9]{1,2}|[a-z]))?$/i;

/** What a paragraph is in the dialect: figures, a button, a signature, or just a paragraph. Nothing if it shows nothing. */
export function paragraphBlocks(inlines: readonly Inline[], reading: Reading, scope: Scope, span: Span | undefined): Block[] {
  if (isBlank(inlines)) return [];
  const pictures = onlyPictures(inlines);
  if (pictures) return pictures.map((image) => pictureBlock(image, reading, pictures.length === 1 ? span : image.span));
  const link = scope.flow ? onlyLink(inlines) : undefined;
  addText(reading, inlines, link ? { ...scope, role: 'label' } : scope, span);
  if (link) return [{ type: 'button', link, ...spanned(span) }];
  const signs = scope.flow && signature.test(plainText(inlines).trimStart());
  return [{ type: signs ? 'signature' : 'paragraph', children: inlines, ...spanned(span) }];
}

/** The pictures of a paragraph that holds nothing else; several in a row are several figures. */
function onlyPictures(inlines: readonly Inline[]): readonly Image[] | undefined {
  const shown = withoutBlanks(inlines);
  return shown.every((node) => node.type === 'image') ? shown : undefined;
}

/** The link of a paragraph that holds nothing else. A bare address is text that happens to work, and a linked picture is no label. */
function onlyLink(inlines: readonly Inline[]): Link | undefined {
  const [link, ...more] = withoutBlanks(inlines);
  if (link?.type !== 'link' || more.length > 0) return undefined;
  const text = plainText(link.children);
  return text.trim() === '' || isAddressText(text) || link.children.some((node) => node.type === 'image') ? undefined : link;
}

function withoutBlanks(inlines: readonly Inline[]): Inline[] {
  return inlines.filter((node) => node.type !== 'hardBreak' && (node.type !== 'text' || node.value.trim() !== ''));
}

function pictureBlock(image: Image, reading: Reading, span: Span | undefined): Block {
  const use = reading.images.get(image);
  const note = (change: object): void => {
    if (use) reading.images.set(image, { ...use, ...change });
  };
  const card = sdg.exec(image.url);
  const goal = Number(card?.[1]);
  if (card && goal >= 1 && goal <= 17) {
    note({ kind: 'sdg' });
    return { type: 'sdg', goal, ...(card[2] === undefined ? {} : { target: card[2].toLowerCase() }), alt: image.alt, ...spanned(span) };
  }
  if (/^qr:web$/i.test(image.url)) {
    note({ kind: 'qr' });
    return { type: 'qr', of: 'web', alt: image.alt, ...spanned(span) };
  }
  return figureOf(image, reading, span);
}

/** A picture as a block: its Markdown title is the caption. */
export function figureOf(image: Image, reading: Reading, span: Span | undefined): Extract<Block, { type: 'figure' }> {
  const use = reading.images.get(image);
  if (use && image.title !== undefined) reading.images.set(image, { ...use, caption: image.title });
  return { type: 'figure', image, ...(image.title === undefined ? {} : { caption: image.title }), ...spanned(span) };
}
