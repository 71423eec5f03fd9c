import type { Lang } from '../model/text.js';

/*
 * The bulletin of `spp init --example`: whole, in two languages, with three planted faults of different kinds that the first `spp check`
 * finds: a forbidden term (mended by `spp fix`), a placeholder link and a number that is not that of the source. An end-to-end test mends
 * each as its message says, and then nothing is left to find.
 */

export const exampleIssue = { issue: 1, year: 2025, number: 1, date: '2025-06-30' };

export const exampleGlossary = `version: 1
concepts:
  - id: stakeholder
    kind: concept
    status: approved
    en: { name: stakeholder }
    zh:
      preferred: 利益攸关方
      forbidden:
        - { text: 利害关系人, why: 法律用语，简报统一用“利益攸关方” }

  - id: spp
    kind: concept
    status: approved
    en: { name: sustainable public procurement, abbr: SPP }
    zh: { preferred: 可持续公共采购 }

  - id: life-cycle-cost
    kind: concept
    en: { name: life-cycle cost }
    zh:
      preferred: 全生命周期成本
      admitted: [生命周期成本]
`;

const zh = `---
title: 绿采简报
preheader: 学校食堂采购本地蔬菜，笔记本电脑要能维修，九月有两场活动
slogan: 少买一件，买好一件
source: '本期内容均为示例，不涉及真实的机构，见[说明](https://example.org/about)。'
closing: '有新闻要告诉我们？欢迎来信。'
contacts:
  - office: 绿采编辑部
    role: 编辑、汇编
    email: bulletin@example.org
---

各位读者：这是一期示例简报，可以放心修改，改坏了就用 \`spp undo\` 撤销。

——绿采编辑部

# 最新进展

## 青山镇为学校食堂采购本地蔬菜

青山镇从60公里以内的农场为42所学校采购蔬菜。一个学年下来，食堂倒掉的食物减少了18%。

学校、农场和卫生部门等利害关系人开了三次会，商定了评标标准。

[查看招标文件](https://example.org/tender)

## 笔记本电脑要能维修

县政府采购笔记本电脑时，向供应商提出三项要求：

1. 备件至少供应七年。
2. 维修手册向所有人公开。
3. 更换电池不需要专用工具。

条款全文见[示范条款](#)。

# 活动预告

:::活动
- **全生命周期成本培训**，2025年9月12日，线上

  介绍如何把能耗和维修写进报价表。
- **可持续公共采购交流会**，2025年9月24日至25日，青山镇
:::

:::提示[怎样投稿]
每期在月底编排，来稿请在当月20日以前寄出。
:::
`;

const en = `---
title: Green Desk Bulletin
preheader: Local vegetables for school meals, laptops that can be repaired, two dates in September
slogan: Buy less, buy well
source: 'All news in this issue is an example and concerns no real body, see the [notes](https://example.org/about).'
closing: 'News to share? Write to us.'
contacts:
  - office: Green Desk
    role: Editing and compilation
    email: bulletin@example.org
---

Dear readers, this is an example issue. Change it as you like: \`spp undo\` takes a change back.

— The Green Desk

# News

## Qingshan buys local vegetables for its schools

The town of Qingshan bought vegetables for 24 schools from farms within 60 kilometres. Over the school year the canteens threw away 18% less food.

Stakeholders from schools, farms and the health office met three times to agree on the award criteria.

[See the tender](https://example.org/tender)

## Laptops that can be repaired

When it buys laptops, the county asks suppliers for three things:

1. Spare parts for at least seven years.
2. A repair manual that anyone may read.
3. A battery that can be changed without special tools.

The full wording is in the [model clause](https://example.org/clause).

# Dates

:::events
- **Training on life-cycle costs**, 12 September 2025, online

  How to put energy use and repair into the price sheet.
- **Exchange on sustainable public procurement**, 24–25 September 2025, Qingshan
:::

:::note[How to contribute]
Issues are compiled at the end of the month. Please send your news before the 20th.
:::
`;

export const exampleDrafts: Readonly<Record<Lang, string>> = { zh, en };
