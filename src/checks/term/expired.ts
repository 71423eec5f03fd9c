import { namesInForce } from '../../glossary/edition-terms.js';
import type { Form } from '../../model/glossary.js';
import type { Localized } from '../../model/text.js';
import { anyOf, quoted } from '../quoted.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';
import { decidedBy, severityOf } from './decided.js';

/** A name of other days than the issue's: a former one after the change, or the new one before it. */
export const expired: Rule = {
  id: 'term/expired',
  severity: 'warning',
  title: { zh: '与本期日期不符的名称', en: 'Name of another time than the issue’s' },
  why: {
    zh: '部委和机构会更名。以本期日期为准，更名之前用旧称，更名之后用新名称。',
    en: 'Ministries and agencies are renamed. The issue’s date decides: before the change the old name is due, after it the new one.',
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
    {
      lang: 'zh',
      glossary: '- { id: mee, kind: organisation, en: { name: Ministry of Ecology and Environment }, zh: { preferred: 生态环境部, former: [{ text: 环境保护部, until: 2018-03-16 }] }, valid: { from: 2018-03-17 } }',
      markdown: '---\ndate: 2018-03-16\n---\n\n该标准由生态环境部发布。\n',
      finds: [{ actual: '生态环境部', expected: '环境保护部' }],
      fixed: '---\ndate: 2018-03-16\n---\n\n该标准由环境保护部发布。\n',
    },
    {
      lang: 'en',
      glossary: '- { id: bmuv, kind: organisation, en: { name: Ministry for Consumers }, zh: { preferred: 消费者保护部 }, valid: { to: 2025-05-06 } }',
      markdown: '---\ndate: 2025-05-07\n---\n\nThe Ministry for Consumers met.\n',
      finds: [{ actual: 'Ministry for Consumers' }],
    },
  ],
  *check({ bulletin, edition, terms, glossary }) {
    const { date } = bulletin.info;
    for (const { unit, start, end, readings } of terms.mentions) {
      const [first] = readings;
      if (!first || readings.some((reading) => reading.form.kind !== 'former')) continue;
      const found = unit.text.slice(start, end);
      const due = new Set(readings.flatMap(({ concept, lang }) => namesInForce(concept, lang, date).slice(0, 1)).map(({ text }) => text));
      const expected = [...due].filter((text) => text !== first.form.text);
      const severity = severityOf(first.concept);
      const said = { message: saying(found, expected, first.form, date), expected, severity, ...(expected.length === 1 && { replacement: expected[0] }) };
      yield { ...inUnit(edition, unit, start, end, said), related: decidedBy(glossary, first.concept) };
    }
  },
};

function saying(found: string, expected: readonly string[], { valid }: Form, date: string | undefined): Localized {
  const isEarly = date !== undefined && valid?.from !== undefined && date < valid.from;
  const days = isEarly ? { zh: `（${valid.from}起用）`, en: ` (in use from ${valid.from})` } : valid?.to === undefined ? { zh: '', en: '' } : { zh: `（用至${valid.to}）`, en: ` (in use until ${valid.to})` };
  const due = expected.length > 0 ? anyOf(expected) : { zh: '当时的名称', en: 'the name of its day' };
  return {
    zh: `${quoted(found)}${isEarly ? '还不是本期的名称' : '是旧称'}${days.zh}，本期应为${due.zh}`,
    en: `Unexpected ${isEarly ? 'later' : 'former'} name ${quoted(found)}${days.en}, expected ${due.en} in this issue`,
  };
}
