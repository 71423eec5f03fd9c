import { isBroken } from '../../lang/zh/paragraph-breaks.js';
import { countHan } from '../../lang/zh/script.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Block, Edition } from '../../model/edition.js';
import { textOf, unitFinder } from '../blocks.js';
import type { Rule } from '../rule.js';
import { editOf, inUnit, isHabit } from '../scan.js';

/** A paragraph of sentences whose last sentence has no mark at its end. */
export const paragraphEnd: Rule = {
  id: 'zh/paragraph-end',
  severity: 'warning',
  title: { zh: '段落末尾缺少标点', en: 'Paragraph without a mark at its end' },
  why: {
    zh: '成句的段落以句号、问号或叹号结束；末尾没有标点，多半是删改时连同半句话一起丢掉的。',
    en: 'A paragraph of sentences ends in a full stop, question or exclamation mark. One without has mostly lost it, or half a sentence with it, in an edit.',
  },
  langs: ['zh'],
  examples: [
    {
      lang: 'zh',
      markdown: '环境规划署于五月发布了新的采购指南，供各国采购人员参考。该指南介绍了二十个国家的做法，并附有评估工具\n\n## 年会\n\n会议于十月召开，各国代表出席。\n',
      finds: [{ actual: '具', expected: '具。' }],
      fixed: '环境规划署于五月发布了新的采购指南，供各国采购人员参考。该指南介绍了二十个国家的做法，并附有评估工具。\n\n## 年会\n\n会议于十月召开，各国代表出席。\n',
    },
    {
      lang: 'zh',
      markdown:
        '# 采购指南发布，并附有面向二十个国家采购人员的评估工具\n\n四项行动由秘书处在年度报告中提出，分列如下\n\n- 推动转型\n- 加强监测\n\n问题或建议？请写信至协调组，地址为可持续公共采购计划协调组秘书处\n\n尊敬的读者，您好\n\n会议于十月召开，各国代表出席。\n',
      finds: [],
    },
  ],
  *check({ edition }) {
    const unitOf = unitFinder(edition);
    const found: Finding[] = [];
    let ended = 0;
    for (const run of runsOfArticles(edition)) {
      for (const [i, block] of run.entries()) {
        const said = judge(edition, block, run[i + 1], unitOf);
        if (said === 'ended') ended += 1;
        else if (said) found.push(said);
      }
    }
    // Without marks by habit: captions, captions of a gallery, verse.
    if (!isHabit(found.length, ended, 'issue') && found.length * 4 <= ended + 3) yield* found;
  },
};

/** Runs of blocks outside lists and quotations, whose paragraphs may end as they like. */
function* runsOfArticles({ foreword, sections }: Edition): Generator<readonly Block[]> {
  const runs = [foreword, ...sections.flatMap(({ blocks, articles }) => [blocks, ...articles.map((article) => article.blocks)])];
  for (const run of runs) {
    yield run;
    for (const block of run) if (block.type === 'media' || block.type === 'note' || block.type === 'only') yield block.blocks;
  }
}

/** `ended`: sentences that end as they should; undefined: no sentences, or not to be told. */
function judge(edition: Edition, block: Block, next: Block | undefined, unitOf: ReturnType<typeof unitFinder>): Finding | 'ended' | undefined {
  if (block.type !== 'paragraph') return undefined;
  const text = textOf(block).trimEnd();
  if (/[。？！…?!][”’）》」』)\]]*$/u.test(text)) return 'ended';
  const sentences = text.split(/[。？！]/u);
  const last = sentences.at(-1) ?? '';
  // A short sentence alone may be a caption, a line of an address, a call to action; after a full sentence the next one must end too.
  if (countHan(last) < (sentences.length < 2 ? 24 : 10) || !last.includes('，')) return undefined;
  if (!/[\p{Script=Han}）”》]$/u.test(text) || block.children.at(-1)?.type !== 'text') return undefined;
  // Raw HTML closes its own blocks: figcaption, span …
  if (block.span && edition.file.text[block.span.end - 1] === '>') return undefined;
  // What follows may go on where the paragraph stops: a list, a table, a picture, an example; broken paragraphs have a rule of their own.
  if (next && !['heading', 'paragraph', 'button', 'signature', 'break'].includes(next.type)) return undefined;
  if (next?.type === 'paragraph' && (isBroken(text, textOf(next).trimStart()) || !/^[\p{Script=Han}“《]/u.test(textOf(next)))) return undefined;
  if (leadIn.test(last) || /^[（(].*[）)]$/su.test(text)) return undefined;
  const unit = unitOf(block);
  const end = unit?.text.trimEnd().length ?? 0;
  if (!unit || end === 0) return undefined;
  const [from, actual] = [end - 1, unit.text.slice(end - 1, end)];
  const fix = editOf(edition, unit, from, end, `${actual}。`);
  const message = { zh: `段落以“${text.slice(-6)}”结束，末尾应有句号`, en: `Unexpected end of a paragraph in “${text.slice(-6)}”, expected a full stop` };
  return { ...inUnit(edition, unit, from, end, { message, expected: [`${actual}。`] }), ...(fix && { fix: [fix] }) };
}

const leadIn = /(?:如下|以下|下列|地址为?|邮箱为?|电话为?|网址为?|译|编|图|摄|供稿|秘书处|协调组|编辑部)$/u;
