import type { Localized } from '../../../model/text.js';
import type { PdfStandard } from '../xmp.js';
import { archiveRules } from './pdfa.js';
import { type FileView, type StandardRule } from './rule.js';
import { contentRules } from './ua-content.js';
import { fileRules } from './ua-file.js';
import { fontRules } from './ua-fonts.js';
import { linkRules } from './ua-links.js';
import { structureRules } from './ua-structure.js';

/** Every PDF is checked against these. No list is the standard: what only people can judge is in none. */
export const accessibilityRules: readonly StandardRule[] = [...fileRules, ...contentRules, ...structureRules, ...linkRules, ...fontRules];

/** Rules of the standards that a file is made for, by standard. */
export const standardRules: Readonly<Record<PdfStandard, readonly StandardRule[]>> = { 'a-2b': archiveRules };

/** The rules a file breaks: one message a rule, with the first places. */
export function brokenRules(file: FileView, rules: readonly StandardRule[], standard: string): Localized[] {
  return rules.flatMap((rule) => {
    const { clause, title } = rule;
    const places = [...rule.check(file)];
    if (places.length === 0) return [];
    const named = [...new Set(places)].filter((place) => place !== '').slice(0, 3);
    const where: Localized = { zh: named.length === 0 ? '' : `（${named.join('、')}）`, en: named.length === 0 ? '' : ` (${named.join(', ')})` };
    return [
      {
        zh: `PDF 不符合 ${standard} 第 ${clause} 条，应为：${title.zh}${where.zh}；请检查打印模板，未改过模板请报告`,
        en: `The PDF breaks ${standard}, ${clause}; expected: ${title.en}${where.en}; check the print partials, or report it if they are as they came`,
      },
    ];
  });
}
