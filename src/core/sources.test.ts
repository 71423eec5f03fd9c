import { expect, test } from 'vitest';
import { atMost } from './sources.js';

test('of one rule in one file the first are kept, and a note for the others', () => {
  const finding = (rule: 'zh/dash' | 'en/dash', file: string) => ({ rule, file, finding: { message: { zh: '', en: '' } } });
  const found = [...Array.from({ length: 5 }, () => finding('zh/dash', 'a.md')), finding('en/dash', 'a.md'), finding('zh/dash', 'b.md')];
  const kept = atMost(found, 3, (rule) => ({ message: { zh: rule, en: rule } }));
  expect(kept.map(({ rule, file }) => `${file} ${rule}`)).toEqual(['a.md zh/dash', 'a.md zh/dash', 'a.md zh/dash', 'a.md input/more', 'a.md en/dash', 'b.md zh/dash']);
  expect(kept[3]?.finding.message.en).toBe('zh/dash');
});
