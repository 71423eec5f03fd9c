import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { draftUnit } from '../src/core/translation.js';
import { languageOf } from '../src/lang/registry.js';
import { readUnits } from '../src/markdown/segments.js';
import type { Lang } from '../src/model/text.js';
import { contentKey } from '../src/translation/content.js';
import { reconcile } from '../src/translation/reconcile.js';
import { readState, type TranslationState } from '../src/translation/state.js';

/** The same numbers for the same seed (mulberry32). */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const unitsOf = (text: string, lang: Lang) => readUnits({ path: 'x.md', text, bom: false }, languageOf(lang));
const keysOf = (text: string, lang: Lang): string[] => unitsOf(text, lang).flatMap(({ segments }) => segments.map(({ content }) => contentKey(content)));

interface Draft {
  readonly lang: Lang;
  readonly head: string;
  /** Blocks at the left edge; a directive is one. */
  blocks: string[];
}

function draftOf(text: string, lang: Lang): Draft {
  const end = text.indexOf('\n---\n', 4) + 5;
  const blocks: string[] = [];
  let isOpen = false;
  for (const block of text.slice(end).trim().split(/\n\n+/)) {
    if (isOpen) blocks.push(`${blocks.pop() ?? ''}\n\n${block}`);
    else blocks.push(block);
    const [opens, closes] = [block.match(/^:::+[^\s:]/gm)?.length ?? 0, block.match(/^:::+\s*$/gm)?.length ?? 0];
    isOpen = isOpen ? opens >= closes : opens > closes;
  }
  return { lang, head: text.slice(0, end), blocks };
}

const textOf = ({ head, blocks }: Draft): string => `${head}\n${blocks.join('\n\n')}\n`;
const levelOf = (block: string): number => /^(#+) /.exec(block)?.[1]?.length ?? 9;

const issues = ['issue-9', 'review-2024'].map((issue) => {
  const read = (name: string): string => readFileSync(new URL(`../issues/${issue}/${name}`, import.meta.url), 'utf8');
  const state = readState(read('segments.jsonl'));
  if (typeof state === 'number') throw new Error(`segments.jsonl, line ${state}`);
  const lines = state.lines.map((line) => ({ ...line, reviewed: true as const }));
  return { en: read('en.md'), zh: read('zh.md'), state: { ...state, lines } satisfies TranslationState };
});

/** One trial: a sentence of the English edition changes, and in both editions blocks and sections move, come and go around it. */
class Trial {
  readonly en: Draft;
  readonly zh: Draft;
  readonly changed: string;
  readonly now: string;
  readonly deleted = new Set<string>();
  readonly state: TranslationState;

  constructor(readonly random: (below: number) => number, { en, zh, state }: (typeof issues)[number]) {
    this.state = state;
    const sentences = unitsOf(en, 'en').flatMap(({ yaml, form, segments }) => (yaml === undefined && form !== 'alt' && form !== 'title' ? segments : []));
    const words = /(?<=\s)(?<![[({<][^\])}>]*)[a-z]{4,}(?=\s)/g;
    const fit = sentences.filter(({ host }) => (en.slice(host.start, host.end).match(words)?.length ?? 0) > 3);
    const { host, content } = this.pick(fit);
    const before = en.slice(host.start, host.end);
    const word = this.pick([...before.matchAll(words)]);
    const change = this.pick(['recently', 'in all regions', 'far-reaching', '']);
    this.now = `${before.slice(0, word.index)}${change}${before.slice(word.index + word[0].length)}`.replace('  ', ' ');
    this.changed = state.lines.find((line) => contentKey(line.source) === contentKey(content))?.id ?? '';
    this.en = draftOf(en.slice(0, host.start) + this.now + en.slice(host.end), 'en');
    this.zh = draftOf(zh, 'zh');
    for (let n = this.random(6); n >= 0; n -= 1) this.#edit(this.pick([this.en, this.zh]));
  }

  pick<T>(items: readonly T[]): T {
    return items[this.random(items.length)] as T;
  }

  #edit(draft: Draft): void {
    const { blocks, lang } = draft;
    const texts = blocks.map((_, i) => i).filter((i) => levelOf(blocks[i] ?? '') === 9);
    const put = (...moved: string[]): unknown => blocks.splice(this.random(blocks.length + 1), 0, ...moved);
    switch (this.pick(['block', 'section', 'article', 'insert', 'delete'] as const)) {
      case 'block':
        return void put(...blocks.splice(this.pick(texts), 1));
      case 'section':
        return this.#moveGroup(blocks, 1);
      case 'article':
        return this.#moveGroup(blocks, 2);
      case 'insert':
        return void put(lang === 'en' ? `Zebras number ${this.random(1000)} quokkas beside the marmots.` : `斑马${this.random(1000)}匹，考拉若干。`);
      case 'delete': {
        const at = this.pick(texts);
        const ids = keysOf(blocks[at] ?? '', lang).map((key) => this.#idOf(key, lang));
        if (ids.includes(this.changed) || (blocks[at] ?? '').includes(this.now)) return;
        for (const id of ids) this.deleted.add(id);
        blocks.splice(at, 1);
      }
    }
  }

  #moveGroup(blocks: string[], level: number): void {
    const heads = blocks.map((_, i) => i).filter((i) => levelOf(blocks[i] ?? '') === level);
    const start = this.pick(heads);
    const next = blocks.findIndex((block, i) => i > start && levelOf(block) <= level);
    const moved = blocks.splice(start, (next === -1 ? blocks.length : next) - start);
    const places = blocks.map((_, i) => i).filter((i) => levelOf(blocks[i] ?? '') <= level);
    blocks.splice(this.pick([...places, blocks.length]), 0, ...moved);
  }

  #idOf(key: string, lang: Lang): string {
    return this.state.lines.find(({ source, target = [] }) => (lang === 'en' ? contentKey(source) === key : target.some((content) => contentKey(content) === key)))?.id ?? '';
  }
}

test('one changed sentence makes one segment stale, whatever moves around it', () => {
  const wrong: string[] = [];
  for (let n = 0; n < 240; n += 1) {
    const { en, zh, state, changed, deleted, now } = new Trial(randomOf(n), issues[n % 2] as (typeof issues)[number]);
    const joint = languageOf('zh');
    const { segments } = reconcile({ source: unitsOf(textOf(en), 'en').map(draftUnit), target: unitsOf(textOf(zh), 'zh').map(draftUnit), state, languages: { source: 'en', target: 'zh' }, joint: (a, b) => joint.joinLines(a, b) });
    // What was deleted where something new was put in was rewritten, as far as anybody can tell.
    const stale = segments.filter((each) => each.state === 'changed' && !deleted.has(each.id)).map(({ id }) => id);
    const kept = new Set(segments.filter((each) => each.state === 'reviewed').map(({ id }) => id));
    // Of sentences that are the same nobody knows which was deleted.
    const isOne = ({ source }: (typeof state.lines)[number]): boolean => state.lines.filter((line) => contentKey(line.source) === contentKey(source)).length === 1;
    const lost = state.lines.filter((line) => line.id !== changed && !deleted.has(line.id) && !kept.has(line.id) && isOne(line)).map(({ id }) => id);
    if (stale.join(' ') !== changed || lost.length > 0) wrong.push(`seed ${n}, “${now}”: stale ${stale.join(' ')} instead of ${changed}; lost ${lost.join(' ')}`);
  }
  expect(wrong).toEqual([]);
});
