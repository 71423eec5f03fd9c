import { isBody } from '../../glossary/edition-terms.js';
import { quoted } from '../quoted.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';
import { decidedBy } from './decided.js';

const pact = '- { id: cbp, kind: initiative, en: { name: Circular Boats Pact, abbr: CBP, admitted: [{ text: Boats Pact, scope: title }] }, zh: { preferred: 循环船只公约, admitted: [{ text: 船约, scope: title }] } }';

/** A form that the glossary admits in titles alone (`scope: title`), in running text that does not declare it. */
export const titleForm: Rule = {
  id: 'term/title-form',
  severity: 'warning',
  title: { zh: '仅供标题使用的写法出现在正文', en: 'Form for titles in running text' },
  why: {
    zh: '术语表只允许这种写法用在标题、图注等处，以节省篇幅；正文应用全称，或先声明简称。',
    en: 'The glossary admits this form in titles and captions, where room is short; running text has the full name, or declares the short form.',
  },
  examples: [
    { lang: 'zh', glossary: pact, markdown: '# 船约进展\n\n各国签署船约。\n', finds: [{ actual: '船约', expected: '循环船只公约' }] },
    { lang: 'en', glossary: pact, markdown: '# News of the Boats Pact\n\nThey signed the Boats Pact.\n', finds: [{ actual: 'Boats Pact', expected: 'Circular Boats Pact' }] },
    { lang: 'zh', glossary: pact, markdown: '# 船约进展\n\n各国签署循环船只公约（以下简称“船约”），船约生效。\n', finds: [] },
  ],
  *check({ edition, terms, glossary }) {
    for (const { unit, start, end, readings } of terms.mentions) {
      const [first] = readings;
      if (!first || !isBody(unit) || readings.some(({ form }) => form.kind !== 'admitted' || form.scope !== 'title') || terms.shortForms.has(first.form.text)) continue;
      const expected = [...new Set(readings.map(({ concept, lang }) => concept.terms[lang].preferred.text))];
      const found = quoted(unit.text.slice(start, end));
      const message = { zh: `${found}只用于标题和图注，正文应为${quoted(expected[0] ?? '')}`, en: `Unexpected ${found} in running text, expected ${quoted(expected[0] ?? '')}; the short one is for titles and captions` };
      yield { ...inUnit(edition, unit, start, end, { message, expected }), related: decidedBy(glossary, first.concept) };
    }
  },
};
