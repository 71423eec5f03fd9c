import type { Root } from 'mdast';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { directive } from 'micromark-extension-directive';
import remarkCjkFriendly from 'remark-cjk-friendly/parseOnly';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { cutAtCjk, type Extension } from './autolink.js';
import { recordPlaces } from './places.js';

let processor: Processor<Root> | undefined;

/**
 * Markdown as the dialect reads it, as an mdast tree whose positions are offsets into `text`.
 * Texts, links and pictures carry in `data` where their parts stand in the source (see places.ts).
 */
export function parseMarkdown(text: string): Root {
  processor ??= unified()
    .use(remarkParse)
    // One tilde is a range in Chinese text (3~5个), never a deletion.
    .use(remarkGfm, { singleTilde: false })
    .use(remarkCjkFriendly)
    .use(dialect)
    .freeze() as unknown as Processor<Root>;
  // micromark drops a byte-order mark at the very start, and with it all offsets move; SourceFile has none, so one here is text.
  return processor.parse(text.startsWith('\uFEFF') ? `\uFEFF${text}` : text);
}

/** What differs from remark's own reading. Comes last, since it changes what the other plugins registered. */
function dialect(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []).map((extension) => cutAtCjk(extension as Extension)), blockDirectives()] as never;
  const fromMarkdown = (data.fromMarkdownExtensions ?? []).flat().map((extension) => {
    // GFM's second look for addresses makes links without a place that swallow Chinese punctuation; addresses.ts looks instead.
    const { transforms: _dropped, ...rest } = extension;
    return rest;
  });
  data.fromMarkdownExtensions = [...fromMarkdown, directiveFromMarkdown(), recordPlaces()] as never;
}

/** `:::name` alone: the text form eats 10:30 and 编辑:王璟, the leaf form eats lines such as `::x` (remark-directive declines to change it). */
function blockDirectives(): Extension {
  const colon = 58;
  const flow = [directive().flow?.[colon] ?? []].flat();
  const container = flow.filter((construct) => construct.concrete === true);
  if (container.length !== 1) throw new Error('micromark-extension-directive no longer offers one concrete construct for block directives');
  return { flow: { [colon]: container } } as Extension;
}
