import { expect, test } from 'vitest';
import { isInAddress } from './typed-addresses.js';

function holds(text: string, name: string): boolean {
  const start = text.indexOf(name);
  return isInAddress(text, start, start + name.length);
}

test.each([
  'see leverage.example.org',
  'see leverage.org.',
  'see example.org/leverage',
  'see example.org/news/2024-leverage?id=1',
  'write to leverage@example.org',
  'write to desk@leverage.example.org',
])('%s holds an address', (text) => {
  expect(holds(text, 'leverage')).toBe(true);
});

test.each(['联系水公平局@example.org。', '联系 a@水公平局.org。', '联系 a@水公平局.公司.cn'])('%s holds a mailbox', (text) => {
  expect(holds(text, '水公平局')).toBe(true);
});

test.each([
  'we leverage.The next',
  'it has leverage. It is',
  'debt/leverage',
  'self-leverage and more',
  'leverage: example.org',
  'leverage (example.org)',
  'leverage, desk@example.org',
  'e.g. leverage',
])('%s does not', (text) => {
  expect(holds(text, 'leverage')).toBe(false);
});

test.each(['水公平局：a@example.org', '水公平局a@example.org', '关注@水公平局。', 'a@example.org水公平局', '水公平局.'])('%s does not', (text) => {
  expect(holds(text, '水公平局')).toBe(false);
});
