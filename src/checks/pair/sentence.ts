import type { Finding } from '../../model/diagnostic.js';
import { inTarget, placeIn, shorten } from './findings.js';
import { weightOf } from './measure.js';
import type { PairRule } from './pair-rule.js';
import { type BlockPair, isPaired, type Pairing, type Side, sure } from './pairing.js';
import { gathered } from './place.js';
import { type PlacedSentence, sentencePairs } from './sentences.js';
import { isUntranslated } from './untranslated.js';

const sourceDraft = {
  lang: 'en',
  markdown:
    'The plan was adopted by the council in May. Environmental groups would have preferred a complete ban on such gowns, which the ministry rejected. It applies to 412 public hospitals from 1 July and to private clinics from 1 January 2027.\n\nTwo hospitals will go further. The clinic in Vernay plans to buy only reusable textiles.\n\nThe agency will publish the names of the hospitals.\n\nThe ministry will publish the names of 50 clinics in June.\n\nThe council will publish the names of 60 schools in July.\n',
} as const;

/** A sentence inside a paragraph that only one of the two has. */
export const sentence: PairRule = {
  id: 'pair/sentence',
  severity: 'warning',
  title: { zh: '段内漏译或多出的句子', en: 'Sentence left out of a paragraph, or added to it' },
  why: {
    zh: '段落还在，中间少了一句，通读时最难发现。按两种语言的句子对应和篇幅比例判断；有意增删的，用注释关闭这一处。',
    en: 'A paragraph that is there and lacks one of its sentences is the hardest to notice. Sentences are laid side by side and lengths compared; where it was left out or added on purpose, switch the place off in a comment.',
  },
  examples: [
    { source: sourceDraft, lang: 'zh', markdown: '该计划由理事会于5月通过。它自7月1日起适用于412家公立医院，自2027年1月1日起适用于私营诊所。\n\n两家医院将更进一步。韦尔奈诊所计划只采购可重复使用的纺织品。\n\n该机构将公布这些医院的名单。\n\n卫生部将于6月公布50家诊所的名单。\n\n理事会将于7月公布60所学校的名单。\n', finds: [{}] },
    { source: sourceDraft, lang: 'zh', markdown: '该计划由理事会于5月通过。环保团体原本希望全面禁止此类手术衣，遭到卫生部拒绝。它自7月1日起适用于412家公立医院，自2027年1月1日起适用于私营诊所。\n\n两家医院将更进一步。韦尔奈诊所计划只采购可重复使用的纺织品。\n\n该机构将公布这些医院的名单。\n\n卫生部将于6月公布50家诊所的名单。\n\n理事会将于7月公布60所学校的名单。\n', finds: [] },
    {
      source: sourceDraft,
      lang: 'zh',
      markdown: '该计划由理事会于5月通过。环保团体原本希望全面禁止此类手术衣，遭到卫生部拒绝。它自7月1日起适用于412家公立医院，自2027年1月1日起适用于私营诊所。\n\n两家医院将更进一步。韦尔奈诊所计划只采购可重复使用的纺织品。两家医院均已获得国际认证机构颁发的绿色医院证书。\n\n该机构将公布这些医院的名单。\n\n卫生部将于6月公布50家诊所的名单。\n\n理事会将于7月公布60所学校的名单。\n',
      finds: [{ actual: '两家医院均已获得国际认证机构颁发的绿色医院证书。' }],
    },
  ],
  *check({ pairing }) {
    if (pairing.source.lang === pairing.target.lang) return;
    const pairs = pairing.pairs.filter((pair) => isPaired(pair) && pair.score >= sure && weightIn(pair.source) > 0 && weightIn(pair.target) > 0);
    const ratios = pairs.filter(({ source: { units } }) => units.length === 1).map((pair) => Math.log(weightIn(pair.target) / weightIn(pair.source)));
    const usual = median(ratios);
    const spread = median(ratios.map((ratio) => Math.abs(ratio - usual)));
    const isUneven = (pair: BlockPair): boolean => Math.abs(Math.log(weightIn(pair.target) / weightIn(pair.source)) - usual) > Math.max(leastUneven, mostSpread * spread);
    const found = pairs.flatMap((pair) => (isUneven(pair) && !isUntranslated(pairing, pair) ? judge(pairing, pair, Math.exp(usual)) : []));
    yield* gathered(pairing, found, ['段内漏译或多出的句子', 'sentences left out or added']);
  },
};

/** The log ratio of lengths is so far from what is usual in the text, at the least, where a sentence is missing or added. */
const leastUneven = 0.17;
/** So many times as far as half of the paragraphs are: a free translation varies by itself. */
const mostSpread = 3.5;
/** Shorter sentences are said inside others. In Latin letters. */
const leastSentence = 36;
/** “— @arfon, The Shape of Open Source”: who said what is quoted. */
const credit = /^[—–@[]/u;
/** Of a sentence's length the part by which its paragraph must be out. */
const leastShare = 0.65;

function weightIn({ units }: Side): number {
  return units.reduce((sum, { text }) => sum + weightOf(text), 0);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function judge(pairing: Pairing, pair: BlockPair, usual: number): Finding[] {
  const surplus = weightIn(pair.target) - weightIn(pair.source) * usual;
  const pairs = sentencePairs(pairing, pair);
  return pairs.flatMap(({ source: from, target: to }, i): Finding[] => {
    const [lost, added] = [to.length === 0 ? from[0] : undefined, from.length === 0 ? to[0] : undefined];
    if (lost && !credit.test(lost.text) && weightOf(lost.text) >= leastSentence && -surplus >= leastShare * weightOf(lost.text) * usual) return [missing(pairing, pair, lost, pairs[i - 1]?.target.at(-1) ?? pairs[i + 1]?.target[0])];
    if (added && !credit.test(added.text) && weightOf(added.text) >= leastSentence && surplus >= leastShare * weightOf(added.text)) return [extra(pairing, pair, added)];
    return [];
  });
}

function missing(pairing: Pairing, { target }: BlockPair, { unit, start, end, text }: PlacedSentence, beside: PlacedSentence | undefined): Finding {
  const place = beside ? placeIn(beside.unit, beside.start, beside.end) : target.units[0]?.span;
  return inTarget(pairing, place, placeIn(unit, start, end), {
    message: { zh: `这一段漏译了一句：“${shorten(text)}”`, en: `Expected the translation of “${shorten(text)}” in this paragraph` },
  });
}

function extra(pairing: Pairing, { source }: BlockPair, { unit, start, end, text }: PlacedSentence): Finding {
  return inTarget(pairing, placeIn(unit, start, end), source.units[0]?.span, {
    message: { zh: `“${shorten(text)}”是原文没有的句子`, en: `Unexpected sentence “${shorten(text)}”, which the source does not have` },
    actual: text,
  });
}
