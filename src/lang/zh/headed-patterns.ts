/** A pattern with the characters that every match of it begins with, the conditions before them aside. */
export interface Headed {
  readonly head: string;
  readonly pattern: string;
}

export interface HeadedMatch<T extends Headed> {
  readonly row: T;
  readonly start: number;
  readonly end: number;
}

/**
 * Patterns found by their first character: one expression of all of them takes a second for a million characters, and most are never met,
 * so each is compiled when its head first stands in a text.
 */
export class HeadedPatterns<T extends Headed> {
  readonly #byFirst = new Map<number, T[]>();
  /** 1 for each unit that a head begins with: every character of every text is asked for. */
  readonly #isFirst = new Uint8Array(65536);
  readonly #compiled = new Map<T, RegExp>();

  constructor(rows: Iterable<T>) {
    for (const row of rows) {
      const code = row.head.charCodeAt(0);
      this.#isFirst[code] = 1;
      const known = this.#byFirst.get(code);
      if (known) known.push(row);
      else this.#byFirst.set(code, [row]);
    }
  }

  /** In the order of their places. */
  *find(text: string): Generator<HeadedMatch<T>> {
    for (let start = 0; start < text.length; start += 1) {
      const code = text.charCodeAt(start);
      if (this.#isFirst[code] !== 1) continue;
      for (const row of this.#byFirst.get(code) ?? []) {
        if (!text.startsWith(row.head, start)) continue;
        const pattern = this.#compile(row);
        pattern.lastIndex = start;
        const match = pattern.exec(text);
        if (match) yield { row, start, end: start + match[0].length };
      }
    }
  }

  #compile(row: T): RegExp {
    const compiled = this.#compiled.get(row) ?? new RegExp(row.pattern, 'uy');
    this.#compiled.set(row, compiled);
    return compiled;
  }
}
