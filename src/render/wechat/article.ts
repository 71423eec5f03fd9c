import { languageOf } from '../../lang/registry.js';
import type { BlockContext } from '../html/blocks.js';
import { editionView, type EditionView, type SectionView } from '../html/edition-view.js';
import { mapBlocks } from '../html/map-blocks.js';
import { mastheadWords } from '../html/masthead.js';
import type { BlockView, ImageView } from '../html/views.js';
import type { RenderInput } from '../renderer.js';
import { safe, type Safe, type Templates } from '../templates.js';
import { length, limits } from './findings.js';
import { noteMark, notesByMark, notesIn } from './footnotes.js';
import type { LinkNotes } from './link-notes.js';
import { contentLimit, packParts, type Piece } from './parts.js';

export interface ArticleTools {
  readonly templates: Templates;
  readonly links: LinkNotes;
}

/** A block with the mark of the note its address is in; `null` where it has none. */
type NotedBlock = BlockView & { readonly note?: Safe | null };

/** The article in as many parts as WeChat's limit asks for; each is one `section` element. */
export function articleParts(input: RenderInput, context: BlockContext, cover: ImageView | null, tools: ArticleTools): readonly string[] {
  const view = editionView(input.edition, context);
  const pieces = [...opening(input, context, view, cover, tools), ...bodyPieces(view, tools), ...closing(view, tools)];
  const byMark = notesByMark(view.notes);
  const render = (part: readonly Piece[], number: number, of: number): string => {
    const notes = notesIn(part.join(''), byMark).map((note) => ({ mark: noteMark(note.number), blocks: noted(note.blocks, tools) }));
    const body = safe(part.join(''));
    const notesHtml = notes.length === 0 ? '' : partial('notes', { notes }, tools);
    const links = tools.links.in(part.join('') + notesHtml);
    const linksHtml = links.length === 0 ? '' : partial('links', { links }, tools);
    const count = of === 1 ? null : { number, of };
    return partial('page', { part: count, body, notes: safe(notesHtml), links: safe(linksHtml) }, tools);
  };
  const whole = render(pieces, 1, 1);
  if (whole.length < contentLimit) return [whole];
  // How many there will be is not known yet: the widest count stands for it.
  const parts = packParts(pieces, (part) => render(part, 99, 99), contentLimit);
  return parts.map((part, index) => render(part, index + 1, parts.length));
}

/** Line ends between elements become empty paragraphs and list items in WeChat's editor; within text they stay. */
function partial(name: string, view: object, { templates }: ArticleTools): string {
  return templates.render(name, view).replace(/>\n+(?=<)/g, '>').trim();
}

function opening(input: RenderInput, { inline }: BlockContext, view: EditionView, cover: ImageView | null, tools: ArticleTools): Piece[] {
  const { title, kicker, line, slogan } = mastheadWords(input);
  const { subtitle } = input.edition.meta;
  const text = (words: string | null | undefined): Safe | null => (words ? inline.text(words) : null);
  const masthead = partial('masthead', { kicker: text(kicker), title: inline.title([{ type: 'text', value: title }], 'masthead'), subtitle: text(subtitle), slogan: text(slogan), line, cover }, tools);
  const contents = view.contents === null ? '' : partial('contents', view.contents, tools);
  // Where there is a foreword, it comes first, as in every other medium.
  return [masthead, ...blockPieces(view.foreword, '', tools), ...(contents === '' ? [] : [contents])];
}

function bodyPieces(view: EditionView, tools: ArticleTools): Piece[] {
  return view.sections.flatMap((section) => sectionPieces(section, tools));
}

function sectionPieces({ title, blocks, articles }: SectionView, tools: ArticleTools): Piece[] {
  let heading = title === null ? '' : partial('section', { title }, tools);
  if (blocks.length === 0 && articles.length === 0) return heading === '' ? [] : [heading];
  const pieces = blockPieces(blocks, blocks.length === 0 ? '' : heading, tools);
  if (blocks.length > 0) heading = '';
  for (const article of articles) {
    for (const piece of blockPieces(article.blocks, heading + partial('article', { title: article.title, level: article.level }, tools), tools)) pieces.push(piece);
    heading = '';
  }
  return pieces;
}

/** Blocks one by one; a heading stays with what follows it, `above` with the first. */
function blockPieces(blocks: readonly BlockView[], above: string, tools: ArticleTools): Piece[] {
  const pieces: Piece[] = [];
  let kept = above;
  for (const block of noted(blocks, tools)) {
    kept += partial(block.type, block, tools);
    if (block.type === 'heading') continue;
    pieces.push(kept);
    kept = '';
  }
  return kept === '' ? pieces : [...pieces, kept];
}

function noted(blocks: readonly BlockView[], { links }: ArticleTools): NotedBlock[] {
  return mapBlocks(blocks, (block): NotedBlock => {
    switch (block.type) {
      case 'button':
        return { ...block, note: links.mark(block.href) };
      case 'figure':
      case 'media':
        return { ...block, note: block.href === null ? null : links.mark(block.href) };
      default:
        return block;
    }
  });
}

function closing({ closing: question, source, contacts }: EditionView, tools: ArticleTools): Piece[] {
  if (question === null && source === null && contacts.length === 0) return [];
  return [partial('closing', { closing: question, source, contacts }, tools)];
}

/** Title, author and digest for WeChat's own fields. */
export function articleFacts(input: RenderInput): { readonly title: string; readonly author: string | null; readonly digest: string | null } {
  const { title } = mastheadWords(input);
  const { subtitle, preheader } = input.edition.meta;
  const { publisher, network, programme } = input.brand;
  const { colon } = languageOf(input.edition.lang).words;
  const authors = [publisher, network, programme].filter((name) => name !== undefined);
  return {
    title: subtitle === undefined ? title : `${title}${colon}${subtitle}`,
    author: authors.find((name) => length(name) <= limits.author) ?? authors[0] ?? null,
    digest: preheader ?? null,
  };
}
