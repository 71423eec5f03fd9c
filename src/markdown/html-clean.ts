import { attribute, elementsOf, type HtmlNode, isElement, isInline, removeWhere, style, wordsOf } from './html-tree.js';

/** What cleaning took out or changed, for the report. */
export interface Cleaned {
  preheader: string;
  readonly hidden: string[];
  readonly boilerplate: string[];
  readonly headings: string[];
  pixels: number;
  layoutTables: number;
  cleanedLinks: number;
  droppedLinks: number;
  mergedCells: number;
}

const neverText = new Set(['script', 'style', 'template', 'object', 'embed', 'applet', 'canvas', 'link', 'meta', 'base']);

/** Makes a page or e-mail what its reader sees of it: content in reading order. Changes the tree. */
export function cleanHtml(body: HtmlNode, kind: 'mail' | 'page'): Cleaned {
  const cleaned: Cleaned = { preheader: '', hidden: [], boilerplate: [], headings: [], pixels: 0, layoutTables: 0, cleanedLinks: 0, droppedLinks: 0, mergedCells: 0 };
  removeWhere(body, (node) => node.type === 'comment' || node.type === 'doctype' || (isElement(node) && neverText.has(node.tagName ?? '')));
  removeHidden(body, cleaned);
  removeWhere(body, (node) => isPixel(node) && Boolean((cleaned.pixels += 1)));
  removeBoilerplate(body, kind, cleaned);
  unwrapLayout(body, cleaned);
  cleanLinks(body, cleaned);
  for (const node of elementsOf(body)) headingByLook(node, cleaned);
  return cleaned;
}

function removeHidden(body: HtmlNode, cleaned: Cleaned): void {
  removeWhere(body, (node) => {
    if (!isElement(node) || !isHidden(node)) return false;
    const text = wordsOf(node);
    if (text === '') return true;
    // The first hidden text of an e-mail is what mail programs show after the subject.
    if (cleaned.preheader === '' && cleaned.hidden.length === 0 && text.length <= 300) cleaned.preheader = text;
    else cleaned.hidden.push(text);
    return true;
  });
}

function isHidden(node: HtmlNode): boolean {
  return (
    node.properties?.['hidden'] === true ||
    style(node, 'display') === 'none' ||
    style(node, 'visibility') === 'hidden' ||
    style(node, 'mso-hide') === 'all' ||
    (/^0(?:px)?$/u.test(style(node, 'max-height')) && style(node, 'overflow') === 'hidden') ||
    (/^[01](?:px)?$/u.test(style(node, 'font-size')) && wordsOf(node) !== '' && !isElement(node, 'table', 'td', 'tr', 'body'))
  );
}

function isPixel(node: HtmlNode): boolean {
  if (!isElement(node, 'img')) return false;
  const size = (name: string): number => Number.parseFloat(attribute(node, name) || style(node, name) || '99');
  return size('width') <= 2 || size('height') <= 2 || attribute(node, 'src') === '';
}

const roles = new Set(['navigation', 'banner', 'contentinfo', 'search', 'complementary', 'menu', 'menubar', 'dialog', 'alert']);
const furniture = /(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|cookies?|sidebar|share|social|skip|pagination|pager|toolbar|advert|ads?)(?:$|[\s_-])/iu;
const mailFurniture = /unsubscribe|退订|取消订阅|opt.?out|(?:view|read|open) (?:this |it |the )?(?:e-?mail |message |newsletter )?(?:in|on|online).{0,20}(?:browser|web|online)?|在浏览器中|浏览器(?:中)?(?:查看|打开)|查看网页版|update.{0,30}preferences|manage.{0,30}(?:preferences|subscription)|forward (?:this )?to a friend|email not displaying/iu;

function removeBoilerplate(body: HtmlNode, kind: 'mail' | 'page', cleaned: Cleaned): void {
  const drop = (node: HtmlNode): boolean => {
    const text = wordsOf(node);
    if (text !== '') cleaned.boilerplate.push(text);
    return true;
  };
  if (kind === 'page') {
    const main = [...elementsOf(body)].find((node) => isElement(node, 'main') || attribute(node, 'role') === 'main');
    const around = main === undefined ? new Set<HtmlNode>() : wayTo(body, main);
    removeWhere(body, (node, parent) => {
      if (!isElement(node)) return false;
      if (isElement(node, 'nav') || roles.has(attribute(node, 'role'))) return drop(node);
      const isOutside = main !== undefined && node !== main && !around.has(node) && around.has(parent);
      if (isOutside && !isInline(node)) return drop(node);
      if (main === undefined && isElement(node, 'footer', 'aside') && parent === body) return drop(node);
      return furniture.test(`${attribute(node, 'className')} ${attribute(node, 'id')}`) && linkShare(node) > 0.5 && drop(node);
    });
    return;
  }
  removeWhere(body, (node) => isElement(node, 'p', 'td', 'div', 'span', 'a', 'small', 'center') && isMailFurniture(node) && drop(node));
}

/** What holds an element, from `top` down. */
function wayTo(top: HtmlNode, element: HtmlNode): Set<HtmlNode> {
  const way = new Set<HtmlNode>();
  const search = (node: HtmlNode): boolean => {
    if (node === element) return true;
    if (!(node.children ?? []).some(search)) return false;
    way.add(node);
    return true;
  };
  search(top);
  return way;
}

