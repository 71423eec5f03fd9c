/** A pattern with the characters that every match of it begins with, the conditions before them aside. */
export interface Headed {
  readonly head: string;
  readonly pattern: string;
}

export interface HeadedMatch<T extends Headed> {
  readonly row: T;
  readonly start: number;
  readonly end: number;
  readonly groups?: Readonly<Record<string, string | undefined>>;
}

/**
 * Patterns found by their first characters: one expression of all of them takes a second for a million characters, and most are never met,
 * so each is compiled when its head first stands in a text.
 */
export class HeadedPatterns<T extends Headed> {
  /** By the first two units of the head, those of one unit among them; by the first unit those of one. */
  readonly #byTwo = new Map<number, T[]>();
  readonly #byOne = new Map<number, T[]>();
  /** For each unit, in bits: a head begins with it; a head is it; it stands second in a head. Every character of every text is asked for. */
  readonly #roles = new Uint8Array(65536);
  readonly #compiled = new Map<T, RegExp>();

  constructor(rows: Iterable<T>) {
    const all = [...rows];
    // Lists by the unit their heads begin with: a head of one unit is in all of these.
    const pairs = new Map<number, T[][]>();
    for (const { head } of all) {
      const [first, second] = [head.charCodeAt(0), head.charCodeAt(1)];
      this.#roles[first] = (this.#roles[first] ?? 0) | (head.length === 1 ? whole : begins);
      if (head.length === 1) continue;
      this.#roles[second] = (this.#roles[second] ?? 0) | follows;
      if (this.#byTwo.has(pairOf(first, second))) continue;
      const list: T[] = [];
      this.#byTwo.set(pairOf(first, second), list);
      pairs.set(first, [...(pairs.get(first) ?? []), list]);
    }
    // Rows stand in their order in every list.
    for (const row of all) {
      const [first, second] = [row.head.charCodeAt(0), row.head.charCodeAt(1)];
      if (row.head.length > 1) this.#byTwo.get(pairOf(first, second))?.push(row);
      else {
        this.#byOne.set(first, [...(this.#byOne.get(first) ?? []), row]);
        for (const list of pairs.get(first) ?? []) list.push(row);
      }
    }
  }

  /** In the order of their places. */
  find(text: string): HeadedMatch<T>[] {
    const found: HeadedMatch<T>[] = [];
    const roles = this.#roles;
    let next = text.charCodeAt(0);
    for (let start = 0; start < text.length; start += 1) {
      const unit = next;
      next = text.charCodeAt(start + 1);
      const role = roles[unit] ?? 0;
      if ((role & (begins | whole)) === 0) continue;
      const isPair = (role & begins) !== 0 && ((roles[next] ?? 0) & follows) !== 0;
      const rows = (isPair ? this.#byTwo.get(pairOf(unit, next)) : undefined) ?? ((role & whole) === 0 ? undefined : this.#byOne.get(unit));
      if (rows) this.#match(rows, text, start, found);
    }
    return found;
  }

  #match(rows: readonly T[], text: string, start: number, found: HeadedMatch<T>[]): void {
    for (const row of rows) {
      if (!text.startsWith(row.head, start)) continue;
      const pattern = this.#compile(row);
      pattern.lastIndex = start;
      const match = pattern.exec(text);
      if (match) found.push({ row, start, end: start + match[0].length, ...(match.groups && { groups: match.groups }) });
    }
  }

  #compile(row: T): RegExp {
    const compiled = this.#compiled.get(row) ?? new RegExp(row.pattern, 'uy');
    this.#compiled.set(row, compiled);
    return compiled;
  }
}

const [begins, whole, follows] = [1, 2, 4];

function pairOf(first: number, second: number): number {
  return first * 0x10000 + second;
}
