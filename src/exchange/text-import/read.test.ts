import { expect, test } from 'vitest';
import { languageOf } from '../../lang/registry.js';
import { writeDraft } from '../../markdown/write-draft.js';
import { fromText } from './read.js';

function draftOf(text: string): { readonly title: string | undefined; readonly draft: string; readonly said: string } {
  const read = fromText(text);
  if ('problem' in read) throw new Error(read.problem.en);
  return { title: read.title, draft: writeDraft(read.tree.children, languageOf('zh')), said: read.notes.map(({ actual = '' }) => actual).join('\n') };
}

const pages = [
  // Contents with page numbers apart, as `pdftotext` and many viewers give them.
  '绿采简报\n少买一件，买好一件\n2025 年第 3 期 · 总第 9 期 · 2025 年 9 月 30 日\n\n目录\n\n最新进展\n青山镇为学校食堂采购本地蔬菜\n\n2\n\n《白河县全生命周期成本指南》发布\n\n2\n\n伙伴动态\n可维修笔记本电脑示范条款启用\n\n3\n\n绿采简报 · 编辑部\n\n第 1 页，共 3 页\n',
  '\f绿采简报\n\n最新进展\n\n最新进展\n\n青山镇为学校食堂\n采购本地蔬菜\n\n青山镇从 60 公里以内的农场为 24 所学校采购蔬菜，一个学年下来，食堂倒掉的食物减\n少了 18%，参加的农场也比上一年多了一倍，家长委员会每月公布一次采购的价格，按 SPP\n计划的要求写明来源\n。\n\n《白河县全生命周期成本指南》发布\n指南说明怎样把能耗、维修和回收写进报价表，并附有三个完整的案例，供采购单位在编\n制招标文件时参照使用，其中第二个案例来自青山镇，第三个案例来自白河县的学校，参加\n\n绿采简报 · 编辑部\n\n第 2 页，共 3 页\n',
  '\f绿采简报\n\n伙伴动态\n\n编写的 SPP 计划工作组还提供咨询。\n\n伙伴动态\n\n可维修笔记本电脑示范条款启用\n\n条款要求备件至少供应七年。\n\n绿采简报 · 编辑部\n\n第 3 页，共 3 页\n',
];

test('text copied from a PDF: contents, heads of pages and sections, headings, sentences over the page', () => {
  const { title, draft, said } = draftOf(pages.join(''));
  expect(title).toBe('绿采简报');
  expect(draft).toBe(`少买一件，买好一件

# 最新进展

## 青山镇为学校食堂采购本地蔬菜

青山镇从 60 公里以内的农场为 24 所学校采购蔬菜，一个学年下来，食堂倒掉的食物减少了 18%，参加的农场也比上一年多了一倍，家长委员会每月公布一次采购的价格，按 SPP 计划的要求写明来源。

## 《白河县全生命周期成本指南》发布

指南说明怎样把能耗、维修和回收写进报价表，并附有三个完整的案例，供采购单位在编制招标文件时参照使用，其中第二个案例来自青山镇，第三个案例来自白河县的学校，参加编写的 SPP 计划工作组还提供咨询。

# 伙伴动态

## 可维修笔记本电脑示范条款启用

条款要求备件至少供应七年。
`);
  // What was left out is told, word for word.
  for (const line of ['第 2 页，共 3 页', '绿采简报 · 编辑部', '2025 年第 3 期 · 总第 9 期 · 2025 年 9 月 30 日', '伙伴动态']) expect(said).toContain(line);
});

test('a line that pages merely begin with is no head of theirs', () => {
  const { draft } = draftOf('甲乡\n\n正文一句，说完了。\n\f甲乡\n\n正文又一句，说完了。\n');
  expect(draft.match(/甲乡/gu)).toHaveLength(2);
});
