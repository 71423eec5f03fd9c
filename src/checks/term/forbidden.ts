import { type Mention, termsIn } from '../../glossary/edition-terms.js';
import type { Finding } from '../../model/diagnostic.js';
import { anyOf, quoted } from '../quoted.js';
import type { Rule, RuleContext } from '../rule.js';
import { inUnit } from '../scan.js';
import { decidedBy, severityOf } from './decided.js';

/** A form the glossary forbids; if any concept admits the same form, it stands. */
export const forbidden: Rule = {
  id: 'term/forbidden',
  severity: 'error',
  title: { zh: '术语的禁用写法', en: 'Forbidden form of a term' },
  why: {
    zh: '术语表明确禁用的写法会让读者把同一机构或文件当成两个。改用首选写法。',
    en: 'A form that the glossary forbids makes one body or document look like two. Use the preferred form.',
  },
  examples: [
    {
      lang: 'zh',
      glossary: '- { id: sc, kind: concept, status: approved, en: { name: stakeholder }, zh: { preferred: 利益攸关方, forbidden: [{ text: 利害关系人, why: 法律用语 }] } }',
      markdown: '各利害关系人参加了磋商。\n',
      finds: [{ actual: '利害关系人', expected: '利益攸关方' }],
      fixed: '各利益攸关方参加了磋商。\n',
    },
    {
      lang: 'zh',
      glossary: '- { id: gpn, kind: network, en: { name: Network }, zh: { preferred: 国际绿色采购网络, forbidden: [绿色采购网] } }',
      markdown: '国际绿色采购网络召开年会。\n',
      finds: [],
    },
    {
      lang: 'en',
      glossary: '- { id: use, kind: concept, en: { name: use, forbidden: [leverage] }, zh: { preferred: 使用 } }',
      markdown: 'See example.org/leverage or write to leverage@example.org.\n',
      finds: [],
    },
  ],
  *check(context) {
    for (const mention of context.terms.mentions) {
      if (isInsideVariant(mention, context)) continue;
      const finding = judge(mention, context);
      if (finding) yield finding;
    }
  },
};

function judge({ unit, start, end, readings }: Mention, { edition, glossary }: RuleContext): Finding | undefined {
  const [first] = readings;
  if (!first || readings.some((reading) => reading.form.kind !== 'forbidden')) return undefined;
  const expected = [...new Set(readings.map((reading) => reading.concept.terms[reading.lang].preferred.text))];
  const only = expected.length === 1 ? expected[0] : undefined;
  const why = first.form.why;
  const message = {
      zh: `${quoted(unit.text.slice(start, end))}是禁用写法，应为${anyOf(expected).zh}${why ? `（${why}）` : ''}`,
      en: `Unexpected forbidden form ${quoted(unit.text.slice(start, end))}, expected ${anyOf(expected).en}${why ? ` (${why})` : ''}`,
  };
  const said = { message, expected, severity: first.form.severity ?? severityOf(first.concept), ...(only !== undefined && { replacement: only }) };
  return { ...inUnit(edition, unit, start, end, said), related: decidedBy(glossary, first.concept) };
}

/** A wrong word inside a name that is wrong as a whole is reported, and mended, with the name (term/near-variant). */
function isInsideVariant({ unit, start, end }: Mention, { terms }: RuleContext): boolean {
  return termsIn(terms, unit)
    .variants.meeting({ start, end })
    .some((variant) => variant.start <= start && variant.end >= end && variant.distance > 0);
}
