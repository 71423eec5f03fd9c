import { termsIn } from '../../glossary/edition-terms.js';
import { goalCount, goalWordings, hasTarget } from '../../lang/goal-numbers.js';
import type { Finding } from '../../model/diagnostic.js';
import type { TextUnit } from '../../model/edition.js';
import type { Lang, Localized } from '../../model/text.js';
import { quoted } from '../quoted.js';
import type { Rule } from '../rule.js';
import { atSpan, inUnit, type Said } from '../scan.js';

/** Numbers of Sustainable Development Goals, targets and indicators that do not exist or are called by the wrong name. */
export const goalNumbers: Rule = {
  id: 'term/goal-numbers',
  severity: 'warning',
  title: { zh: '可持续发展目标的编号有误', en: 'Wrong number of a Sustainable Development Goal' },
  why: {
    zh: '可持续发展目标共17项；两段编号（12.7）是具体目标，三段编号（12.7.1）是指标。多写一位数字或把指标称作目标，都会让读者找不到原文。',
    en: 'There are 17 goals; a number of two parts (12.7) is a target, one of three parts (12.7.1) an indicator. A digit too many, or an indicator called a goal, leads readers nowhere.',
  },
  examples: [
    {
      lang: 'zh',
      markdown: '联合国可持续发展目标12.7.1第二轮报告启动，可持续发展目标（SDG）12.7.1由环境署管理。\n',
      finds: [{ actual: '可持续发展目标12.7.1', expected: '可持续发展目标指标12.7.1' }, { actual: '可持续发展目标（SDG）12.7.1', expected: '可持续发展目标（SDG）指标12.7.1' }],
      fixed: '联合国可持续发展目标指标12.7.1第二轮报告启动，可持续发展目标（SDG）指标12.7.1由环境署管理。\n',
    },
    { lang: 'zh', markdown: '具体目标12·7有进展，“9·11”事件和3·15晚会与目标无关。\n\nTARGET 12·7\n', finds: [{ actual: '12·7', expected: '12.7' }, { actual: '12·7', expected: '12.7' }], fixed: '具体目标12.7有进展，“9·11”事件和3·15晚会与目标无关。\n\nTARGET 12.7\n' },
    { lang: 'zh', markdown: '采购与可持续发展目标18、SDG 12.9和SDG指标12.7有关。\n', finds: [{ actual: '可持续发展目标18' }, { actual: 'SDG 12.9' }, { actual: 'SDG指标12.7', expected: 'SDG具体目标12.7' }], fixed: '采购与可持续发展目标18、SDG 12.9和SDG具体目标12.7有关。\n' },
    { lang: 'en', markdown: 'The index measures SDG target 12.7.1 and SDG 21.\n', finds: [{ actual: 'SDG target 12.7.1', expected: 'SDG indicator 12.7.1' }, { actual: 'SDG 21' }], fixed: 'The index measures SDG indicator 12.7.1 and SDG 21.\n' },
    { lang: 'zh', markdown: '![具体目标12.7的卡片](sdg:12.7)\n\n![不存在的卡片](sdg:12.77)\n', finds: [{ actual: '![不存在的卡片](sdg:12.77)' }] },
    { lang: 'zh', markdown: '可持续发展目标12“确保可持续消费和生产”、SDG 12.7、SDG 12.a、SDG指标12.7.1、可持续发展目标12.7.1指标，SDGs 2030年，SDG 2.0，17项可持续发展目标25周年。\n', finds: [] },
    { lang: 'en', markdown: 'The second SDG 12.7.1 round, SDG 12, SDG target 12.7, SDG indicator 12.7.1 and SDGs 2030.\n', finds: [] },
  ],
  *check({ edition, terms }) {
    const wording = goalWordings[edition.lang];
    for (const unit of edition.texts) {
      for (const match of unit.text.matchAll(wording.pattern)) {
        const said = judge(match, edition.lang);
        const isForm = (): boolean => termsIn(terms, unit).known.meeting({ start: match.index, end: match.index + match[0].length }).some(({ readings }) => readings.some(({ form }) => form.text === match[0]));
        if (said && !isForm()) yield reportAt(unit, match, said);
      }
    }
    for (const unit of edition.texts) {
      if (!unit.text.includes('·')) continue;
      for (const { 0: actual, index, groups } of unit.text.matchAll(dotted)) {
        const { goal = '', target = '' } = groups ?? {};
        const right = actual.replace('·', '.');
        if (hasTarget(Number(goal), target)) yield inUnit(edition, unit, index, index + actual.length, { message: { zh: `编号${quoted(actual)}应写作${quoted(right)}`, en: `Unexpected dot in ${quoted(actual)}, expected ${quoted(right)}` }, expected: [right], replacement: right });
      }
    }
    // The card would show a number that readers look for in vain.
    for (const { kind, url, span } of edition.images) {
      const [, goal = '', target = ''] = (kind === 'sdg' && /^sdg:(\d+)\.(\w+)$/iu.exec(url)) || [];
      if (goal !== '' && !hasTarget(Number(goal), target.toLowerCase())) yield atSpan(edition, span, { message: noTarget(`sdg:${goal}.${target}`, goal, `${goal}.${target}`) });
    }

    function reportAt(unit: TextUnit, { index, 0: actual }: RegExpExecArray, said: Said): Finding {
      return inUnit(edition, unit, index, index + actual.length, said);
    }
  },
};

