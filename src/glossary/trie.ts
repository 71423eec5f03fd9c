interface Node<T> {
  /** Units on the way to this node, the first included. */
  label: string;
  /** Nodes below by the first unit of their label. */
  next: Map<number, Node<T>> | undefined;
  values: T[] | undefined;
}

/** Unit that stands for the end of the searched text in {@link Trie.mayStart}. */
export const END = 0;

/** What a unit of a searched text counts as; one behind the table's end counts as itself. */
export type UnitTable = Uint16Array;

/** For a text whose units stand in the trie as they are. */
export const identity: UnitTable = new Uint16Array(0);

export function mapped(units: UnitTable, unit: number): number {
  return unit < units.length ? (units[unit] ?? unit) : unit;
}

/**
 * Texts in a tree of shared beginnings, each edge as long as nothing branches off (a radix tree): two nodes a text, however long.
 * A filter over the first three units turns away most places of a searched text at a cost that does not grow with the number of texts.
 */
export class Trie<T> {
  readonly #root: Node<T> = { label: '', next: new Map(), values: undefined };
  // Bits for hashed beginnings: 64 KiB stay in the processor's cache, and 5,000 beginnings set one bit in a hundred. Beginnings of
  // two units are as common in Chinese as the words that begin with them: they turn away too little.
  readonly #beginnings = new Uint32Array(1 << 14);
  /** A bit for each unit that a text begins with: it spares most places of an ordinary text the hashing. */
  readonly #firsts = new Uint32Array(1 << 11);
  #hasShort = false;

  get isEmpty(): boolean {
    return this.#root.next?.size === 0;
  }

  add(text: string, value: T): void {
    if (text.length === 0) return;
    // A shorter text is its own beginning.
    const bit = hash(text.charCodeAt(0), text.charCodeAt(1) || END, text.charCodeAt(2) || END);
    this.#beginnings[bit >>> 5] = (this.#beginnings[bit >>> 5] ?? 0) | (1 << (bit & 31));
    this.#hasShort ||= text.length < 3;
    const first = text.charCodeAt(0);
    this.#firsts[first >>> 5] = (this.#firsts[first >>> 5] ?? 0) | (1 << (first & 31));
    let node = this.#root;
    for (let at = 0; ; ) {
      const child = node.next?.get(text.charCodeAt(at));
      if (!child) {
        below(node).set(text.charCodeAt(at), { label: text.slice(at), next: undefined, values: [value] });
        return;
      }
      const shared = sharedLength(child.label, text, at);
      if (shared < child.label.length) split(child, shared);
      at += shared;
      node = child;
      if (at === text.length) {
        (node.values ??= []).push(value);
        return;
      }
    }
  }

  /** True if some text may start with these units ({@link END} beyond the end). Wrong for a few; never false for one that does. */
  mayStart(first: number, second: number, third: number): boolean {
    if (((this.#firsts[first >>> 5] ?? 0) & (1 << (first & 31))) === 0) return false;
    return this.#has(first, second, third) || (this.#hasShort && (this.#has(first, second, END) || this.#has(first, END, END)));
  }

  #has(first: number, second: number, third: number): boolean {
    const bit = hash(first, second, third);
    return ((this.#beginnings[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
  }

  /** Calls `visit` for each text that stands in `text` at `start`, shortest first. `units` maps units of the searched text first. */
  walk(text: string, start: number, units: UnitTable, visit: (values: readonly T[], start: number, end: number) => void): void {
    let node = this.#root;
    let at = start;
    while (at < text.length && node.next) {
      const child = node.next.get(mapped(units, text.charCodeAt(at)));
      if (!child) return;
      const { label } = child;
      for (let i = 1; i < label.length; i += 1) {
        if (mapped(units, text.charCodeAt(at + i)) !== label.charCodeAt(i)) return;
      }
      at += label.length;
      if (child.values) visit(child.values, start, at);
      node = child;
    }
  }
}

// Multiplicative hashing (Knuth, TAOCP 6.4): the upper bits mix all three units.
function hash(first: number, second: number, third: number): number {
  return Math.imul(Math.imul((first << 16) | second, 0x9e3779b1) ^ third, 0x85ebca6b) >>> 13;
}

function below<T>(node: Node<T>): Map<number, Node<T>> {
  node.next ??= new Map();
  return node.next;
}

function sharedLength(label: string, text: string, at: number): number {
  let i = 1;
  while (i < label.length && label.charCodeAt(i) === text.charCodeAt(at + i)) i += 1;
  return i;
}

function split<T>(node: Node<T>, length: number): void {
  const rest: Node<T> = { label: node.label.slice(length), next: node.next, values: node.values };
  node.label = node.label.slice(0, length);
  node.next = new Map([[rest.label.charCodeAt(0), rest]]);
  node.values = undefined;
}
