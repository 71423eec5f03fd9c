import type { Inline } from '../model/edition.js';
import { draft, type DraftText, type Item, mergeTexts, type TagMark } from './drafts.js';
import { tagPolicy } from './html.js';
import { makeImage, makeLink } from './link-nodes.js';
import { outsideSafeSet } from './raw-html-finding.js';
import type { Reading, Scope } from './reading.js';
import { decodeReferences } from './references.js';

/** Tags nest so deep in no text for people; beyond it they are text, so that no reader of the model overflows. */
const deepest = 16;

interface Frame {
  readonly name: string;
  readonly wrap: (children: readonly Inline[]) => readonly Inline[];
  readonly mark: TagMark;
  readonly children: Inline[];
}

/**
 * Pairs raw HTML tags among siblings. The safe set becomes `tag`, what Markdown can say becomes that, comments vanish, unknown tags are
 * text, everything else is taken away with a finding. A tag whose partner stands in another block or inside other markup is taken away too.
 * @param scope Absent where links and pictures cannot occur.
 */
export function pairTags(items: readonly Item[], reading: Reading, scope: Scope | undefined): readonly Inline[] {
  if (!items.some((item) => item.type === 'tagMark')) return mergeTexts(reading.places, items as readonly Inline[]);
  const root: Inline[] = [];
  const frames: Frame[] = [];
  const top = (): Inline[] => frames.at(-1)?.children ?? root;
  const abandon = (): void => {
    const frame = frames.pop();
    if (!frame) return;
    reading.rawHtml.push(...outsideSafeSet([frame.mark], 'unpaired'));
    for (const child of frame.children) top().push(child);
  };
  for (const item of items) {
    if (item.type !== 'tagMark') top().push(item);
    else if (item.part.kind === 'open') {
      const opened = openTag(item, reading, scope, frames.length);
      if ('frame' in opened) frames.push(opened.frame);
      else top().push(...opened.inlines);
    } else if (item.part.kind === 'close') {
      const { name } = item.part;
      if (!frames.some((frame) => frame.name === name)) {
        top().push(...closeWithoutOpen(item, name, reading));
        continue;
      }
      while (frames.at(-1)?.name !== name) abandon();
      const frame = frames.pop();
      if (frame && frame.children.length > 0) top().push(...frame.wrap(mergeTexts(reading.places, frame.children)));
    } else if (item.part.kind !== 'comment') top().push(asText(item, reading));
  }
  while (frames.length > 0) abandon();
  return mergeTexts(reading.places, root);
}

function asText(mark: TagMark, reading: Reading): DraftText {
  return draft(reading.places, mark.raw, mark.pieces);
}

function closeWithoutOpen(mark: TagMark, name: string, reading: Reading): Inline[] {
  const policy = tagPolicy(name);
  if (policy === 'literal') return [asText(mark, reading)];
  if (policy === 'break') return [{ type: 'hardBreak' }];
  if (policy === 'safe') reading.rawHtml.push(...outsideSafeSet([mark], 'unpaired'));
  return [];
}

function openTag(mark: TagMark, reading: Reading, scope: Scope | undefined, depth: number): { frame: Frame } | { inlines: Inline[] } {
  const { part } = mark;
  if (part.kind !== 'open') return { inlines: [] };
  const { name, attributes } = part;
  const policy = tagPolicy(name);
  if (policy === 'literal' || depth >= deepest) return { inlines: [asText(mark, reading)] };
  reading.rawHtml.push(...outsideSafeSet([mark], 'tag'));
  const frame = (wrap: Frame['wrap']): { frame: Frame } => ({ frame: { name, wrap, mark, children: [] } });
  if (policy === 'break') return { inlines: [{ type: 'hardBreak' }] };
  if (policy === 'safe') {
    const title = name === 'abbr' && attributes.get('title') ? { title: decodeReferences(attributes.get('title') ?? '') } : {};
    return frame((children) => [{ type: 'tag', tag: name as 'sup', ...title, children }]);
  }
  if (policy !== 'markdown') return { inlines: [] };
  if (name === 'img') return { inlines: scope ? htmlImage(mark, attributes, reading, scope) : [] };
  if (name === 'hr') return { inlines: [{ type: 'hardBreak' }] };
  if (name === 'a') {
    const url = attributes.get('href');
    if (url === undefined || !scope) return { inlines: [] };
    const source = { url: decodeReferences(url).trim(), span: mark.span };
    // A link inside a link cannot be: the inner one, written in Markdown, stays.
    return frame((children) => (children.some(holdsLink) ? children : [makeLink(reading, scope, source, children)]));
  }
  const type = name === 'b' || name === 'strong' ? 'strong' : name === 'i' || name === 'em' ? 'emphasis' : 'delete';
  return frame((children) => [{ type, children }]);
}

function holdsLink(node: Inline): boolean {
  return node.type === 'link' || ('children' in node && node.children.some(holdsLink));
}

function htmlImage(mark: TagMark, attributes: ReadonlyMap<string, string>, reading: Reading, scope: Scope): Inline[] {
  const alt = decodeReferences(attributes.get('alt') ?? '');
  const at = mark.span && alt !== '' && mark.raw.includes(alt) ? mark.span.start + mark.raw.indexOf(alt) : undefined;
  const altSpan = at === undefined ? undefined : { start: at, end: at + alt.length };
  return [makeImage(reading, scope, { url: decodeReferences(attributes.get('src') ?? '').trim(), alt, span: mark.span, altSpan })];
}
