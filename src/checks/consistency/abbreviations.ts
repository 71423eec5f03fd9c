import { longForm } from '../../glossary/long-form.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';
import { evidenceAt } from '../term/decided.js';

/** CPD in a text that explains CDP: two letters changed round. */
export const abbreviations: Rule = {
  id: 'consistency/abbreviations',
  severity: 'warning',
  title: { zh: '缩写字母颠倒', en: 'Letters of an abbreviation changed round' },
  why: {
    zh: '文中说明过的缩写，在别处有两个字母颠倒。术语表里没有的缩写也能这样查出来；若确是另一个缩写，请在文中说明全称。',
    en: 'An abbreviation that the text explains stands elsewhere with two letters changed round. This needs no glossary entry; if it is another one, give its full name in the text.',
  },
  examples: [
    { lang: 'zh', markdown: '碳信息披露项目（CDP）启动倡议。\n\nCPD首席执行官出席。\n', finds: [{ actual: 'CPD', expected: 'CDP' }] },
    { lang: 'en', markdown: 'The Forest Stewardship Council (FSC) met.\n\nThe FCS certificate is checked.\n', finds: [{ actual: 'FCS', expected: 'FSC' }] },
    { lang: 'zh', markdown: '碳信息披露项目（CDP）与持续专业发展（CPD）不同，CPD学员和PDC出席，CDP2024。\n', finds: [] },
  ],
  *check({ edition, terms }) {
    const defined = new Map<string, Parameters<typeof evidenceAt>[0]>();
    for (const { unit, name, abbreviation, concepts, start, end } of terms.definitions) {
      if (concepts.length === 0 && /^\p{Lu}{3,8}$/u.test(abbreviation) && longForm(unit.text.slice(name.start, name.end), abbreviation, terms.lang)) defined.set(abbreviation, { unit, start, end });
    }
    if (defined.size === 0) return;
    const everywhere = new Set(terms.definitions.map(({ abbreviation }) => abbreviation));
    const slips = new Map([...defined.keys()].flatMap((abbreviation) => swapsOf(abbreviation).map((slip) => [slip, abbreviation] as const)));
    for (const unit of edition.texts) {
      for (const { 0: found, index } of unit.text.matchAll(token)) {
        const right = slips.get(found);
        const place = right === undefined ? undefined : defined.get(right);
        if (right === undefined || !place || everywhere.has(found) || terms.byAbbreviation.has(found)) continue;
        const message = { zh: `“${found}”与文中说明的缩写“${right}”只差字母次序`, en: `Unexpected abbreviation ${found}, expected ${right} as explained in the text` };
        yield { ...inUnit(edition, unit, index, index + found.length, { message, expected: [right] }), related: [evidenceAt(place, { zh: '缩写在这里说明', en: 'Explained here' })] };
      }
    }
  },
};

const token = /(?<![\p{Script=Latin}\d.@/_-])\p{Lu}{3,8}(?![\p{Script=Latin}\d@_-])/gu;

function swapsOf(abbreviation: string): string[] {
  const letters = [...abbreviation];
  return letters.slice(1).map((letter, i) => [...letters.slice(0, i), letter, letters[i] ?? '', ...letters.slice(i + 2)].join('')).filter((slip) => slip !== abbreviation);
}
