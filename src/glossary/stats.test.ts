import { expect, test } from 'vitest';
import { glossaryOf, readEdition } from '../exchange/editions.fixture.js';
import { countUse } from './stats.js';

const glossary = glossaryOf(`
- { id: unused, kind: body, en: { name: Nobody }, zh: { preferred: 无人机构 } }
- { id: cfit, kind: initiative, en: { name: Circular and Fair ICT Pact, abbr: CFIT }, zh: { preferred: 循环与公平信息通信技术公约, guard: [公约组织], admitted: [公约] } }
- { id: other, kind: document, en: { name: Other Pact }, zh: { preferred: 其他公约书, admitted: [公约] } }`);

test('counts mentions by issue and form; guards and near variants do not count, shared forms count for each concept', () => {
  const uses = countUse(glossary, [
    readEdition(glossary, 'issue-9', 'zh', '循环与公平信息通信技术公约（CFIT）。公约，公约组织。\n\n循环与公平信息技术公约。\n'),
    readEdition(glossary, 'issue-9', 'en', 'The Circular and Fair ICT Pact (CFIT) and CFIT.\n'),
    readEdition(glossary, 'issue-10', 'zh', '公约。\n'),
  ]);
  expect(uses.map(({ concept, total, byIssue, forms, variants }) => [concept.id, total, [...byIssue], forms.map(({ form, lang, count }) => [form.text, lang, count]), variants])).toEqual([
    ['cfit', 7, [['issue-9', 6], ['issue-10', 1]], [['CFIT', 'en', 3], ['公约', 'zh', 2], ['循环与公平信息通信技术公约', 'zh', 1], ['Circular and Fair ICT Pact', 'en', 1]], [{ text: '循环与公平信息技术公约', count: 1 }]],
    ['other', 2, [['issue-9', 1], ['issue-10', 1]], [['公约', 'zh', 2]], []],
    ['unused', 0, [], [], []],
  ]);
});
