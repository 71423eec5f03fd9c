import { expect, test } from 'vitest';
import { tarOf } from './tar.fixture.js';
import { untar } from './untar.js';

test('regular files come out, folders do not', () => {
  const files = untar(tarOf([{ name: 'lib/', bytes: '' , kind: '5' }, { name: 'lib/a.so', bytes: 'x'.repeat(700) }, { name: 'b', bytes: '' }]));
  expect(files.map(({ name, bytes }) => [name, bytes.length])).toEqual([['lib/a.so', 700], ['b', 0]]);
});

test.each(['../etc/passwd', '/etc/passwd', 'lib/../../x'])('a name that leaves the archive is refused: %s', (name) => {
  expect(() => untar(tarOf([{ name, bytes: 'x' }]))).toThrow('outside name');
});

test('an archive that is cut short is refused', () => {
  const whole = tarOf([{ name: 'a', bytes: 'x'.repeat(2000) }]);
  expect(() => untar(whole.subarray(0, 1500))).toThrow('broken tar');
  expect(() => untar(whole.subarray(0, 512 + 2048))).toThrow('without its end');
});
