import { type EditionTerms, termsIn } from '../../glossary/edition-terms.js';
import { editDistance } from '../../glossary/edit-distance.js';
import type { Concept } from '../../model/glossary.js';
import { quoted } from '../quoted.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';
import { decidedBy } from './decided.js';

const igpn = '- { id: igpn, kind: network, en: { name: International Green Purchasing Network, abbr: IGPN }, zh: { preferred: 国际绿色采购网络 } }';

/** A word in capitals that is nearly an abbreviation the text uses. */
export const nearAbbreviation: Rule = {
  id: 'term/near-abbreviation',
  severity: 'warning',
  title: { zh: '与已知缩写相近的写法', en: 'Near variant of a known abbreviation' },
  why: {
    zh: '缩写里两个字母颠倒或漏了一个，读者就不知道是谁了。如果确是另一个缩写，请在文中说明全称。',
    en: 'With two letters swapped or one missing, an abbreviation names nobody. If it really is another one, give its full name in the text.',
  },
  examples: [
    { lang: 'zh', glossary: igpn, markdown: '国际绿色采购网络（IGPN）召开年会，IGNP秘书处承办。\n', finds: [{ actual: 'IGNP', expected: 'IGPN' }] },
    { lang: 'en', glossary: igpn, markdown: 'The International Green Purchasing Network (IGPN) met; the Igpn Secretariat hosted.\n', finds: [{ actual: 'Igpn', expected: 'IGPN' }] },
    { lang: 'zh', glossary: igpn, markdown: '国际绿色采购网络（IGPN）与全球绿色采购网络（GGPN）合作，GGPN秘书处承办，IEEE、IGES和IGPN2024参加。\n', finds: [] },
  ],
  *check({ edition, terms, glossary }) {
    const used = usedAbbreviations(terms);
    if (used.size === 0) return;
    const defined = new Set(terms.definitions.map(({ abbreviation }) => abbreviation));
    for (const unit of edition.texts) {
      let definedAt: ReadonlySet<number> | undefined;
      for (const { 0: found, index: start } of unit.text.matchAll(token)) {
        if (terms.byAbbreviation.has(found) || terms.byAbbreviation.has(found.replace(/s$/u, ''))) continue;
        const known = [...used].find(([abbreviation, { count }]) => isNear(abbreviation, found, count));
        if (!known || isDefinedElsewhere(found, defined)) continue;
        const [abbreviation, { concept }] = known;
        // Behind its name, term/abbreviation-of-name speaks.
        definedAt ??= new Set(termsIn(terms, unit).definitions.map((definition) => definition.start));
        if (definedAt.has(start)) continue;
        const message = { zh: `${quoted(found)}与缩写${abbreviation}相近而不同`, en: `Unexpected abbreviation ${found}, expected ${abbreviation} as elsewhere in the text` };
        yield { ...inUnit(edition, unit, start, start + found.length, { message, expected: [abbreviation] }), related: decidedBy(glossary, concept) };
      }
    }
  },
};

/** A word of three to ten Latin letters, two of them capitals at least or a capital and the rest of an abbreviation written small. */
const token = /(?<![\p{Script=Latin}\d.@/_-])(?:\d{1,3}(?=\p{Lu}{2}))?\p{Lu}[\p{Script=Latin}\d]{2,9}(?![\p{Script=Latin}\d@_-]|\.\p{L})/gu;

interface Use {
  readonly concept: Concept;
  count: number;
}

/** Abbreviations of letters alone that the edition uses, or whose concepts it names. */
function usedAbbreviations({ mentions }: EditionTerms): Map<string, Use> {
  const used = new Map<string, Use>();
  for (const { readings } of mentions) {
    for (const { concept, form } of readings) {
      if (form.kind === 'forbidden' || form.kind === 'guard') continue;
      for (const { text } of concept.terms.en.abbreviations) {
        if (!/^(?:\d{1,3}(?=\p{Lu}{2}))?\p{Lu}{2,}$/u.test(text) || text.length < 3) continue;
        const use = used.get(text) ?? { concept, count: 0 };
        use.count += 1;
        used.set(text, use);
      }
    }
  }
  return used;
}

function isDefinedElsewhere(found: string, defined: ReadonlySet<string>): boolean {
  return defined.has(found);
}

/** Letters changed places; the case is wrong; or, in a long one, a letter is wrong, missing or too many. */
function isNear(known: string, found: string, count: number): boolean {
  if (Math.abs(known.length - found.length) > 1 || found === known) return false;
  // Spp and Mac are words or names of their own; so are three letters in another order, unless the text is full of the right ones.
  if (found.toUpperCase() === known) return known.length >= 4;
  if (found !== found.toUpperCase()) return false;
  const distance = editDistance(known, found);
  if (distance !== 1) return false;
  // 10YFP, 10FYP; COP28 is another meeting than COP29.
  if (known.replaceAll(/\D/gu, '') !== found.replaceAll(/\D/gu, '')) return false;
  const isSwapped = known.length === found.length && [...known].sort().join('') === [...found].sort().join('');
  return isSwapped ? known.length >= 4 || count >= 3 : known.length >= 5;
}
