import type { BlockContent, List, ListItem, Paragraph, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { hanShare } from '../../lang/characters.js';
import type { ParagraphRole } from './model.js';

/** A block of a Word document with the paragraph it came from: its role, and its style where this program wrote the document. */
export interface StyledBlock {
  readonly node: BlockContent;
  readonly role?: ParagraphRole;
  /** Id of the style, as `render/docx/styles.ts` names it; '' in documents of others. */
  readonly style: string;
}

/** What `spp build --to docx` has set as styled paragraphs becomes blocks of the dialect again; captions of any document go to their pictures. */
export function ownBlocks(blocks: readonly StyledBlock[]): BlockContent[] {
  const out: BlockContent[] = [];
  for (let i = 0; i < blocks.length; ) {
    const { node, role, style } = blocks[i] as StyledBlock;
    const image = pictureOf(out.at(-1));
    const until = (wanted: readonly string[], from: number): number => {
      const end = blocks.findIndex((each, n) => n >= from && !wanted.includes(each.style));
      return end === -1 ? blocks.length : end;
    };
    if (role === 'caption' && image && !image.title && node.type === 'paragraph') {
      image.title = wordsOf(node);
      i += 1;
    } else if (style === 'EventTitle') {
      const end = until(['EventTitle', 'EventText'], i);
      out.push(eventsOf(blocks.slice(i, end)));
      i = end;
    } else if (style === 'NoteTitle' || style === 'Note') {
      const end = until(['Note'], i + 1);
      out.push(...noteOf(blocks.slice(i, end)));
      i = end;
    } else {
      out.push(style === 'Button' ? plainButton(node) : node);
      i += 1;
    }
  }
  return out;
}

/** The picture of a paragraph that holds nothing else. */
function pictureOf(node: RootContent | undefined): { title?: string | null | undefined } | undefined {
  const [only, ...more] = node?.type === 'paragraph' ? node.children : [];
  return only?.type === 'image' && more.length === 0 ? only : undefined;
}

function eventsOf(blocks: readonly StyledBlock[]): BlockContent {
  const items: ListItem[] = [];
  for (const { node, style } of blocks) {
    if (style === 'EventTitle' || items.length === 0) items.push({ type: 'listItem', spread: false, children: [node] });
    else items.at(-1)?.children.push(node);
  }
  const list: List = { type: 'list', ordered: false, spread: false, children: items };
  return directive('活动', 'events', [list], items.flatMap(({ children }) => children).map(wordsOf).join(''));
}

/** A box with its title, if it has one; the words of a goal's card are the card. */
function noteOf(blocks: readonly StyledBlock[]): BlockContent[] {
  const [first, ...rest] = blocks;
  const hasTitle = first?.style === 'NoteTitle' && first.node.type === 'paragraph';
  const out: BlockContent[] = [];
  const text = blocks.map(({ node }) => wordsOf(node)).join('');
  let inside: BlockContent[] = [];
  let label = hasTitle ? titleOf(first.node) : undefined;
  const close = (): void => {
    if (inside.length > 0 || label) out.push(directive('提示', 'note', [...(label ? [label] : []), ...inside], text));
    inside = [];
    label = undefined;
  };
  for (const { node } of hasTitle ? rest : blocks) {
    const goal = /^\s*SDG (\d{1,2}(?:\.[\da-z]{1,2})?)\s+(\S.*)$/u.exec(wordsOf(node));
    if (!goal) inside.push(node);
    else {
      if (!label) close();
      inside.push({ type: 'paragraph', children: [{ type: 'image', url: `sdg:${goal[1]}`, alt: goal[2] ?? '' }] });
      if (!label) out.push(...inside.splice(0));
    }
  }
  close();
  return out;
}

function titleOf({ children }: Paragraph): Paragraph {
  const [only, ...more] = children;
  return { type: 'paragraph', data: { directiveLabel: true }, children: only?.type === 'strong' && more.length === 0 ? only.children : children } as Paragraph;
}

function directive(zh: string, en: string, children: BlockContent[], text: string): BlockContent {
  return { type: 'containerDirective', name: hanShare(text) > 0.1 ? zh : en, attributes: {}, children } satisfies ContainerDirective as unknown as BlockContent;
}

/** A button is bold by itself. */
function plainButton(node: BlockContent): BlockContent {
  if (node.type !== 'paragraph') return node;
  return { ...node, children: node.children.map((child) => (child.type === 'link' && child.children.length === 1 && child.children[0]?.type === 'strong' ? { ...child, children: child.children[0].children as never } : child)) };
}

function wordsOf(node: RootContent): string {
  if ('value' in node) return node.type === 'html' ? '' : node.value;
  if (node.type === 'image') return node.alt ?? '';
  return 'children' in node ? node.children.map((child) => wordsOf(child)).join('') : '';
}
