import type { Finding } from '../../model/diagnostic.js';
import type { ImageUse } from '../../model/edition.js';
import { addressOf } from './addresses.js';
import { inTarget, spanOf } from './findings.js';
import type { PairRule } from './pair-rule.js';
import { type BlockPair, isPaired, type Pairing, sure } from './pairing.js';

const source = { lang: 'en', markdown: 'Delegates met in the hall.\n\n![The hall](images/hall.png)\n\nThey agreed on a plan.\n' } as const;

/** Pictures that are others than in the source, or are gone. */
export const image: PairRule = {
  id: 'pair/image',
  severity: 'warning',
  title: { zh: '图片与原文不同或缺失', en: 'Picture that differs from the source, or is lost' },
  why: {
    zh: '各语种的图片应当相同，带文字的除外（文件名加语种，如 map.zh.png）。请与原文核对。',
    en: 'The languages share their pictures, but for those with words in them, which bear the language in their name, as map.zh.png. Compare with the source.',
  },
  examples: [
    { source, lang: 'zh', markdown: '代表们在会场会面。\n\n![会场](images/map.png)\n\n他们商定了计划。\n', finds: [{ actual: 'images/map.png', expected: 'images/hall.png' }] },
    { source, lang: 'zh', markdown: '代表们在会场会面。\n\n![会场](images/hall.zh.png)\n\n他们商定了计划。\n', finds: [] },
  ],
  *check({ pairing }) {
    const everywhere = new Set(pairing.target.images.map(keyOf));
    for (const pair of pairing.pairs) {
      if (!isPaired(pair)) continue;
      const gone = pair.source.images.filter((each) => !pair.target.images.some((other) => keyOf(other) === keyOf(each)));
      const come = pair.target.images.filter((each) => !pair.source.images.some((other) => keyOf(other) === keyOf(each)));
      for (const [i, each] of gone.entries()) {
        // A picture that moved is where somebody put it.
        if (everywhere.has(keyOf(each))) continue;
        if (come.some((other) => isVariant(keyOf(each), keyOf(other)))) continue;
        const finding = report(pairing, pair, each, come[i]);
        if (finding) yield finding;
      }
    }
  },
};

/** The file's name, without language and folder; what a card or code shows. */
function keyOf({ url, kind }: ImageUse): string {
  return kind === 'sdg' || kind === 'qr' ? url : (addressOf(url).path.at(-1) ?? url);
}

/** True for map.png and map-t.png: the same picture with other words in it. */
function isVariant(a: string, b: string): boolean {
  const [first, second] = [a, b].map((each) => each.replace(/\.\w+$/u, ''));
  return first !== undefined && second !== undefined && (first.startsWith(second) || second.startsWith(first));
}

function report(pairing: Pairing, { target, score }: BlockPair, from: ImageUse, to: ImageUse | undefined): Finding | undefined {
  if (!to) {
    if (score < sure) return undefined;
    return inTarget(pairing, spanOf(target.blocks), from.span, {
      message: { zh: `缺少原文中的图片 ${from.url}`, en: `Expected the picture ${from.url} of the source` },
      expected: [from.url],
    });
  }
  return inTarget(pairing, to.span, from.span, {
    message: { zh: `图片为 ${to.url}，原文为 ${from.url}`, en: `Unexpected picture ${to.url}, expected ${from.url} as in the source` },
    actual: to.url,
    expected: [from.url],
  });
}
