import { type Opposite, opposites, isDenied } from '../../lang/opposites.js';
import { isChinese } from '../../lang/zh/script.js';
import type { Finding } from '../../model/diagnostic.js';
import { quoted } from '../quoted.js';
import { inTarget, placeIn } from './findings.js';
import type { PairRule } from './pair-rule.js';
import { type BlockPair, isPaired, type Pairing, sure } from './pairing.js';
import { type PlacedSentence, type SentencePair, sentencePairs } from './sentences.js';
import { isUntranslated } from './untranslated.js';

const sourceDraft = {
  lang: 'en',
  markdown: 'The share fell from 17 to 6 per cent in a year. Every hospital must report by May. The limit was not meant to be easy. The catalogue was opened in March, is run by five municipalities and now lists more than 2,400 items.\n',
} as const;

/** Rose for fell, more than for less than, may for must, a denial that is lost. */
export const sense: PairRule = {
  id: 'pair/sense',
  severity: 'warning',
  title: { zh: '意思与原文相反', en: 'Opposite of what the source says' },
  why: {
    zh: '“上升”译成“下降”，“超过”译成“不足”，“必须”译成“可以”，或漏掉“不”，数字和名称都对，意思却反了。只报一句话里原文和译文各说一面的。',
    en: 'A fall told as a rise, more than as less than, must as may, or a “not” that was lost: numbers and names agree, and the sense is turned round. Only sentences that say one thing in the source and its opposite alone in the translation are reported.',
  },
  examples: [
    {
      source: sourceDraft,
      lang: 'zh',
      markdown: '该比例一年内从17%上升到6%。每家医院可以在5月前报告。该限值本意就是要容易达到。该目录于3月开放，由五个市镇共同运营，目前收录了不足2,400件构件。\n',
      finds: [{ actual: '上升', expected: 'fell' }, { actual: '可以', expected: 'must' }, {}, { actual: '不足', expected: 'more than' }],
    },
    { source: sourceDraft, lang: 'zh', markdown: '该比例一年内从17%下降到6%。每家医院必须在5月前报告。该限值本意并不是要容易达到。该目录于3月开放，由五个市镇共同运营，目前收录了超过2,400件构件。\n', finds: [] },
    {
      source: { lang: 'zh', markdown: '价格溢价已下降到6%，该办法自愿采用。\n' },
      lang: 'en',
      markdown: 'The price premium has risen to 6 per cent, and the method is voluntary.\n',
      finds: [{ actual: 'risen', expected: '下降' }],
    },
  ],
  *check({ pairing }) {
    const { source: { lang }, target } = pairing;
    if (lang === target.lang) return;
    for (const pair of pairing.pairs) {
      if (!isPaired(pair) || pair.score < sure || !mayDiffer(pairing, pair) || isUntranslated(pairing, pair)) continue;
      const found = sentencePairs(pairing, pair).flatMap((beside) => judge(pairing, beside) ?? []);
      yield* found;
    }
  },
};

/** True if the words of the whole paragraphs do not rule it out: most say what the other says. */
function mayDiffer({ source, target }: Pairing, pair: BlockPair): boolean {
  const [from, to] = [pair.source, pair.target].map(({ units }) => units.map(({ text }) => text).join('\n'));
  if (source.lang === 'en' && isDenied(from ?? '', 'en')) return true;
  return opposites.some((opposite) => ([0, 1] as const).some((side) => opposite[source.lang].says[side].test(from ?? '') && opposite[target.lang].says[side === 0 ? 1 : 0].test(to ?? '')));
}

function judge(pairing: Pairing, { source, target }: SentencePair): Finding | undefined {
  const [from, to] = [source[0], target[0]];
  // What was merged or split says several things.
  if (!from || !to || source.length > 1 || target.length > 1) return undefined;
  for (const opposite of opposites) {
    for (const side of [0, 1] as const) {
      const found = turned(pairing, opposite, side, from, to);
      if (found) return found;
    }
  }
  return pairing.source.lang === 'en' && isDenied(from.text, 'en') && isChinese(to.text) && !isDenied(to.text, 'zh') ? denial(pairing, from, to) : undefined;
}

function turned(pairing: Pairing, opposite: Opposite, side: 0 | 1, from: PlacedSentence, to: PlacedSentence): Finding | undefined {
  const [own, theirs] = [opposite[pairing.source.lang], opposite[pairing.target.lang]];
  const other = side === 0 ? 1 : 0;
  const said = own.says[side].exec(from.text);
  const found = theirs.says[other].exec(to.text);
  if (!said || !found || (own.hints ?? own.says)[other].test(from.text) || (theirs.hints ?? theirs.says)[side].test(to.text)) return undefined;
  const [start, because] = [to.start + found.index, from.start + said.index];
  return inTarget(pairing, placeIn(to.unit, start, start + found[0].length), placeIn(from.unit, because, because + said[0].length), {
    message: { zh: `此处说${quoted(found[0])}，原文为${quoted(said[0])}，意思相反`, en: `Unexpected ${quoted(found[0])}, expected what ${quoted(said[0])} of the source says` },
    actual: found[0],
    expected: [said[0]],
  });
}

function denial(pairing: Pairing, from: PlacedSentence, to: PlacedSentence): Finding {
  return inTarget(pairing, placeIn(to.unit, to.start, to.end), placeIn(from.unit, from.start, from.end), {
    message: { zh: '原文是否定句，译文没有否定；请核对', en: 'Expected a denial as in the source; compare the two sentences' },
  });
}
