import type { Code, Content, MemoryUnit } from '../model/translation.js';
import { similarity, tokens } from '../text/similarity.js';
import { adoptCodes, codeFaults } from './codes.js';
import { plainText } from './content.js';
import { looseKey } from './memory.js';

/** A translation that the memory offers for a sentence. */
export interface Match {
  /** `context`: the same sentence between the same neighbours; `exact`: the same; `numbers`: the same but for numbers, which were put in; `fuzzy`: like it. */
  readonly kind: 'context' | 'exact' | 'numbers' | 'fuzzy';
  /** 0–1. */
  readonly score: number;
  readonly unit: MemoryUnit;
  /** The translation with the codes, and where it could be done the numbers, of the sentence asked for. */
  readonly target: Content;
  /** True if every code of the sentence stands in it once. */
  readonly isWhole: boolean;
}

export interface Query {
  readonly source: Content;
  readonly before?: string;
  readonly after?: string;
}

/** How many of the sentences that share the rarest words are compared in full. */
const compared = 60;
const number = /\p{N}+(?:[.,]\p{N}+)*/gu;

/** A memory made ready to be searched: a sentence among 100,000 costs about a millisecond. */
export class MemoryIndex {
  readonly #exact = new Map<string, MemoryUnit[]>();
  readonly #shapes = new Map<string, MemoryUnit[]>();
  #postings: Map<string, number[]> | undefined;
  readonly #units: readonly MemoryUnit[];

