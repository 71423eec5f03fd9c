import type { HeadingUse } from '../../model/edition.js';
import { inTarget, shorten, spanOf } from './findings.js';
import { proseOf } from './measure.js';
import type { PairContext, PairRule } from './pair-rule.js';
import { type BlockPair, sure } from './pairing.js';

const source = { lang: 'en', markdown: '# News\n\n## Second round of reporting\n\nThe round was launched in August 2022.\n\n## First meeting\n\nIt was held on 13 July 2022.\n' } as const;

/** Headings that stand at another level than in the source. */
export const heading: PairRule = {
  id: 'pair/heading',
  severity: 'warning',
  title: { zh: '标题级别与原文不同', en: 'Heading at another level than in the source' },
  why: {
    zh: '标题升降一级，文章就归到别的栏目，目录和锚点也随之改变。请与原文一致。',
    en: 'A heading one level up or down puts an article into another section and changes contents and anchors. Give it the level of the source.',
  },
  examples: [
    {
      source,
      lang: 'zh',
      markdown: '# 进展\n\n## 第二轮报告\n\n本轮报告于2022年8月启动。\n\n### 首次会议\n\n会议于2022年7月13日召开。\n',
      finds: [{ actual: '###', expected: '##' }],
    },
    {
      source,
      lang: 'zh',
      markdown: '# 进展\n\n## 第二轮报告\n\n本轮报告于2022年8月启动。\n\n**首次会议**\n\n会议于2022年7月13日召开。\n',
      finds: [{ actual: '首次会议', expected: '##' }],
    },
    { source, lang: 'zh', markdown: '## 进展\n\n### 第二轮报告\n\n本轮报告于2022年8月启动。\n\n### 首次会议\n\n会议于2022年7月13日召开。\n', finds: [] },
  ],
  *check(context) {
    const shift = shiftOf(context);
    for (const pair of context.pairing.pairs) {
      const [from, to] = [pair.source.headings[0], pair.target.headings[0]];
      if (!from || pair.source.headings.length > 1 || pair.target.headings.length > 1 || pair.source.blocks.length > 1) continue;
      const depth = from.depth + shift;
      if (!to) yield* asText(context, pair, from, depth);
      else if (to.depth !== depth) yield atLevel(context, to, from, depth);
    }
  },
};

/** Levels that the whole target stands deeper than the source: a lone file may have its title in the front matter. The dialect fixes those of an issue. */
function shiftOf({ pairing, bulletin }: PairContext): number {
  if (bulletin.kind === 'issue') return 0;
  const counts = new Map<number, number>();
  for (const { source: { headings: [from] }, target: { headings: [to] } } of pairing.pairs) {
    if (from && to) counts.set(to.depth - from.depth, (counts.get(to.depth - from.depth) ?? 0) + 1);
  }
  const [most = [0, 0]] = [...counts].sort((a, b) => b[1] - a[1]);
  return most[1] > 1 && most[1] > (counts.get(0) ?? 0) ? most[0] : 0;
}

function atLevel({ pairing }: PairContext, to: HeadingUse, from: HeadingUse, depth: number): ReturnType<typeof inTarget> {
  const wanted = '#'.repeat(Math.max(1, depth));
  const found = '#'.repeat(to.depth);
  return inTarget(pairing, marksOf(pairing.target.file.text, to), from.span, {
    message: {
      zh: `标题“${shorten(to.text)}”为${to.depth}级，原文为${from.depth}级，应为“${wanted}”`,
      en: `Unexpected level ${to.depth} of the heading “${shorten(to.text)}”, expected ${wanted} as in the source`,
    },
    actual: found,
    expected: [wanted],
  });
}

/** The number signs of a heading; the whole of one that is underlined. */
function marksOf(text: string, { span, depth }: HeadingUse): HeadingUse['span'] {
  if (!span) return undefined;
  return text.startsWith('#'.repeat(depth), span.start) ? { start: span.start, end: span.start + depth } : span;
}

function* asText({ pairing }: PairContext, pair: BlockPair, from: HeadingUse, depth: number): Generator<ReturnType<typeof inTarget>> {
  const [block] = pair.target.blocks;
  if (!block || pair.target.blocks.length > 1 || block.type !== 'paragraph' || pair.score < sure) return;
  const wanted = '#'.repeat(Math.max(1, depth));
  const text = shorten(proseOf(block));
  yield inTarget(pairing, spanOf(pair.target.blocks), from.span, {
    message: { zh: `“${text}”在原文中是标题，应为“${wanted}”`, en: `Unexpected paragraph “${text}”, expected a heading, ${wanted}, as in the source` },
    actual: text,
    expected: [wanted],
  });
}
