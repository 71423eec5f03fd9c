import { languageOf } from '../../lang/registry.js';
import { shorten } from './findings.js';
import { proseOf } from './measure.js';
import type { PairRule } from './pair-rule.js';
import { relationOf } from './relation.js';

const article = 'The second round of reporting was launched in August 2022. National focal points have been identified in 101 countries to coordinate data collection.\n\nThe results of the review will be presented in January 2023.\n';

/** A target that is no translation of its source: one report instead of hundreds. */
export const foreign: PairRule = {
  id: 'pair/foreign',
  severity: 'error',
  title: { zh: '没有翻译或不是同一篇的译稿', en: 'Edition that is not translated, or of another text' },
  why: {
    zh: '两份稿件对不上时，逐段比较没有意义，只报告一次。请确认译稿放对了文件，或尚未翻译。',
    en: 'Where two drafts do not belong together, comparing them paragraph by paragraph means nothing, so it is said once. See whether the right file stands there, and whether it has been translated.',
  },
  ofWholes: true,
  examples: [
    { source: { lang: 'en', markdown: article }, lang: 'zh', markdown: article, finds: [{ actual: 'The second round of reporting was launched in August 2022. N…' }] },
    {
      source: { lang: 'en', markdown: article },
      lang: 'zh',
      markdown: '地膜和大棚是农业中常见的塑料用品。粮农组织建议各成员国密切合作，弥补知识差距，研究并制定自愿行为守则。\n\n该守则将由技术顾问委员会提交大会审议，并在各地区征求意见。\n',
      finds: [{ actual: '地膜和大棚是农业中常见的塑料用品。粮农组织建议各…' }],
    },
    {
      source: { lang: 'en', markdown: article },
      lang: 'zh',
      markdown: '第二轮报告于2022年8月启动，101个国家确定了国家联络点，负责协调数据收集。\n\n评审结果将于2023年1月公布。\n',
      finds: [],
    },
  ],
  *check({ pairing }) {
    const relation = relationOf(pairing);
    if (relation === 'translation') return;
    const { source, target, pairs } = pairing;
    const blocks = pairs.flatMap((pair) => pair.target.blocks).sort((a, b) => a.span.start - b.span.start);
    const first = blocks.find((block) => proseOf(block).trim() !== '');
    if (!first) return;
    const [from, to] = [languageOf(source.lang).name, languageOf(target.lang).name];
    const message =
      relation === 'untranslated'
        ? { zh: `两份稿件是同一种语言，应为 ${from} 原文和 ${to} 译文；请先翻译`, en: `Unexpected drafts in one language, expected ${from} and its translation into ${to}; translate the edition first` }
        : { zh: `译稿与 ${source.file.path} 不是同一篇内容，应为它的译文`, en: `Unexpected text of another subject, expected a translation of ${source.file.path}` };
    yield {
      message,
      span: first.span,
      actual: shorten(first.text),
      related: [{ file: source.file.path, message: { zh: '原文', en: 'source' } }],
    };
  },
};
