import { type DefinitionMention, type EditionTerms, namesInForce, termsIn } from '../../glossary/edition-terms.js';
import { isProper } from '../../glossary/known-names.js';
import { nearestEnding } from '../../glossary/name-ending.js';
import { skeleton } from '../../glossary/skeleton.js';
import { endOfName } from '../../glossary/two-names.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Form } from '../../model/glossary.js';
import type { Lang, Span } from '../../model/text.js';
import { anyOf, quoted } from '../quoted.js';
import type { Rule, RuleContext } from '../rule.js';
import { inUnit } from '../scan.js';
import { introduction } from '../abbr/usage.js';
import { decidedBy, nearestFirst, rightNames, severityOf } from './decided.js';

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
      glossary: '- { id: fao, kind: organisation, status: approved, en: { name: Food and Agriculture Organization, abbr: FAO }, zh: { preferred: 联合国粮食及农业组织, admitted: [联合国粮农组织] } }',
      markdown: '会议由联合国粮农机构（FAO）主持。\n',
      finds: [{ actual: '联合国粮农机构', expected: '联合国粮农组织' }],
    },
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
    {
      lang: 'zh',
      glossary: '- { id: mor, kind: organisation, en: { name: Ministry of Rivers, abbr: MOR }, zh: { preferred: 河流事务部, former: [{ text: 溪流管理总署, until: 2024-06-30 }] } }',
      markdown: '溪流管理总署（MOR）发布标准。\n',
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
  const names = rightNames(concepts, terms.lang);
  const nearest = nearestEnding(unit.text.slice(name.start, name.end), names, terms.lang, order === 'name-first');
  const other = nearest?.isNear ? undefined : nameOfAnother(definition, terms, names);
  const near = other ? undefined : nearest;
  if (other && order === 'name-first' && !holdsForbidden(definition, terms, other.start, other.end)) {
    return { ...mismatch(definition, { edition, terms }, other, names), severity: severityOf(first), related: decidedBy(glossary, first) };
  }
  if (!near && !other) return undefined;
  const start = near ? name.start + near.start : (other?.start ?? 0);
  const end = near ? name.start + near.end : (other?.end ?? 0);
  if (holdsForbidden(definition, terms, start, end)) return undefined;
  const actual = unit.text.slice(start, end);
  const expected = nearestFirst(actual, names);
  const message = {
      zh: `${quoted(actual)}不是${abbreviation}的名称，应为${anyOf(expected).zh}`,
      en: `Unexpected name ${quoted(actual)} for ${abbreviation}, expected ${anyOf(expected).en}`,
  };
  const said = { message, expected, severity: severityOf(first), ...(near?.isNear && { replacement: near.name }) };
  return { ...inUnit(edition, unit, start, end, said), related: decidedBy(glossary, first) };
}

/** Name and abbreviation are both known, of two bodies: which of them is wrong only the writer can tell. */
function mismatch({ unit, end, abbreviation }: DefinitionMention, { edition, terms }: Pick<RuleContext, 'edition' | 'terms'>, other: Span, expected: readonly string[]): Finding {
  const name = unit.text.slice(other.start, other.end);
  const message = {
    zh: `${quoted(name)}不是${abbreviation}的名称：${abbreviation}是${anyOf(expected).zh}`,
    en: `Unexpected name ${quoted(name)} for ${abbreviation}, expected ${anyOf(expected).en}`,
  };
  return inUnit(edition, unit, other.start, end + 1, { message, expected: expected.map((right) => introduction(right, abbreviation, terms.lang)) });
}

/** A term made of everyday words is a name before a bracket if it is so long. In UTF-16 units. */
const everyday = 4;

/** The name of another concept directly before the bracket: 瑞典马尔默市（EPA）. */
function nameOfAnother({ unit, name, concepts: own }: DefinitionMention, terms: EditionTerms, expected: readonly string[]): Span | undefined {
  const nameEnd = Math.max(name.start, endOfName(unit.text, name.end));
  const other = termsIn(terms, unit).endings.get(nameEnd)?.find(
    // A former name is wrong for its own body, and names another one all the same.
    (mention) => mention.readings.every(({ concept, form }) => (isName(form) || (form.kind === 'former' && !own.includes(concept))) && (isProper(concept) || mention.end - mention.start >= everyday)),
  );
  if (!other || expected.length === 0 || expected.some((text) => unit.text.slice(other.start, other.end).includes(text))) return undefined;
  return { start: other.start, end: nameEnd };
}

/** A form of the concept, in either language and inflected or not, stands where the name is due. */
function isRight({ unit, name, concepts }: DefinitionMention, terms: EditionTerms): boolean {
  const text = unit.text.slice(name.start, name.end);
  const bare = skeleton(text).text.toLowerCase();
  if (bare === '') return true;
  const ends = (lang: Lang): boolean =>
    concepts.some((concept) => namesInForce(concept, lang).some((form) => bare.endsWith(skeleton(form.text).text.toLowerCase())));
  if (ends('zh') || ends('en')) return true;
  const ending = termsIn(terms, unit).endings.get(Math.max(name.start, endOfName(unit.text, name.end))) ?? [];
  // A name of other days is reported by its own rule, with the day.
  return ending.some(({ readings }) => readings.some(({ concept, form }) => concepts.includes(concept) && (isName(form) || form.kind === 'former')));
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
