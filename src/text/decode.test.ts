import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decode } from './decode.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytes = (...parts: (readonly number[] | Uint8Array)[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
const utf16 = (text: string, order: 'le' | 'be'): Uint8Array =>
  Uint8Array.from(Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).flatMap((unit) => (order === 'le' ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
// 可持续公共采购计划简报，由采购处编。 in GB 2312.
const gb = [
  0xbf, 0xc9, 0xb3, 0xd6, 0xd0, 0xf8, 0xb9, 0xab, 0xb9, 0xb2, 0xb2, 0xc9, 0xb9, 0xba, 0xbc, 0xc6, 0xbb, 0xae, 0xbc, 0xf2, 0xb1, 0xa8, 0xa3, 0xac,
];

function read(data: Uint8Array): { text: string; bom: boolean; warning: string | undefined } {
  const decoded = decode(data, 'x.md');
  if (!('file' in decoded)) throw new Error(decoded.finding.message.en);
  return { text: decoded.file.text, bom: decoded.file.bom, warning: decoded.warning?.message.en };
}

function refusal(data: Uint8Array): { said: string; line: number | undefined } {
  const decoded = decode(data, 'x.md');
  if ('file' in decoded) throw new Error(`read as ${decoded.file.text}`);
  expect(decoded.finding.rule).toBe('input/encoding');
  expect(decoded.finding.severity).toBe('error');
  return { said: decoded.finding.message.en, line: decoded.range?.line };
}

describe('what is read', () => {
  test('UTF-8, line ends untouched', () => {
    expect(read(utf8('可持续\r\n采购\r'))).toEqual({ text: '可持续\r\n采购\r', bom: false, warning: undefined });
  });
  test('an empty file', () => expect(read(utf8('')).text).toBe(''));
  test('the mark of UTF-8 is remembered, not read; a second one is text', () => {
    expect(read(utf8('\uFEFF\uFEFF甲'))).toEqual({ text: '\uFEFF甲', bom: true, warning: undefined });
  });
  test.each(['le', 'be'] as const)('UTF-16 %s with its mark, with a warning', (order) => {
    const found = read(bytes(utf16('\uFEFF采购，ICLEI 𠮷', order)));
    expect(found.text).toBe('采购，ICLEI 𠮷');
    expect(found.warning).toContain('UTF-16');
  });
  test('GB 2312 prose, with a warning', () => {
    const found = read(bytes(gb, utf8(' SPP 12\n')));
    expect(found.text).toBe('可持续公共采购计划简报， SPP 12\n');
    expect(found.warning).toContain('GB18030');
  });
  test('U+FFFD that the author saved stays', () => expect(read(utf8('a\uFFFDb')).text).toBe('a\uFFFDb'));
});

describe('what is refused, by name', () => {
  test('UTF-8 cut off within a character: the line is told, nothing is replaced', () => {
    const found = refusal(utf8('# 标题\n\n正文').subarray(0, -1));
    expect(found).toMatchObject({ line: 3 });
    expect(found.said).toContain('line 3, column 2');
  });
  test('one stray byte in long UTF-8', () => expect(refusal(bytes(utf8('甲乙丙丁\n'), [0xff], utf8('戊己'))).line).toBe(2));
  test('overlong and surrogate sequences are no UTF-8', () => {
    for (const bad of [[0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80]]) expect(refusal(bytes(utf8('采购计划'), bad)).said).toContain('damaged');
  });
  test('a NUL', () => expect(refusal(utf8('a\nb\0c'))).toMatchObject({ line: 2 }));
  test('UTF-16 without a mark has NULs', () => expect(refusal(utf16('SPP', 'le')).said).toContain('UTF-16 without its mark'));
  test('UTF-32', () => expect(refusal(bytes([0xff, 0xfe, 0, 0, 0x2d, 0x4e, 0, 0])).said).toContain('UTF-32'));
  test('half a UTF-16 unit', () => expect(refusal(bytes([0xff, 0xfe, 0x2d])).said).toContain('UTF-16'));
  test('Latin-1 is not taken for Chinese', () => expect(refusal(bytes(utf8('Universit'), [0xe9], utf8(' de Montr'), [0xe9], utf8('al, c'), [0xf4, 0x74, 0xe9])).line).toBe(1));
  test('Shift_JIS is not taken for Chinese', () => {
    // 持続可能な公共調達のニュースレター
    const sjis = [0x8e, 0x9d, 0x91, 0xb1, 0x89, 0xc2, 0x94, 0x5c, 0x82, 0xc8, 0x8c, 0xf6, 0x8b, 0xa4, 0x92, 0xb2, 0x92, 0x42, 0x82, 0xcc, 0x83, 0x6a, 0x83, 0x85];
    expect(refusal(Uint8Array.from(sjis)).said).toContain('not UTF-8');
  });
});

const hostile = new URL('../../../shared/corpora/hostile/made/enc/', import.meta.url);
const there = existsSync(hostile);

test('the hostile encodings end as the corpus expects', ({ skip }) => {
  skip(!there, 'the shared corpora are not beside the repository');
  const of = (name: string): Uint8Array => readFileSync(new URL(name, hostile));
  const plain = read(of('utf8.md')).text;
  expect(read(of('utf8-bom.md'))).toMatchObject({ text: plain, bom: true });
  expect(read(of('crlf.md')).text.replaceAll('\r\n', '\n')).toBe(plain);
  expect(read(of('gb18030.md')).text).toBe(plain);
  expect(read(of('utf16le-bom.md')).text).toBe(plain);
  expect(refusal(of('truncated.md')).line).toBeGreaterThan(1);
});
