import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { languageOf } from '../lang/registry.js';
import { parseEdition } from './parse.js';
import { parseMarkdown } from './processor.js';

/** What a reader sees of a draft, in order. */
function visible(text: string): string[] {
  const { edition } = parseEdition({ path: 'x.md', text, bom: false }, { lang: 'zh', language: languageOf('zh'), kind: 'file' });
  return edition?.texts.map((unit) => `${unit.role}: ${unit.text}`) ?? [];
}

// Drafts are never re-serialised: the serialiser is another implementation of the same grammar, and what it writes must read the same.
describe('what another writer of Markdown makes of a draft reads the same', () => {
  test.each([
    ['emphasis beside Chinese marks', '**“公约”**的目标，**可持续公共采购（SPP）**计划。\n'],
    ['lists and quotes', '- 甲\n- 乙\n  1. 丙\n  2. 丁\n\n> 引文\n> 续行\n'],
    ['tables', '| 名称 | 数 |\n|---|--:|\n| 甲 | 12 |\n| 乙 | 3 |\n'],
    ['times and names with a colon', '会议10:30开始，编辑:某某，比例3:1。\n'],
    ['soft breaks', '可持续\n公共采购 and\nprocurement\n'],
    ['links and pictures', '见[网站](https://example.org/a_b)。\n\n![图](images/a.png "图注")\n'],
  ])('%s', (_, text) => {
    const written = unified().use(remarkGfm).use(remarkStringify).stringify(parseMarkdown(text));
    expect(visible(written)).toEqual(visible(text));
    expect(visible(text).join('')).not.toBe('');
  });
});
