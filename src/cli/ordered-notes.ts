interface Slot {
  readonly note: (text: string, again?: string) => void;
  readonly end: () => void;
}

/** Lines of several jobs at once, shown in the order the jobs were begun in: those of the first unfinished one at once, the others' when it is their turn. */
export class OrderedNotes {
  readonly #slots: { text: string; again: string; ended: boolean }[] = [];

  constructor(readonly write: (text: string, again: string) => void) {}

  /** A place in the order. */
  slot(): Slot {
    const own = { text: '', again: '', ended: false };
    this.#slots.push(own);
    return {
      note: (text, again = text) => {
        own.text += text;
        own.again += again;
        this.#flush();
      },
      end: () => {
        own.ended = true;
        this.#flush();
      },
    };
  }

  #flush(): void {
    for (let first = this.#slots[0]; first; first = this.#slots[0]) {
      if (first.text !== '') this.write(first.text, first.again);
      first.text = '';
      first.again = '';
      if (!first.ended) return;
      this.#slots.shift();
    }
  }
}
