/** As much of hast (https://github.com/syntax-tree/hast) as cleaning needs. */
export interface HtmlNode {
  type: string;
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: HtmlNode[];
  value?: string;
}

export function isElement(node: HtmlNode, ...names: readonly string[]): boolean {
  return node.type === 'element' && (names.length === 0 || names.includes(node.tagName ?? ''));
}

/** Words of an element, white space as in the source joined to single blanks. */
export function wordsOf(node: HtmlNode): string {
  return rawWords(node).replace(/(?:\s|\u00AD|\u034F|[\u200B-\u200F\u2060\uFEFF])+/gu, ' ').trim();
}

const silent = new Set(['script', 'style', 'template', 'head', 'title', 'meta', 'link']);
const inline = new Set(['a', 'abbr', 'b', 'bdi', 'bdo', 'big', 'cite', 'code', 'data', 'del', 'dfn', 'em', 'font', 'i', 'ins', 'kbd', 'label', 'mark', 'q', 's', 'samp', 'small', 'span', 'strike', 'strong', 'sub', 'sup', 'time', 'tt', 'u', 'var', 'wbr']);

function rawWords(node: HtmlNode): string {
  if (node.type === 'text') return node.value ?? '';
  if (silent.has(node.tagName ?? '')) return '';
  const inside = (node.children ?? []).map(rawWords).join('');
  return node.type === 'element' && !inline.has(node.tagName ?? '') ? ` ${inside} ` : inside;
}

export function isInline(node: HtmlNode): boolean {
  return node.type === 'text' || (node.type === 'element' && (inline.has(node.tagName ?? '') || node.tagName === 'br' || node.tagName === 'img'));
}

/** All elements below a node, in document order. */
export function* elementsOf(node: HtmlNode): Generator<HtmlNode> {
  for (const child of node.children ?? []) {
    if (child.type !== 'element') continue;
    yield child;
    yield* elementsOf(child);
  }
}

/** Takes out the descendants that `judge` says; what is below them is not asked. */
export function removeWhere(node: HtmlNode, judge: (child: HtmlNode, parent: HtmlNode) => boolean): void {
  if (!node.children) return;
  node.children = node.children.filter((child) => !judge(child, node));
  for (const child of node.children) removeWhere(child, judge);
}

export function attribute(node: HtmlNode, name: string): string {
  const value = node.properties?.[name];
  return Array.isArray(value) ? value.join(' ') : typeof value === 'string' || typeof value === 'number' ? String(value) : value === true ? '' : '';
}

/** A declaration of the element's own `style`; empty if it has none. */
export function style(node: HtmlNode, property: string): string {
  const found = new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]*)`, 'iu').exec(attribute(node, 'style'));
  return (found?.[1] ?? '').replace(/!\s*important/iu, '').trim().toLowerCase();
}
