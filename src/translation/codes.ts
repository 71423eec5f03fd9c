import type { Code, Content } from '../model/translation.js';

/** The codes of a content that are something: pairs by their opening code, and those that stand alone. */
interface Item {
  readonly id: string;
  readonly isPair: boolean;
  readonly type: Code['type'];
  /** Of a pair: of both its codes. */
  readonly data: string;
}

function itemsOf(content: Content): Item[] {
  const codes = content.filter((part) => typeof part === 'object');
  return codes.filter(({ kind }) => kind !== 'close').map(({ kind, id, type, data }) => {
    const close = kind === 'open' ? codes.find((code) => code.kind === 'close' && code.id === id) : undefined;
    return { id, isPair: close !== undefined, type, data: data + (close?.data ?? '') };
  });
}

/**
 * A translation read from a draft, its codes named as the source's that they stand for: those written alike first, then those of the same kind in
 * order. What the source does not have gets a name of its own (`t1`).
 */
export function adoptCodes(source: Content, target: Content): Content {
  const free = itemsOf(source);
  const names = new Map<string, string>();
  const items = itemsOf(target);
  const take = (item: Item, fits: (each: Item) => boolean): void => {
    if (names.has(item.id)) return;
    const at = free.findIndex((each) => each.isPair === item.isPair && each.type === item.type && fits(each));
    if (at !== -1) names.set(item.id, free.splice(at, 1)[0]?.id ?? item.id);
  };
  for (const item of items) take(item, ({ data }) => data === item.data);
  for (const item of items) take(item, () => true);
  let own = 0;
  return target.map((part) => {
    if (typeof part === 'string') return part;
    let id = names.get(part.id);
    if (id === undefined) names.set(part.id, (id = `t${(own += 1)}`));
    return { ...part, id };
  });
}

/** What is wrong with a translation's codes. */
export interface CodeFault {
  readonly kind: 'missing' | 'extra' | 'crossed';
  readonly code: Code;
}

/** Compares the codes of a translation with its source's, each once, pairs nested. Empty: all are right. */
export function codeFaults(source: Content, target: Content): CodeFault[] {
  const faults: CodeFault[] = [];
  const keyOf = ({ kind, id }: Code): string => `${kind} ${id}`;
  const wanted = new Map<string, Code>();
  for (const part of source) if (typeof part === 'object') wanted.set(keyOf(part), part);
  const open: string[] = [];
  for (const part of target) {
    if (typeof part === 'string') continue;
    if (!wanted.delete(keyOf(part))) faults.push({ kind: 'extra', code: part });
    if (part.kind === 'open') open.push(part.id);
    else if (part.kind === 'close' && open.pop() !== part.id) faults.push({ kind: 'crossed', code: part });
  }
  for (const code of wanted.values()) faults.push({ kind: 'missing', code });
  return faults;
}

/** A translation with each code as the source's own: what a file brings back may not say what a code stands for. */
export function withSourceCodes(source: Content, target: Content): Content {
  const codes = new Map(source.flatMap((part) => (typeof part === 'object' ? [[`${part.kind} ${part.id}`, part] as const] : [])));
  return target.map((part) => (typeof part === 'string' ? part : (codes.get(`${part.kind} ${part.id}`) ?? part)));
}
