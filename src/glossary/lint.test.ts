import { describe, expect, test } from 'vitest';
import { LineIndex } from '../text/lines.js';
import { lintGlossary } from './lint.js';
import { loadGlossary } from './load.js';

/** `line severity rule text` of each finding but the count of drafts. */
function lint(...rows: string[]): string[] {
  const text = `version: 1\nconcepts:\n${rows.map((row) => `  - ${row}\n`).join('')}`;
  const { glossary, findings } = loadGlossary({ path: 'g.yml', text, bom: false });
  if (!glossary) throw new Error(findings.map((finding) => finding.message.en).join('; '));
  const lines = new LineIndex(text);
  return lintGlossary(glossary)
    .filter((finding) => finding.rule !== 'glossary/drafts')
    .map(({ rule, severity, span, actual }) => `${lines.point(span?.start ?? 0).line} ${severity} ${rule} ${actual}`);
}

const a = (zh: string, en = '', more = ''): string => `{ id: a, kind: x, en: { name: Alpha${en} }, zh: { preferred: 甲乙丙${zh} }${more} }`;
const b = (zh: string, en = '', more = ''): string => `{ id: b, kind: x, en: { name: Beta${en} }, zh: { preferred: 丁戊己${zh} }${more} }`;

describe('planted faults', () => {
  test.each([
    ['a form under two concepts', [a(', admitted: [庚辛壬]'), b(', admitted: [庚辛壬]')], ['4 warning glossary/shared-form 庚辛壬']],
    ['an abbreviation under two concepts', [a('', ', abbr: LCI'), b('', ', abbr: [X, LCI]')], ['4 warning glossary/shared-abbreviation LCI']],
    ['forbidden here, preferred there', [a(', forbidden: [丁戊己]'), b('')], ['3 error glossary/forbidden-is-right 丁戊己']],
    ['forbidden here, admitted there', [a(', admitted: [庚辛壬]'), b(', forbidden: [庚辛壬]')], ['4 error glossary/forbidden-is-right 庚辛壬']],
    ['forbidden and preferred in one concept', [a(', forbidden: [甲乙丙]')], ['3 error glossary/forbidden-is-right 甲乙丙']],
    ['twice in one concept', [a(', admitted: [庚辛壬, 庚辛壬]')], ['3 warning glossary/duplicate-form 庚辛壬']],
    ['a form that another concept guards', [a(', admitted: [丁戊己庚]'), b(', guard: [丁戊己庚]')], ['3 warning glossary/unreachable 丁戊己庚']],
    ['a guard that shields nothing', [a(', guard: [庚辛壬]')], ['3 warning glossary/idle-guard 庚辛壬']],
    ['a former name without its last day', [a(', former: [庚辛壬]')], ['3 warning glossary/former-undated 庚辛壬']],
    ['marks around the whole preferred name', [a('').replace('甲乙丙', '《甲乙丙》')], ['3 error glossary/marks-inside 《甲乙丙》']],
    ['marks around a whole admitted name', [a(', admitted: [“庚辛壬”]')], ['3 warning glossary/marks-inside “庚辛壬”']],
    ['a first mention without an abbreviation', [a('', '', ', firstMention: required')], ['3 warning glossary/first-mention Alpha']],
    ['a list with a full-width comma', [a(', admitted: [庚辛壬，癸甲乙]')], ['3 warning glossary/several-forms 庚辛壬，癸甲乙']],
    ['a short form without a limit', [a(', admitted: [庚辛]')], ['3 warning glossary/short-form 庚辛']],
  ])('%s', (_, rows, expected) => {
    expect(lint(...rows)).toEqual(expected);
  });
});

describe('what is fine', () => {
  test.each([
    ['marks around a part of a name', [a(', admitted: [“庚”辛壬, 《庚》辛》]')]],
    ['a short form with a scope, a guard or a context', [a(', admitted: [{ text: 庚辛, scope: after-declaration }]'), b(', admitted: [壬癸], guard: [壬癸子]'), '{ id: c, kind: x, en: { name: C }, zh: { preferred: 子丑寅, admitted: [卯辰] }, context: { near: [巳] } }']],
    ['a name that is its own abbreviation in both languages', ['{ id: go, kind: x, en: { name: GOLOCAL, abbr: GOLOCAL }, zh: { preferred: GOLOCAL } }']],
    ['a guard that two concepts use', [a(', guard: [甲乙丙丁戊己]'), b(', guard: [甲乙丙丁戊己]')]],
    ['a former name with its last day', [a(', former: [{ text: 庚辛壬, until: 2020-01-01 }]')]],
  ])('%s', (_, rows) => {
    expect(lint(...rows)).toEqual([]);
  });
});

test('findings stand in the order of the file and name the other place; drafts are counted', () => {
  const text = `version: 1\nconcepts:\n  - ${b(', former: [壬癸子]')}\n  - ${a(', admitted: [丁戊己]')}\n  - { id: c, kind: x, status: approved, en: { name: C }, zh: { preferred: 子丑寅 } }\n`;
  const { glossary } = loadGlossary({ path: 'g.yml', text, bom: false });
  const findings = glossary ? lintGlossary(glossary) : [];
  expect(findings.map((finding) => finding.rule)).toEqual(['glossary/drafts', 'glossary/former-undated', 'glossary/shared-form']);
  expect(findings[0]?.message.en).toContain('2 of 3 concepts are drafts');
  const related = findings[2]?.related?.[0];
  expect(text.slice(related?.span?.start, related?.span?.end)).toBe('丁戊己');
  expect(related?.message.en).toBe('see b');
});
