import { type DefinitionMention, type EditionTerms, type Mention, namesInForce, termsIn } from '../../glossary/edition-terms.js';
import { editDistance } from '../../glossary/edit-distance.js';
import { isProper } from '../../glossary/known-names.js';
import { endOfName } from '../../glossary/two-names.js';
import type { Finding } from '../../model/diagnostic.js';
import { anyOf, quoted } from '../quoted.js';
import type { Rule, RuleContext } from '../rule.js';
import { inUnit } from '../scan.js';
import { decidedBy, severityOf } from './decided.js';

const igpn = '- { id: igpn, kind: network, status: approved, en: { name: International Green Purchasing Network, abbr: IGPN }, zh: { preferred: 国际绿色采购网络 } }';

/** NAME（ABBR） where the name is right and the glossary has another abbreviation for it. */
export const abbreviationOfName: Rule = {
  id: 'term/abbreviation-of-name',
  severity: 'error',
  title: { zh: '名称后的缩写不对', en: 'Wrong abbreviation behind a name' },
  why: {
    zh: '名称写对了，括号里的缩写却不是它的，后文的缩写就都对不上。',
    en: 'The name is right, the abbreviation in brackets is not its own: readers cannot follow the abbreviation afterwards.',
  },
  examples: [
    {
      lang: 'zh',
      glossary: igpn,
      markdown: '国际绿色采购网络（IGNP）召开年会。\n',
      finds: [{ actual: 'IGNP', expected: 'IGPN' }],
      fixed: '国际绿色采购网络（IGPN）召开年会。\n',
    },
    { lang: 'en', glossary: igpn, markdown: 'The International Green Purchasing Network (IGP) met.\n', finds: [{ actual: 'IGP', expected: 'IGPN' }], fixed: 'The International Green Purchasing Network (IGPN) met.\n' },
    { lang: 'zh', glossary: igpn, markdown: '国际绿色采购网络（IGPN）、国际绿色采购网络（日本）和国际绿色采购网络（IGPN2024）\n', finds: [] },
  ],
  *check(context) {
    for (const definition of context.terms.definitions) {
      // An abbreviation of another concept is judged with its name (term/name-before-abbreviation).
      if (definition.order !== 'name-first' || definition.concepts.length > 0) continue;
      const finding = judge(definition, context);
      if (finding) yield finding;
    }
  },
};

function judge({ unit, name, start, end, abbreviation }: DefinitionMention, { edition, terms, glossary }: RuleContext): Finding | undefined {
  const named = mentionBefore({ unit, name }, terms);
  const concepts = named?.readings.map(({ concept }) => concept) ?? [];
  const [first] = concepts;
  const expected = [...new Set(concepts.flatMap((concept) => concept.terms[terms.lang].abbreviations.map(({ text }) => text)))];
  if (!first || expected.length === 0 || expected.some((text) => abbreviation.includes(text) || isInitials(abbreviation, concepts.flatMap((concept) => namesInForce(concept, 'en').map((form) => form.text))))) return undefined;
  const near = expected.find((text) => editDistance(text.toLowerCase(), abbreviation.toLowerCase()) <= 1);
  const message = { zh: `${quoted(abbreviation)}不是这一名称的缩写，应为${anyOf(expected).zh}`, en: `Unexpected abbreviation ${abbreviation} for this name, expected ${expected.join(' or ')}` };
  // What follows a term of everyday words need not be its abbreviation, unless it is nearly that.
  if (near === undefined && !concepts.every(isProper)) return undefined;
  const severity = near === undefined ? 'warning' : severityOf(first);
  return { ...inUnit(edition, unit, start, end, { message, expected, severity, ...(near !== undefined && { replacement: near }) }), related: decidedBy(glossary, first) };
}

/** The full name of concepts that stands directly before the bracket. */
function mentionBefore({ unit, name }: Pick<DefinitionMention, 'unit' | 'name'>, terms: EditionTerms): Mention | undefined {
  const ending = termsIn(terms, unit).endings.get(endOfName(unit.text, name.end)) ?? [];
  return ending.find(({ readings }) => readings.every(({ form, lang }) => lang === terms.lang && (form.kind === 'preferred' || (form.kind === 'admitted' && !form.scope))));
}

/** The abbreviation is made of the first letters of a name in the glossary: another way to abbreviate it, not a slip. */
function isInitials(abbreviation: string, names: readonly string[]): boolean {
  return names.some((name) => [...name.matchAll(/(?<![\p{L}])\p{Lu}/gu)].map(([letter]) => letter).join('') === abbreviation);
}
