import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Concept, Form, FormKind, Glossary } from '../model/glossary.js';
import { agrees, fold } from './fold.js';
import { loadGlossary } from './load.js';
import { buildMatcher, formsOf, spellings, type Match } from './matcher.js';

function glossaryOf(concepts: string): Glossary {
  const { glossary, findings } = loadGlossary({ path: 'g.yml', text: `version: 1\nconcepts:\n${concepts}`, bom: false });
  if (!glossary) throw new Error(findings.map((finding) => finding.message.en).join('; '));
  return glossary;
}

/** `text:kind` of each match. */
function found(glossary: Glossary, text: string): string[] {
  return buildMatcher(glossary)
    .match(text)
    .map(({ start, end, readings }) => `${text.slice(start, end)}:${[...new Set(readings.map((reading) => reading.form.kind))].join('+')}`);
}

const domain = glossaryOf(`
  - { id: igpn, kind: network, en: { name: International Green Purchasing Network, abbr: IGPN }, zh: { preferred: 国际绿色采购网络, admitted: [国际绿色采购网] } }
  - { id: gpn, kind: network, en: { name: Green Purchasing Network }, zh: { preferred: 绿色采购网络, forbidden: [绿色采购网], guard: [绿色采购网站] } }
  - { id: iclei, kind: organisation, en: { name: ICLEI – Local Governments for Sustainability, abbr: ICLEI }, zh: { preferred: 宜可城——地方可持续发展协会, admitted: [宜可城] } }
  - { id: spp, kind: concept, en: { name: Sustainable Public Procurement, abbr: SPP }, zh: { preferred: 可持续公共采购 } }
  - { id: spp-programme, kind: programme, en: { name: Sustainable Public Procurement Programme }, zh: { preferred: 可持续公共采购计划, abbr: SPP计划 } }
  - { id: sdgs, kind: programme, en: { name: Sustainable Development Goals, abbr: [SDGs, SDG] }, zh: { preferred: 可持续发展目标 } }
  - { id: sdg1271, kind: concept, en: { name: SDG indicator 12.7.1, abbr: SDG 12.7.1 }, zh: { preferred: 可持续发展目标指标12.7.1 } }
  - { id: procura, kind: brand, en: { name: Procura+ }, zh: { preferred: Procura+ }, doNotTranslate: true }
  - { id: nfp, kind: role, en: { name: National Focal Point, abbr: NFP }, zh: { preferred: 国家联络点 } }
  - { id: resilience, kind: concept, en: { name: resilience }, zh: { preferred: 韧性 } }
  - { id: ict, kind: concept, en: { name: ICT sector }, zh: { preferred: 信息通信技术行业 } }
  - { id: rws, kind: organisation, en: { name: Rijkswaterstaat }, zh: { preferred: 荷兰国家水利署 } }
  - { id: agenda, kind: document, en: { name: 2030 Agenda }, zh: { preferred: 2030年议程 } }
  - { id: ecpar, kind: organisation, en: { name: pratiques d'approvisionnement }, zh: { preferred: 实践平台 } }
`);

test('blanks in a row are one', () => {
  expect(found(domain, 'The  National  Focal   Point of  SPP  计划')).toEqual(['National  Focal   Point:preferred', 'SPP:abbreviation']);
});

describe('the longest form wins', () => {
  test.each([
    ['国际绿色采购网络召开年会', ['国际绿色采购网络:preferred']],
    ['国际绿色采购网召开年会', ['国际绿色采购网:admitted']],
    ['各国绿色采购网、绿色采购网络、绿色采购网站', ['绿色采购网:forbidden', '绿色采购网络:preferred', '绿色采购网站:guard']],
    ['宜可城——地方可持续发展协会和宜可城', ['宜可城——地方可持续发展协会:preferred', '宜可城:admitted']],
    ['可持续公共采购计划推动可持续公共采购', ['可持续公共采购计划:preferred', '可持续公共采购:preferred']],
    ['SPP计划与SPP实践', ['SPP计划:abbreviation', 'SPP:abbreviation']],
    ['SDG 12.7.1指标和SDG 12', ['SDG 12.7.1:abbreviation', 'SDG:abbreviation']],
  ])('%s', (text, expected) => {
    expect(found(domain, text)).toEqual(expected);
  });
});

