import { expect, test } from 'vitest';
import type { ParallelMark } from '../../model/parallel.js';
import { markedText } from './marked-text.js';

const marked = (text: string, marks: readonly ParallelMark[]): string => String(markedText({ role: 'body', level: 0, text, marks }, '、'));

test('marks may overlap, lie side by side, and hold markup that is none', () => {
  expect(marked('甲<乙>丙', [{ kind: 'term', start: 0, end: 3, names: ['A', 'B'] }, { kind: 'difference', start: 1, end: 5, severity: 'error' }])).toBe(
    '<span class="term" title="A、B">甲</span><span class="term" title="A、B"><mark class="error">&lt;乙</mark></span><mark class="error">&gt;丙</mark>',
  );
});

test('a link leads only to the web or to a mailbox', () => {
  const link = (url: string): string => marked('x', [{ kind: 'link', start: 0, end: 1, url }]);
  expect(link('https://example.org/a?b&c')).toBe('<a href="https://example.org/a?b&amp;c">x</a>');
  expect(link('mailto:desk@example.org')).toBe('<a href="mailto:desk@example.org">x</a>');
  for (const url of ['javascript:alert(1)', 'mailto:a@b?bcc=c@d', '#s1', 'data:text/html,x', '']) expect(link(url)).toBe('<u>x</u>');
});

test('marks that reach beyond the text end with it', () => {
  expect(marked('一\n二', [{ kind: 'difference', start: 2, end: 9, severity: 'warning' }])).toBe('一<br><mark class="warning">二</mark>');
});
