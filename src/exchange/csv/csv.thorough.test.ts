import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LineIndex } from '../../text/lines.js';
import { conceptColumns } from '../concept-sheet.js';
import { conceptOf } from '../concepts.fixture.js';
import { glossaryFormats } from '../registry.js';
import { csv } from './format.js';

const glossary = glossaryFormats.find(({ format }) => format === 'csv') ?? glossaryFormats[0];
const columns = ['a', 'b', 'c'].map((key) => ({ key, title: { zh: `列${key}`, en: `Column ${key}` } }));
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string) => csv.read(bytesOf(text), 'x.csv', columns);
const cellsOf = (text: string): (string | undefined)[][] => read(text).rows.map(({ cells }) => columns.map(({ key }) => cells.get(key)?.text));
const importOf = (text: string) => {
  const result = glossary?.read(bytesOf(text), 'x.csv') ?? { concepts: [], findings: [] };
  const index = new LineIndex(text);
  return { ...result, findings: result.findings.map(({ span, message, severity }) => ({ line: span && index.point(span.start).line, at: span && text.slice(span.start, span.end), zh: message.zh, severity })) };
};

describe('RFC 4180', () => {
  test.each([
    ['LF', 'a,b,c\n1,2,3\n', [['1', '2', '3']]],
    ['CR', 'a,b,c\r1,2,3\r4', [['1', '2', '3'], ['4', undefined, undefined]]],
    ['quotes, line ends and separators inside a cell', 'a,b,c\r\n"x, ""y""\r\nz",2,"3"\r\n', [['x, "y"\r\nz', '2', '3']]],
    ['a quote within a bare cell', 'a,b,c\n5" pipe,2,3\n', [['5" pipe', '2', '3']]],
    ['blank lines', 'a,b,c\n\n,,\n1,2,3\n\n', [['1', '2', '3']]],
    ['the semicolons of a European Excel', 'a;b;c\n1,5;2;3\n', [['1,5', '2', '3']]],
    ['tabs', 'a\tb\tc\n1\t2\t3\n', [['1', '2', '3']]],
    ['titles in either language and any case, in any order', '列c,COLUMN A\n3,1\n', [['1', undefined, '3']]],
  ])('reads %s', (_, text, expected) => {
    expect(read(text).findings).toEqual([]);
    expect(cellsOf(text)).toEqual(expected);
  });

  test.each([
    ['an open quote', 'a,b,c\n1,2,3\n"4,5,6\n7,8,9\n', [['1', '2', '3']], 3],
    ['text behind a closing quote', 'a,b,c\n"1"x,2,3\n7,8,9\n', [['7', '8', '9']], 2],
    ['more cells than titles', 'a,b,c\n1,2,3,4\n7,8,9\n', [['7', '8', '9']], 2],
    ['a column twice', 'a,b,a\n1,2,3\n', [['1', '2', undefined]], 1],
  ])('points at %s and reads the rest', (_, text, expected, line) => {
    expect(cellsOf(text)).toEqual(expected);
    expect(read(text).findings.map(({ span }) => new LineIndex(text).point(span?.start ?? 0).line)).toEqual([line]);
  });

  test('lines count through cells of several lines', () => {
    expect(read('a,b,c\r\n"1\r\n\r\n1",2,3\r\n4,5,6\r\n').rows.map(({ number }) => number)).toEqual([2, 5]);
  });

  test('an unknown column is named, with what was meant', () => {
    expect(read('a,b,clumn c\n1,2,3\n').findings).toMatchObject([{ severity: 'warning', actual: 'clumn c', expected: ['column c'] }]);
    expect(read('x,y\n1,2\n').findings.at(-1)).toMatchObject({ severity: 'error', expected: ['a', 'b', 'c'] });
  });
});

