import { expect, test } from 'vitest';
import { encodeAddress } from './uri.js';

test.each([
  ['https://example.org/a?b=c&d=%20#e', 'https://example.org/a?b=c&d=%20#e'],
  ['https://example.org/采购', 'https://example.org/%E9%87%87%E8%B4%AD'],
  ['https://example.org/100%?a[1]|"<>', 'https://example.org/100%25?a%5B1%5D%7C%22%3C%3E'],
  ['http://[::1]:80/[x]#y#z', 'http://[::1]:80/%5Bx%5D#y%23z'],
  ['https://例子.example.org', 'https://%E4%BE%8B%E5%AD%90.example.org'],
])('%s', (address, uri) => {
  expect(encodeAddress(address)).toBe(uri);
  expect(encodeAddress(uri)).toBe(uri);
});
