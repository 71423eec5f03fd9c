import { describe, expect, test } from 'vitest';
import { findDefinitions, shortFormsIn } from './definitions.js';

const known = new Set(['Rijkswaterstaat', 'CFIT']);
const find = (text: string): string[] =>
  findDefinitions(text, (token) => known.has(token)).map(({ abbreviation, name }) => `${text.slice(name.start, name.end)}|${abbreviation}`);

describe('definitions of abbreviations', () => {
  test.each([
    ['联合国粮食及农业组织（FAO）表示', ['联合国粮食及农业组织|FAO']],
    ['会议认为，经济合作与发展组织 (OECD) 应', ['经济合作与发展组织 |OECD']],
    ['循环与公平信息通信技术公约（CFIT，以下简称“公约”）', ['循环与公平信息通信技术公约|CFIT']],
    ['毛里求斯财政、经济规划和发展部（MOFEPD）', ['毛里求斯财政、经济规划和发展部|MOFEPD']],
    ['荷兰国家水利署（Rijkswaterstaat）', ['荷兰国家水利署|Rijkswaterstaat']],
    ['CFIT（循环与公平信息通信技术公约）启动', ['循环与公平信息通信技术公约|CFIT']],
    ['the Pan American Health Organization (PAHO)', ['the Pan American Health Organization |PAHO']],
    ['可持续发展目标（SDG）12.7.1和可持续公共采购（SPP）', ['可持续发展目标|SDG', '12.7.1和可持续公共采购|SPP']],
  ])('%s', (text, expected) => {
    expect(find(text)).toEqual(expected);
  });

  test.each(['于巴黎（2024）召开', '微软（Windows）', '多个机构（FAO、UNEP）参加', '各方（FAO, UNEP and UNDP）', '第（一）条', '（见附件A）'])('%s defines nothing', (text) => {
    expect(find(text)).toEqual([]);
  });

  test('a bracket that never closes costs nothing', () => {
    expect(find('（A'.repeat(20_000))).toEqual([]);
  });
});

test.each([
  ['（CFIT，以下简称“公约”）', ['公约']],
  ['环境发展中心（EDC，以下简称为“中心”）', ['中心']],
  ['the Circular and Fair ICT Pact (hereinafter "the Pact")', ['Pact']],
  ['the Circular and Fair ICT Pact (hereinafter “the Pact”)', ['Pact']],
  ['他简称赞“好”', []],
])('short forms declared in %s', (text, expected) => {
  const found = shortFormsIn(text);
  expect(found.map(({ form }) => form)).toEqual(expected);
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
});
