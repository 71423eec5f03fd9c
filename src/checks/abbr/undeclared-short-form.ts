import { isBefore, isBody, type Mention } from '../../glossary/edition-terms.js';
import type { Concept, Form } from '../../model/glossary.js';
import { quoted } from '../quoted.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';
import { decidedBy, evidenceAt } from '../term/decided.js';

const center = '- { id: edc, kind: organisation, en: { name: Environmental Development Center, abbr: EDC }, zh: { preferred: 生态环境部环境发展中心, admitted: [{ text: 环境发展中心, scope: after-declaration }] } }';

export const undeclaredShortForm: Rule = {
  id: 'abbr/undeclared-short-form',
  severity: 'warning',
  title: { zh: '未声明的简称', en: 'Short form that is not declared' },
  why: {
    zh: '简称须先在全称后写明（以下简称“……”），之后才能单独使用。',
    en: 'A short form stands for a name only after the text has said so: full name (hereinafter “…”).',
  },
  examples: [
    {
      lang: 'zh',
      glossary: center,
      markdown: '环境发展中心获批。\n\n生态环境部环境发展中心（以下简称“环境发展中心”）成立。\n',
      finds: [{ actual: '环境发展中心', expected: '生态环境部环境发展中心（以下简称“环境发展中心”）' }],
    },
    {
      lang: 'zh',
      glossary: center,
      markdown: '生态环境部环境发展中心成立。环境发展中心获批，环境发展中心启动规划。\n',
      finds: [{ actual: '环境发展中心', expected: '生态环境部环境发展中心（以下简称“环境发展中心”）' }],
    },
    { lang: 'zh', glossary: center, markdown: '# 环境发展中心\n\n生态环境部环境发展中心（EDC，以下简称“环境发展中心”）成立，环境发展中心获批。\n', finds: [] },
    { lang: 'zh', glossary: center, markdown: '某市环境发展中心获批。\n', finds: [] },
  ],
  *check({ edition, terms, glossary }) {
    const named = new Set(terms.mentions.flatMap(({ readings }) => readings.filter(({ form }) => form.kind === 'preferred' || (form.kind === 'admitted' && !form.scope)).map(({ concept }) => concept)));
    const said = new Set<string>();
    for (const mention of terms.mentions) {
      const short = shortFormIn(mention);
      if (!short || !isBody(mention.unit) || said.has(short.form.text)) continue;
      const { concept, form } = short;
      const declaration = terms.shortForms.get(form.text);
      if (!isMeant(mention) || (declaration ? !isBefore(terms, mention, declaration) : !named.has(concept))) continue;
      said.add(form.text);
      const full = concept.terms[terms.lang].preferred.text;
      const wanted = terms.lang === 'zh' ? `${full}（以下简称“${form.text}”）` : `${full} (hereinafter “${form.text}”)`;
      const message = { zh: `简称${quoted(form.text)}${declaration ? '先用后声明' : '没有声明'}，第一次出现应为${quoted(wanted)}`, en: `Unexpected short form ${quoted(form.text)} ${declaration ? 'before it is declared' : 'that is never declared'}, expected ${quoted(wanted)} at its first mention` };
      yield {
        ...inUnit(edition, mention.unit, mention.start, mention.end, { message, expected: [wanted] }),
        related: [...(declaration ? [evidenceAt(declaration, { zh: '到这里才声明', en: 'Declared only here' })] : []), ...decidedBy(glossary, concept)],
      };
    }
  },
};

/** The one concept of which this is a short form and nothing else. */
function shortFormIn({ readings }: Mention): { concept: Concept; form: Form } | undefined {
  const [first] = readings;
  return readings.length === 1 && first?.form.scope === 'after-declaration' ? first : undefined;
}

/** Short everyday words (公约, Pact) are meant as the name only in quotation marks or behind “the”; 公约 also ends the names of others. */
function isMeant({ unit: { text }, start, end }: Mention): boolean {
  if (end - start >= 4 && /\p{Script=Han}/u.test(text[start] ?? '')) return true;
  return /[“"]$/u.test(text.slice(0, start)) || /\bthe $/iu.test(text.slice(0, start));
}
