import { describe, expect, it } from 'vitest';
import { fileName, headerLine, httpsAddress, listIdValue, mailboxValue, oneLine, plainMailbox, withParameters, words, type Header } from './headers.js';

const hostile = [
  'a\r\nBcc: all@example.org',
  'a\nBcc: all@example.org',
  'a\rBcc: all@example.org',
  'a\0b',
  'a\u2028Bcc: x\u2029y\u0085z',
  'a\u202Etxt.exe',
  '"; filename="evil.exe',
  '=?UTF-8?Q?=0D=0ABcc:_x?=',
  '<all@example.org>, "x',
  '\\',
  '\uD83D',
  'x'.repeat(3000),
  '简'.repeat(1000),
  '简报\r\nBcc: all@example.org',
];

/** A field must be one field: lines that go on begin with white space and hold something, in printable ASCII, under the limit. */
function expectOneField(header: Header): void {
  const [first = '', ...more] = headerLine(header).split('\r\n');
  expect(first).toMatch(new RegExp(`^${header[0]}:`));
  for (const line of [first, ...more]) {
    expect(line).toMatch(/^[\x20-\x7e]*$/);
    expect(line.length).toBeLessThanOrEqual(998);
  }
  for (const line of more) expect(line).toMatch(/^[ ]\S/);
}

/** Words as a reader puts them together again (RFC 2047 §6.2). */
const decoded = (value: string): string =>
  value.replace(/\?=\s+=\?/g, '?==?').replace(/=\?UTF-8\?B\?([^?]*)\?=/g, (_word, text: string) => Buffer.from(text, 'base64').toString());

describe('header fields', () => {
  it.each(hostile)('of %j stay one field each', (text) => {
    expectOneField(['Subject', words(text)]);
    expectOneField(['From', mailboxValue({ name: text, address: 'bulletin@example.org' }) ?? '']);
    expectOneField(['List-Id', listIdValue('list.example.org', text) ?? '']);
    expectOneField(['Content-Disposition', withParameters('attachment', { filename: fileName(text, '.pdf') })]);
    expectOneField(['Content-Type', withParameters('application/pdf', {}, fileName(text, '.pdf'))]);
  });

  it.each(hostile)('lose nothing of %j but what cannot be shown', (text) => {
    expect(decoded(words(text))).toBe(oneLine(text));
  });

  it.each([...hostile, 'a b@example.org', 'a@b@example.org', '"a"@example.org', 'a@example.org, b@example.org', 'a@[127.0.0.1]', 'a@exa mple.org', '@example.org', 'a@', '简@example.org'])(
    'have no mailbox %j',
    (address) => {
      expect(mailboxValue({ address })).toBeUndefined();
    },
  );

  it('have every encoded word whole and at most 75 characters long', () => {
    const name = '可持续公共采购🌏计划'.repeat(9);
    for (const value of [words(name), mailboxValue({ name, address: 'a@example.org' }) ?? '']) {
      const found = value.match(/=\?\S+\?=/g) ?? [];
      expect(found.length).toBeGreaterThan(3);
      for (const word of found) {
        expect(word.length).toBeLessThanOrEqual(75);
        expect(decoded(word)).not.toContain('\uFFFD');
      }
    }
    // Python joins words of a name by a space: a name of ordinary length is one.
    expect(mailboxValue({ name: '可持续公共采购计划简报编辑部', address: 'a@example.org' })?.match(/=\?/g)).toHaveLength(1);
  });

  it('quote an ASCII name with marks and leave a plain address alone', () => {
    expect(mailboxValue({ name: 'Desk, "SPP" \\', address: 'a@example.org' })).toBe('"Desk, \\"SPP\\" \\\\" <a@example.org>');
    expect(mailboxValue({ name: ' \n ', address: 'a@example.org' })).toBe('a@example.org');
  });

  it('write domains of other scripts in ASCII', () => {
    expect(plainMailbox('bulletin@例子.example')).toBe('bulletin@xn--fsqu00a.example');
  });

  it('take https addresses alone', () => {
    expect(httpsAddress('https://example.org/退订?a=<b>,"c"')).toMatch(/^https:\/\/example\.org\/[\w%?=&.-]+$/);
    for (const url of ['http://example.org', 'javascript:alert(1)', 'https://', 'x', `https://example.org/${'a'.repeat(1000)}`, undefined]) expect(httpsAddress(url)).toBeUndefined();
    expect(httpsAddress('https://example.org/\r\nBcc: x')).toBe('https://example.org/Bcc:%20x');
  });

  it('name a Chinese file both ways', () => {
    expect(withParameters('attachment', { filename: '简报.pdf' })).toBe("attachment; filename*0*=utf-8''%E7%AE%80%E6%8A%A5.pdf");
    expect(decoded(withParameters('application/pdf', {}, '简报.pdf'))).toBe('application/pdf; name="简报.pdf"');
  });
});

describe('fileName', () => {
  it.each([
    ['可持续公共采购计划简报（2022年第3期 · 总第9期）', '可持续公共采购计划简报（2022年第3期 · 总第9期）.pdf'],
    ['Programme: 2024 Annual Review', 'Programme-2024 Annual Review.pdf'],
    ['../../etc/passwd', 'etc-passwd.pdf'],
    ['C:\\a|b?*', 'C-a-b.pdf'],
    [' . ', 'bulletin.pdf'],
    ['', 'bulletin.pdf'],
    ['简'.repeat(300), `${'简'.repeat(66)}.pdf`],
  ])('makes of %j', (stem, name) => {
    expect(fileName(stem, '.pdf')).toBe(name);
  });
});
