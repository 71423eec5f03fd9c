import type { Definition, FootnoteDefinition, Nodes, Root, RootContent } from 'mdast';
import type { Language } from '../lang/language.js';
import type { Edition, Footnote } from '../model/edition.js';
import type { Lang, SourceFile } from '../model/text.js';
import type { SchemaFinding } from '../schema/read.js';
import { readBlocks } from './blocks.js';
import { type FrontMatterValues, readFrontMatter, readMeta } from './front-matter.js';
import { dangerFinding, findDanger, maxDepth, tooDeep } from './guard.js';
import { bodyTree } from './body-tree.js';
import { rawHtmlFindings } from './raw-html-finding.js';
import { FootnoteOrder, inOrder, linkUses, type Reading, spanOf } from './reading.js';
import { readStructure } from './structure.js';

export { detectLang } from './detect-lang.js';

interface ParseOptions {
  readonly lang: Lang;
  readonly language: Language;
  /** An issue's edition divides by fixed depths (`#` section, `##` article), a lone file by those it uses. */
  readonly kind: 'issue' | 'file';
}

interface ParseResult {
  /** Absent only if the file is refused as too large or too deep. */
  readonly edition?: Edition;
  readonly frontMatter: FrontMatterValues;
  readonly findings: readonly SchemaFinding[];
}

/** Reads one Markdown file into an edition. What is wrong with the file is among the findings; nothing is thrown for it. */
export function parseEdition(file: SourceFile, options: ParseOptions): ParseResult {
  const danger = findDanger(file.text);
  if (danger) return { frontMatter: {}, findings: [dangerFinding(danger)] };
  const front = readFrontMatter(file);
  const tree = bodyTree(file, front.bodyStart);
  const { definitions, footnotes, deepest } = survey(tree);
  if (deepest) {
    const { start, end } = { start: deepest.position?.start.offset ?? 0, end: deepest.position?.end.offset ?? 0 };
    return { frontMatter: front.values, findings: [...front.findings, dangerFinding(tooDeep({ start, end }))] };
  }
  const reading: Reading = {
    file,
    language: options.language,
    shift: 0,
    places: new Map(),
    definitions,
    footnotes: new FootnoteOrder(footnotes),
    findings: options.kind === 'file' ? withoutForeignKeys(front.findings) : [...front.findings],
    rawHtml: [],
    texts: [],
    links: [],
    images: new Map(),
    headings: [],
  };
  const edition = readEdition(tree.children, front, reading, options);
  return { edition, frontMatter: front.values, findings: inOrder([...reading.findings, ...rawHtmlFindings(reading.rawHtml, options.kind)]) };
}

/** Several keys that are near to none of ours: the front matter of another program, whose keys are no slips. */
function withoutForeignKeys(findings: readonly SchemaFinding[]): SchemaFinding[] {
  const isForeign = ({ rule, severity }: SchemaFinding): boolean => rule === 'input/unknown-key' && severity === 'info';
  return findings.filter(isForeign).length > 1 ? findings.filter((finding) => !isForeign(finding)) : [...findings];
}

function readEdition(nodes: readonly RootContent[], front: ReturnType<typeof readFrontMatter>, reading: Reading, options: ParseOptions): Edition {
  const meta = readMeta(front, reading);
  const { title, ...divided } = readStructure(nodes, reading, { kind: options.kind, titled: meta.title !== undefined });
  const footnotes = readFootnotes(reading);
  return {
    file: reading.file,
    lang: options.lang,
    meta: title === undefined ? meta : { ...meta, title },
    ...divided,
    footnotes,
    texts: inOrder(reading.texts),
    links: linkUses(reading),
    images: inOrder([...reading.images.values()]),
    headings: inOrder(reading.headings),
  };
}

function readFootnotes(reading: Reading): Footnote[] {
  const footnotes: Footnote[] = [];
  for (const { definition, number } of reading.footnotes.queue()) {
    footnotes.push({
      label: definition.label ?? definition.identifier,
      number,
      blocks: readBlocks(definition.children, reading, { role: 'footnote', flow: false, deepen: 0 }),
      span: spanOf(reading, definition) ?? { start: 0, end: 0 },
    });
  }
  return footnotes;
}

interface Survey {
  /** By identifier; the first of several counts (CommonMark §4.7). */
  readonly definitions: Map<string, Definition>;
  readonly footnotes: FootnoteDefinition[];
  /** The first node nested deeper than anything that follows may be asked to walk. */
  readonly deepest?: Nodes;
}

/** Walks the tree without recursion: this decides whether the others may recurse. */
function survey(tree: Root): Survey {
  const found: Survey = { definitions: new Map(), footnotes: [] };
  const stack: { node: Nodes; depth: number }[] = [{ node: tree, depth: 0 }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, depth } = next;
    if (depth > maxDepth) return { ...found, deepest: node };
    if (node.type === 'definition' && !found.definitions.has(node.identifier)) found.definitions.set(node.identifier, node);
    if (node.type === 'footnoteDefinition') found.footnotes.push(node);
    if (!('children' in node)) continue;
    for (let i = node.children.length - 1; i >= 0; i -= 1) {
      const child = node.children[i];
      if (child) stack.push({ node: child, depth: depth + 1 });
    }
  }
  return found;
}