describe('what spreadsheets do', () => {
  const formulas = ['=1+1', '+86', '-5', '@SUM(A1)', '＝1+1', '=HYPERLINK("https://example.org/","x")', "'=1", "''=1", '\t=1'];
  test('no written cell begins like a formula, and each comes back', () => {
    const bytes = csv.write({ name: 'x', columns, rows: formulas.map((text) => ['N', text, 'N']) });
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    expect(text.startsWith('\uFEFFa,b,c\r\n')).toBe(true);
    expect(text).not.toMatch(/(?:^|,|\n)"?[=+\-@＝＋－＠\t]/u);
    expect(csv.read(bytes, 'x', columns).rows.map(({ cells }) => cells.get('b')?.text)).toEqual(formulas.map((each) => each.trim()));
  });

  test('plain apostrophes and marks stay', () => {
    expect(cellsOf("a,b,c\n'80s,'tis,d'=1\n")).toEqual([["'80s", "'tis", "d'=1"]]);
  });

  test('the mark for Excel can be left out', () => {
    expect(csv.write({ name: 'x', columns, rows: [] }, { bom: false })).toEqual(bytesOf('a,b,c\r\n'));
  });

  test('days come back as days', () => {
    const days = [{ key: 'd', title: { zh: '日', en: 'day' }, isDay: true as const }];
    const text = 'd\n2024/3/7\n45358\n45358.5\n2024-03-07\n2024\n三月\n';
    expect(csv.read(bytesOf(text), 'x', days).rows.map(({ cells }) => cells.get('d')?.text)).toEqual(['2024-03-07', '2024-03-07', '2024-03-07', '2024-03-07', '2024', '三月']);
  });

  test('what a Chinese Excel saves as CSV is GBK: read, and said so', () => {
    const gbk = Uint8Array.from([...Buffer.from('a,b,c\r\n'), 0xb2, 0xc9, 0xb9, 0xba, 0x2c, 0xb9, 0xab, 0xd4, 0xbc, 0x2c, 0x33]);
    const { rows, findings } = csv.read(gbk, 'x.csv', columns);
    expect(rows.map(({ cells }) => cells.get('a')?.text)).toEqual(['采购']);
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([['input/encoding', 'warning']]);
  });
});

describe('a glossary', () => {
  test('is a row for each concept, readable and typeable', () => {
    const concept = conceptOf({ id: 'cfit', status: 'approved', en: { name: 'Circular and Fair ICT Pact', abbr: 'CFIT' }, zh: { preferred: '循环与公平信息通信技术公约', admitted: [{ text: '公约', scope: 'after-declaration' }, 'CFIT公约'], forbidden: [{ text: '公约|协定', why: '缺“通信”；[旧]' }] } });
    const text = new TextDecoder().decode(glossary?.write([concept]).bytes);
    expect(text.split('\r\n')[1]).toBe(String.raw`cfit,concept,approved,Circular and Fair ICT Pact,CFIT,,,,,,循环与公平信息通信技术公约,,公约 [scope=after-declaration] | CFIT公约,公约\|协定 [why=缺“通信”；\[旧\]],,,,optional,,,,,,,`);
  });

  test('of other origin needs two columns: ids are made, everything is a draft', () => {
    const { concepts, findings } = importOf('en,zh\nPublic Procurement,公共采购\nPublic procurement,政府采购\nCafé “A”,咖啡\n采购,采购\n');
    expect(findings).toEqual([]);
    expect(concepts.map(({ id, kind, status, zh }) => [id, kind, status, zh.preferred])).toEqual([
      ['public-procurement', 'concept', 'draft', '公共采购'],
      ['public-procurement-2', 'concept', 'draft', '政府采购'],
      ['cafe-a', 'concept', 'draft', '咖啡'],
      ['term', 'concept', 'draft', '采购'],
    ]);
  });

  test('each invalid row is a finding at its line, the others are read', () => {
    const text = 'id,en,zh,status,zh_admitted,valid_from\ngood,A,甲,draft,,\nno-zh,B,,draft,,\nBad Id,C,丙,draft,,\nd,D,丁,aproved,,\ne,E,戊,draft,己 [scop=title],\nf,F,庚,draft,,2024-02-30\ngood,G,辛,draft,,\n';
    const { concepts, findings } = importOf(text);
    expect(concepts.map(({ id }) => id)).toEqual(['good']);
    expect(findings.map(({ line, at }) => [line, at])).toEqual([[3, 'no-zh'], [4, 'Bad Id'], [5, 'aproved'], [6, '己 [scop=title]'], [7, '2024-02-30'], [8, 'good']]);
    expect(findings[0]?.zh).toBe('列 zh：缺少“zh.preferred”，应为非空文本');
    expect(findings[3]?.zh).toContain('scope');
  });

  test('brackets that hold no detail are part of the text', () => {
    const { concepts } = importOf('en,zh,zh_admitted\nA,甲,乙 [试行] | 丙[x\n');
    expect(concepts[0]?.zh.admitted).toEqual(['乙 [试行]', '丙[x']);
  });

  test('has its columns on the page about exchange', () => {
    const page = readFileSync(new URL('../../../docs/glossary-exchange.md', import.meta.url), 'utf8');
    expect(conceptColumns.map(({ key }) => key).filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
  });

  test('10,000 rows are read', () => {
    const text = `en,zh\n${Array.from({ length: 10_000 }, (_, i) => `Term ${i},术语${i}`).join('\n')}\n`;
    const { concepts, findings } = importOf(text);
    expect([concepts.length, findings.length, concepts.at(-1)?.id]).toEqual([10_000, 0, 'term-9999']);
  });
});
