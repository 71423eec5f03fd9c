import { describe, expect, test } from 'vitest';
import { glossaryOf, readEdition } from '../exchange/editions.fixture.js';
import { longForm } from './long-form.js';
import { suggestTerms } from './suggest.js';

const glossary = glossaryOf('- { id: unep, kind: body, en: { name: United Nations Environment Programme, abbr: UNEP }, zh: { preferred: 联合国环境规划署 } }');

describe('the name before an abbreviation', () => {
  test.each([
    ['The event of the Global Alliance for Buildings and Construction', 'GlobalABC', 'en', 'Global Alliance for Buildings and Construction'],
    ['supported by the Inter-American Network on Government Procurement', 'INGP', 'en', 'Inter-American Network on Government Procurement'],
    ['we met them', 'XYZ', 'en', undefined],
    ['会议由美洲政府采购网络', 'INGP', 'zh', '美洲政府采购网络'],
    ['发布了《可持续采购国际标准》', 'ISPS', 'zh', '可持续采购国际标准'],
    ['加入“同一个地球”网络', 'OPN', 'zh', '同一个地球”网络'],
    ['和', 'X1', 'zh', undefined],
  ] as const)('%s（%s）', (text, abbreviation, lang, name) => {
    const span = longForm(text, abbreviation, lang);
    expect(span && text.slice(span.start, span.end)).toBe(name);
  });
});

test('suggests what texts name and the glossary does not know, with its places', () => {
  const zh = '# 动态\n\n联合国环境规划署（UNEP）与美洲政府采购网络（INGP）发布《绿色采购指南》。\n\n《绿色采购指南》由“碳足迹”项目支持，《另一文件》除外。\n';
  const en = '# News of the Day Today\n\nThe Green Deal Office met the Office of Public Works. In Geneva the\nGreen Deal Office spoke to the United Nations Environment Programme (UNEP).\n\nThe United Nations Environment Programme agreed with the Green Deal Office (GDO).\n';
  const suggestions = suggestTerms([readEdition(glossary, 'issue-9', 'zh', zh), readEdition(glossary, 'issue-9', 'en', en), readEdition(glossary, 'issue-10', 'zh', '有“碳足迹”。\n')]);
  expect(suggestions.map(({ lang, text, reason, abbreviation, marks, evidence }) => [lang, text, reason, abbreviation ?? marks, evidence.map(({ issue }) => issue)])).toEqual([
    ['en', 'Green Deal Office', 'abbreviation', 'GDO', ['issue-9']],
    ['zh', '美洲政府采购网络', 'abbreviation', 'INGP', ['issue-9']],
    ['zh', '碳足迹', 'quoted', '“”', ['issue-9', 'issue-10']],
    ['zh', '绿色采购指南', 'quoted', '《》', ['issue-9', 'issue-9']],
  ]);
  for (const { text, lang, evidence } of suggestions) {
    for (const { file, span, excerpt } of evidence) {
      const source = lang === 'en' ? en : file.includes('issue-9') ? zh : '有“碳足迹”。\n';
      expect(source.slice(span?.start, span?.end)).toBe(text);
      expect(excerpt).toContain(text);
    }
  }
});

test('a capitalised name needs two mentions, and known or declared names are none', () => {
  const once = suggestTerms([readEdition(glossary, 'a', 'en', 'The Green Deal Office met UNEP. The United Nations Environment Programme, the United Nations Environment Programme.\n')]);
  expect(once).toEqual([]);
  const declared = suggestTerms([readEdition(glossary, 'a', 'zh', '某公约（以下简称“公约书”）。“公约书”与“公约书”。\n')]);
  expect(declared).toEqual([]);
  const miswritten = suggestTerms([readEdition(glossary, 'a', 'zh', '“联合国环境规画署”与“联合国环境规画署”。\n')]);
  expect(miswritten).toEqual([]);
});
