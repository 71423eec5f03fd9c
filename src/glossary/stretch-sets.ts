/** Stretches of up to twice as many characters can be asked for; a longer one holds so many that its set would tell nothing. */
const widest = 64;
const none = new Int32Array(0);

/**
 * Which characters stand in a stretch of a text: sets of 64 bits, a bit for each character (Bloom, Space/time trade-offs in hash coding with
 * allowable errors, 1970), which may hold a character too many and never one too few. Sets of all stretches of 1, 2, 4 … characters are made
 * once for a text; any other stretch is two of these that overlap, so that each question costs the same.
 */
export class StretchSets {
  #length = 0;
  // By powers of two, the set of the stretch that begins at each place: its lower and its upper 32 bits.
  readonly #low: Int32Array[] = [];
  readonly #high: Int32Array[] = [];

  /** Takes up another text, in the room of the one before. */
  read(text: string): void {
    const { length } = text;
    this.#length = length;
    if ((this.#low[0] ?? none).length < length) this.#grow(length * 2);
    const [low, high] = [this.#low[0] ?? none, this.#high[0] ?? none];
    for (let i = 0; i < length; i += 1) {
      const unit = text.charCodeAt(i);
      low[i] = lowBit(unit);
      high[i] = highBit(unit);
    }
    for (let level = 1; level < this.#low.length && 1 << level <= length; level += 1) {
      for (const sets of [this.#low, this.#high]) unite(sets[level - 1] ?? none, sets[level] ?? none, 1 << (level - 1), length);
    }
  }

  #grow(room: number): void {
    for (let level = 0; 1 << level <= widest; level += 1) {
      this.#low[level] = new Int32Array(room);
      this.#high[level] = new Int32Array(room);
    }
  }

  /** The least number of a set's characters that stand nowhere from `from` to before `to`. Places outside the text hold none. */
  missing(low: number, high: number, from: number, to: number): number {
    const first = Math.max(0, from);
    const length = Math.min(this.#length, to) - first;
    if (length <= 0) return ones(low) + ones(high);
    const level = 31 - Math.clz32(length);
    const [lows, highs] = [this.#low[level], this.#high[level]];
    if (!lows || !highs) return 0;
    const second = first + length - (1 << level);
    return ones(low & ~((lows[first] ?? 0) | (lows[second] ?? 0))) + ones(high & ~((highs[first] ?? 0) | (highs[second] ?? 0)));
  }
}

function unite(halves: Int32Array, wholes: Int32Array, half: number, length: number): void {
  for (let i = 0; i + half + half <= length; i += 1) wholes[i] = (halves[i] ?? 0) | (halves[i + half] ?? 0);
}

/** The bit of a UTF-16 unit among the lower 32; 0 if it is one of the upper. */
export function lowBit(unit: number): number {
  const bit = bitOf(unit);
  return bit < 32 ? 1 << bit : 0;
}

/** The bit of a UTF-16 unit among the upper 32; 0 if it is one of the lower. */
export function highBit(unit: number): number {
  const bit = bitOf(unit);
  return bit < 32 ? 0 : 1 << bit;
}

/** Multiplicative hashing (Knuth, TAOCP 6.4): the upper bits are well spread. */
function bitOf(unit: number): number {
  return Math.imul(unit, 0x9e3779b1) >>> 26;
}

/** Bits set in 32 (Warren, Hacker’s Delight, 5-1). */
function ones(set: number): number {
  let rest = set - ((set >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
