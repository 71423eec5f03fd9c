import type { BlockContent, DefinitionContent, FootnoteDefinition, List, ListItem, PhrasingContent, RootContent, Table } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Language } from '../lang/language.js';

/**
 * Markdown of the dialect for blocks that come from elsewhere. It escapes only what would mean something where it stands: drafts are for people.
 * @returns The text of the blocks, with a final line feed; empty for none.
 */
export function writeDraft(blocks: readonly RootContent[], language: Language): string {
  const writer = new DraftWriter(language);
  const notes = blocks.filter((block) => block.type === 'footnoteDefinition');
  const body = writer.blocks(blocks.filter((block) => block.type !== 'footnoteDefinition'));
  const parts = [body, ...notes.map((note) => writer.footnote(note))].filter((part) => part !== '');
  return parts.length === 0 ? '' : `${parts.join('\n\n')}\n`;
}

/** One paragraph's inlines on one line of Markdown. */
export function writeInlines(nodes: readonly PhrasingContent[], language: Language): string {
  return lineStart(new DraftWriter(language).inlines(nodes, 'line'));
}

type Where = 'block' | 'line' | 'cell';

class DraftWriter {
  constructor(readonly language: Language) {}

  blocks(blocks: readonly RootContent[]): string {
    const written: string[] = [];
    for (const [i, block] of blocks.entries()) {
      const text = this.#block(block);
      if (text === '') continue;
      // Two lists side by side would be one.
      if (block.type === 'list' && blocks[i - 1]?.type === 'list' && (blocks[i - 1] as List).ordered === block.ordered) written.push('<!-- -->');
      written.push(text);
    }
    return written.join('\n\n');
  }

  footnote({ identifier, children }: FootnoteDefinition): string {
    return `[^${identifier}]: ${indent(this.blocks(children), 4)}`;
  }

