// Documents with known pairs, and what an editor does to a translation: the conditions under which alignment is judged.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { leafBlocks } from '../src/markdown/leaf-blocks.ts';
import { languageOf } from '../src/lang/registry.ts';

/** The documents of a folder, or undefined if there is none. */
export function readCorpus(folder) {
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder).filter((name) => name.endsWith('.json')).sort().map((name) => {
    const { id, en, zh, gold } = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
    const source = leafBlocks({ path: 'en.md', text: en, bom: false });
    const target = leafBlocks({ path: 'zh.md', text: zh, bom: false });
    // A bead of several blocks has no known inner order: its links are neither right nor wrong.
    const links = new Map();
    for (const bead of gold) {
      for (const i of bead.en) for (const j of bead.zh) links.set(`${i} ${j}`, bead.en.length === 1 && bead.zh.length === 1 ? 'right' : 'open');
    }
    // Blocks that no bead names were not judged.
    const judged = { source: new Set(gold.flatMap((bead) => bead.en)), target: new Set(gold.flatMap((bead) => bead.zh)) };
    for (const i of source.keys()) for (const j of target.keys()) if (!judged.source.has(i) && !judged.target.has(j)) links.set(`${i} ${j}`, 'open');
    return { id: id ?? name, name, texts: { en, zh }, source, target: target.map((block, index) => ({ block, origins: [index] })), links };
  });
}

/** Mulberry32: small, and the same everywhere. */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const isText = ({ type }) => type === 'paragraph' || type === 'heading';

/**
 * The target as a free hand leaves it: of its blocks 10 % omitted, 5 % foreign ones added, 6 % merged with the one before, 6 % split at a sentence
 * end, 30 % of list items flattened, 25 % of headings shifted a level.
 */
export function edited(document, seed, others, { move = false } = {}) {
  const next = random(seed);
  const strangers = others.filter((other) => other !== document);
  let items = [];
  for (const item of document.target) {
    if (next() < 0.1) continue;
    const before = items.at(-1);
    if (next() < 0.06 && before && item.block.type === 'paragraph' && before.block.type === 'paragraph') {
      items[items.length - 1] = merged(before, item);
      continue;
    }
    if (next() < 0.06 && item.block.type === 'paragraph') items.push(...split(item, next));
    else items.push(changed(item, next));
    if (next() < 0.05) items.push({ block: stranger(strangers, next), origins: [] });
  }
  if (move) items = withSectionMoved(items, next);
  return { ...document, target: items };
}

function changed(item, next) {
  const { block } = item;
  if (block.type === 'heading' && next() < 0.25) {
    const depth = Math.max(1, Math.min(6, block.depth + (next() < 0.5 ? 1 : -1)));
    return { ...item, block: { ...block, depth, ctx: block.ctx.replace(/h\d$/, `h${depth}`) } };
  }
  if (/(^|\/)li$/.test(block.ctx) && next() < 0.3) return { ...item, block: { ...block, ctx: '', depth: 0 } };
  return item;
}

function merged(first, second) {
  const shift = first.block.text.length;
  const moved = (parts) => parts.map((part) => ({ ...part, at: part.at + shift }));
  const block = {
    ...first.block,
    text: first.block.text + second.block.text,
    links: [...first.block.links, ...moved(second.block.links)],
    codes: [...first.block.codes, ...moved(second.block.codes)],
  };
  return { block, origins: [...first.origins, ...second.origins] };
}

function split(item, next) {
  const { block } = item;
  const flat = block.text.replaceAll('\n', ' ');
  const sentences = languageOf('zh').splitSentences(flat);
  if (sentences.length < 2) return [item];
  const at = sentences[1 + Math.floor(next() * (sentences.length - 1))].start;
  const part = (from, to) => {
    const inside = (parts) => parts.filter((each) => each.at >= from && each.at < to).map((each) => ({ ...each, at: each.at - from }));
    return { block: { ...block, text: block.text.slice(from, to).trim(), links: inside(block.links), codes: inside(block.codes) }, origins: item.origins };
  };
  return [part(0, at), part(at, Infinity)];
}

function stranger(others, next) {
  const { target } = others[Math.floor(next() * others.length)];
  const texts = target.filter(({ block }) => isText(block));
  return texts[Math.floor(next() * texts.length)].block;
}

/** The target as a compiler leaves it who took only a part: two runs of a tenth each are replaced by as much that is foreign, in the same order of types where possible. */
export function rewritten(document, seed, others) {
  const next = random(seed);
  const strangers = others.filter((other) => other !== document);
  let { target } = document;
  for (let run = 0; run < 2; run += 1) {
    const length = Math.max(1, Math.round(target.length / 10));
    const start = Math.floor(next() * (target.length - length));
    const other = strangers[Math.floor(next() * strangers.length)].target;
    const from = Math.floor(next() * Math.max(1, other.length - length));
    const foreign = other.slice(from, from + length).map(({ block }) => ({ block, origins: [] }));
    target = [...target.slice(0, start), ...foreign, ...target.slice(start + length)];
  }
  return { ...document, target };
}

/** One section — a heading with all that stands under it, at most half the document — goes before another heading or to the end. */
function withSectionMoved(items, next) {
  const headings = items.flatMap(({ block }, i) => (block.type === 'heading' ? [i] : []));
  const sections = headings.map((start) => {
    const end = items.findIndex(({ block }, i) => i > start && block.type === 'heading' && block.depth <= items[start].block.depth);
    return [start, end < 0 ? items.length : end];
  }).filter(([start, end]) => end - start >= 2 && end - start <= items.length / 2);
  if (sections.length === 0) return items;
  const [start, end] = sections[Math.floor(next() * sections.length)];
  const places = [...headings, items.length].filter((place) => place < start || place > end);
  if (places.length === 0) return items;
  const to = places[Math.floor(next() * places.length)];
  const section = items.slice(start, end);
  return to < start ? [...items.slice(0, to), ...section, ...items.slice(to, start), ...items.slice(end)] : [...items.slice(0, start), ...items.slice(end, to), ...section, ...items.slice(to)];
}

/** What is known of a pair of blocks: `right`, `open` (not to be scored) or undefined (wrong). */
export function verdict(document, i, j) {
  let open = false;
  for (const origin of document.target[j].origins) {
    const known = document.links.get(`${i} ${origin}`);
    if (known === 'right') return 'right';
    open ||= known === 'open';
  }
  return open ? 'open' : undefined;
}

/** All pairs that are `right` or `open`. */
export function knownPairs(document) {
  const bySource = new Map();
  for (const [key, kind] of document.links) {
    const [i, origin] = key.split(' ').map(Number);
    if (!bySource.has(origin)) bySource.set(origin, []);
    bySource.get(origin).push([i, kind]);
  }
  const pairs = new Map();
  for (const [j, { origins }] of document.target.entries()) {
    for (const origin of origins) for (const [i, kind] of bySource.get(origin) ?? []) {
      const key = `${i} ${j}`;
      if (kind === 'right' || !pairs.has(key)) pairs.set(key, kind);
    }
  }
  return pairs;
}
