import { continuesSentence, endsOpen, isBroken } from '../../lang/zh/paragraph-breaks.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Block, Edition } from '../../model/edition.js';
import { blockRuns, textOf, unitFinder } from '../blocks.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';

/** A sentence cut in two by a blank line: typical of text taken from a PDF or a mail. */
export const brokenParagraph: Rule = {
  id: 'zh/broken-paragraph',
  severity: 'warning',
  title: { zh: '句子中间断开的段落', en: 'Paragraph broken inside a sentence' },
  why: {
    zh: '从 PDF 或邮件复制时，句子常被空行断成两段。请把两段接起来。',
    en: 'Text copied from a PDF or a mail is often cut inside a sentence. Join the two paragraphs.',
  },
  langs: ['zh'],
  examples: [
    {
      lang: 'zh',
      markdown: '这些机构包括可持续采购领先委员会（SPLC）、美国环境保护署\n\n（EPA），以及战略资助机构。\n',
      finds: [{ actual: '署' }],
      fixed: '这些机构包括可持续采购领先委员会（SPLC）、美国环境保护署（EPA），以及战略资助机构。\n',
    },
    { lang: 'zh', markdown: '该报告介绍了相关国家在建筑领域推行的政策、项目，\n\n并给出了最佳实践建议。\n', finds: [{ actual: '，' }], fixed: '该报告介绍了相关国家在建筑领域推行的政策、项目，并给出了最佳实践建议。\n' },
    { lang: 'zh', markdown: '该指南是指导采购单位，在木材等产品招投标中运用可持续公共\n\n采购落实可持续发展议程的重要工具。\n', finds: [{ actual: '共' }] },
    { lang: 'zh', markdown: '尊敬的读者，\n\n请浏览大会期间的启动仪式\n\n（本简报由认证中心编译）\n\n四项行动如下：\n\n加强监测。\n', finds: [] },
  ],
  *check({ edition }) {
    const unitOf = unitFinder(edition);
    for (const run of blockRuns(edition)) {
      for (const [i, block] of run.entries()) {
        const next = run[i + 1];
        const finding = next && judge(edition, block, next, unitOf);
        if (finding) yield finding;
      }
    }
  },
};

function judge(edition: Edition, block: Block, next: Block, unitOf: ReturnType<typeof unitFinder>): Finding | undefined {
  if (block.type !== 'paragraph' || next.type !== 'paragraph') return undefined;
  // What ends in a picture, code or a note is no sentence cut short.
  if (block.children.at(-1)?.type !== 'text' || next.children[0]?.type !== 'text') return undefined;
  const text = textOf(block).trimEnd();
  const after = textOf(next).trimStart();
  const open = endsOpen(text);
  const joined = continuesSentence(after);
  if (!isBroken(text, after)) return undefined;
  // Raw HTML closes its own blocks: figcaption, span …
  if (block.span && edition.file.text[block.span.end - 1] === '>') return undefined;
  const said = {
    message: {
      zh: `“${text.slice(-6)}”与“${after.slice(0, 6)}”之间断开，应接为一段，或补上句末标点`,
      en: `Unexpected paragraph break inside a sentence, between “${text.slice(-6)}” and “${after.slice(0, 6)}”, expected one paragraph or a full stop`,
    },
  };
  const unit = unitOf(block);
  if (!unit || !block.span || !next.span) return said;
  const end = unit.text.trimEnd().length;
  const between = edition.file.text.slice(block.span.end, next.span.start);
  const fixable = joined === 'surely' || (open === 'surely' && joined === 'perhaps');
  return {
    ...inUnit(edition, unit, end - 1, end, said),
    ...(fixable && /^\s*$/u.test(between) && { fix: [{ offset: block.span.end, endOffset: next.span.start, text: '' }] }),
  };
}
