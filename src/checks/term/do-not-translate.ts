import { termsIn } from '../../glossary/edition-terms.js';
import { editDistance } from '../../glossary/edit-distance.js';
import type { Concept, Glossary } from '../../model/glossary.js';
import { quoted } from '../quoted.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';
import { decidedBy, severityOf } from './decided.js';

const procura = '- { id: procura, kind: brand, en: { name: Procura+ }, zh: { preferred: Procura+ }, doNotTranslate: true }';

/** A name that stays as it is in every language, written otherwise. Translations of it are forbidden forms: no rule can guess them. */
export const doNotTranslate: Rule = {
  id: 'term/do-not-translate',
  severity: 'error',
  title: { zh: '不译名称的写法', en: 'Name that stays as it is, written otherwise' },
  why: {
    zh: '品牌和项目名称不翻译，大小写和符号也照原样；改了写法就搜索不到，也不再是那个品牌。',
    en: 'Names of brands and projects are not translated, and keep their capitals and signs; written otherwise they cannot be found and are no longer that brand.',
  },
  examples: [
    {
      lang: 'zh',
      glossary: procura,
      markdown: '会议由procura+和PROCURA +网络主办。\n',
      finds: [{ actual: 'procura+', expected: 'Procura+' }, { actual: 'PROCURA +', expected: 'Procura+' }],
      fixed: '会议由Procura+和Procura+网络主办。\n',
    },
    { lang: 'zh', glossary: procura, markdown: '会议由Procurra+网络主办。\n', finds: [{ actual: 'Procurra+', expected: 'Procura+' }] },
    { lang: 'zh', glossary: procura, markdown: '会议由ICLEI Procura+主办，Procuraduría参加。\n', finds: [] },
    { lang: 'en', glossary: procura, markdown: 'The Procura+ network and its procuration.\n', finds: [] },
  ],
  *check({ edition, terms, glossary }) {
    const names = namesOf(glossary);
    if (names.length === 0) return;
    for (const unit of edition.texts) {
      const { mentions } = termsIn(terms, unit);
      let next = 0;
      for (const { 0: found, index: start } of unit.text.matchAll(token)) {
        const end = start + found.length;
        // Both stand in order.
        while ((mentions[next]?.end ?? Infinity) <= start) next += 1;
        if ((mentions[next]?.start ?? Infinity) < end) continue;
        const name = names.find(({ text }) => fold(text) === fold(found)) ?? names.find(({ text }) => isSlip(text, found));
        if (!name) continue;
        const message = { zh: `${quoted(found)}应照原样写作${quoted(name.text)}`, en: `Unexpected ${quoted(found)}, expected ${quoted(name.text)} as it is` };
        const isCertain = fold(name.text) === fold(found);
        const said = { message, expected: [name.text], severity: severityOf(name.concept), ...(isCertain && { replacement: name.text }) };
        yield { ...inUnit(edition, unit, start, end, said), related: decidedBy(glossary, name.concept) };
      }
    }
  },
};

/** A Latin word with the signs that names hold, a space before a sign included. */
const token = /(?<![\p{Script=Latin}\d./@-])\p{Script=Latin}[\p{Script=Latin}\d]{2,}(?: ?[+&-][\p{Script=Latin}\d]*)?(?![\p{Script=Latin}\d@])/gu;

/** Shorter names are words of other languages when written small. */
const shortest = 5;

const cache = new WeakMap<Glossary, { readonly text: string; readonly concept: Concept }[]>();

function namesOf(glossary: Glossary): { readonly text: string; readonly concept: Concept }[] {
  let names = cache.get(glossary);
  if (!names) {
    names = glossary.concepts.filter((concept) => concept.doNotTranslate).map((concept) => ({ text: concept.terms.zh.preferred.text, concept })).filter(({ text }) => text.length >= shortest && !/\s/u.test(text));
    cache.set(glossary, names);
  }
  return names;
}

function fold(text: string): string {
  return text.toLowerCase().replaceAll(/[\s-]/gu, '');
}

/** One letter wrong in a name that no word looks like: with a sign, or in capitals. */
function isSlip(name: string, found: string): boolean {
  if (!/[+&]|^\p{Lu}{5}/u.test(name) || found[0] !== name[0] || Math.abs(name.length - found.length) > 1) return false;
  const isSigned = /[+&]/u.test(found) || found === found.toUpperCase();
  return isSigned && editDistance(name, found) === 1;
}
