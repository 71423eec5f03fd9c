import { isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { Span } from '../model/text.js';
import type { EverydayNode } from './everyday-node.js';
import { readEverydayYaml } from './everyday-yaml.js';
import type { Path } from './plain.js';
import { parseYaml } from './syntax.js';

/** A text among the values of a YAML mapping, and how it is written there. */
export interface YamlString {
  readonly path: Path;
  readonly value: string;
  /** From its first to its last character, quotes included. */
  readonly span: Span;
  /** `flow`: plain, inside `[ ]` or `{ }`. */
  readonly style: 'plain' | 'flow' | 'single' | 'double' | 'block';
}

const styles: Readonly<Record<string, YamlString['style']>> = { PLAIN: 'plain', QUOTE_SINGLE: 'single', QUOTE_DOUBLE: 'double' };

/** The texts of a YAML document in order; none if it cannot be read. What anchors and aliases share is left alone. */
export function yamlStrings(yaml: string): YamlString[] {
  const everyday = readEverydayYaml(yaml);
  return everyday ? collectEveryday(everyday.root, { path: [], isFlow: false }, yaml) : stringsOfAnyYaml(yaml);
}

interface Inside {
  readonly path: Path;
  readonly isFlow: boolean;
}

function collectEveryday({ keys, items, value, range: [start, end] }: EverydayNode, { path, isFlow }: Inside, yaml: string): YamlString[] {
  if (items) {
    const inside = isFlow || /[[{]/u.test(yaml[start] ?? '');
    return items.flatMap((item, i) => collectEveryday(item, { path: [...path, keys ? String(keys[i]?.value) : i], isFlow: inside }, yaml));
  }
  if (typeof value !== 'string' || start === end) return [];
  const quoted = { "'": 'single', '"': 'double' } as const;
  const style = quoted[yaml[start] as '"' | "'"] ?? (isFlow ? 'flow' : 'plain');
  return [{ path, value, span: { start, end }, style }];
}

/** The same by the general parser, for what the everyday one does not understand. */
export function stringsOfAnyYaml(yaml: string): YamlString[] {
  const { document, problems } = parseYaml(yaml);
  if (!document || problems.some(({ severity }) => severity === 'error')) return [];
  const found: YamlString[] = [];
  collect(document.contents, { path: [], isFlow: false }, yaml, found);
  return found;
}

function collect(node: Node | null, { path, isFlow }: Inside, yaml: string, found: YamlString[]): void {
  if (node === null || isAlias(node) || (node as { anchor?: string }).anchor) return;
  const inside = (step: string | number) => ({ path: [...path, step], isFlow: isFlow || (node as { flow?: boolean }).flow === true });
  if (isMap(node)) {
    for (const { key, value } of node.items as Pair<Node, Node | null>[]) {
      if (isScalar(key)) collect(value, inside(String(key.value)), yaml, found);
    }
  } else if (isSeq(node)) for (const [i, item] of (node.items as Node[]).entries()) collect(item, inside(i), yaml, found);
  else if (isScalar(node) && typeof node.value === 'string' && node.range && !(node as { tag?: string }).tag) {
    const [start, end] = [node.range[0], node.range[1]];
    const written = yaml.slice(start, end).trimEnd();
    const style = styles[String(node.type)] ?? 'block';
    if (written !== '') found.push({ path, value: node.value, span: { start, end: start + written.length }, style: style === 'plain' && isFlow ? 'flow' : style });
  }
}

// YAML 1.2 §7.3.3: what a plain scalar may not begin with, hold or end in; and what would be no text.
const notPlain = /^[-?:,[\]{}#&*!|>'"%@`\s]|[\u0000-\u001F\uFEFF]|:(?:\s|$)|\s#|\s$|^$/u;
const notText = /^(?:~|null|true|false|yes|no|on|off|[-+]?(?:\d[\d_]*(?:\.\d[\d_]*)?|\.\d[\d_]*)(?:e[-+]?\d+)?|0[xo][\da-f]+|[-+]?\.inf|\.nan|\d{4}-\d\d?-\d\d?.*)$/iu;

/** A text written as a YAML scalar on one line, as its place had it where that can be. */
export function yamlScalar(value: string, style: YamlString['style']): string {
  const isPlain = style === 'plain' || (style === 'flow' && !/[,[\]{}]/u.test(value));
  if (isPlain && !notPlain.test(value) && !notText.test(value)) return value;
  if (style !== 'double' && !/[\u0000-\u001F\u007F-\u009F\u2028\u2029\uFEFF]/u.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return JSON.stringify(value);
}
