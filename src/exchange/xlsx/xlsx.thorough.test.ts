import { zipSync, type Zippable } from 'fflate';
import { describe, expect, test } from 'vitest';
import { xlsx } from './format.js';
import { Archive } from './unzip.js';

const columns = ['a', 'b', 'd'].map((key) => ({ key, title: { zh: `列${key}`, en: `Column ${key}` }, ...(key === 'd' && { isDay: true as const }) }));
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const workbookXml = '<workbook xmlns:r="r"><sheets><sheet name="术语" sheetId="3" r:id="rId9"/><sheet name="other" r:id="rId1"/></sheets></workbook>';
const relations = '<Relationships><Relationship Id="rId9" Target="worksheets/sheet7.xml"/><Relationship Id="rId9" TargetMode="External" Target="https://example.org/evil.xml"/></Relationships>';

/** A workbook as other programs write it, `parts` replaced. */
function workbook(rows: string, parts: Record<string, string | Uint8Array | undefined> = {}): Uint8Array {
  const files = {
    'xl/workbook.xml': workbookXml,
    'xl/_rels/workbook.xml.rels': relations,
    'xl/worksheets/sheet7.xml': `<x:worksheet xmlns:x="m"><x:sheetData>${rows}</x:sheetData></x:worksheet>`,
    'xl/vbaProject.bin': 'macro',
    ...parts,
  };
  const entries = Object.entries(files).flatMap(([name, content]) => (content === undefined ? [] : [[name, typeof content === 'string' ? bytesOf(content) : content] as const]));
  return zipSync(Object.fromEntries(entries) as Zippable, { mtime: new Date(1980, 0, 1) });
}

const titles = '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="str"><v>列b</v></c><c r="D1" t="inlineStr"><is><t>D</t></is></c></row>';
const read = (bytes: Uint8Array) => xlsx.read(bytes, 'x.xlsx', columns);
const cellsOf = (bytes: Uint8Array): string[][] => read(bytes).rows.map(({ cells }) => columns.map(({ key }) => cells.get(key)?.text ?? ''));
const problemOf = (bytes: Uint8Array): string => read(bytes).findings.map(({ message }) => message.en).join('; ');

describe('reads what other programs write', () => {
  test('shared texts with formatting and readings, numbers, booleans, computed values, days as numbers, gaps', () => {
    const strings = '<sst><si><t>采购</t></si><si><r><t xml:space="preserve">公 </t></r><r><rPr><b/></rPr><t>约</t></r><rPh sb="0"><t>gōngyuē</t></rPh></si></sst>';
    const rows = `${titles}<row r="3"><c r="B3" t="s"><v>1</v></c><c r="D3"><v>45358</v></c></row><row><c t="s"><v>0</v></c><c t="b"><v>1</v></c></row><row r="9"><c r="A9"><f>HYPERLINK("https://example.org")</f><v>5</v></c><c r="B9" t="e"><v>#REF!</v></c><c r="ZZ9"/></row>`;
    const bytes = workbook(rows, { 'xl/sharedStrings.xml': strings });
    expect(cellsOf(bytes)).toEqual([['', '公 约', '2024-03-07'], ['采购', 'true', ''], ['5', '', '']]);
    expect(read(bytes).rows.map(({ number }) => number)).toEqual([3, 4, 9]);
  });

  test('findings name the row', () => {
    expect(problemOf(workbook(`${titles}<row r="4"><c r="A4"><v>1</v></c><c r="F4"><v>2</v></c></row>`))).toMatch(/^Row 4: Found more cells/);
  });

  test('characters XML cannot hold come back from their escapes, and texts that look like one stay', () => {
    const cells = ['\u0007\u001B[0m', '_x0041_', '_x005F_', '__x0041_', 'a\r\nb', '\u{20000}'];
    const sheet = { name: 'a/b:[c]', columns, rows: cells.map((text) => [`N${text}N`, '', '']) };
    expect(cellsOf(xlsx.write(sheet)).map(([text]) => text)).toEqual(cells.map((text) => `N${text}N`));
  });
});

describe('refuses by name', () => {
  test.each([
    ['a workbook with a password, or an old one', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), /old \(\.xls\) or password-protected/],
    ['a file cut off', workbook(titles).subarray(0, 300), /no zip directory/],
    ['a zip that is no workbook', workbook(titles, { 'xl/workbook.xml': undefined }), /no xl\/workbook\.xml/],
    ['a workbook without its sheet', workbook(titles, { 'xl/worksheets/sheet7.xml': undefined }), /no xl\/worksheets\/sheet7\.xml/],
    ['a DOCTYPE', workbook(titles, { 'xl/workbook.xml': `<!DOCTYPE w [<!ENTITY a "b">]>${workbookXml}` }), /DOCTYPE/],
    ['broken XML', workbook(`${titles}<row>`), /sheet7\.xml: Broken XML/],
    ['a zip bomb', workbook(titles, { 'xl/sharedStrings.xml': new Uint8Array(3_000_000).fill(32) }), /packed more than 200 times/],
    ['thousands of files', zipSync(Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`f${i}`, new Uint8Array()]))), /1001 files/],
  ])('%s', (_, bytes, words) => {
    expect(problemOf(bytes)).toMatch(words);
    expect(read(bytes).rows).toEqual([]);
  });

  test('a bomb that declares a small size', () => {
    const bytes = workbook(titles, { 'xl/workbook.xml': new Uint8Array(3_000_000).fill(32) });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = 0; at + 46 < bytes.length; at += 1) if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 1_000_000) view.setUint32(at + 24, 100, true);
    expect(problemOf(bytes)).toMatch(/packed more than 200 times/);
  });

  test('more than the limit in sum', () => {
    const data = Uint8Array.from({ length: 3000 }, (_, i) => (i * 7919) % 251);
    const archive = Archive.open(zipSync({ a: data, b: data }), { entries: 9, total: 5000, ratio: 200 });
    if ('problem' in archive) throw new Error(archive.problem.en);
    expect(archive.read('a')).toEqual(data);
    expect(archive.read('b')).toMatchObject({ problem: { en: expect.stringContaining('not read') as string } });
  });

  test('an encrypted entry', () => {
    const bytes = workbook(titles);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = 0; at + 46 < bytes.length; at += 1) if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true);
    expect(problemOf(bytes)).toMatch(/encrypted/);
  });
});