  #block(block: RootContent): string {
    switch (block.type) {
      case 'heading': {
        const text = this.inlines(block.children, 'line');
        return text === '' ? '' : `${'#'.repeat(block.depth)} ${text.replace(/(?<!#)#+$/u, (marks) => `\\${marks}`)}`;
      }
      case 'paragraph':
        return lineStart(this.inlines(block.children, 'block'));
      case 'list':
        return this.#list(block);
      case 'blockquote': {
        const text = this.blocks(block.children);
        return text === '' ? '' : text.split('\n').map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');
      }
      case 'table':
        return this.#table(block);
      case 'code': {
        const fence = '`'.repeat(Math.max(3, ...[...block.value.matchAll(/`+/gu)].map(([run]) => run.length + 1)));
        return `${fence}\n${block.value}\n${fence}`;
      }
      case 'thematicBreak':
        return '***';
      case 'containerDirective':
        return this.#directive(block);
      case 'html':
        return block.value.startsWith('<!--') ? '' : lineStart(escapeText(block.value));
      default:
        return 'children' in block ? this.blocks(block.children as RootContent[]) : 'value' in block ? lineStart(escapeText(block.value)) : '';
    }
  }

  #directive({ name, children }: ContainerDirective): string {
    const [first, ...rest] = children;
    const isLabelled = first?.type === 'paragraph' && first.data !== undefined && 'directiveLabel' in first.data;
    const label = isLabelled ? `[${this.inlines(first.children, 'line')}]` : '';
    return `:::${name}${label}\n${this.blocks(isLabelled ? rest : children)}\n:::`;
  }

  #list(list: List): string {
    const items = list.children.filter((item) => this.#item(item) !== '');
    const isLoose = items.some(({ children }) => children.filter(({ type }) => type === 'paragraph').length > 1);
    const start = list.start ?? 1;
    return items
      .map((item, i) => {
        const mark = list.ordered ? `${start + i}. ` : '- ';
        return mark + indent(this.#item(item), mark.length);
      })
      .join(isLoose ? '\n\n' : '\n');
  }

  #item(item: ListItem): string {
    const [first, ...rest] = item.children;
    const box = typeof item.checked === 'boolean' ? `[${item.checked ? 'x' : ' '}] ` : '';
    const head = first === undefined ? '' : this.#child(first);
    const tail = this.blocks(rest);
    return box + head + (tail === '' ? '' : (rest[0]?.type === 'list' && first?.type === 'paragraph' ? '\n' : '\n\n') + tail);
  }

  #child(block: BlockContent | DefinitionContent): string {
    return this.#block(block);
  }

  #table({ children, align }: Table): string {
    const width = Math.max(0, ...children.map((row) => row.children.length));
    if (width === 0) return '';
    const rows = children.map((row) => Array.from({ length: width }, (_, i) => this.inlines(row.children[i]?.children ?? [], 'cell')));
    const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
    const rule = Array.from({ length: width }, (_, i) => ({ left: ':--', right: '--:', center: ':-:', none: '---' })[align?.[i] ?? 'none']);
    const [head = [], ...body] = rows;
    return [line(head), line(rule), ...body.map(line)].join('\n');
  }

  inlines(nodes: readonly PhrasingContent[], where: Where): string {
    let out = '';
    for (const [i, node] of joined(nodes).entries()) {
      const text = this.#inline(node, where, out);
      // A picture would begin at a link behind an exclamation mark.
      if (i > 0 && text.startsWith('[') && out.endsWith('!')) out = `${out.slice(0, -1)}\\!`;
      out += text;
    }
    return where === 'cell' || where === 'line' ? out.replace(/\s+/gu, ' ').trim() : out.trim();
  }

  #inline(node: PhrasingContent, where: Where, before: string): string {
    switch (node.type) {
      case 'text':
        return escapeText(node.value, where === 'cell');
      case 'strong':
        return this.#marked(node.children, '**', where);
      case 'emphasis':
        return this.#marked(node.children, '*', where);
      case 'delete':
        return this.#marked(node.children, '~~', where);
      case 'inlineCode': {
        const fence = '`'.repeat(1 + Math.max(0, ...[...node.value.matchAll(/`+/gu)].map(([run]) => run.length)));
        const pad = /^`|`$|^ .* $/u.test(node.value) ? ' ' : '';
        return node.value.trim() === '' ? node.value : `${fence}${pad}${where === 'cell' ? node.value.replaceAll('|', '\\|') : node.value}${pad}${fence}`;
      }
      case 'break':
        if (where === 'cell') return '<br>';
        return where === 'line' ? this.language.joinLines(Array.from(before.slice(-2)).at(-1) ?? '', 'x') : '\\\n';
      case 'link': {
        const text = this.inlines(node.children, where).replace(/\\\n/gu, ' ');
        if (text === '') return '';
        if (text === node.url && /^https?:[^\s<>]+$/u.test(text)) return `<${text}>`;
        return `[${text}](${target(node.url)}${title(node.title)})`;
      }
      case 'image':
        return `![${escapeText(node.alt ?? '').replace(/\s+/gu, ' ').replace(/(?<!\\)[[\]]/gu, '\\$&')}](${target(node.url)}${title(node.title)})`;
      case 'footnoteReference':
        return `[^${node.identifier}]`;
      case 'html':
        return /^<\/?(?:sup|sub|u|small|mark|kbd|br)>$/u.test(node.value) ? node.value : node.value.startsWith('<!--') ? '' : escapeText(node.value);
      default:
        return 'children' in node ? this.inlines(node.children, where) : '';
    }
  }

  /** White space at the inner edge of emphasis stands outside: `** x**` is no bold. */
  #marked(children: readonly PhrasingContent[], mark: string, where: Where): string {
    const raw = new DraftWriter(this.language).rawInlines(children, where);
    const text = raw.trim();
    if (text === '') return raw;
    const [lead, trail] = [raw.slice(0, raw.length - raw.trimStart().length), raw.slice(raw.trimEnd().length)];
    return `${lead}${mark}${text}${mark}${trail}`;
  }

  private rawInlines(nodes: readonly PhrasingContent[], where: Where): string {
    let out = '';
    for (const node of joined(nodes)) out += this.#inline(node, where, out);
    return out;
  }
}

/** Neighbours of one kind as one: Word parts a bold sentence into many runs. */
function joined(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (last?.type === 'text' && node.type === 'text') result[result.length - 1] = { type: 'text', value: last.value + node.value };
    else if (last && last.type === node.type && (node.type === 'strong' || node.type === 'emphasis' || node.type === 'delete')) {
      result[result.length - 1] = { type: node.type, children: [...(last as typeof node).children, ...node.children] };
    } else if (last?.type === 'link' && node.type === 'link' && last.url === node.url) {
      result[result.length - 1] = { ...last, children: [...last.children, ...node.children] };
    } else result.push(node);
  }
  return result;
}

function target(url: string): string {
  const clean = url.replace(/[\r\n]/gu, '').replace(/[<>]/gu, (mark) => encodeURIComponent(mark));
  return clean === '' || /[\s()]|^todo:/u.test(clean) ? `<${clean}>` : clean;
}

function title(text: string | null | undefined): string {
  return text ? ` "${text.replace(/\s+/gu, ' ').replace(/["\\]/gu, '\\$&')}"` : '';
}

function indent(text: string, by: number): string {
  return text.replace(/\n(?=[^\n])/gu, `\n${' '.repeat(by)}`);
}

/** Text in which nothing is Markdown. */
export function escapeText(text: string, isCell = false): string {
  const line = text.replace(/[\t\r\n\f\v\u2028\u2029]+/gu, ' ');
  // The bracket that closes next, looked for once and not again from every one that opens.
  let close = -1;
  const escaped = line.replace(/[\\`]|(?<!\s)\*|\*(?!\s)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|~(?=~)|<(?=[A-Za-z/!?])|\[|&(?=#?\w+;)/gu, (mark, at: number) => {
    if (mark !== '[') return `\\${mark}`;
    if (close < at) close = line.indexOf(']', at) < 0 ? Infinity : line.indexOf(']', at);
    return line[at + 1] === '^' || /[([:]/.test(line[close + 1] ?? '') ? String.raw`\[` : mark;
  });
  return isCell ? escaped.replaceAll('|', String.raw`\|`) : escaped;
}

/** What would begin a heading, list, quote, directive or rule at the start of a line. */
function lineStart(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/^(#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|:::|-{3,}\s*$|={3,}\s*$|~{3}|\|)/u, String.raw`\$1`).replace(/^(\d{1,9})([.)])(?=\s|$)/u, String.raw`$1\$2`))
    .join('\n');
}
