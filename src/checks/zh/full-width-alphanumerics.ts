import type { Finding } from '../../model/diagnostic.js';
import type { Edition, TextUnit } from '../../model/edition.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';

/** Ａ１ instead of A1: left over from an input mode. */
export const fullWidthAlphanumerics: Rule = {
  id: 'zh/full-width-alphanumerics',
  severity: 'warning',
  title: { zh: '全角字母和数字', en: 'Full-width letters and digits' },
  why: {
    zh: '全角字母和数字间距过大，也搜不到：搜索“SPP”找不到“ＳＰＰ”。',
    en: 'Full-width letters and digits are spaced too wide and cannot be found: a search for “SPP” misses “ＳＰＰ”.',
  },
  langs: ['zh'],
  examples: [
    { lang: 'zh', markdown: '２０２２年ＳＰＰ计划\n', finds: [{ actual: '２０２２', expected: '2022' }, { actual: 'ＳＰＰ', expected: 'SPP' }], fixed: '2022年SPP计划\n' },
    { lang: 'zh', markdown: '能耗占34%，排放占37％。\n', finds: [{ actual: '％', expected: '%' }], fixed: '能耗占34%，排放占37%。\n' },
    { lang: 'zh', markdown: '能耗占34％，排放占37％。\n', finds: [] },
    { lang: 'zh', markdown: '2022年SPP计划（第一版）\n', finds: [] },
  ],
  *check({ edition }) {
    const mixesPercent = edition.texts.some(({ text }) => text.includes('％')) && edition.texts.some(({ text }) => /\d%/u.test(text));
    for (const unit of edition.texts) {
      if (mixesPercent) yield* percentSigns(edition, unit);
      for (const match of unit.text.matchAll(/[０-９Ａ-Ｚａ-ｚ]+(?:[．％－＋／][０-９Ａ-Ｚａ-ｚ]+)*％?/gu)) {
        const expected = match[0].normalize('NFKC');
        yield inUnit(edition, unit, match.index, match.index + match[0].length, {
          message: { zh: `全角“${match[0]}”应为半角“${expected}”`, en: `Unexpected full-width “${match[0]}”, expected “${expected}”` },
          expected: [expected],
          replacement: expected,
        });
      }
    }
  },
};

/** ％ behind a digit, where the rest of the text writes %. */
function* percentSigns(edition: Edition, unit: TextUnit): Generator<Finding> {
  for (const { index } of unit.text.matchAll(/(?<=\d)％/gu)) {
    yield inUnit(edition, unit, index, index + 1, { message: { zh: '百分号全角、半角混用，应为“%”', en: 'Unexpected full-width ％ beside % in one text, expected “%”' }, expected: ['%'], replacement: '%' });
  }
}
