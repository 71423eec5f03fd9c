interface Slot {
  readonly note: (text: string) => void;
  readonly end: () => void;
}

/** Lines of several jobs at once, shown in the order the jobs were begun in: those of the first unfinished one at once, the others' when it is their turn. */
export class OrderedNotes {
  readonly #slots: { text: string; ended: boolean }[] = [];

  constructor(readonly write: (text: string) => void) {}

  /** A place in the order. */
  slot(): Slot {
    const own = { text: '', ended: false };
    this.#slots.push(own);
    return {
      note: (text) => {
        own.text += text;
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
      if (first.text !== '') this.write(first.text);
      first.text = '';
      if (!first.ended) return;
      this.#slots.shift();
    }
  }
}
