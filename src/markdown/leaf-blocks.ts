import type { Root } from 'mdast';
import remarkCjkFriendly from 'remark-cjk-friendly/parseOnly';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import type { LeafBlock } from '../model/leaf-block.js';
import type { SourceFile } from '../model/text.js';
import { cutAtCjk, type Extension } from './autolink.js';
import { leavesOf } from './leaves.js';

let processor: Processor<Root> | undefined;

/**
 * The leaf blocks of any Markdown file in document order.
 *
 * Not the dialect's own reading (processor.ts): a block's index must be the one that every Markdown reader gives, and a lone `:::` in a foreign
 * file must not swallow what follows. Bare addresses end where Chinese begins, as in the dialect.
 */
export function leafBlocks(file: SourceFile): LeafBlock[] {
  processor ??= unified()
    .use(remarkParse)
    .use(remarkFrontmatter)
    .use(remarkGfm, { singleTilde: false })
    .use(remarkCjkFriendly)
    .use(addresses)
    .freeze() as unknown as Processor<Root>;
  // See processor.ts: micromark would drop a mark at the very start and move every offset.
  return leavesOf(processor.parse(file.text.startsWith('\uFEFF') ? `\uFEFF${file.text}` : file.text));
}

function addresses(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map((extension) => cutAtCjk(extension as Extension)) as never;
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? []).flat().map((extension) => {
    // As in processor.ts: GFM's second look for addresses swallows Chinese punctuation.
    const { transforms: _dropped, ...rest } = extension;
    return rest;
  }) as never;
}
