import { anyOf, quoted } from '../quoted.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';
import { decidedBy, severityOf } from './decided.js';

/** A former name in an issue dated after the change. */
export const expired: Rule = {
  id: 'term/expired',
  severity: 'warning',
  title: { zh: '已更名机构的旧称', en: 'Former name of a renamed body' },
  why: {
    zh: '部委和机构会更名。以本期日期为准，更名之后应使用新名称。',
    en: 'Ministries and agencies are renamed. The issue’s date decides: after the change the new name is due.',
  },
  examples: [
    {
      lang: 'zh',
      glossary: '- { id: mee, kind: organisation, status: approved, en: { name: Ministry of Ecology and Environment }, zh: { preferred: 生态环境部, former: [{ text: 环境保护部, until: 2018-03-16 }] } }',
      markdown: '该标准由环境保护部发布。\n',
      finds: [{ actual: '环境保护部', expected: '生态环境部' }],
      fixed: '该标准由生态环境部发布。\n',
    },
    {
      lang: 'zh',
      glossary: '- { id: mee, kind: organisation, en: { name: Ministry of Ecology and Environment }, zh: { preferred: 生态环境部, former: [{ text: 环境保护部, until: 2018-03-16 }] } }',
      markdown: '---\ndate: 2015-06-05\n---\n\n该标准由环境保护部发布。\n',
      finds: [],
    },
  ],
  *check({ edition, terms, glossary }) {
    for (const { unit, start, end, readings } of terms.mentions) {
      const [first] = readings;
      if (!first || readings.some((reading) => reading.form.kind !== 'former')) continue;
      const expected = [...new Set(readings.map((reading) => reading.concept.terms[reading.lang].preferred.text))];
      const until = first.form.valid?.to;
      const message = {
          zh: `${quoted(unit.text.slice(start, end))}是旧称${until ? `（用至${until}）` : ''}，本期应为${anyOf(expected).zh}`,
          en: `Unexpected former name ${quoted(unit.text.slice(start, end))}${until ? ` (in use until ${until})` : ''}, expected ${anyOf(expected).en} in this issue`,
      };
      const severity = severityOf(first.concept);
      yield { ...inUnit(edition, unit, start, end, { message, expected, severity, ...(expected.length === 1 && { replacement: expected[0] }) }), related: decidedBy(glossary, first.concept) };
    }
  },
};
