import { type MarkFault, misplacedMarksIn, unpairedIn } from '../../lang/en/marks.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Localized } from '../../model/text.js';
import type { Rule } from '../rule.js';
import { apart, asHabit, inUnit, isHabit } from '../scan.js';

/** “ without ”, ( without ), two commas, a space before a comma. */
export const punctuation: Rule = {
  id: 'en/punctuation',
  severity: 'warning',
  title: { zh: '英文标点不成对、重复或前有空格', en: 'Marks that do not pair, stand twice or are spaced' },
  why: {
    zh: '少一半的引号、括号让读者不知道话到哪里结束；“,,”“..”和逗号前的空格是修改时留下的。',
    en: 'With half a pair missing nobody can tell where a quotation or an aside ends; two commas and a space before one are left over from edits.',
  },
  langs: ['en'],
  examples: [
    { lang: 'en', markdown: 'The “Plastic-free Hospitals" programme (since 2020 grew.\n', finds: [{ actual: '“' }, { actual: '(' }] },
    { lang: 'en', markdown: 'Thirty schools.. joined , and paid,, in full.\n', finds: [{ actual: '..', expected: '.' }, { actual: ' ,', expected: ',' }, { actual: ',,', expected: ',' }], fixed: 'Thirty schools. joined, and paid, in full.\n' },
    { lang: 'en', markdown: 'a) one (1); “two” etc., U.S., wait... e.g., the .NET tool :) ends [here] at 5 p.m., really?!\n\n“A long quotation.\n\n“It ends here.”\n', finds: [] },
  ],
  *check({ edition }) {
    const spaced: Finding[] = [];
    const others: Finding[] = [];
    for (const [index, unit] of edition.texts.entries()) {
      const continues = edition.texts[index + 1]?.text.startsWith('“') === true;
      for (const fault of [...unpairedIn(unit.text, continues), ...misplacedMarksIn(unit.text)]) {
        const { start, end, kind, expected } = fault;
        const safe = kind === 'spaced' || (kind === 'doubled' && new Set(unit.text.slice(start, end)).size === 1);
        const finding = inUnit(edition, unit, start, end, { message: messageOf(fault, unit.text.slice(start, end)), expected: [expected], ...(safe && { replacement: expected }) });
        (kind === 'spaced' ? spaced : others).push(finding);
      }
    }
    if (!isHabit(spaced.length, 0)) yield* apart([...others, ...spaced]);
    else yield* apart([...others, ...asHabit(spaced, { zh: `有${spaced.length}处标点前多了空格`, en: `Unexpected spaces before marks in ${spaced.length} places` })]);
  },
};

function messageOf({ kind, expected }: MarkFault, actual: string): Localized {
  switch (kind) {
    case 'unclosed':
    case 'unopened':
      return { zh: `“${actual}”没有与之配对的“${expected}”`, en: `Unexpected ${actual} without its ${kind === 'unclosed' ? 'closing' : 'opening'} ${expected}` };
    case 'doubled':
      return { zh: `标点重复：“${actual}”应为“${expected}”`, en: `Unexpected marks “${actual}”, expected “${expected}”` };
    case 'spaced':
      return { zh: `“${expected}”前多了空格`, en: `Unexpected space before “${expected}”` };
  }
}
