import { isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { Span } from '../model/text.js';
import type { Path } from './plain.js';
import { parseYaml } from './syntax.js';

/** An entry of a YAML mapping or list in block style, by the lines it takes. */
export interface YamlEntry {
  readonly step: string | number;
  /** Whole lines, the last line's end not included. */
  readonly lines: Span;
  /** Of its key or its hyphen. Absent: something else stands before it on its line, as the hyphen before an item's first key. */
  readonly column?: number;
}

/** Looks up the entries of a mapping or list of a YAML text; undefined for a text that cannot be read. */
export function yamlEntries(yaml: string): ((parent: Path) => readonly YamlEntry[]) | undefined {
  const { document, problems } = parseYaml(yaml);
  if (problems.some(({ severity }) => severity === 'error')) return undefined;
  return (parent) => {
    let node: Node | null | undefined = document?.contents;
    for (const step of parent) node = stepInto(node, step);
    return node && !(node as { flow?: boolean }).flow ? entriesOf(node, yaml) : [];
  };
}

function stepInto(node: Node | null | undefined, step: string | number): Node | null | undefined {
  if (isMap(node)) return (node.items as Pair<Node, Node | null>[]).find(({ key }) => isScalar(key) && key.value === step)?.value;
  return isSeq(node) && typeof step === 'number' ? (node.items as Node[])[step] : undefined;
}

function entriesOf(node: Node, yaml: string): YamlEntry[] {
  if (isMap(node)) {
    return (node.items as Pair<Node, Node | null>[]).flatMap(({ key, value }) => {
      const [start, end] = [key.range?.[0] ?? 0, Math.max(key.range?.[1] ?? 0, value?.range?.[1] ?? 0)];
      return isScalar(key) && typeof key.value === 'string' ? [entry(key.value, yaml, { start, end }, /^[ \t]*$/)] : [];
    });
  }
  return isSeq(node) ? (node.items as Node[]).flatMap(({ range }, i) => (range ? [entry(i, yaml, { start: range[0], end: range[1] }, /^[ \t]*-[ \t]+$/)] : [])) : [];
}

function entry(step: string | number, yaml: string, { start, end }: Span, before: RegExp): YamlEntry {
  const first = yaml.lastIndexOf('\n', start - 1) + 1;
  const last = yaml.slice(0, end).trimEnd().length;
  const length = yaml.slice(last).search(/[\r\n]|$/);
  const lead = yaml.slice(first, start);
  return { step, lines: { start: first, end: last + length }, ...(before.test(lead) && { column: lead.search(/[^ \t]|$/) }) };
}
