import type { List, ListItem, RootContent } from 'mdast';
import type { Block, EventItem, Inline } from '../model/edition.js';
import { plainText } from './flatten.js';
import { readInlines } from './inlines.js';
import { addText, type Reading, type Scope, spanned, spanOf } from './reading.js';

type ReadBlocks = (nodes: readonly RootContent[], reading: Reading, scope: Scope) => Block[];

/** The list of an events directive: an event an item. */
export function readEvents(list: List, reading: Reading, scope: Scope, readBlocks: ReadBlocks): Block {
  const events = list.children.map((item) => readEvent(item, reading, scope, readBlocks));
  return { type: 'events', events, ...spanned(spanOf(reading, list)) };
}

/** The first paragraph is title (its bold beginning) and when and where; the rest describes the event. */
function readEvent(item: ListItem, reading: Reading, scope: Scope, readBlocks: ReadBlocks): EventItem {
  const [head, ...rest] = item.children;
  const inside: Scope = { ...scope, role: scope.role === 'footnote' ? 'footnote' : 'item', flow: false };
  const span = spanOf(reading, item);
  if (head?.type !== 'paragraph') {
    reportTitle(reading, item);
    return { title: [], when: [], blocks: readBlocks(item.children, reading, inside), ...spanned(span) };
  }
  const inlines = readInlines(head.children, reading, inside);
  addText(reading, inlines, inside, spanOf(reading, head));
  const { title, when } = splitTitle(inlines);
  if (title.length === 0) reportTitle(reading, item);
  const dates = reading.language.findDays(plainText(when));
  const blocks = readBlocks(rest, reading, { ...inside, flow: true });
  // Without a bold beginning the whole paragraph is the title: shown, in order, and reported.
  return { title: title.length === 0 ? inlines : title, when, ...(dates ? { dates } : {}), blocks, ...spanned(span) };
}

function splitTitle(inlines: readonly Inline[]): { title: readonly Inline[]; when: readonly Inline[] } {
  const [first, ...rest] = inlines;
  if (first?.type === 'strong') return { title: first.children, when: withoutJoint(rest) };
  const [inner, ...more] = first?.type === 'link' ? first.children : [];
  if (first?.type === 'link' && inner?.type === 'strong' && more.length === 0) {
    return { title: [{ ...first, children: inner.children }], when: withoutJoint(rest) };
  }
  return { title: [], when: [] };
}

const joint = /^[\s,，、:：;；.。|｜—–-]+/u;

/** Takes away the punctuation that joined title and time. */
function withoutJoint(inlines: readonly Inline[]): readonly Inline[] {
  const [first, ...rest] = inlines;
  if (first?.type === 'hardBreak') return withoutJoint(rest);
  if (first?.type !== 'text') return inlines;
  const value = first.value.replace(joint, '');
  return value === '' ? withoutJoint(rest) : [{ type: 'text', value }, ...rest];
}

function reportTitle(reading: Reading, item: ListItem): void {
  reading.findings.push({
    rule: 'structure/directive',
    severity: 'warning',
    message: {
      zh: '活动条目没有标题：应以粗体名称开头，例如 **论坛名称**，2024年3月7日，巴黎',
      en: 'Unexpected event without a title, expected bold text first, such as **Name of the forum**, 7 March 2024, Paris',
    },
    ...spanned(spanOf(reading, item)),
  });
}
