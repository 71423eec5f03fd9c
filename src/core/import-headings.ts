import type { Heading, Nodes, Paragraph, RootContent } from 'mdast';
import type { Imported, ImportNote } from '../markdown/imported.js';

/** Plain words of a node. */
export function wordsOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value;
  if (node.type === 'image') return node.alt ?? '';
  if (node.type === 'break') return ' ';
  return 'children' in node ? node.children.map((child: Nodes) => wordsOf(child)).join('') : '';
}

/**
 * Headings as the dialect has them: the document's title is in the front matter, `#` is a section, `##` an article. Bold paragraphs that look
 * like headings become some. What was decided is noted.
 */
export function shapeHeadings(read: Imported, notes: ImportNote[]): Imported {
  const guessed = boldHeadings(read.tree.children, notes);
  let { title } = read;
  let children = guessed;
  const tops = children.filter((node) => node.type === 'heading' && node.depth === 1);
  const [top] = tops;
  const at = top ? children.indexOf(top) : -1;
  const isFirst = top !== undefined && tops.length === 1 && children.slice(0, at).every((node) => node.type === 'paragraph' && wordsOf(node).trim() === '');
  // A page's own heading is nearer to the text than what the window shows.
  if (top && isFirst && (read.isTitled !== true || wordsOf(top).trim() === title)) {
    const words = wordsOf(top).replace(/\s+/gu, ' ').trim();
    if (words !== '') {
      if (title !== undefined && title !== words) notes.push({ rule: 'exchange/guessed', severity: 'info', message: { zh: `题目取首个一级标题；文件另有题名：${title}`, en: `The title is the first heading; the file names another: ${title}` }, actual: title });
      title = words;
      children = children.filter((_, i) => i !== at);
    }
  }
  const depths = [...new Set(children.flatMap((node) => (node.type === 'heading' ? [node.depth] : [])))].sort((a, b) => a - b);
  // One level alone is that of articles: a section needs something below it.
  const map = new Map(depths.map((depth, i) => [depth, Math.min(6, depths.length === 1 ? 2 : i + 1) as Heading['depth']]));
  const moved = [...map].filter(([from, to]) => from !== to);
  if (moved.length > 0) {
    const said = moved.map(([from, to]) => `${'#'.repeat(from)} → ${'#'.repeat(to)}`).join(', ');
    notes.push({ rule: 'exchange/guessed', severity: 'info', message: { zh: `标题级别按栏目（#）、文章（##）重排：${said}`, en: `Levels of headings fitted to sections (#) and articles (##): ${said}` }, actual: said });
  }
  const fitted = children.map((node): RootContent => (node.type === 'heading' ? { ...node, depth: map.get(node.depth) ?? node.depth } : node));
  return { ...read, ...(title !== undefined && { title }), tree: { type: 'root', children: fitted } };
}

/** Short paragraphs all in bold, before text of their own. */
function boldHeadings(children: readonly RootContent[], notes: ImportNote[]): RootContent[] {
  const deepest = Math.max(0, ...children.flatMap((node) => (node.type === 'heading' ? [node.depth] : [])));
  const depth = Math.min(6, deepest === 0 ? 1 : deepest + 1) as Heading['depth'];
  return children.map((node, i): RootContent => {
    const next = children[i + 1];
    if (node.type !== 'paragraph' || !isBold(node) || next === undefined) return node;
    const words = wordsOf(node).trim();
    if (words === '' || words.length > 60 || /[。！？；：:;，,.!?]$/u.test(words)) return node;
    notes.push({ rule: 'exchange/guessed', severity: 'info', message: { zh: `整段加粗，认作标题：${words}`, en: `All in bold, taken for a heading: ${words}` }, actual: words });
    return { type: 'heading', depth, children: node.children.flatMap((child) => (child.type === 'strong' ? child.children : [child])) };
  });
}

function isBold({ children }: Paragraph): boolean {
  return children.length > 0 && children.every((child) => child.type === 'strong' || (child.type === 'text' && child.value.trim() === ''));
}
