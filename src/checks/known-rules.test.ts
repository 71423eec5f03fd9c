import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { hostRules } from './host-rules.js';
import { rules } from './registry.js';

const sources = fileURLToPath(new URL('..', import.meta.url));

/** Rule ids written out in a source text where a finding or a diagnostic is made. */
function idsRaised(source: string): string[] {
  const lines = source.split('\n').filter((line) => /\brule: |problem\(|fail\(|finding\('/u.test(line));
  return lines.flatMap((line) => [
    ...[...line.matchAll(/'((?:input|config|glossary|exchange|theme|pdf|structure|link|translation|email|wechat)\/[a-z0-9-]+)'/gu)].map(([, id = '']) => id),
    ...[...line.matchAll(/\bfinding\('([a-z-]+)'/gu)].map(([, name = '']) => `glossary/${name}`),
  ]);
}

const known = new Set<string>([...rules, ...hostRules].map(({ id }) => id));

test('every rule id raised anywhere in the sources is listed', () => {
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !/\.(?:test|fixture)\.ts$/u.test(name));
  const raised = files.flatMap((name) => idsRaised(readFileSync(`${sources}/${name}`, 'utf8')).map((id) => `${id} in ${name.replaceAll('\\', '/')}`));
  expect(raised.length).toBeGreaterThan(20);
  expect(raised.filter((where) => !known.has(where.split(' ')[0] ?? ''))).toEqual([]);
});

test('an id that nobody lists would be seen', () => {
  expect(idsRaised("  return { rule: 'pdf/planted', severity: 'error' };\n  yield finding('planted', 'error', form);")).toEqual(['pdf/planted', 'glossary/planted']);
});

test('no id is listed twice', () => {
  expect(known.size).toBe(rules.length + hostRules.length);
});
