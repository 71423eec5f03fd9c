import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';

// GB 3100—93 and the SI Brochure: kilo is k, watt W, hertz Hz.
const symbols = ['kWh', 'MWh', 'GWh', 'TWh', 'kW', 'km', 'kg', 'kHz', 'MHz'];
const byLetters = new Map(symbols.map((symbol) => [symbol.toLowerCase(), symbol]));
const measured = /(?<=\d ?)(?:[kmgt]wh|kw|km|kg|[km]?hz)(?![A-Za-z\d_-])/gi;

/** 1.2 KWH, 5 Kg: symbols of units in the wrong case. */
export const units: Rule = {
  id: 'structure/units',
  severity: 'warning',
  title: { zh: '单位符号大小写', en: 'Symbol of a unit in the wrong case' },
  why: {
    zh: '单位符号区分大小写（GB 3100—93）：千写作小写 k，瓦写作大写 W，所以是 kWh、kg、km，不是 KWH、KG、KM。',
    en: 'Symbols of units are case-sensitive (SI Brochure): kilo is k and watt is W, so kWh, kg and km, not KWH, KG and KM.',
  },
  examples: [
    { lang: 'zh', markdown: '日耗电1.2 KWH，重5Kg，行程30KM。\n', finds: [{ actual: 'KWH', expected: 'kWh' }, { actual: 'Kg', expected: 'kg' }, { actual: 'KM', expected: 'km' }], fixed: '日耗电1.2 kWh，重5kg，行程30km。\n' },
    { lang: 'en', markdown: 'It uses 3 kwh and weighs 7 KG.\n', finds: [{ actual: 'kwh', expected: 'kWh' }, { actual: 'KG', expected: 'kg' }], fixed: 'It uses 3 kWh and weighs 7 kg.\n' },
    { lang: 'zh', markdown: '装机5 MW，用电3 kWh，重2 kg，KM公司第2 KMU组，50 Hz。\n', finds: [] },
  ],
  *check({ edition }) {
    for (const unit of edition.texts) {
      for (const { 0: found, index: start } of unit.text.matchAll(measured)) {
        const expected = byLetters.get(found.toLowerCase()) ?? 'Hz';
        if (found === expected || (found === 'mHz' && expected === 'MHz')) continue;
        yield inUnit(edition, unit, start, start + found.length, { message: { zh: `单位符号“${found}”应为“${expected}”`, en: `Unexpected symbol ${found}, expected ${expected}` }, expected: [expected], replacement: expected });
      }
    }
  },
};
