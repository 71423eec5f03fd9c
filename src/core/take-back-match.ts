import { type DraftLeaf, plainWords, rawHash, textHash } from '../markdown/draft-leaves.js';
import { similarity } from '../text/similarity.js';
import type { CopyParagraph } from './take-back-copy.js';

/** How the paragraphs of a copy stand to the leaves of the draft. */
export interface Matching {
  /** Leaf of each paragraph, by the paragraph's number. */
  readonly leafOf: ReadonlyMap<number, number>;
  /** Paragraphs changed in the copy whose source has been changed in the draft as well, with the leaf it became. */
  readonly conflicts: readonly { readonly paragraph: number; readonly leaf?: number }[];
  /** Leaves that the copy no longer has. */
  readonly deleted: readonly number[];
  /** Paragraphs that are new. */
  readonly added: readonly number[];
}

export function matchCopy(copy: readonly CopyParagraph[], leaves: readonly DraftLeaf[], draft: string): Matching {
  return new Matcher(copy, leaves, draft).run();
}

class Matcher {
  readonly #leafOf = new Map<number, number>();
  readonly #paragraphOf = new Map<number, number>();
  /** Leaves that stand for a changed source: they are not deleted. */
  readonly #reserved = new Set<number>();

  constructor(
    readonly copy: readonly CopyParagraph[],
    readonly leaves: readonly DraftLeaf[],
    readonly draft: string,
  ) {}

  run(): Matching {
    this.#byMarks();
    const conflicts = this.#stale();
    const added = this.#unmarked();
    return { leafOf: this.#leafOf, conflicts, deleted: this.#deleted(), added };
  }

  #take(paragraph: number, leaf: number): void {
    this.#leafOf.set(paragraph, leaf);
    this.#paragraphOf.set(leaf, paragraph);
  }

  #isFree(leaf: number): boolean {
    return !this.#paragraphOf.has(leaf) && !this.#reserved.has(leaf);
  }

  /** The same Markdown, nearest to where it stood. */
  #byMarks(): void {
    const byHash = new Map<string, number[]>();
    this.leaves.forEach((leaf, i) => {
      const hash = rawHash(this.draft, leaf);
      byHash.set(hash, [...(byHash.get(hash) ?? []), i]);
    });
    this.copy.forEach(({ mark }, i) => {
      if (!mark) return;
      const free = (byHash.get(mark.raw) ?? []).filter((leaf) => this.#isFree(leaf));
      const [nearest] = free.sort((a, b) => Math.abs(a - mark.number) - Math.abs(b - mark.number));
      if (nearest !== undefined) this.#take(i, nearest);
    });
  }

  /** Marked paragraphs whose source no longer stands in the draft as it was. */
  #stale(): Matching['conflicts'] {
    const conflicts: { paragraph: number; leaf?: number }[] = [];
    this.copy.forEach(({ mark, text }, i) => {
      if (!mark || this.#leafOf.has(i)) return;
      const isChanged = textHash(text) !== mark.words;
      // What was taken back before is in the draft already.
      const same = this.#sameText(text);
      if (same !== undefined) return this.#take(i, same);
      const likely = this.#likely(text);
      if (likely !== undefined) this.#reserved.add(likely);
      if (isChanged && plainWords(text) !== '') conflicts.push({ paragraph: i, ...(likely !== undefined && { leaf: likely }) });
    });
    return conflicts;
  }

  #sameText(text: string): number | undefined {
    const words = plainWords(text);
    const found = words === '' ? -1 : this.leaves.findIndex((leaf, i) => this.#isFree(i) && plainWords(leaf.text) === words);
    return found === -1 ? undefined : found;
  }

  #likely(text: string): number | undefined {
    let best: { leaf: number; score: number } | undefined;
    this.leaves.forEach((leaf, i) => {
      if (!this.#isFree(i) || leaf.text === '') return;
      const score = similarity(plainWords(leaf.text), plainWords(text));
      if (score > (best?.score ?? 0.4)) best = { leaf: i, score };
    });
    return best?.leaf;
  }

  /** A paragraph that lost its mark on the way, as by cut and paste, is known by its words; the rest is new. */
  #unmarked(): number[] {
    const added: number[] = [];
    this.copy.forEach(({ mark, made, text, paragraph }, i) => {
      if (mark || made || paragraph.role === 'contents' || plainWords(text) === '') return;
      const same = this.#sameText(text);
      if (same === undefined) added.push(i);
      else this.#take(i, same);
    });
    return added;
  }

  /** Numbers tell what the copy once had: where fewer are missing than the draft has, the draft has grown since. */
  #deleted(): number[] {
    const total = this.copy.find(({ mark }) => mark)?.mark?.total ?? 0;
    const numbers = this.leaves.map((_, leaf) => this.copy[this.#paragraphOf.get(leaf) ?? -1]?.mark?.number);
    const deleted: number[] = [];
    for (let i = 0; i < this.leaves.length; i += 1) {
      if (!this.#isFree(i)) continue;
      let end = i;
      while (end < this.leaves.length && this.#isFree(end)) end += 1;
      let [before, after] = [i - 1, end];
      while (before >= 0 && numbers[before] === undefined) before -= 1;
      while (after < this.leaves.length && numbers[after] === undefined) after += 1;
      const isKnown = (numbers[after] ?? total) - (numbers[before] ?? -1) >= after - before;
      for (let at = i; at < end; at += 1) if (isKnown && this.leaves[at]?.fixed === false && this.leaves[at]?.text !== '') deleted.push(at);
      i = end - 1;
    }
    return deleted;
  }
}
