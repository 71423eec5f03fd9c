import type { Path, PlacedNode } from './plain.js';

/** A value with its place, and what it holds. */
export interface EverydayNode extends PlacedNode {
  readonly range: readonly [start: number, end: number];
  readonly value: unknown;
  /** Of a map: its keys in order; `items` are their values. */
  readonly keys?: readonly EverydayNode[];
  readonly items?: readonly EverydayNode[];
}

/** Maps larger than this get an index when a key is looked up in them. */
const fewKeys = 16;
const indexes = new WeakMap<EverydayNode, ReadonlyMap<unknown, number>>();

/** The node at a path from `root`, or the key that leads to it. */
export function nodeAt(root: EverydayNode, path: Path, what: 'value' | 'key'): PlacedNode | undefined {
  let node: EverydayNode | undefined = root;
  for (const [depth, step] of path.entries()) {
    if (!node?.keys) {
      node = typeof step === 'number' ? node?.items?.[step] : undefined;
      continue;
    }
    const index = indexOf(node, node.keys, String(step));
    if (index === undefined) return undefined;
    if (what === 'key' && depth === path.length - 1) return node.keys[index];
    node = node.items?.[index];
  }
  return node;
}

function indexOf(map: EverydayNode, keys: readonly EverydayNode[], name: string): number | undefined {
  if (keys.length <= fewKeys) {
    const found = keys.findIndex(({ value }) => value === name);
    return found === -1 ? undefined : found;
  }
  let index = indexes.get(map);
  if (!index) indexes.set(map, (index = new Map(keys.map(({ value }, at) => [value, at]))));
  return index.get(name);
}

/**
 * Stands for every node where none are kept: what was read last. A reader takes its value before it reads on.
 */
export class Scratch implements EverydayNode {
  readonly range: [start: number, end: number] = [0, 0];
  value: unknown;
  source: string | undefined;
  /** Nothing, of a scalar; of a map or list no more than that it is one. */
  items: readonly EverydayNode[] | undefined;

  fill(start: number, end: number, value: unknown, source: string | undefined, items?: readonly EverydayNode[]): this {
    this.range[0] = start;
    this.range[1] = end;
    this.value = value;
    this.source = source;
    this.items = items;
    return this;
  }
}

const unkept: readonly EverydayNode[] = [];

/** A list that is being read. */
export class OpenList {
  readonly #items: EverydayNode[] | undefined;
  readonly #value: unknown[] = [];
  #end: number | undefined;

  constructor(private readonly scratch: Scratch | undefined) {
    if (!scratch) this.#items = [];
  }

  add(item: EverydayNode): void {
    this.#value.push(item.value);
    this.#end = item.range[1];
    this.#items?.push(item);
  }

  /** @param end Where no bracket closes it, it ends with its last item. */
  close(start: number, end = this.#end ?? start): EverydayNode {
    return this.scratch?.fill(start, end, this.#value, undefined, unkept) ?? { range: [start, end], value: this.#value, items: this.#items ?? unkept };
  }
}

/** A map that is being read. */
export class OpenMap {
  readonly #keys: EverydayNode[] | undefined;
  readonly #items: EverydayNode[] | undefined;
  readonly #value: Record<string, unknown> = {};
  #end: number | undefined;

  constructor(private readonly scratch: Scratch | undefined) {
    if (!scratch) [this.#keys, this.#items] = [[], []];
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#value, name);
  }

  add(name: string, key: EverydayNode, value: EverydayNode): void {
    this.#value[name] = value.value;
    this.#end = value.range[1];
    this.#keys?.push(key.value === name ? key : { ...key, value: name });
    this.#items?.push(value);
  }

  /** @param end Where no bracket closes it, it ends with its last value. */
  close(start: number, end = this.#end ?? start): EverydayNode {
    return this.scratch?.fill(start, end, this.#value, undefined, unkept) ?? { range: [start, end], value: this.#value, keys: this.#keys ?? unkept, items: this.#items ?? unkept };
  }
}
