import type { Finding } from '../../model/diagnostic.js';
import { inTarget, shorten, spanOf } from './findings.js';
import { isAnswered, isCredit } from './answered.js';
import { proseOf, proseWeight } from './measure.js';
import type { PairRule } from './pair-rule.js';
import { type BlockPair, likely, type Pairing } from './pairing.js';
import { emptyPlace, gathered, loneRuns, type LoneRun } from './place.js';

const sourceDraft = {
  lang: 'en',
  markdown: 'The round was launched in August 2022, and focal points have been identified in 101 countries.\n\nData collection closes on 16 October, and UNEP will then seek clarification of some points.\n\nThe results will be presented in January 2023 for the countries to use.\n',
} as const;

/** Text of the source that the translation leaves out. */
export const missing: PairRule = {
  id: 'pair/missing',
  severity: 'error',
  title: { zh: '漏译的段落', en: 'Paragraph without a translation' },
  why: {
    zh: '整段、整条漏掉，读者无从察觉。请补译；有意不译的，用注释关闭这一处。',
    en: 'Readers cannot notice that a paragraph or an item was left out. Translate it; where leaving it out is meant, switch the place off in a comment.',
  },
  examples: [
    {
      source: sourceDraft,
      lang: 'zh',
      markdown: '本轮报告于2022年8月启动，101个国家确定了联络点。\n\n评审结果将于2023年1月公布，供各国参考。\n',
      finds: [{}],
    },
    {
      source: sourceDraft,
      lang: 'zh',
      markdown: '本轮报告于2022年8月启动，101个国家确定了联络点。\n\n数据收集将于10月16日截止，环境署随后会就有关问题进行澄清。\n\n评审结果将于2023年1月公布，供各国参考。\n',
      finds: [],
    },
  ],
  *check({ pairing, terms }) {
    const found: Finding[] = [];
    for (const run of loneRuns(pairing, 'source', (pair) => counts(pairing, pair))) if (!isAnswered(pairing, run, 'source', terms) && !isCredit(pairing, run, 'source')) found.push(report(pairing, run));
    yield* gathered(pairing, found, ['漏译', 'omissions']);
  },
};

/** Shorter text is often said elsewhere. In Latin letters. */
const leastText = 12;

function counts(pairing: Pairing, pair: BlockPair): boolean {
  const [block] = pair.source.blocks;
  if (!block || pair.score < likely) return false;
  if (pair.source.images.length > 0) return true;
  return proseWeight(pair.source) >= leastText && !isTitle(pairing, pair);
}

/** The first heading of one file is often the title in the front matter of the other. */
function isTitle({ target, pairs }: Pairing, { source }: BlockPair): boolean {
  const first = pairs.find((pair) => pair.source.headings.length > 0);
  return first?.source === source && source.blocks[0]?.depth === 1 && target.meta.title !== undefined;
}

function report(pairing: Pairing, run: LoneRun): Finding {
  const [first] = run.pairs;
  const blocks = run.pairs.flatMap(({ source }) => source.blocks);
  const count = blocks.length;
  const text = shorten(first ? first.source.blocks.map(proseOf).join(' ') : '');
  const span = spanOf(blocks);
  return inTarget(
    pairing,
    emptyPlace(pairing, 'target', run.from),
    span,
    {
      message:
        count > 1
          ? { zh: `此处漏译${count}段，从“${text}”起`, en: `Expected the translation of ${count} paragraphs here, from “${text}”` }
          : { zh: `此处漏译“${text}”`, en: `Expected the translation of “${text}” here` },
    },
  );
}
