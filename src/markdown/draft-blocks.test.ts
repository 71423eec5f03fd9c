import { expect, test } from 'vitest';
import { draftBlocks } from './draft-blocks.js';
import { leafBlocks } from './leaf-blocks.js';

const file = (text: string): Parameters<typeof draftBlocks>[0] => ({ path: 'x.md', text, bom: false });

test('the blocks of a draft without directives are those that every reader gives', () => {
  const draft = file('---\ntitle: 简报\n---\n\n# 会议\n\n第一段\n第二行 **重点**，见[报告][r]。\n\n- 甲\n- 乙\n\n| a |\n|---|\n| 1 |\n\n[r]: https://example.org/r\n');
  const withoutHead = (blocks: ReturnType<typeof draftBlocks>): unknown => blocks.slice(1);
  expect(withoutHead(draftBlocks(draft))).toEqual(withoutHead(leafBlocks(draft)));
  expect(draftBlocks(draft)[0]).toMatchObject({ type: 'yaml', text: 'title: 简报', span: { start: 0 } });
});

test('the fences of a directive are no blocks, and what it holds is', () => {
  expect(draftBlocks(file(':::note\n\n正文\n\n:::\n\n下文')).map(({ text }) => text)).toEqual(['正文', '下文']);
});
