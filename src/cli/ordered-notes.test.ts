import { expect, it } from 'vitest';
import { OrderedNotes } from './ordered-notes.js';

it('shows the first job at once and holds the others back until their turn', () => {
  let shown = '';
  const notes = new OrderedNotes((text) => (shown += text));
  const [one, two, three] = [notes.slot(), notes.slot(), notes.slot()];
  two.note('b');
  three.note('c');
  one.note('a');
  expect(shown).toBe('a');
  three.end();
  one.end();
  expect(shown).toBe('ab');
  two.note('B');
  two.end();
  expect(shown).toBe('abBc');
});
