import { expect, test } from 'vitest';
import { fuzz } from './fuzzing.js';

// More in fuzz.long.test.ts; an hour: SPP_FUZZ_MINUTES=60.
test('changed files of every kind are read or refused, never thrown at', () => expect(fuzz(1, { rounds: 25 }).faults).toEqual([]));
