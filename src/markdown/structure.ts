import type { Heading, RootContent } from 'mdast';
import type { Article, Block, Edition, Inline, Section } from '../model/edition.js';
import { readBlock } from './blocks.js';
import { isClosed } from './directives.js';
import { plainText } from './flatten.js';
import { isUnseen, readHeading } from './headings.js';
import { type Reading, type Scope, spanOf } from './reading.js';

type Structure = Pick<Edition, 'foreword' | 'sections'> & { readonly title?: string };
type Mutable<T> = { -readonly [K in keyof T]: T[K] };
interface OpenSection extends Mutable<Omit<Section, 'blocks' | 'articles'>> {
  readonly blocks: Block[];
  readonly articles: (Mutable<Omit<Article, 'blocks'>> & { readonly blocks: Block[] })[];
}

/**
 * Divides the top level into foreword, sections and articles. Nothing is lost or moved:
 * - what stands before the first section is the foreword;
 * - an article before any section opens a section with an empty title;
 * - a heading deeper than an article is a block where it stands.
 * An issue counts depth from 1. A lone file counts from the smallest depth it uses; if it has no title of its own (`titled`) and its
 * only `#` comes before all other headings, that heading is the title and counts no more.
 */
export function readStructure(top: readonly RootContent[], reading: Reading, options: { kind: 'issue' | 'file'; titled: boolean }): Structure {
  const nodes = hoistUnclosed(top, reading).filter((node) => !isUnseen(node));
  const headings = nodes.filter((node) => node.type === 'heading');
  const titleNode = options.kind === 'file' && !options.titled ? titleOf(headings) : undefined;
  const base = options.kind === 'issue' ? 1 : Math.min(6, ...headings.filter((node) => node !== titleNode).map((node) => node.depth));
  const walk = new StructureWalk(reading, base);
  nodes.forEach((node, index) => {
    if (node === titleNode) walk.title(node, nodes, index);
    else if (node.type === 'heading' && node.depth <= base + 1) walk.open(node, nodes, index);
    else walk.add(node, nodes, index);
  });
  return walk.result;
}

function titleOf(headings: readonly Heading[]): Heading | undefined {
  const [first] = headings;
  return first?.depth === 1 && headings.filter((heading) => heading.depth === 1).length === 1 ? first : undefined;
}

class StructureWalk {
  readonly #foreword: Block[] = [];
  readonly #sections: OpenSection[] = [];
  #title: string | undefined;

  constructor(
    private readonly reading: Reading,
    private readonly base: number,
  ) {}

  get result(): Structure {
    return { foreword: this.#foreword, sections: this.#sections, ...(this.#title === undefined ? {} : { title: this.#title }) };
  }

  title(node: Heading, nodes: readonly RootContent[], index: number): void {
    this.#title = plainText(readHeading(node, nodes, index, this.reading, this.#scope())).trim();
  }

  open(node: Heading, nodes: readonly RootContent[], index: number): void {
    const span = spanOf(this.reading, node) ?? { start: 0, end: 0 };
    const isSection = node.depth <= this.base;
    if (isSection || this.#sections.length === 0) {
      this.#sections.push({ id: `s${this.#sections.length + 1}`, title: [], span, blocks: [], articles: [] });
    }
    const section = this.#sections.at(-1) as OpenSection;
    if (!isSection) section.articles.push({ id: `${section.id}a${section.articles.length + 1}`, title: [], span, blocks: [] });
    const opened = section.articles.at(-1) ?? section;
    // The place must exist before the title is read: the title's text belongs to it.
    opened.title = readHeading(node, nodes, index, this.reading, this.#scope()) as Inline[];
  }

  add(node: RootContent, nodes: readonly RootContent[], index: number): void {
    const section = this.#sections.at(-1);
    const into = section ? (section.articles.at(-1) ?? section).blocks : this.#foreword;
    for (const block of readBlock(node, nodes, index, this.reading, this.#scope())) into.push(block);
  }

  #scope(): Scope {
    const section = this.#sections.at(-1);
    const place = section?.articles.at(-1)?.id ?? section?.id;
    return { role: 'body', flow: true, deepen: 1 - this.base, ...(place === undefined ? {} : { place }) };
  }
}

/**
 * A directive that is never closed runs to the end of the document. From its first heading on its content is given back to the
 * document, so that a forgotten `:::` does not swallow all later sections (the forgotten fence is reported with the directive).
 */
function hoistUnclosed(nodes: readonly RootContent[], reading: Reading): RootContent[] {
  return nodes.flatMap((node): RootContent[] => {
    if (node.type !== 'containerDirective' || isClosed(node, reading)) return [node];
    const children = hoistUnclosed(node.children, reading);
    const cut = children.findIndex((child) => child.type === 'heading');
    if (cut === -1) return [node];
    return [{ ...node, children: children.slice(0, cut) as typeof node.children }, ...children.slice(cut)];
  });
}