/** The smallest element of its kind: what surrounds it may hold content. */
function isMailFurniture(node: HtmlNode): boolean {
  const text = wordsOf(node);
  if (text.length === 0 || text.length > 160 || !mailFurniture.test(text)) return false;
  const links = [node, ...elementsOf(node)].filter((each) => isElement(each, 'a'));
  return links.length > 0 && ![...elementsOf(node)].some((each) => !isInline(each) && isElement(each, 'p', 'td', 'div') && mailFurniture.test(wordsOf(each)));
}

function linkShare(node: HtmlNode): number {
  const all = wordsOf(node).length;
  const linked = [...elementsOf(node)].filter((each) => isElement(each, 'a')).reduce((sum, each) => sum + wordsOf(each).length, 0);
  return all === 0 ? 0 : linked / all;
}

/** Tables that only set things out become their contents. From the inside out. */
function unwrapLayout(node: HtmlNode, cleaned: Cleaned): void {
  for (const child of node.children ?? []) unwrapLayout(child, cleaned);
  if (!isElement(node, 'table')) return;
  if (isData(node)) {
    for (const cell of elementsOf(node)) if (isElement(cell, 'td', 'th') && (Number(attribute(cell, 'colSpan') || 1) > 1 || Number(attribute(cell, 'rowSpan') || 1) > 1)) cleaned.mergedCells += 1;
    return;
  }
  cleaned.layoutTables += 1;
  node.tagName = 'div';
  unframe(node);
}

/** Rows and cells of a layout table become boxes; tables of data within keep theirs. */
function unframe(node: HtmlNode): void {
  for (const child of node.children ?? []) {
    if (isElement(child, 'table')) continue;
    if (isElement(child, 'tbody', 'thead', 'tfoot', 'tr', 'td', 'th', 'caption', 'colgroup', 'col')) child.tagName = 'div';
    unframe(child);
  }
}

function isData(table: HtmlNode): boolean {
  const inside = [...elementsOf(table)];
  if (inside.some((node) => isElement(node, 'table'))) return false;
  const role = attribute(table, 'role');
  if (role === 'presentation' || role === 'none') return false;
  const rows = inside.filter((node) => isElement(node, 'tr')).map((row) => (row.children ?? []).filter((cell) => isElement(cell, 'td', 'th')));
  const counts = new Set(rows.map((cells) => cells.reduce((sum, cell) => sum + Number(attribute(cell, 'colSpan') || 1), 0)));
  if (inside.some((node) => isElement(node, 'th', 'caption')) && rows.length > 1) return true;
  const cells = rows.flat();
  return rows.length >= 2 && counts.size === 1 && cells.length >= rows.length * 2 && cells.every((cell) => wordsOf(cell).length <= 300 && ![...elementsOf(cell)].some((each) => isElement(each, 'img', 'h1', 'h2', 'h3', 'ul', 'ol')));
}

const tracking = /^(?:utm_\w+|mc_[ce]id|fbclid|gclid|dclid|msclkid|yclid|_hs\w+|hsctatracking|mkt_tok|oly_\w+|vero_\w+|spm|scm|from_source|share_\w+|s_cid|igshid|trk|trkinfo|wt\.mc_id|pk_\w+|piwik_\w+|elq\w*|ck_subscriber_id)$/iu;

function cleanLinks(body: HtmlNode, cleaned: Cleaned): void {
  for (const node of elementsOf(body)) {
    if (!isElement(node, 'a') || !node.properties) continue;
    const href = attribute(node, 'href').trim();
    // What runs or carries data leads nowhere a reader can go; what it says stays.
    if (/^(?:javascript|vbscript|data|file|blob):/iu.test(href.replace(/[\s\u0000-\u001F]+/gu, ''))) {
      cleaned.droppedLinks += 1;
      node.tagName = 'span';
      continue;
    }
    const clean = withoutTracking(href);
    if (clean !== href) cleaned.cleanedLinks += 1;
    node.properties['href'] = clean;
  }
}

/** An address without what only tells who clicked. Its other bytes stay. */
export function withoutTracking(address: string): string {
  const [, head = '', query = '', hash = ''] = /^([^?#]*)\??([^#]*)(#.*)?$/su.exec(address) ?? [];
  if (query === '') return address;
  const kept = query.split('&').filter((pair) => !tracking.test(pair.split('=')[0] ?? ''));
  return kept.length === query.split('&').length ? address : `${head}${kept.length === 0 ? '' : `?${kept.join('&')}`}${hash ?? ''}`;
}

/** Large or bold-only short lines of e-mails are their headings. */
function headingByLook(node: HtmlNode, cleaned: Cleaned): void {
  if (!isElement(node, 'p', 'div') || !node.children || !node.children.every(isInline)) return;
  const text = wordsOf(node);
  if (text === '' || text.length > 80 || /[。；，,;]$/u.test(text) || (node.children ?? []).some((child) => isElement(child, 'img'))) return;
  const sizes = [node, ...elementsOf(node)].map((each) => /^(\d+(?:\.\d+)?)(px|pt)?$/u.exec(style(each, 'font-size'))).flatMap((found) => (found ? [Number(found[1]) * (found[2] === 'pt' ? 4 / 3 : 1)] : []));
  const size = Math.max(0, ...sizes);
  if (size < 20 || elementsShare(node)) return;
  node.tagName = size >= 28 ? 'h1' : 'h2';
  cleaned.headings.push(text);
}

/** A button or a lone link in large type is no heading. */
function elementsShare(node: HtmlNode): boolean {
  return linkShare(node) > 0.9;
}
