import type { Finding } from '../../model/diagnostic.js';
import type { LeafBlock } from '../../model/leaf-block.js';
import type { Localized } from '../../model/text.js';
import { inTarget, spanOf } from './findings.js';
import type { PairRule } from './pair-rule.js';
import { type BlockPair, isPaired, type Pairing, sure } from './pairing.js';
import { targetRuns } from './place.js';

const source = { lang: 'en', markdown: 'The report sets out two actions:\n\n1. Treat consumption as a system.\n2. Leave no one behind, and join a global movement.\n\nThe meeting was held on 12 July 2022.\n' } as const;

/** Items that are no items in the other language, or of another kind of list, or nested otherwise. */
export const list: PairRule = {
  id: 'pair/list',
  severity: 'warning',
  title: { zh: '列表结构与原文不同', en: 'List that is built otherwise than in the source' },
  why: {
    zh: '列表变成段落，或编号变成圆点，读者就看不出有几项、先后如何。请与原文一致。',
    en: 'Where a list became paragraphs, or numbers became bullets, readers no longer see how many points there are and in which order. Build it as in the source.',
  },
  examples: [
    { source, lang: 'zh', markdown: '报告提出两项行动：\n\n- 将消费视为一个系统。\n- 不让任何人掉队，携手参与全球运动。\n\n会议于2022年7月12日举行。\n', finds: [{ actual: '-', expected: '1.' }] },
    { source, lang: 'zh', markdown: '报告提出两项行动：\n\n将消费视为一个系统。\n\n不让任何人掉队，携手参与全球运动。\n\n会议于2022年7月12日举行。\n', finds: [{ expected: '1.' }] },
    { source, lang: 'zh', markdown: '报告提出两项行动：\n\n1. 将消费视为一个系统。\n2. 不让任何人掉队，携手参与全球运动。\n\n会议于2022年7月12日举行。\n', finds: [] },
  ],
  *check({ pairing }) {
    const other = pairing.pairs.filter((pair) => isPaired(pair) && differs(pair));
    // A list is one fault, however many items it has.
    for (const run of targetRuns(pairing, other)) yield report(pairing, run);
  },
};

type Kind = 'ul' | 'ol' | 'none';

/** What holds a block's text: the innermost list, and how many lists there are around it. */
function listOf({ ctx }: LeafBlock): { readonly kind: Kind; readonly depth: number } {
  const lists = ctx.split('/').filter((name) => name === 'ul' || name === 'ol');
  return { kind: (lists.at(-1) as Kind | undefined) ?? 'none', depth: lists.length };
}

/** Blocks merged or split are no longer the items of the source; a table or a heading is another fault. */
function differs({ source: { blocks: from }, target: { blocks: to }, score }: BlockPair): boolean {
  const [a, b] = [from[0], to[0]];
  if (!a || !b || from.length > 1 || to.length > 1 || a.type !== 'paragraph' || b.type !== 'paragraph' || score < sure) return false;
  const [first, second] = [listOf(a), listOf(b)];
  return first.kind !== second.kind || first.depth !== second.depth;
}

const marks: Readonly<Record<Kind, string>> = { ul: '-', ol: '1.', none: '' };
const names: Readonly<Record<Kind, Localized>> = {
  ul: { zh: '项目符号列表', en: 'a bullet list' },
  ol: { zh: '编号列表', en: 'a numbered list' },
  none: { zh: '普通段落', en: 'a plain paragraph' },
};

function report(pairing: Pairing, run: readonly BlockPair[]): Finding {
  const [first] = run;
  const [a, b] = [first?.source.blocks[0], first?.target.blocks[0]];
  const [from, to] = [a ? listOf(a) : undefined, b ? listOf(b) : undefined];
  const [wanted, found] = [from?.kind ?? 'none', to?.kind ?? 'none'];
  const [zh, en] = wanted === found ? [`第${from?.depth}层${names[wanted].zh}`, `${names[wanted].en} at level ${from?.depth}`] : [names[wanted].zh, names[wanted].en];
  const span = spanOf(run.flatMap(({ target }) => target.blocks));
  const because = spanOf(run.flatMap(({ source: side }) => side.blocks).sort((x, y) => x.span.start - y.span.start));
  return inTarget(pairing, span, because, {
    message: {
      zh: `此处为${wanted === found ? `第${to?.depth}层` : ''}${names[found].zh}，原文为${zh}`,
      en: `Unexpected ${names[found].en.replace(/^an? /u, '')}${wanted === found ? ` at level ${to?.depth}` : ''}, expected ${en} as in the source`,
    },
    ...(marks[found] !== '' && { actual: marks[found] }),
    ...(marks[wanted] !== '' && { expected: [marks[wanted]] }),
  });
}
