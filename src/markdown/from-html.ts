import type { Nodes, Root } from 'mdast';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import { type Processor, unified } from 'unified';
import { cleanHtml, type Cleaned } from './html-clean.js';
import { elementsOf, type HtmlNode, isElement } from './html-tree.js';
import { countNote, type Imported, type ImportNote, type ImportResult } from './imported.js';

// A mail program's archive of a page has its pictures inside; no bulletin comes near.
const maxLength = 12_000_000;
const maxDepth = 400;
const voids = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr', 'p', 'li', 'td', 'tr', 'th', 'dt', 'dd', 'option']);

/** An HTML page or e-mail as Markdown nodes: its content, without scripts, layout, boilerplate and what follows readers. Nothing is fetched. */
export function fromHtml(html: string, kind: 'mail' | 'page'): ImportResult {
  if (html.length > maxLength) return { problem: { zh: `文件太大（${html.length} 个字符，上限 ${maxLength}），未读取`, en: `Found ${html.length} characters, expected at most ${maxLength}; not read` } };
  if (depthOf(html) > maxDepth) return { problem: { zh: `HTML 嵌套超过 ${maxDepth} 层，未读取`, en: `Found HTML nested deeper than ${maxDepth}, not read` } };
  const document = unified().use(rehypeParse).parse(html) as HtmlNode;
  const body = [...elementsOf(document)].find((node) => isElement(node, 'body')) ?? document;
  const head = [...elementsOf(document)].find((node) => isElement(node, 'title'));
  const title = (head?.children ?? []).map(({ value }) => value ?? '').join('').replace(/\s+/gu, ' ').trim();
  const cleaned = cleanHtml(body, kind);
  const to = unified().use(rehypeRemark as never) as unknown as Processor;
  const tree = to.runSync({ type: 'root', children: body.children ?? [] } as never) as unknown as Root;
  tidy(tree);
  const imported: Imported = { tree, pictures: [], notes: notesOf(cleaned), ...(title !== '' && { title }), ...(cleaned.preheader !== '' && { preheader: cleaned.preheader }) };
  return imported;
}

/** How deep elements stand in each other, roughly from above: what needs no end tag is not counted. */
function depthOf(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([A-Za-z][A-Za-z0-9]*)/gu)) {
    if (voids.has(name.toLowerCase())) continue;
    depth = Math.max(0, depth + (slash === '/' ? -1 : 1));
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

const padding = /(?:\u00AD|\u034F|[\u200B\u200C\u200E\u200F\u2060\uFEFF])+/gu;

/** White space for layout becomes a blank, filling characters nothing; what is left empty goes. */
function tidy(node: Nodes): void {
  if (node.type === 'text') node.value = node.value.replace(padding, '').replace(/[\u00A0\u2007\u202F]+/gu, ' ');
  if (!('children' in node)) return;
  for (const child of node.children) tidy(child);
  node.children = node.children.filter((child) => child.type !== 'paragraph' || !isEmpty(child)) as never;
}

function isEmpty(node: Nodes): boolean {
  if (node.type === 'text') return node.value.trim() === '';
  if (node.type === 'break') return true;
  return 'children' in node && node.children.every((child: Nodes) => isEmpty(child));
}

function notesOf(cleaned: Cleaned): ImportNote[] {
  const removed = (text: string, zh: string, en: string): ImportNote => ({ rule: 'exchange/removed', severity: 'info', message: { zh: `${zh}：${text}`, en: `${en}: ${text}` }, actual: text });
  return [
    ...(cleaned.preheader === '' ? [] : [{ rule: 'exchange/guessed', severity: 'info', message: { zh: `隐藏的预览行已移入 preheader：${cleaned.preheader}`, en: `The hidden preview line became the preheader: ${cleaned.preheader}` }, actual: cleaned.preheader } as const]),
    ...cleaned.hidden.map((text) => removed(text, '隐藏的文字未导入', 'Hidden text, not imported')),
    ...cleaned.boilerplate.map((text) => removed(text, '导航、退订等固定内容未导入', 'Navigation or boilerplate, not imported')),
    ...cleaned.headings.map((text): ImportNote => ({ rule: 'exchange/guessed', severity: 'info', message: { zh: `按字号认作标题：${text}`, en: `Taken for a heading by its size: ${text}` }, actual: text })),
    ...countNote(cleaned.pixels, 'exchange/removed', (n) => `移除跟踪像素 ${n} 个`, (n) => `${n} tracking pixels removed`),
    ...countNote(cleaned.layoutTables, 'exchange/guessed', (n) => `拆开排版用表格 ${n} 个`, (n) => `${n} layout tables unwrapped`),
    ...countNote(cleaned.cleanedLinks, 'exchange/removed', (n) => `${n} 个链接去掉了跟踪参数`, (n) => `Tracking parameters removed from ${n} links`),
    ...countNote(cleaned.droppedLinks, 'exchange/removed', (n) => `${n} 个脚本或数据链接只保留文字`, (n) => `${n} script or data links kept as text only`, 'warning'),
    ...countNote(cleaned.mergedCells, 'exchange/guessed', (n) => `表格有 ${n} 个合并单元格，已拆开，请核对`, (n) => `${n} merged table cells were split; check the tables`, 'warning'),
  ];
}