describe('words end where they end', () => {
  test.each([
    ['SPPX, ASPP, SPP1, SPP_X, Spp and spp', []],
    ['SPP, (SPP) SPP’s SPP-related 10YFP/SPP', ['SPP', 'SPP', 'SPP', 'SPP', 'SPP']],
    ['推进SPP工作，𠮷SPP𠮷，ｱSPPア', ['SPP', 'SPP', 'SPP']],
    ['ÉSPP SPPé', []],
    ['在2030年议程中，12030年议程不是，按2030年议程5项', ['2030年议程', '2030年议程']],
    ['Procura+会议, Procura+, Procura +', ['Procura+', 'Procura+']],
    ['Sustainable Public Procurements', ['Sustainable Public Procurements']],
    ['unsustainable public procurement', []],
  ])('%s', (text, expected) => {
    expect(found(domain, text).map((match) => match.replace(/:[a-z+]+$/, ''))).toEqual(expected);
  });
});

describe('English inflects', () => {
  test.each([
    ['Sustainable public procurement programmes and the SPP program', ['Sustainable public procurement programmes:preferred', 'SPP:abbreviation']],
    ['the sustainable public procurement program', ['sustainable public procurement program:preferred']],
    ['NFPs met; a National Focal Point’s task; national focal points', ['NFPs:abbreviation', 'National Focal Point:preferred', 'national focal points:preferred']],
    ['SUSTAINABLE PUBLIC PROCUREMENT', ['SUSTAINABLE PUBLIC PROCUREMENT:preferred']],
    ['SuStainable public procurement', []],
    ['Resilience matters, resilience counts, RESILIENCE', ['Resilience:preferred', 'resilience:preferred']],
    ['the ICT Sector, the ict sector', ['ICT Sector:preferred']],
    ['rijkswaterstaat Rijkswaterstaat', ['Rijkswaterstaat:preferred']],
    ['Sustainable\npublic\u00A0procurement but Sustainable  public', ['Sustainable\npublic\u00A0procurement:preferred']],
    ['ICLEI - Local Governments for Sustainability', ['ICLEI - Local Governments for Sustainability:preferred']],
    ['pratiques d’approvisionnement', ['pratiques d’approvisionnement:preferred']],
  ])('%s', (text, expected) => {
    expect(found(domain, text)).toEqual(expected);
  });

  test('a Chinese name stands letter by letter', () => {
    expect(found(domain, '宜可城--地方可持续发展协会')).toEqual(['宜可城:admitted']);
  });

  test('a form as written is not also the plural of another', () => {
    const [match] = buildMatcher(domain).match('SDGs');
    expect(match?.readings.map((reading) => reading.form.text)).toEqual(['SDGs']);
  });
});

test('a text that two concepts share has a reading for each, an abbreviation of both languages only one', () => {
  const shared = glossaryOf(`
  - { id: a, kind: x, en: { name: Alpha, abbr: LCI }, zh: { preferred: 甲 } }
  - { id: b, kind: x, en: { name: Beta, abbr: LCI }, zh: { preferred: 乙, forbidden: [甲] } }
`);
  const [first, second] = buildMatcher(shared).match('LCI 甲');
  expect(first?.readings.map(({ concept, lang }) => `${concept.id}:${lang}`)).toEqual(['a:en', 'b:en']);
  expect(second?.readings.map(({ concept, form }) => `${concept.id}:${form.kind}`)).toEqual(['a:preferred', 'b:forbidden']);
});

const kinds: readonly FormKind[] = ['preferred', 'abbreviation', 'admitted', 'forbidden', 'former', 'guard'];

/** Small alphabets make overlaps: Han, Latin in both cases, a digit, white space. */
const alphabet = ['甲', '乙', '丙', 'a', 'A', 'b', 's', ' ', '2', '—', "'"];
const formText = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 1, maxLength: 5 }).filter((text) => text.trim() === text);
const searched = fc.string({ unit: fc.constantFrom(...alphabet, '\n', '\u00A0', '’', '，', '\u{20BB7}'), maxLength: 60 });
const someForms = fc.array(fc.record({ text: formText, kind: fc.constantFrom(...kinds), zh: fc.boolean() }), { minLength: 1, maxLength: 8 });

