import { isAlias, isMap, isScalar, isSeq, type Document, type Node, type Pair, type ParsedNode, type Scalar } from 'yaml';
import type { Localized, Span } from '../model/text.js';
import type { YamlProblem } from './syntax.js';

/** A place of a document: keys and list indices from the root. */
export type Path = readonly (string | number)[];

/** Where something stands in a YAML text, and how a scalar is written there. */
export interface PlacedNode {
  /** Offsets: where it begins, where its value ends. */
  readonly range?: readonly [number, number, ...number[]] | null | undefined;
  readonly source?: string | undefined;
}

export interface Plain {
  /** Objects, arrays and scalars alone. */
  readonly value: unknown;
  readonly problems: readonly YamlProblem[];
  /** The node at a path, or (with `key`) the key that leads to it; aliases are followed on the way, not at the end. */
  nodeAt(path: Path, what: 'value' | 'key'): PlacedNode | undefined;
}

// What all aliases of a file may stand for together. Enough for any honest shorthand; a bomb of nine lines makes 9^9.
const maxAliasNodes = 2000;
const coreTags = new Set(['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`));
// Assigning these would change the object instead of filling it (prototype pollution).
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Turns a YAML tree into plain values. Written instead of `document.toJS()` because that resolves tags, follows aliases without a
 * bound on their product, and lets the last of two equal keys win silently.
 */
export function toPlain(document: Document.Parsed, tagSeverity: 'error' | 'warning'): Plain {
  const reader = new PlainReader(tagSeverity);
  const value = reader.read(document.contents).value;
  return { value, problems: reader.problems, nodeAt: (path, what) => reader.nodeAt(document.contents, path, what) };
}

interface Read {
  readonly value: unknown;
  /** Nodes it stands for, aliases written out. */
  readonly size: number;
}

class PlainReader {
  readonly problems: YamlProblem[] = [];
  readonly #anchors = new Map<string, { node: Node; read: Read | undefined }>();
  #aliasNodes = 0;

  constructor(private readonly tagSeverity: 'error' | 'warning') {}

  read(node: Node | null): Read {
    if (node === null) return { value: null, size: 1 };
    if (isAlias(node)) return this.#alias(node.source, spanOfNode(node));
    const tag = (node as { tag?: string }).tag;
    if (tag !== undefined && !coreTags.has(tag)) this.#tag(tag, node);
    const anchor = (node as { anchor?: string }).anchor;
    if (anchor) this.#anchors.set(anchor, { node, read: undefined });
    const read = this.#content(node, tag);
    if (anchor) this.#anchors.set(anchor, { node, read });
    return read;
  }

  #content(node: Node, tag: string | undefined): Read {
    if (isMap(node)) return this.#map(node.items as Pair<Node, Node | null>[]);
    if (isSeq(node)) {
      const items = (node.items as Node[]).map((item) => this.read(item));
      return { value: items.map((item) => item.value), size: items.reduce((sum, item) => sum + item.size, 1) };
    }
    const scalar = node as Scalar;
    // A tag the formats do not know decides nothing: the text stays text.
    return { value: tag !== undefined && !coreTags.has(tag) ? scalar.source : scalar.value, size: 1 };
  }

  #map(pairs: readonly Pair<Node, Node | null>[]): Read {
    const value: Record<string, unknown> = {};
    const seen = new Map<string, Node>();
    let size = 1;
    for (const pair of pairs) {
      const name = keyName(pair.key);
      const first = name === undefined ? undefined : seen.get(name);
      if (name === undefined) {
        this.#error(spanOfNode(pair.key), { zh: '键应为文本', en: 'Found a key that is no text, expected text' });
      } else if (forbiddenKeys.has(name)) {
        this.#error(spanOfNode(pair.key), { zh: `“${name}”不能用作键；请删去或改名`, en: `"${name}" cannot be used as a key; delete or rename it` });
      } else if (first !== undefined) {
        this.problems.push({
          severity: 'error',
          span: spanOfNode(pair.key),
          message: { zh: `键“${name}”重复，应只出现一次`, en: `Found the key "${name}" a second time, expected it once` },
          related: { span: spanOfNode(first), message: { zh: '第一处在此', en: 'the first stands here' } },
        });
      } else {
        seen.set(name, pair.key);
        const read = this.read(pair.value);
        size += read.size;
        value[name] = read.value;
      }
    }
    return { value, size };
  }

  #alias(name: string, span: Span): Read {
    const target = this.#anchors.get(name);
    if (target?.read === undefined) {
      this.#error(
        span,
        target
          ? { zh: `“*${name}”引用了它自己所在的内容`, en: `"*${name}" refers to what it stands in` }
          : { zh: `找不到锚点“&${name}”；若“*”是普通文字，请加引号`, en: `Found no anchor "&${name}"; if "*" is plain text, put it in quotes` },
      );
      return { value: null, size: 1 };
    }
    this.#aliasNodes += target.read.size;
    if (this.#aliasNodes <= maxAliasNodes) return target.read;
    // Reported once: the rest of a bomb says nothing new.
    if (this.#aliasNodes - target.read.size <= maxAliasNodes) {
      this.#error(span, {
        zh: `“*”别名展开后超过 ${maxAliasNodes} 项，未读取；请直接写出内容`,
        en: `Aliases ("*${name}") stand for more than ${maxAliasNodes} values, not read; write the values out`,
      });
    }
    return { value: null, size: 1 };
  }

  #tag(tag: string, node: Node): void {
    const name = tag.replace(/^tag:yaml\.org,2002:/, '!!');
    this.problems.push({
      severity: this.tagSeverity,
      span: spanOfNode(node),
      message: {
        zh: `不支持标签“${name}”，其后内容仅作文字，不会执行；请删去标签`,
        en: `The tag "${name}" is not supported: what follows is plain text and never run; delete the tag`,
      },
    });
  }

  #error(span: Span, message: Localized): void {
    this.problems.push({ severity: 'error', span, message });
  }

  nodeAt(root: ParsedNode | null, path: Path, what: 'value' | 'key'): Node | undefined {
    let node: Node | null | undefined = root;
    for (const [depth, step] of path.entries()) {
      if (isAlias(node)) node = this.#anchors.get(node.source)?.node;
      if (isMap(node)) {
        const pair: Pair<Node, Node | null> | undefined = (node.items as Pair<Node, Node | null>[]).find((p) => keyName(p.key) === String(step));
        if (pair && what === 'key' && depth === path.length - 1) return pair.key;
        node = pair?.value;
      } else if (isSeq(node) && typeof step === 'number') node = node.items[step] as Node | undefined;
      else return undefined;
    }
    return node ?? undefined;
  }
}

function keyName(key: Node | null): string | undefined {
  if (!isScalar(key)) return undefined;
  if (typeof key.value === 'string') return key.value;
  return key.value === null ? undefined : (key.source ?? String(key.value));
}

/** From a node's first to its last character, line ends and blanks after it left out. */
function spanOfNode(node: Node | null): Span {
  const range = node?.range;
  return range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
}
