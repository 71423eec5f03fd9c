import { describe, expect, it } from 'vitest';
import { configSchema } from './config.js';
import { readYaml } from './read.js';

const read = (mail: string): ReturnType<typeof readYaml> => readYaml(`version: 1\nmail:\n${mail}\n`, configSchema, { family: 'config' });
const isTaken = (mail: string): boolean => read(mail).findings.length === 0;

describe('mail in spp.yml', () => {
  it('may be absent', () => {
    expect(readYaml('version: 1\n', configSchema, { family: 'config' }).value?.mail).toEqual({});
  });

  it.each(['bulletin@example.org', "o'brien+spp@mail.example.org", 'x@例子.example'])('takes the address %s', (address) => {
    expect(isTaken(`  from: { address: "${address}" }`)).toBe(true);
  });

  it.each(['example.org', 'a@b', 'a b@example.org', 'a@example.org, b@example.org', 'Desk <a@example.org>', 'a@example.org\\r\\nBcc: b@example.org', 'a\\0@example.org', 'a@exa\\u2028mple.org', '简@example.org', `${'a'.repeat(250)}@example.org`])(
    'refuses the address %s',
    (address) => {
      expect(isTaken(`  from: { address: "${address}" }`)).toBe(false);
      expect(isTaken(`  unsubscribe: { email: "${address}" }`)).toBe(false);
    },
  );

  it('says what unsubscribing needs', () => {
    expect(isTaken('  unsubscribe: { url: "https://example.org/u?id=1" }')).toBe(true);
    expect(read('  unsubscribe: { url: "http://example.org/u" }').findings[0]?.message.en).toContain('expected a full address that starts with https://');
    expect(read('  unsubscribe: {}').findings[0]?.message.en).toContain('at least one of url and email');
    expect(isTaken(`  unsubscribe: { url: "https://example.org/${'简'.repeat(200)}" }`)).toBe(false);
  });

  it('knows a list id and suggests the key meant', () => {
    expect(isTaken('  listId: spp-bulletin.example.org')).toBe(true);
    for (const id of ['<spp.example.org>', 'spp', 'a b.example.org', '简报.example.org']) expect(isTaken(`  listId: "${id}"`)).toBe(false);
    expect(read('  replyto: { address: a@example.org }').findings[0]).toMatchObject({ rule: 'config/unknown-key', expected: ['replyTo'] });
  });
});
