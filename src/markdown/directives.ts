import type { List, Paragraph, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Severity } from '../model/diagnostic.js';
import type { Block, Inline } from '../model/edition.js';
import type { Localized, Span } from '../model/text.js';
import { nearest } from '../text/nearest.js';
import { readEvents } from './events.js';
import { readInlines } from './inlines.js';
import { figureOf } from './paragraphs.js';
import { addText, type Reading, type Scope, spanned, spanOf } from './reading.js';

type Kind = 'events' | 'partners' | 'media' | 'note' | 'only';
export type ReadBlocks = (nodes: readonly RootContent[], reading: Reading, scope: Scope) => Block[];

const kinds: Readonly<Record<string, Kind>> = {
  events: 'events',
  活动: 'events',
  partners: 'partners',
  伙伴: 'partners',
  media: 'media',
  图文: 'media',
  note: 'note',
  提示: 'note',
  only: 'only',
  仅限: 'only',
};
const formats = ['email', 'eml', 'text', 'web', 'wechat', 'pdf', 'print', 'bilingual', 'docx'];

/** A directive read as far as its kind allows. What does not fit becomes plain blocks, in order, with a finding: text is never lost. */
interface Directive {
  readonly node: ContainerDirective;
  readonly label: readonly Inline[];
  readonly content: readonly RootContent[];
  readonly span: Span | undefined;
  readonly inside: Scope;
  readonly readBlocks: ReadBlocks;
}

export function readDirective(node: ContainerDirective, reading: Reading, scope: Scope, readBlocks: ReadBlocks): Block[] {
  const span = spanOf(reading, node);
  if (!isClosed(node, reading)) {
    report(reading, node, 'error', {
      zh: `指令 :::${node.name} 没有结束：应在内容之后另起一行写 :::（嵌套时外层冒号要多于内层）`,
      en: `Unexpected end of directive :::${node.name}: expected a line of ::: after its content (nesting needs more colons outside)`,
    });
  }
  const [first, ...rest] = node.children as readonly RootContent[];
  const labelled = first?.type === 'paragraph' && isLabel(first);
  const inside: Scope = { ...scope, flow: true };
  const label = labelled ? readInlines(first.children, reading, { ...inside, role: 'label' }) : [];
  if (labelled) addText(reading, label, { ...inside, role: 'label' }, spanOf(reading, first));
  const content = labelled || !first ? rest : [first, ...rest];
  const directive: Directive = { node, label, content, span, inside, readBlocks };
  const kind = Object.hasOwn(kinds, node.name.toLowerCase()) ? kinds[node.name.toLowerCase()] : undefined;
  switch (kind) {
    case 'events':
      return readLists(directive, reading, (list) => readEvents(list, reading, inside, readBlocks));
    case 'partners':
      return readLists(directive, reading, (list) => partnersOf(directive, list, reading));
    case 'media':
      return readMedia(directive, reading);
    case 'note':
      return [{ type: 'note', label, blocks: readBlocks(content, reading, inside), ...spanned(span) }];
    case 'only':
      return [readOnly(directive, reading)];
    case undefined:
      return [readUnknown(directive, reading)];
  }
}

function isLabel(node: Paragraph): boolean {
  return (node.data as { directiveLabel?: boolean } | undefined)?.directiveLabel === true;
}

/** Whether the last line of the directive is its closing fence: at least as many colons as the opening one. */
export function isClosed(node: ContainerDirective, reading: Reading): boolean {
  const span = spanOf(reading, node);
  if (!span) return true;
  const source = reading.file.text.slice(span.start, span.end);
  const colons = /^:+/.exec(source)?.[0].length ?? 3;
  const lastLine = source.slice(Math.max(source.lastIndexOf('\n'), source.lastIndexOf('\r')) + 1);
  const fence = /(?<!:)(:{3,})[ \t]*$/.exec(lastLine);
  return lastLine.length < source.length && fence !== null && /^[ \t>]*$/.test(lastLine.slice(0, fence.index)) && (fence[1] ?? '').length >= colons;
}