  constructor(units: readonly MemoryUnit[], sourceLang: string, targetLang: string) {
    this.#units = units.filter((unit) => unit.sourceLang === sourceLang && unit.targetLang === targetLang);
    for (const unit of this.#units) {
      const key = looseKey(unit.source);
      add(this.#exact, key, unit);
      if (/\p{N}/u.test(key)) add(this.#shapes, key.replace(number, '#'), unit);
    }
  }

  /** The best translation that may stand as it is: all codes right, and the same sentence but for numbers. */
  best(query: Query): Match | undefined {
    return this.matches(query, 1, 0.99).find(({ isWhole }) => isWhole);
  }

  /** Best first. `least`: of the score, 0–1. */
  matches(query: Query, limit: number, least = 0.7): Match[] {
    const found = new Map<MemoryUnit, Match>();
    const key = looseKey(query.source);
    for (const unit of this.#exact.get(key) ?? []) found.set(unit, this.#exactMatch(unit, query));
    for (const unit of this.#shapes.get(key.replace(number, '#')) ?? []) {
      const target = found.has(unit) ? undefined : withNumbers(plainText(unit.source), plainText(query.source), unit.target);
      if (target) found.set(unit, finish('numbers', 0.99, unit, query.source, target));
    }
    if (least < 0.99 && found.size < limit) for (const match of this.#fuzzy(query, key, least)) if (!found.has(match.unit)) found.set(match.unit, match);
    const rank = ({ isWhole, score, unit }: Match): number => score + (isWhole ? 0.001 : 0) + (unit.reviewed ? 0.0005 : 0);
    const sorted = [...found.values()].sort((a, b) => rank(b) - rank(a) || compare(plainText(a.target), plainText(b.target)));
    return least >= 0.99 ? sorted : sorted.slice(0, limit);
  }

  #exactMatch(unit: MemoryUnit, { source, before, after }: Query): Match {
    const near = Number(unit.before !== undefined && unit.before === before) + Number(unit.after !== undefined && unit.after === after);
    const sameCase = plainText(unit.source) === plainText(source) ? 0 : 0.002;
    return finish(near === 2 ? 'context' : 'exact', 1 + near * 0.005 - sameCase, unit, source, unit.target);
  }

  *#fuzzy({ source }: Query, key: string, least: number): Generator<Match> {
    for (const nth of this.#candidates(key)) {
      const unit = this.#units[nth] as MemoryUnit;
      const score = similarity(looseKey(unit.source), key);
      if (score >= least && score < 1) yield finish('fuzzy', Math.min(score, 0.98), unit, source, withNumbers(plainText(unit.source), plainText(source), unit.target) ?? unit.target);
    }
  }

  #candidates(key: string): number[] {
    const postings = (this.#postings ??= this.#index());
    const rarest = [...new Set(features(key))].map((feature) => postings.get(feature) ?? []).filter((list) => list.length > 0).sort((a, b) => a.length - b.length);
    const weights = new Map<number, number>();
    let seen = 0;
    for (const list of rarest) {
      // Words that stand everywhere tell nothing, and a sentence of those alone has exact matches or none.
      if (seen > 20_000 && weights.size >= compared) break;
      for (const nth of list) weights.set(nth, (weights.get(nth) ?? 0) + 1 / Math.log2(2 + list.length));
      seen += list.length;
    }
    return [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, compared).map(([nth]) => nth);
  }

  #index(): Map<string, number[]> {
    const postings = new Map<string, number[]>();
    for (const [nth, unit] of this.#units.entries()) for (const feature of new Set(features(looseKey(unit.source)))) add(postings, feature, nth);
    return postings;
  }
}

/** Words; of Chinese, pairs of characters. */
function features(text: string): string[] {
  const words = tokens(text);
  return words.map((word, i) => (/^\p{Script=Han}$/u.test(word) ? word + (words[i + 1] ?? '') : word));
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function finish(kind: Match['kind'], score: number, unit: MemoryUnit, source: Content, target: Content): Match {
  const adapted = recode(unit, source, target);
  return { kind, score, unit, target: adapted, isWhole: codeFaults(source, adapted).length === 0 };
}

/** The memory's translation with the codes of the sentence asked for, taken in order of their kinds. */
function recode(unit: MemoryUnit, source: Content, target: Content): Content {
  const names = new Map<string, string>();
  // The sentence's codes by the names the remembered source has for them.
  const adopted = adoptCodes(unit.source, source);
  for (const [i, part] of source.entries()) {
    const other = adopted[i];
    if (typeof part === 'object' && typeof other === 'object') names.set(`${other.kind} ${other.id}`, part.id);
  }
  const own = new Map<string, Code>(source.flatMap((part) => (typeof part === 'object' ? [[`${part.kind} ${part.id}`, part] as const] : [])));
  const remembered = new Map<string, Code>(unit.source.flatMap((part) => (typeof part === 'object' ? [[`${part.kind} ${part.id}`, part] as const] : [])));
  return target.map((part) => {
    if (typeof part === 'string') return part;
    const id = names.get(`${part.kind} ${part.id}`);
    const code = id === undefined ? undefined : own.get(`${part.kind} ${id}`);
    if (!code) return part;
    // A link that the translation leads elsewhere than its source does so again, if the source is the same.
    const isOwn = part.data !== remembered.get(`${part.kind} ${part.id}`)?.data && code.data === remembered.get(`${part.kind} ${part.id}`)?.data;
    return { ...code, ...(isOwn && { data: part.data }) };
  });
}

/** A translation with the numbers of another sentence; undefined if it cannot be told which is which. */
function withNumbers(remembered: string, asked: string, target: Content): Content | undefined {
  const [old, now] = [remembered.match(number) ?? [], asked.match(number) ?? []];
  if (old.length !== now.length) return undefined;
  const changes = new Map<string, string>();
  for (const [i, from] of old.entries()) {
    const to = now[i] ?? '';
    if ((changes.get(from) ?? to) !== to) return undefined;
    changes.set(from, to);
  }
  const moved = [...changes].filter(([from, to]) => from !== to);
  const standing = plainText(target).match(number) ?? [];
  for (const [from] of moved) if (standing.filter((each) => each === from).length !== old.filter((each) => each === from).length) return undefined;
  return target.map((part) => (typeof part === 'string' ? part.replace(number, (each) => changes.get(each) ?? each) : part));
}
