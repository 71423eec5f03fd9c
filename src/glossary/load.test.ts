import { describe, expect, test } from 'vitest';
import { LineIndex } from '../text/lines.js';
import { loadGlossary } from './load.js';

function load(text: string): ReturnType<typeof loadGlossary> {
  return loadGlossary({ path: 'glossary.yml', text, bom: false });
}

const head = 'version: 1\nconcepts:\n';
const valid = '  - { id: a, kind: x, en: { name: A }, zh: { preferred: 甲 } }\n';

describe('rows that are not valid, each at its place', () => {
  test.each([
    ['no English name', '  - { id: a, kind: x, en: { abbr: A }, zh: { preferred: 甲 } }\n', '3:23 glossary/invalid en'],
    ['no Chinese name', '  - id: a\n    kind: x\n    en: { name: A }\n    zh:\n      admitted: [甲]\n', '6:5 glossary/invalid zh'],
    ['an empty form', '  - { id: a, kind: x, en: { name: A }, zh: { preferred: 甲, admitted: [乙, ""] } }\n', '3:74 glossary/invalid ""'],
    ['a form of blanks', '  - { id: a, kind: x, en: { name: A }, zh: { preferred: "　" } }\n', '3:57 glossary/invalid "　"'],
    ['a number for a name', '  - { id: a, kind: x, en: { name: A }, zh: { preferred: 12 } }\n', '3:57 glossary/invalid 12'],
    ['a text for a list', '  - { id: a, kind: x, en: { name: A }, zh: { preferred: 甲, forbidden: 乙 } }\n', '3:71 glossary/invalid 乙'],
    ['a form without text', '  - { id: a, kind: x, en: { name: A }, zh: { preferred: 甲, forbidden: [{ why: 错 }] } }\n', '3:72 glossary/invalid { why: 错 }'],
    ['an unknown key', '  - { id: a, kind: x, en: { name: A }, zh: { preferred: 甲 }, stauts: approved }\n', '3:62 glossary/unknown-key stauts'],
    ['an unknown state', '  - { id: a, kind: x, status: final, en: { name: A }, zh: { preferred: 甲 } }\n', '3:31 glossary/invalid final'],
    ['an id with capitals', '  - { id: FAO, kind: x, en: { name: A }, zh: { preferred: 甲 } }\n', '3:11 glossary/invalid FAO'],
    ['an id twice', `${valid}${valid}`, '4:11 glossary/invalid a'],
    ['no day of the calendar', '  - { id: a, kind: x, en: { name: A }, zh: { preferred: 甲, former: [{ text: 乙, until: 2023-02-29 }] } }\n', '3:87 glossary/invalid 2023-02-29'],
    ['a period that ends before it begins', '  - { id: a, kind: x, en: { name: A }, zh: { preferred: 甲 }, valid: { from: 2020-01-02, to: 2020-01-01 } }\n', '3:69 glossary/invalid { from: 2020-01-02, to: 2020-01-01 }'],
    ['two ends', '  - { id: a, kind: x, en: { name: A }, zh: { preferred: 甲, former: [{ text: 乙, until: 2020-01-01, valid: { to: 2020-01-01 } }] } }\n', '3:69 glossary/invalid { text: 乙, until: 2020-01-01, valid: { to: 2020-01-01 } }'],
    ['unknown marks', '  - { id: a, kind: x, en: { name: A }, zh: { preferred: 甲, marks: 「」 } }\n', '3:67 glossary/invalid 「」'],
    ['a concept that is a text', '  - 甲\n', '3:5 glossary/invalid 甲'],
  ])('%s', (_, rows, expected) => {
    const text = head + rows;
    const { glossary, findings } = load(text);
    expect(glossary).toBeUndefined();
    const found = findings.map(({ rule, span }) => {
      const { line, column } = new LineIndex(text).point(span?.start ?? -1);
      return `${line}:${column} ${rule} ${text.slice(span?.start, span?.end)}`;
    });
    expect(found).toEqual([expected]);
  });

  test('a second id names the first', () => {
    const text = head + valid + valid;
    const [related] = load(text).findings[0]?.related ?? [];
    expect(new LineIndex(text).point(related?.span?.start ?? -1)).toEqual({ line: 3, column: 11 });
  });
});

describe('what a valid file becomes', () => {
  const text = `version: 1
concepts:
  - id: mee
    kind: organisation
    status: approved
    en: { name: Ministry of Ecology and Environment, abbr: [MEE, "MEE-C"] }
    zh:
      preferred: 生态环境部
      admitted: [环境部, { text: 该部, scope: after-declaration, why: 简称 }]
      forbidden: [{ text: 环保部, severity: info }]
      former: [{ text: 环境保护部, until: 2018-03-16 }, { text: 国家环保总局, valid: { from: 1998-03-29, to: 2008-03-14 } }]
      guard: [生态环境部门]
      marks: none
    firstMention: required
    valid: { from: 2018-03-17 }
    context: { not: [门] }
  - { id: paper, kind: document, en: { name: Paper, abbr: P }, zh: { preferred: 文件, abbr: 文, marks: 《》 } }
`;
  const { glossary, findings } = load(text);
  const [mee, paper] = glossary?.concepts ?? [];
  const at = (span: { start: number; end: number } | undefined): string => text.slice(span?.start, span?.end);

  test('forms carry kind, limits and place', () => {
    expect(findings).toEqual([]);
    expect(mee?.terms.zh.admitted).toMatchObject([{ text: '环境部', kind: 'admitted' }, { text: '该部', scope: 'after-declaration', why: '简称' }]);
    expect(mee?.terms.zh.forbidden).toMatchObject([{ text: '环保部', kind: 'forbidden', severity: 'info' }]);
    expect(mee?.terms.zh.former).toMatchObject([
      { text: '环境保护部', kind: 'former', valid: { to: '2018-03-16' } },
      { text: '国家环保总局', valid: { from: '1998-03-29', to: '2008-03-14' } },
    ]);
    expect(mee?.terms.zh.preferred.valid).toEqual({ from: '2018-03-17' });
    expect(mee?.terms.zh.guards).toMatchObject([{ text: '生态环境部门', kind: 'guard' }]);
    expect(at(mee?.terms.en.abbreviations[1]?.span)).toBe('"MEE-C"');
    expect(at(mee?.terms.zh.preferred.span)).toBe('生态环境部');
    expect(at(mee?.span).startsWith('id: mee')).toBe(true);
  });

  test('what is left out has its default', () => {
    expect(mee?.context).toEqual({ near: [], not: ['门'] });
    expect(paper).toMatchObject({ status: 'draft', firstMention: 'optional', doNotTranslate: false, context: { near: [], not: [] } });
    expect(paper?.terms.zh.marks).toBe('《》');
    expect(paper?.terms.en.marks).toBe('none');
  });

  test('Chinese takes the English abbreviation unless it has its own', () => {
    expect(mee?.terms.zh.abbreviations).toBe(mee?.terms.en.abbreviations);
    expect(paper?.terms.zh.abbreviations.map((form) => form.text)).toEqual(['文']);
  });

  test('no concepts, and a form that two concepts share, are valid', () => {
    expect(load('version: 1\nconcepts: []\n')).toMatchObject({ glossary: { concepts: [] }, findings: [] });
    expect(load(`${head}${valid}${valid.replace('id: a', 'id: b')}`).glossary?.concepts).toHaveLength(2);
  });
});