function report(reading: Reading, node: Pick<RootContent, 'position'>, severity: Severity, message: Localized, more: { actual?: string; expected?: string[] } = {}): void {
  const span = spanOf(reading, node);
  // The opening line is what the user must change; the whole directive may fill pages.
  const line = span && /^[^\r\n]*/.exec(reading.file.text.slice(span.start, Math.min(span.end, span.start + 1000)))?.[0].length;
  reading.findings.push({
    rule: 'structure/directive',
    severity,
    message,
    ...more,
    ...spanned(span && { start: span.start, end: span.start + (line ?? 0) }),
  });
}

/** A directive whose content is one list. Blocks around it stay where they are, outside. */
function readLists(directive: Directive, reading: Reading, readOne: (list: List) => Block): Block[] {
  const { node, content, inside, readBlocks } = directive;
  const others = content.filter((child) => child.type !== 'list').length;
  const lists = content.length - others;
  if (lists === 0 || others > 0) {
    report(reading, node, lists === 0 ? 'error' : 'warning', {
      zh: `:::${node.name} 中应只有一个列表（每行以“- ”开头）；${lists === 0 ? '没有找到列表，内容按普通段落输出' : '列表以外的内容按普通段落输出'}`,
      en: `Unexpected content in :::${node.name}, expected one list (lines that start with "- "); ${lists === 0 ? 'no list was found, so' : 'what stands outside the list'} is put out as ordinary blocks`,
    });
  }
  let labelled = false;
  const blocks = content.flatMap((child) => {
    if (child.type !== 'list') return readBlocks([child], reading, inside);
    const block = readOne(child);
    labelled ||= block.type === 'partners';
    return [block];
  });
  return labelled || directive.label.length === 0 ? blocks : [{ type: 'paragraph', children: [{ type: 'strong', children: directive.label }] }, ...blocks];
}

function partnersOf(directive: Directive, list: List, reading: Reading): Block {
  const items = directive.readBlocks([list], reading, directive.inside);
  const [read] = items;
  return { type: 'partners', label: directive.label, items: read?.type === 'list' ? read.items : [], ...spanned(directive.span) };
}

/** A picture with the text beside it: the picture first, alone or at the start of the first paragraph. */
function readMedia(directive: Directive, reading: Reading): Block[] {
  const { node, content, inside, readBlocks, span } = directive;
  const blocks = readBlocks(content, reading, inside);
  const label: Block[] = directive.label.length > 0 ? [{ type: 'paragraph', children: [{ type: 'strong', children: directive.label }] }] : [];
  const [first, ...rest] = blocks;
  if (first?.type === 'figure') {
    return [{ type: 'media', image: first.image, ...(first.caption === undefined ? {} : { caption: first.caption }), blocks: [...label, ...rest], ...spanned(span) }];
  }
  if (first?.type === 'paragraph' && first.children[0]?.type === 'image') {
    const [image, ...beside] = first.children;
    const { caption } = figureOf(image, reading, image.span);
    const text: Block = { ...first, children: withoutLeadingBlank(beside) };
    return [{ type: 'media', image, ...(caption === undefined ? {} : { caption }), blocks: [...label, text, ...rest], ...spanned(span) }];
  }
  report(reading, node, 'error', {
    zh: `:::${node.name} 的开头应是一张图片，例如 ![替代文字](images/x.png)；没有找到图片，内容按普通段落输出`,
    en: `Unexpected start of :::${node.name}, expected a picture such as ![alternative text](images/x.png); its content is put out as ordinary blocks`,
  });
  return [...label, ...blocks];
}

function withoutLeadingBlank(inlines: readonly Inline[]): readonly Inline[] {
  const [first, ...rest] = inlines;
  if (first?.type === 'hardBreak') return withoutLeadingBlank(rest);
  return first?.type === 'text' ? [{ type: 'text', value: first.value.trimStart() }, ...rest] : inlines;
}

