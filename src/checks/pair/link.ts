import type { Finding } from '../../model/diagnostic.js';
import type { LinkUse } from '../../model/edition.js';
import { type Address, addressKey, addressOf, exchangeOf, isSlipped } from './addresses.js';
import { inTarget, shorten, spanOf } from './findings.js';
import type { PairRule } from './pair-rule.js';
import { type BlockPair, isPaired, type Pairing, sure } from './pairing.js';
import { gathered } from './place.js';

const source = { lang: 'en', markdown: 'Read the [report](https://example.org/E/2022/56) and the [declaration](https://example.org/en/declaration) of the forum.\n\nParticipants met in Paris.\n' } as const;

/** Links that lead elsewhere than in the source, or are gone. */
export const link: PairRule = {
  id: 'pair/link',
  severity: 'error',
  title: { zh: '链接与原文不同或缺失', en: 'Link that differs from the source, or is lost' },
  why: {
    zh: '复制时换错或丢掉的网址，读者点开才发现。请与原文核对；同一网站的中文版不算不同。',
    en: 'An address exchanged or lost in copying is found by readers alone. Compare it with the source; the same site in the other language is no difference.',
  },
  examples: [
    {
      source,
      lang: 'zh',
      markdown: '请参阅论坛的[报告](https://example.org/E/2022/65)和[宣言](https://example.org/zh/declaration)。\n\n与会者在巴黎会面。\n',
      finds: [{ actual: 'https://example.org/E/2022/65', expected: 'https://example.org/E/2022/56' }],
    },
    {
      source,
      lang: 'zh',
      markdown: '请参阅论坛的报告和[宣言](https://example.org/zh/declaration)。\n\n与会者在巴黎会面。\n',
      finds: [{ expected: 'https://example.org/E/2022/56' }],
    },
    { source, lang: 'zh', markdown: '请参阅论坛的[报告](https://example.org/E/2022/56)和[宣言](https://example.org/zh/declaration)。\n\n与会者在巴黎会面。\n', finds: [] },
  ],
  *check({ pairing }) {
    const changes: Change[] = [];
    const open = pairing.pairs.map((pair) => openLinks(pair));
    for (const [index, pair] of pairing.pairs.entries()) {
      if (!isPaired(pair)) continue;
      const { from, to } = open[index] as Open;
      const near = [index - 2, index - 1, index + 1, index + 2].flatMap((i) => open[i] ?? []);
      const gone = from.filter((use) => !near.some((other) => other.to.some((each) => isSame(use, each))));
      const come = to.filter((use) => !near.some((other) => other.from.some((each) => isSame(use, each))));
      changes.push(...pairUp(pair, gone, come));
    }
    const habits = habitsOf(changes);
    const [lostOnes, wrongOnes]: [Finding[], Finding[]] = [[], []];
    for (const { pair, from, to } of changes) {
      if (!to) lostOnes.push(...lost(pairing, pair, from));
      else if (!habits.has(exchangeOf(from.address, to.address))) wrongOnes.push(...exchanged(pairing, from, to));
    }
    yield* gathered(pairing, wrongOnes, ['链接与原文不同', 'links'], mostSlips);
    yield* gathered(pairing, lostOnes, ['缺少原文的链接', 'loss of links'], mostSlips);
  },
};

/** Wrong and lost addresses are slips of their own, until there are so many that the source has changed. */
const mostSlips = 3;

interface Use {
  readonly link: LinkUse;
  readonly address: Address;
  readonly key: string;
}

interface Open {
  readonly from: readonly Use[];
  readonly to: readonly Use[];
}

/** A link of the source without its like, and what stands for it in the target, if anything does. */
interface Change {
  readonly pair: BlockPair;
  readonly from: Use;
  readonly to?: Use;
}

function isSame(a: Use, b: Use): boolean {
  return a.key === b.key && !isSlipped(a.address, b.address);
}

/** Links of both sides that the other does not have. Anchors and gaps are words of their own language. */
function openLinks({ source: a, target: b }: BlockPair): Open {
  const [from, to] = [a.links.flatMap(useOf), b.links.flatMap(useOf)];
  const missing = (uses: readonly Use[], others: readonly Use[]): Use[] =>
    uses.filter((use, i) => uses.findIndex((each) => isSame(each, use)) === i && !others.some((each) => isSame(use, each)));
  return { from: missing(from, to), to: missing(to, from) };
}

function useOf(each: LinkUse): Use[] {
  if (each.kind !== 'web' && each.kind !== 'relative') return [];
  const address = addressOf(each.url);
  return [{ link: each, address, key: addressKey(address) }];
}

/** The nearest first, then in order. */
function pairUp(pair: BlockPair, gone: readonly Use[], come: readonly Use[]): Change[] {
  const left = [...come];
  const changes: Change[] = [];
  const take = (from: Use, at: number): void => void changes.push({ pair, from, ...(at >= 0 && { to: left.splice(at, 1)[0] as Use }) });
  const open = gone.filter((from) => {
    const at = left.findIndex(({ address }) => address.host === from.address.host);
    if (at >= 0) take(from, at);
    return at < 0;
  });
  for (const from of open) take(from, left.length > 0 ? 0 : -1);
  return changes;
}

/** Exchanges made again and again: a site that moved, or one that has its translation elsewhere. */
function habitsOf(changes: readonly Change[]): ReadonlySet<string> {
  const seen = new Map<string, Set<string>>();
  for (const { from, to } of changes) {
    if (!to) continue;
    const exchange = exchangeOf(from.address, to.address);
    seen.set(exchange, (seen.get(exchange) ?? new Set()).add(from.key));
  }
  return new Set([...seen].filter(([, keys]) => keys.size > 1).map(([exchange]) => exchange));
}

function* exchanged(pairing: Pairing, from: Use, to: Use): Generator<Finding> {
  // The page of another language has a name of its own: en.wikipedia.org/wiki/Air, zh.wikipedia.org/wiki/空气.
  const [a, b] = [from.address.language, to.address.language];
  if (a !== '' && b !== '' && a !== b && to.address.host === from.address.host) return;
  // Where a page of the own site lies is an affair of the site, and of its languages.
  if (from.link.kind === 'relative' || to.link.kind === 'relative') return;
  const [found, wanted] = [to.link.url, from.link.url];
  yield inTarget(pairing, to.link.urlSpan ?? to.link.span, from.link.urlSpan ?? from.link.span, {
    message: { zh: `链接指向 ${found}，原文为 ${wanted}`, en: `Unexpected link to ${found}, expected ${wanted} as in the source` },
    actual: found,
    expected: [wanted],
  });
}

function* lost(pairing: Pairing, { target, score }: BlockPair, { link: { url, kind, text, span } }: Use): Generator<Finding> {
  if (kind !== 'web' || score < sure) return;
  const what = shorten(text);
  yield inTarget(pairing, spanOf(target.blocks), span, {
    message: { zh: `缺少原文中“${what}”的链接 ${url}`, en: `Expected the link of “${what}” in the source, ${url}` },
    expected: [url],
  });
}
