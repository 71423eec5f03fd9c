import { type DefinitionMention, type EditionTerms, properNames, termsIn } from '../../glossary/edition-terms.js';
import { isProper } from '../../glossary/known-names.js';
import { type NameEnding, nearestEnding } from '../../glossary/name-ending.js';
import { skeleton } from '../../glossary/skeleton.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Form } from '../../model/glossary.js';
import type { Lang, Span } from '../../model/text.js';
import type { Rule, RuleContext } from '../rule.js';
import { inUnit } from '../scan.js';
import { decidedBy, rightNames, severityOf } from './decided.js';

/** NAME（ABBR） or ABBR（NAME） where the glossary knows the abbreviation under another name. */
export const nameBeforeAbbreviation: Rule = {
  id: 'term/name-before-abbreviation',
  severity: 'error',
  title: { zh: '名称与其后的缩写不符', en: 'Name that does not fit its abbreviation' },
  why: {
    zh: '括号里的缩写指明了所说的机构或文件，前面的名称必须是术语表给它的名称。',
    en: 'The abbreviation in brackets says which body or document is meant; the name before it must be the one the glossary gives.',
  },
  examples: [
    {
      lang: 'zh',
      glossary: '- { id: cfit, kind: initiative, status: approved, en: { name: Circular and Fair ICT Pact, abbr: CFIT }, zh: { preferred: 循环与公平信息通信技术公约 } }',
      markdown: '协调促进《循环与公平信息技术公约》（CFIT）实施。\n',
      finds: [{ actual: '循环与公平信息技术公约', expected: '循环与公平信息通信技术公约' }],
      fixed: '协调促进《循环与公平信息通信技术公约》（CFIT）实施。\n',
    },
    {
      lang: 'zh',
      glossary: '- { id: lci, kind: concept, en: { name: life cycle inventory, abbr: LCI }, zh: { preferred: 生命周期清单 } }',
      markdown: '生命周期倡议（LCI）正在进行调研。\n',
      finds: [{ actual: '生命周期倡议', expected: '生命周期清单' }],
    },
    {
      lang: 'en',
      glossary: '- { id: iisd, kind: organisation, status: approved, en: { name: International Institute for Sustainable Development, abbr: IISD }, zh: { preferred: 国际可持续发展研究所 } }',
      markdown: 'We thank the International Alliance for Sustainable Development (IISD).\n',
      finds: [{ actual: 'International Alliance for Sustainable Development', expected: 'International Institute for Sustainable Development' }],
      fixed: 'We thank the International Institute for Sustainable Development (IISD).\n',
    },
    {
      lang: 'zh',
      glossary: '- { id: cfit, kind: initiative, status: approved, en: { name: Circular and Fair ICT Pact, abbr: CFIT }, zh: { preferred: 循环与公平信息通信技术公约 } }',
      markdown: '循环与公平信息通信技术公约（CFIT，以下简称“公约”）；Circular and Fair ICT Pact（CFIT）；各国（CFIT）。\n',
      finds: [],
    },
  ],
  *check(context) {
    for (const definition of context.terms.definitions) {
      const finding = judgeName(definition, context);
      if (finding) yield finding;
    }
  },
};

/** What is wrong with the name of a definition; undefined if nothing is, or no name stands there. */
export function judgeName(definition: DefinitionMention, { edition, terms, glossary }: Pick<RuleContext, 'edition' | 'terms' | 'glossary'>): Finding | undefined {
  const { unit, name, concepts, abbreviation, order } = definition;
  const [first] = concepts;
  if (!first || isRight(definition, terms)) return undefined;
  const expected = rightNames(concepts, terms.lang);
  const found =
    nearestEnding(unit.text.slice(name.start, name.end), expected, terms.lang, order === 'name-first') ?? nameOfAnother(definition, terms, expected);
  if (!found) return undefined;
  const start = name.start + found.start;
  const end = name.start + found.end;
  if (holdsForbidden(definition, terms, start, end)) return undefined;
  const actual = unit.text.slice(start, end);
  const message = {
      zh: `“${actual}”不是${abbreviation}的名称，应为“${expected.join('”或“')}”`,
      en: `Unexpected name “${actual}” for ${abbreviation}, expected “${expected.join('” or “')}”`,
  };
  const said = { message, expected, severity: severityOf(first), ...(found.isNear && { replacement: found.name }) };
  return { ...inUnit(edition, unit, start, end, said), related: decidedBy(glossary, first) };
}

/** A term made of everyday words is a name before a bracket if it is so long. In UTF-16 units. */
const everyday = 4;

/** The name of another concept directly before the bracket: 瑞典马尔默市（EPA）. */
function nameOfAnother({ unit, name }: DefinitionMention, terms: EditionTerms, expected: readonly string[]): NameEnding | undefined {
  const offset = name.start;
  const nameEnd = endOfName(unit.text, name);
  const other = termsIn(terms, unit).mentions.find(
    (mention) => mention.end === nameEnd && mention.readings.every(({ concept, form }) => isName(form) && (isProper(concept) || mention.end - mention.start >= everyday)),
  );
  const [right] = expected;
  if (!other || right === undefined || expected.some((text) => unit.text.slice(other.start, other.end).includes(text))) return undefined;
  return { start: other.start - offset, end: nameEnd - offset, name: right, isNear: false };
}

function endOfName(text: string, name: Span): number {
  return name.start + text.slice(name.start, name.end).replace(/[\s”》"’'」』]+$/u, '').length;
}

/** A form of the concept, in either language and inflected or not, stands where the name is due. */
function isRight({ unit, name, concepts }: DefinitionMention, terms: EditionTerms): boolean {
  const text = unit.text.slice(name.start, name.end);
  const bare = skeleton(text).text.toLowerCase();
  if (bare === '') return true;
  const ends = (lang: Lang): boolean =>
    concepts.some((concept) => properNames(concept, lang).some((form) => bare.endsWith(skeleton(form.text).text.toLowerCase())));
  if (ends('zh') || ends('en')) return true;
  const nameEnd = endOfName(unit.text, name);
  return termsIn(terms, unit).mentions.some(
    (mention) =>
      mention.end === nameEnd &&
      mention.readings.some(({ concept, form }) => concepts.includes(concept) && isName(form)),
  );
}

/** A forbidden form is reported by its own rule, with the reason. */
function holdsForbidden({ unit }: DefinitionMention, terms: EditionTerms, start: number, end: number): boolean {
  return termsIn(terms, unit).mentions.some(
    (mention) => mention.start >= start && mention.end <= end && mention.readings.every(({ form }) => form.kind === 'forbidden'),
  );
}

/** Right as a full name: a declared short form is not. */
function isName(form: Form): boolean {
  return (form.kind === 'preferred' || form.kind === 'admitted') && form.scope !== 'after-declaration';
}
