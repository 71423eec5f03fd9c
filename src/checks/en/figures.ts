import { type FigureFault, findFigureFaults } from '../../lang/en/figures.js';
import type { Localized } from '../../model/text.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';

/** rose from 58 % to 34 %; 80 %, the remaining 30 %. */
export const figures: Rule = {
  id: 'en/figures',
  severity: 'error',
  title: { zh: '英文里自相矛盾的数字', en: 'Figures that contradict each other' },
  why: {
    zh: '“rose from 58 % to 34 %”不是方向写反，就是数字颠倒；“80 %……the remaining 30 %”加起来不是100。读者会引用这些数字。',
    en: 'Where something rose from 58 to 34 per cent, either the verb or the figures are turned round; 80 per cent and the remaining 30 are more than all. Readers quote such figures.',
  },
  langs: ['en'],
  examples: [
    { lang: 'en', markdown: 'The share rose from 58 % to 34 %. It covers 80 % of the costs; the remaining 30 % is paid by others.\n', finds: [{ actual: '58 % to 34 %' }, { actual: '30 %', expected: '20' }] },
    { lang: 'en', markdown: 'Grants lie between EUR 1.5 million and EUR 1.2 million. Time fell from 19 to 7 hours, a reduction of 83 per cent. It ran from May 2025 to September 2024, daily from 3 p.m. to 1 p.m.\n', finds: [{ actual: 'EUR 1.5 million and EUR 1.2 million' }, { actual: '83 per cent', expected: '63' }, { actual: 'May 2025 to September 2024' }, { actual: '3 p.m. to 1 p.m.' }] },
    { lang: 'en', markdown: 'Costs fell from USD 6.1 million in 2020 to USD 3.9 million in 2024, a fall of 36 %. It rose from 9 to 14 %, from 2 to 3 million, and dropped from 2019 to 2022. Of 30 % and 40 %, the remaining 30 % is new. Open from 10 p.m. to 6 a.m.\n', finds: [] },
  ],
  *check({ edition }) {
    for (const unit of edition.texts) {
      for (const fault of findFigureFaults(unit.text)) {
        const { start, end, expected } = fault;
        yield inUnit(edition, unit, start, end, { message: messageOf(fault, unit.text.slice(start, end)), ...(expected !== undefined && { expected: [expected] }) });
      }
    }
  },
};

function messageOf({ kind, expected }: FigureFault, actual: string): Localized {
  switch (kind) {
    case 'course':
      return { zh: `“${actual}”与前面说的升降相反`, en: `Unexpected figures “${actual}”, expected the course that the verb tells` };
    case 'range':
      return { zh: `“${actual}”的终点小于起点`, en: `Unexpected end in “${actual}”, expected one not before the start` };
    case 'share':
    case 'rest':
      return { zh: `“${actual}”与前面的数字算不拢，应约为${expected}%`, en: `Unexpected “${actual}”, expected about ${expected} % from the other figures` };
  }
}
