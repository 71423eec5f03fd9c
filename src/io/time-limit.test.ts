import { describe, expect, it } from 'vitest';
import { TimeSpentError } from '../model/files.js';
import { limited } from './time-limit.js';

function endless(): never {
  for (;;);
}

describe('limited work', () => {
  it('gives what it made', () => {
    expect(limited('a.md', () => 'made', 1)).toBe('made');
    expect(limited('a.md', () => undefined, 1)).toBeUndefined();
  });

  it('passes on what it throws', () => {
    expect(() => limited('a.md', () => JSON.parse('{'), 1)).toThrow(SyntaxError);
  });

  it.each([
    ['a loop', endless],
    ['a regular expression', () => /^(?:a+)+$/.test(`${'a'.repeat(60)}b`)],
    [
      'a loop that catches everything',
      () => {
        for (;;) {
          try {
            endless();
          } catch {
            // Goes on.
          }
        }
      },
    ],
  ])('ends %s, and says of which file', (_name, work) => {
    expect(() => limited('a.md', work, 0.02)).toThrow(new TimeSpentError('a.md', 0.02));
    expect(limited('b.md', () => 'next', 1)).toBe('next');
  });

  it('has one limit for work within work', () => {
    expect(() => limited('outer.md', () => limited('inner.md', endless, 60), 0.02)).toThrow('outer.md');
  });
});
