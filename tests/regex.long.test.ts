import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const check = (...part: string[]) => spawnSync(execPath, ['scripts/regex-check.mjs', ...part], { cwd: root, encoding: 'utf8' });

test('no new regular expression of the source takes the square of a text', { timeout: 600_000 }, () => {
  const { status, stdout, stderr } = check();
  expect([status, stdout.match(/^(?:src|put).*\n.*\n.*/gm), stderr]).toEqual([0, null, '']);
});

test('a planted one is found', { timeout: 120_000 }, async () => {
  const planted = new URL('../src/text/planted-expression.ts', import.meta.url);
  writeFileSync(planted, 'export const planted = /(?:a+)+b/;\nexport const trailing = /[ -]+$/;\n');
  try {
    const { status, stdout } = check('planted-expression');
    expect(status).toBe(1);
    expect(stdout).toContain('src/text/planted-expression.ts:1');
    expect(stdout).toContain('src/text/planted-expression.ts:2');
  } finally {
    await rm(planted);
  }
});
