import { type EditionTerms, termsIn } from '../../glossary/edition-terms.js';
import type { Finding } from '../../model/diagnostic.js';
import { quoted } from '../quoted.js';
import type { Rule, RuleContext } from '../rule.js';
import { inUnit } from '../scan.js';
import { decidedBy, severityOf } from './decided.js';
import { judgeName } from './name-before-abbreviation.js';

type FoundVariant = EditionTerms['variants'][number];

/** A name that is nearly, but not quite, one the glossary knows: found without anyone having listed the slip. */
export const nearVariant: Rule = {
  id: 'term/near-variant',
  severity: 'error',
  title: { zh: '与已知名称相近的写法', en: 'Near variant of a known name' },
  why: {
    zh: '漏字、错字或语序颠倒的机构名和文件名最难靠肉眼发现。如果确是另一个名称，请把它收入术语表。',
    en: 'A name with a character missing, wrong or out of order is what tired eyes miss. If it really is another name, add it to the glossary.',
  },
  examples: [
    {
      lang: 'zh',
      glossary: '- { id: fao, kind: organisation, status: approved, en: { name: Food and Agriculture Organization, abbr: FAO }, zh: { preferred: 联合国粮食及农业组织 } }',
      markdown: '联合国粮食与农业组织的成员国\n',
      finds: [{ actual: '联合国粮食与农业组织', expected: '联合国粮食及农业组织' }],
      fixed: '联合国粮食及农业组织的成员国\n',
    },
    {
      lang: 'zh',
      glossary: '- { id: gs, kind: document, status: approved, en: { name: Global Strategy }, zh: { preferred: 可持续消费和生产全球战略 } }',
      markdown: '就《可持续生产和消费全球战略》展开讨论。\n',
      finds: [{ actual: '可持续生产和消费全球战略', expected: '可持续消费和生产全球战略' }],
      fixed: '就《可持续消费和生产全球战略》展开讨论。\n',
    },
    {
      lang: 'zh',
      glossary: '- { id: sppp, kind: programme, en: { name: SPP Programme }, zh: { preferred: 可持续公共采购计划 } }\n- { id: spp, kind: concept, en: { name: SPP }, zh: { preferred: 可持续公共采购 } }',
      markdown: '可持续公共采购实践和可持续公共采购政策各有进展。\n',
      finds: [],
    },
  ],
  *check(context) {
    for (const variant of context.terms.variants) {
      if (variant.distance > 0 && !isNameOfDefinition(variant, context)) yield report(variant, context);
    }
  },
};

/** Left to the rule that compares a name with the abbreviation behind it, where that one speaks. */
function isNameOfDefinition({ unit, start, end, concept }: FoundVariant, context: RuleContext): boolean {
  return termsIn(context.terms, unit)
    .names.meeting({ start, end: end + 3 })
    .some(({ end: nameEnd, definition }) => definition.concepts.includes(concept) && end >= nameEnd - 2 && judgeName(definition, context) !== undefined);
}

function report({ unit, start, end, concept, form, isCertain, isPart }: FoundVariant, { edition, glossary }: RuleContext): Finding {
  const preferred = concept.terms[/\p{Script=Han}/u.test(form.text) ? 'zh' : 'en'].preferred.text;
  const message = {
      zh: `${quoted(unit.text.slice(start, end))}与${quoted(form.text)}相近而不同`,
      en: `Unexpected name ${quoted(unit.text.slice(start, end))}, expected ${quoted(form.text)}`,
  };
  const said = { message, severity: isPart ? ('warning' as const) : severityOf(concept), expected: [...new Set([form.text, preferred])], ...(isCertain && { replacement: form.text }) };
  return { ...inUnit(edition, unit, start, end, said), related: decidedBy(glossary, concept) };
}