function readOnly(directive: Directive, reading: Reading): Block {
  const { node, label, content, inside, readBlocks, span } = directive;
  const written = node.attributes?.['target'] ?? node.attributes?.['目标'] ?? '';
  const targets = written.split(/[\s,，、;；]+/).filter((name) => name !== '').map((name) => name.toLowerCase());
  const unknown = targets.find((name) => !formats.includes(name));
  const blocks = readBlocks(content, reading, inside);
  if (targets.length > 0 && unknown === undefined) {
    return { type: 'only', targets, blocks: label.length > 0 ? [{ type: 'paragraph', children: label }, ...blocks] : blocks, ...spanned(span) };
  }
  const meant = unknown === undefined ? undefined : nearest(unknown, formats);
  report(
    reading,
    node,
    'error',
    {
      zh: `:::${node.name} 应写明输出格式，例如 :::${node.name}{target=pdf}；${unknown === undefined ? '没有写' : `没有“${unknown}”这种格式`}，可用：${formats.join('、')}`,
      en: `Unexpected :::${node.name} ${unknown === undefined ? 'without a target' : `for "${unknown}"`}, expected output formats such as {target=pdf}: ${formats.join(', ')}`,
    },
    { ...(unknown === undefined ? {} : { actual: unknown }), ...(meant === undefined ? {} : { expected: [meant] }) },
  );
  return { type: 'unknown', name: node.name, label, blocks, ...spanned(span) };
}

function readUnknown(directive: Directive, reading: Reading): Block {
  const { node, label, content, inside, readBlocks, span } = directive;
  const meant = suggestion(node.name);
  report(
    reading,
    node,
    'error',
    {
      zh: `没有名为“${node.name}”的指令${meant ? `；是否指 :::${meant}？` : ''}可用：${Object.keys(kinds).join('、')}。内容已保留`,
      en: `Unexpected directive "${node.name}"${meant ? `, expected perhaps :::${meant}` : ''}. Known: ${Object.keys(kinds).join(', ')}. Its content is kept`,
    },
    { actual: node.name, ...(meant ? { expected: [meant] } : {}) },
  );
  return { type: 'unknown', name: node.name, label, blocks: readBlocks(content, reading, inside), ...spanned(span) };
}

/** The directive most likely meant. Two letters changed round count as two mistakes to `nearest`, but are the commonest one. */
function suggestion(name: string): string | undefined {
  const letters = (word: string): string => [...word.toLowerCase()].sort().join('');
  return nearest(name, Object.keys(kinds)) ?? Object.keys(kinds).find((kind) => letters(kind) === letters(name));
}

/** A paragraph that was meant as a directive: `::: note` with a blank, full-width colons, an ending without a beginning. */
export function reportStrayFence(node: Paragraph, reading: Reading): void {
  const head = node.children[0];
  if (head?.type !== 'text') return;
  const match = /^(?::{3,}|：{2,})[ \t]*([^\s[{：:]*)/.exec(head.value);
  if (!match) return;
  const name = match[1] ?? '';
  const meant = suggestion(name);
  report(
    reading,
    node,
    'error',
    name === ''
      ? {
          zh: '这里的 ::: 没有对应的开头：指令以 :::名称 开始（半角冒号，中间不空格），以 ::: 结束',
          en: 'Unexpected ::: without a beginning: a directive starts with :::name and ends with :::',
        }
      : {
          zh: `这一行不是有效的指令，按文字输出；应为 :::${meant ?? name}（半角冒号，冒号与名称之间不空格，后面只可接 [标题] 与 {属性}）`,
          en: `Unexpected text that looks like a directive, expected :::${meant ?? name} (ASCII colons, no blank before the name, nothing behind it but [label] and {attributes}); it is put out as text`,
        },
    { actual: match[0], ...(name === '' ? {} : { expected: [`:::${meant ?? name}`] }) },
  );
}