function makeGlossary(items: readonly { text: string; kind: FormKind; zh: boolean }[]): Glossary {
  const concepts = items.map(({ text, kind, zh }, i): Concept => {
    const span = { start: 0, end: 0 };
    // Names no text of the alphabet holds.
    const preferred: Form = { text: `丁${i}`, kind: 'preferred', span };
    const form: Form = { text, kind, span };
    const of = (wanted: FormKind): readonly Form[] => (wanted === kind ? [form] : []);
    const empty = { preferred, abbreviations: [], admitted: [], forbidden: [], former: [], guards: [], marks: 'none' as const };
    const filled = { ...empty, preferred: kind === 'preferred' ? form : preferred, abbreviations: of('abbreviation'), admitted: of('admitted'), forbidden: of('forbidden'), former: of('former'), guards: of('guard') };
    return { id: `c${i}`, kind: 'x', status: 'draft', terms: { en: zh ? empty : filled, zh: zh ? filled : empty }, firstMention: 'optional', doNotTranslate: false, context: { near: [], not: [] }, span };
  });
  return { concepts };
}

/** The definition, written down: at each place the longest spelling of any form that stands there as a word. */
function naive(glossary: Glossary, text: string): { start: number; end: number; forms: string[] }[] {
  const known = glossary.concepts.flatMap((concept) =>
    (['en', 'zh'] as const).flatMap((lang) => formsOf(concept, lang).flatMap((form) => spellings(form, lang).map((spelling) => ({ form, ...spelling })))),
  );
  const word = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character) && !/\p{Script=Han}/u.test(character);
  const cut = (at: number): boolean => word(Array.from(text.slice(0, at)).at(-1)) && word(Array.from(text.slice(at))[0]);
  const results = [];
  for (let start = 0; start < text.length; ) {
    const here = known.filter(({ text: wanted, strictness }) => {
      const given = text.slice(start, start + wanted.length);
      return fold(given) === fold(wanted) && agrees(wanted, given, strictness) && !cut(start) && !cut(start + wanted.length);
    });
    const length = Math.max(0, ...here.map((spelling) => spelling.text.length));
    const forms = here.filter((spelling) => spelling.text.length === length).map(({ form }) => form.text);
    if (length > 0) results.push({ start, end: start + length, forms: [...new Set(forms)].sort() });
    start += Math.max(1, length);
  }
  return results;
}

const plain = ({ start, end, readings }: Match): object => ({ start, end, forms: [...new Set(readings.map((reading) => reading.form.text))].sort() });

describe('for any glossary and text', () => {
  test('the matcher finds what the definition says', () => {
    fc.assert(
      fc.property(someForms, searched, (items, text) => {
        const glossary = makeGlossary(items);
        expect(buildMatcher(glossary).match(text).map(plain)).toEqual(naive(glossary, text));
      }),
      { numRuns: 600 },
    );
  });

  test('matches are sorted, disjoint, and spelled as one of their forms', () => {
    const matcher = buildMatcher(domain);
    const words = ['国际绿色采购网', '络', '宜可城', '——地方可持续发展协会', 'SPP', '计划', 'SDG', 's', ' 12.7.1', 'Sustainable', ' public', ' procurement', ' Programmes', '可持续公共采购', ' ', '，', 'X'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const { start, end, readings } of matcher.match(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          const written = text.slice(start, end);
          for (const { form, lang } of readings) expect(spellings(form, lang).some((spelling) => agrees(spelling.text, written, spelling.strictness))).toBe(true);
          last = end;
        }
      }),
    );
  });

  test('thousands of terms are found where they stand', () => {
    const glossary = makeGlossary(Array.from({ length: 5000 }, (_, i) => ({ text: `术语${String.fromCodePoint(0x4e00 + (i % 3000))}${i}号`, kind: 'admitted' as const, zh: true })));
    const names = glossary.concepts.slice(0, 300).map((concept) => concept.terms.zh.admitted[0]?.text ?? '');
    expect(buildMatcher(glossary).match(names.join('')).map((match) => match.readings[0]?.form.text)).toEqual(names);
  });
});