/** TARGET 12·7, as scans of the goals' cards have it. */
const dotted = /(?<=(?:TARGET|Target|目标|指标|SDGs?) ?)(?<goal>\d{1,2})·(?<target>\d{1,2})(?!\d)/gu;

function judge({ 0: actual, groups = {} }: RegExpExecArray, lang: Lang): Said | undefined {
  const wording = goalWordings[lang];
  const { lead = '', kind: written = '', number = '', after = '', gap = '' } = groups;
  const [goal = '', target, indicator] = number.split('.');
  if (Number(goal) === 0 || target === '0') return undefined;
  if (Number(goal) > goalCount) return { message: absent(actual, { zh: `共${goalCount}项`, en: `one of ${goalCount}` }) };
  if (target !== undefined && !hasTarget(Number(goal), target)) return { message: noTarget(actual, goal, number) };
  const called = wording.kinds[(written || after.trim()).toLowerCase()];
  const isShort = lead.trim() === 'SDG' || lead.trim() === 'SDGs';
  const is = indicator !== undefined ? 'indicator' : target !== undefined ? 'target' : undefined;
  if (is === undefined || called === is) return undefined;
  // “SDG 12.7” and “目标12.7” are how everybody speaks of a target; English says “SDG 12.7.1” for the indicator too.
  if (called !== 'indicator' && (is === 'target' || (called === undefined && isShort && wording.abbreviates))) return undefined;
  const right = after === '' ? `${lead}${wording.words[is]}${lang === 'zh' && written === '' ? gap : ''}${number}` : `${lead}${gap}${number}${after.replace(after.trim(), wording.words[is].trim())}`;
  return {
    message: {
      zh: `${quoted(actual)}中的${number}是${is === 'indicator' ? '指标' : '具体目标'}，应为${quoted(right)}`,
      en: `Unexpected ${quoted(actual)}: ${number} is ${is === 'indicator' ? 'an indicator' : 'a target'}, expected ${quoted(right)}`,
    },
    expected: [right],
    replacement: right,
  };
}

function noTarget(actual: string, goal: string, number: string): Localized {
  return absent(actual, { zh: `目标${goal}没有具体目标${number}`, en: `goal ${goal} has no target ${number}` });
}

function absent(actual: string, { zh, en }: Localized): Localized {
  return { zh: `没有${quoted(actual)}：${zh}`, en: `Unexpected ${quoted(actual)}: ${en}` };
}
