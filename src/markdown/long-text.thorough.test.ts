import type { Nodes } from 'mdast';
import { expect, test } from 'vitest';
import { parseBody } from './long-text.js';
import { parseMarkdown } from './processor.js';

/** The tree without lines and columns, which are right only in a text parsed in one go. */
function offsets(node: Nodes): unknown {
  const { position, children, ...rest } = node as Nodes & { children?: Nodes[] };
  return { ...rest, from: position?.start.offset, to: position?.end.offset, children: children?.map(offsets) };
}

const section = `# 题 **粗**

- 甲 [链](https://example.org "题")

  乙\\*丙 &amp; ![图](a.png "注")

> 引
> 文 https://example.org/a

| a | b |
|---|---|
| 1 | 2 |

1. 一

段落
下一行

    代码

`;

test('a long text in stretches gives the tree it gives in one go', () => {
  for (const text of [section.repeat(40), section.repeat(40).replaceAll('\n', '\r\n'), `甲\n\n${section.repeat(10)}`]) {
    expect(parseBody(text, 300).children.map(offsets)).toEqual(parseMarkdown(text).children.map(offsets));
  }
});

test.each([
  ['definitions', `${section.repeat(3)}[r]: https://example.org\n\n[r]\n\n`],
  ['code fences', `${section.repeat(3)}\`\`\`\n\n甲\n\n乙\n\`\`\`\n\n`],
  ['raw HTML', `${section.repeat(3)}<!--\n\n甲\n\n-->\n\n`],
  ['directives', `${section.repeat(3)}:::note\n\n甲\n\n乙\n:::\n\n`],
  ['fences in lists', `${section.repeat(3)}- \`\`\`\n\n  甲\n\n`],
])('nothing is cut behind what may stay open: %s', (_, text) => {
  const whole = text.repeat(5);
  expect(parseBody(whole, 200).children.map(offsets)).toEqual(parseMarkdown(whole).children.map(offsets));
});
