import { expect, test } from 'vitest';
import { factsOf } from './facts.js';
import { pageOf } from './page-address.js';

const text = `---
title: 第一期《年度进展报告》
web: https://example.org/issues/1
---

会议由**多利益攸关方
咨询委员会**（MAC）召集，见[《可持续消费和生产全球战略》](https://www.example.org/strategy/ "题名")。

\`\`\`
《代码里的不算题名》
\`\`\`

<!-- 《注释里的不算题名》 -->
`;

test('names, titles and pages of a draft are read without its markup, code and comments', () => {
  const { names, titles, pages } = factsOf({ path: 'zh.md', text, bom: false }, 'zh');
  expect(names.map(({ abbreviation, name, range }) => [abbreviation, name, text.slice(range.offset, range.endOffset)])).toEqual([['MAC', '多利益攸关方咨询委员会', '多利益攸关方\n咨询委员会']]);
  expect(titles.map(({ text: title, range }) => [title, text.slice(range.offset, range.endOffset)])).toEqual([
    ['年度进展报告', '年度进展报告'],
    ['可持续消费和生产全球战略', '可持续消费和生产全球战略'],
  ]);
  expect(pages.map(({ page }) => page)).toEqual(['example.org/strategy']);
});

test.each([
  ['https://example.org', undefined],
  ['http://www.example.org/zh/', undefined],
  ['https://example.org/zh-cn/index.html', undefined],
  ['http://www.Example.org/a/b/?utm_source=x#top', 'example.org/a/b'],
  ['https://example.org/?id=3', 'example.org?id=3'],
])('the page of %s is %s', (url, page) => {
  expect(pageOf(url)).toBe(page);
});
