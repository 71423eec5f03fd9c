/** One part of raw HTML: a tag, a comment, or text between them. Offsets are into the HTML's own value. */
export type HtmlPart = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'text' }
  | { readonly kind: 'comment' }
  | { readonly kind: 'open' | 'close'; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
);

/** What becomes of a tag. */
type TagPolicy =
  /** Kept: the safe set of the dialect. */
  | 'safe'
  | 'break'
  /** Means the same as a Markdown construct and becomes it. */
  | 'markdown'
  /** Taken away, its text kept. */
  | 'structural'
  /** Could run or load something: taken away and an error. */
  | 'active'
  /** No tag of HTML, such as `<T>`: text. */
  | 'literal';

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const safe = names('sup sub kbd mark small u abbr');
const markdown = names('a img b strong i em del s strike hr');
const structural = names(
  'address article aside bdi bdo big blockquote caption center cite code col colgroup dd details dfn div dl dt figcaption figure font footer ' +
    'h1 h2 h3 h4 h5 h6 header hgroup ins li main menu nav nobr ol p picture pre q rp rt ruby samp section source span summary table tbody td tfoot ' +
    'th thead time tr tt ul var wbr',
);
const active = names(
  'applet area audio base body button canvas datalist dialog embed fieldset form frame frameset head html iframe input label legend link map ' +
    'marquee math meta meter noembed noframes noscript object optgroup option output param plaintext portal progress script select slot style svg ' +
    'template textarea title track video xmp',
);
/** Their content is no text for people. */
const mute = names('script style');
/** Tags between which text stands in blocks of its own. */
const blocks = names(
  'address article aside blockquote caption center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre ' +
    'section summary table tbody td tfoot th thead tr ul',
);

export function tagPolicy(name: string): TagPolicy {
  if (safe.has(name)) return 'safe';
  if (name === 'br') return 'break';
  if (markdown.has(name)) return 'markdown';
  if (structural.has(name)) return 'structural';
  return active.has(name) ? 'active' : 'literal';
}

export function isBlockTag(name: string): boolean {
  return blocks.has(name);
}

// CommonMark §6.6, HTML tags. Sticky: matched only where a `<` stands.
const openTag = /<([A-Za-z][A-Za-z0-9-]*)((?:\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*)\s*\/?>/y;
const closeTag = /<\/([A-Za-z][A-Za-z0-9-]*)\s*>/y;
const attribute = /([A-Za-z_:][\w:.-]*)(?:\s*=\s*(?:([^\s"'=<>`]+)|'([^']*)'|"([^"]*)"))?/g;
/** Longer tags are text: an unclosed quote after every `<` must not cost the square of the length. */
const longestTag = 4096;

/** Splits raw HTML. Script and style with their content are one `open` part. Whatever is no tag or comment is text. */
export function readHtml(html: string): HtmlPart[] {
  const parts: HtmlPart[] = [];
  let textFrom = 0;
  // What is known to be nowhere behind: each is looked for to the end of the text once, not from every beginning.
  const missing = new Set<string>();
  const push = (part: HtmlPart): void => {
    if (part.start > textFrom) parts.push({ kind: 'text', start: textFrom, end: part.start });
    parts.push(part);
    textFrom = part.end;
  };
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', Math.max(textFrom, at + 1))) {
    if (html.startsWith('<!--', at)) {
      const end = missing.has('-->') ? -1 : html.indexOf('-->', at + 2);
      if (end === -1) missing.add('-->');
      else push({ kind: 'comment', start: at, end: end + 3 });
      continue;
    }
    const tag = tagAt(html, at, missing);
    if (tag) push(tag);
  }
  if (textFrom < html.length) parts.push({ kind: 'text', start: textFrom, end: html.length });
  return parts;
}

function tagAt(html: string, at: number, missing: Set<string>): HtmlPart | undefined {
  const window = html.slice(at, at + longestTag);
  closeTag.lastIndex = 0;
  const close = closeTag.exec(window);
  if (close) return { kind: 'close', name: (close[1] ?? '').toLowerCase(), attributes: new Map(), start: at, end: at + close[0].length };
  openTag.lastIndex = 0;
  const open = openTag.exec(window);
  if (!open) return undefined;
  const name = (open[1] ?? '').toLowerCase();
  const attributes = new Map<string, string>();
  for (const [, key, bare, single, double] of (open[2] ?? '').matchAll(attribute)) {
    if (key !== undefined) attributes.set(key.toLowerCase(), bare ?? single ?? double ?? '');
  }
  const end = at + open[0].length;
  return { kind: 'open', name, attributes, start: at, end: mute.has(name) ? endOfMute(html, name, end, missing) : end };
}

function endOfMute(html: string, name: string, from: number, missing: Set<string>): number {
  const close = new RegExp(`</${name}\\s*>`, 'gi');
  close.lastIndex = from;
  const end = missing.has(name) ? null : close.exec(html);
  if (!end) missing.add(name);
  return end ? close.lastIndex : from;
}
