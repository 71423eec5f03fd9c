import type { Evidence, Finding } from '../../model/diagnostic.js';
import type { LeafBlock } from '../../model/leaf-block.js';
import { languageOfBlocks } from '../../translation/evidence.js';
import { isAnswered, isCredit } from './answered.js';
import { shorten, spanOf } from './findings.js';
import { proseOf, proseWeight, weightOf } from './measure.js';
import type { PairRule } from './pair-rule.js';
import { type BlockPair, likely, type Pairing } from './pairing.js';
import { emptyPlace, gathered, loneRuns } from './place.js';

const example = {
  lang: 'en',
  markdown: 'The round was launched in August 2022, and focal points have been identified in 101 countries.\n\nThe results will be presented in January 2023 for the countries to use.\n',
} as const;

/** Text of the translation that the source does not have. */
export const extra: PairRule = {
  id: 'pair/extra',
  severity: 'warning',
  title: { zh: '重复或原文没有的段落', en: 'Paragraph that is repeated, or not in the source' },
  why: {
    zh: '粘贴两遍的段落，或原文后来删去的内容，会混进译稿。请删去；有意增加的，用注释关闭这一处。',
    en: 'A paragraph pasted twice, or one that the source dropped since, slips into the translation. Delete it; where it was added on purpose, switch the place off in a comment.',
  },
  examples: [
    {
      source: example,
      lang: 'zh',
      markdown: '本轮报告于2022年8月启动，101个国家确定了联络点。\n\n本轮报告于2022年8月启动，101个国家确定了联络点。\n\n评审结果将于2023年1月公布，供各国参考。\n',
      finds: [{ actual: '本轮报告于2022年8月启动，101个国家确定了…' }],
    },
    {
      source: example,
      lang: 'zh',
      markdown: '本轮报告于2022年8月启动，101个国家确定了联络点。\n\n食品工作组依托伙伴关系，深化两项计划之间的合作，为粮食行业的转型奠定基础。\n\n评审结果将于2023年1月公布，供各国参考。\n',
      finds: [{ actual: '食品工作组依托伙伴关系，深化两项计划之间的合作，…' }],
    },
    { source: example, lang: 'zh', markdown: '本轮报告于2022年8月启动，101个国家确定了联络点。\n\n评审结果将于2023年1月公布，供各国参考。\n', finds: [] },
  ],
  *check({ pairing, terms }) {
    const named = new Set(terms.target.mentions.map(({ unit }) => unit));
    const repeated = repetitions(pairing);
    yield* [...repeated].map(([block, first]) => repetition(pairing, block, first));
    const found: Finding[] = [];
    for (const run of loneRuns(pairing, 'target', (pair) => !pair.target.blocks.some((block) => repeated.has(block)) && counts(pairing, pair))) {
      const isWeighty = run.pairs.some(({ target }) => (target.headings.length === 0 && proseWeight(target) >= leastText) || target.units.some((unit) => named.has(unit)));
      if (isWeighty && !isAnswered(pairing, run, 'target', terms) && !isCredit(pairing, run, 'target')) found.push(addition(pairing, run.pairs, run.from));
    }
    yield* gathered(pairing, found, ['原文没有的内容', 'text that the source does not have']);
  },
};

/** What translators add of their own, names, dates, a heading, is shorter, and names nothing of the glossary. In Latin letters. */
const leastText = 30;
/** Shorter texts may well be said twice. In Latin letters. */
const leastRepeated = 24;

/** What is written in the source's language counts if it is the source's own text: other notes in it are of those who publish. */
function counts(pairing: Pairing, { target, score }: BlockPair): boolean {
  if (score < likely || (target.images.length === 0 && proseWeight(target) === 0)) return false;
  const { source } = pairing;
  const isOwn = source.lang === pairing.target.lang || languageOfBlocks(target.blocks) !== source.lang;
  return isOwn || target.blocks.some((block) => source.texts.some(({ text }) => text === block.text.replaceAll('\n', ' ')));
}

/** Blocks of the target that say again what one before them says, without a block of the source of their own; with that one. */
function repetitions({ pairs }: Pairing): ReadonlyMap<LeafBlock, LeafBlock> {
  const byText = new Map<string, { readonly block: LeafBlock; readonly pair: BlockPair }[]>();
  for (const pair of pairs) {
    for (const block of pair.target.blocks) {
      const text = proseOf(block);
      if (weightOf(text) >= leastRepeated) byText.set(text, [...(byText.get(text) ?? []), { block, pair }]);
    }
  }
  const found = new Map<LeafBlock, LeafBlock>();
  for (const same of byText.values()) {
    const sources = new Set(same.flatMap(({ pair }) => pair.source.blocks)).size;
    const [first, ...others] = [...same].sort((a, b) => a.block.span.start - b.block.span.start);
    if (!first || sources === 0 || sources >= same.length) continue;
    // Those that have no source of their own; of several in one pair all but the first.
    const alone = others.filter(({ pair }) => pair.source.blocks.length === 0 || pair === first.pair);
    for (const { block } of alone.length > 0 ? alone : [first]) found.set(block, alone.length > 0 ? first.block : (others[0]?.block ?? first.block));
  }
  return found;
}

function repetition({ source: { file }, pairs }: Pairing, block: LeafBlock, first: LeafBlock): Finding {
  const text = shorten(proseOf(block));
  const only = pairs.find((pair) => pair.target.blocks.includes(first))?.source.blocks;
  const related: Evidence[] = [
    { file: file.path, ...(only && only.length > 0 && { span: spanOf(only) }), message: { zh: '原文只有这一处', en: 'once in the source' } },
    { span: first.span, message: { zh: '同样的段落', en: 'the same paragraph' } },
  ];
  return { message: { zh: `“${text}”重复，原文只有一处`, en: `Unexpected repetition of “${text}”, expected it once as in the source` }, actual: text, span: block.span, related };
}

function addition(pairing: Pairing, pairs: readonly BlockPair[], index: number): Finding {
  const blocks = pairs.flatMap(({ target }) => target.blocks);
  const text = shorten(blocks.map(proseOf).join(' '));
  const span = spanOf(blocks);
  const count = blocks.length;
  const message =
    count > 1
      ? { zh: `这${count}段原文没有，从“${text}”起`, en: `Unexpected ${count} paragraphs that the source does not have, from “${text}”` }
      : { zh: `“${text}”是原文没有的内容`, en: `Unexpected “${text}”, which the source does not have` };
  const related = [{ file: pairing.source.file.path, span: emptyPlace(pairing, 'source', index), message: { zh: '原文此处没有', en: 'not in the source here' } }];
  return { message, actual: text, ...(span && { span }), related };
}
