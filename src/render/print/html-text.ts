/*
 * Walks the text of a finished document: what is set in type, and in which language. Only for documents our own templates wrote:
 * attributes in quotes, every element closed.
 */

/** A piece of text between tags. */
export interface TextRun {
  /** As written, entities included. */
  readonly raw: string;
  /** Offset of `raw` in the document. */
  readonly at: number;
  /** BCP 47 tag that holds here. */
  readonly lang: string;
  /** Names of the elements around it, the outermost first. */
  readonly path: readonly string[];
}

const tag = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>|<!--[\s\S]*?-->|<![^>]*>/g;
const empty = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);
/** What stands in them is no text of the document. */
const silent = new Set(['style', 'script', 'template']);

export function* textRuns(html: string): Generator<TextRun> {
  const stack: { name: string; lang: string }[] = [];
  let at = 0;
  const run = (end: number): TextRun | undefined => {
    if (end <= at || stack.some(({ name }) => silent.has(name))) return undefined;
    return { raw: html.slice(at, end), at, lang: stack.at(-1)?.lang ?? '', path: stack.map(({ name }) => name) };
  };
  for (const match of html.matchAll(tag)) {
    const before = run(match.index);
    if (before) yield before;
    at = match.index + match[0].length;
    const [, closing, name = '', attributes = ''] = match;
    if (name === '') continue;
    const element = name.toLowerCase();
    if (closing === '/') {
      while (stack.length > 0 && stack.pop()?.name !== element);
    } else if (!empty.has(element) && !attributes.endsWith('/')) {
      const lang = /(?:^|\s)lang="([^"]*)"/.exec(attributes)?.[1];
      stack.push({ name: element, lang: lang ?? stack.at(-1)?.lang ?? '' });
    }
  }
  const rest = run(html.length);
  if (rest) yield rest;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' };

/** Text of markup without tags: the entities our templates may use, and numbers. */
export function decodeEntities(raw: string): string {
  return raw.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return named[name] ?? whole;
    return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
  });
}

/** Text of every heading, h1–h6, in order: what the outline must hold. */
export function headingsOf(html: string): readonly string[] {
  return [...html.matchAll(/<(h[1-6])\b[^>]*>([\s\S]*?)<\/\1>/g)].map(([, , content = '']) => decodeEntities(content.replace(/<br>/g, ' ').replace(/<[^>]*>/g, '')));
}

/** Ids whose page the document wants to know. */
export function pageRefsOf(html: string): readonly string[] {
  return [...new Set([...html.matchAll(/\sdata-page-of="([^"]+)"/g)].map(([, id = '']) => id))];
}
