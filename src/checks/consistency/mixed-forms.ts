import { isBody, type Mention, termsIn } from '../../glossary/edition-terms.js';
import type { Concept } from '../../model/glossary.js';
import { quoted } from '../quoted.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';
import { decidedBy, evidenceAt } from '../term/decided.js';

export const mixedForms: Rule = {
  id: 'consistency/mixed-forms',
  severity: 'warning',
  title: { zh: '同一名称写法混用', en: 'Mixed forms of one name' },
  why: {
    zh: '首选写法和许可写法各自都对，但同一期里混用会让读者以为是两个机构。全文用一种，或先声明简称。',
    en: 'Preferred and admitted forms are each right, but side by side in one edition they look like two bodies. Use one, or declare the short form.',
  },
  examples: [
    {
      lang: 'zh',
      glossary: '- { id: st, kind: concept, en: { name: stakeholder }, zh: { preferred: 利益攸关方, admitted: [利益相关方] } }',
      markdown: '利益攸关方参加了会议。\n\n各利益相关方发言。\n',
      finds: [{ actual: '利益相关方', expected: '利益攸关方' }],
    },
    {
      lang: 'zh',
      glossary: '- { id: st, kind: concept, en: { name: stakeholder }, zh: { preferred: 利益攸关方, admitted: [利益相关方] } }',
      markdown: '利益相关方参加了会议，利益相关方发言。\n',
      finds: [],
    },
  ],
  *check({ edition, terms, glossary }) {
    const preferred = new Map<Concept, Mention>();
    const admitted: { mention: Mention; concept: Concept; form: string }[] = [];
    for (const mention of terms.mentions) {
      if (!isBody(mention.unit)) continue;
      for (const { concept, form, lang } of mention.readings) {
        if (lang !== terms.lang) continue;
        if (form.kind === 'preferred' && !preferred.has(concept)) preferred.set(concept, mention);
        // A form that another concept prefers is right as that; one whose abbreviation follows is being introduced.
        const alone = mention.readings.every((reading) => reading.form.kind === 'admitted');
        if (form.kind !== 'admitted' || !alone || form.scope || terms.shortForms.has(form.text)) continue;
        // Asked last: a long text has as many definitions as mentions.
        const introduced = termsIn(terms, mention.unit).nameEnds.has(mention.end);
        if (!introduced) admitted.push({ mention, concept, form: form.text });
      }
    }
    const said = new Set<string>();
    for (const { mention, concept, form } of admitted) {
      const beside = preferred.get(concept);
      const right = concept.terms[terms.lang].preferred.text;
      // A short form that is part of the full name explains itself once the full name stands, and so does 可持续公共采购（SPP）计划.
      if (!beside || right.includes(form) || form.includes(right) || /[（(]/u.test(form) || said.has(`${concept.id}\n${form}`)) continue;
      said.add(`${concept.id}\n${form}`);
      const { unit, start, end } = mention;
      const message = { zh: `${quoted(form)}与${quoted(right)}在本期混用`, en: `Unexpected form ${quoted(form)} beside ${quoted(right)} in one edition` };
      yield {
        ...inUnit(edition, unit, start, end, { message, expected: [right] }),
        related: [evidenceAt(beside, { zh: '首选写法在此', en: 'The preferred form stands here' }), ...decidedBy(glossary, concept)],
      };
    }
  },
};
