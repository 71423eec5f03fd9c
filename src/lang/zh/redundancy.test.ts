import { expect, test } from 'vitest';
import { findRedundancies } from './redundancy.js';

const found = (text: string): string[] => [...findRedundancies(text)].map(({ start, end }) => text.slice(start, end));

test.each([
  '超过50家企业以上海为总部，至少三国以上述方式参与，低于三成以下列指标为准，少于五人的小组以下简称小组，不超过30天以内部通知为准。',
  '约200名干部上下联动，约200人前后参加了三次会议。',
  '近20多个月来，采购额翻番。在里约20多名代表出席。记者走近10余家企业。',
  '总计共享单车二十万辆，共计有效票两百张，共计有关文件十份。',
  '各国正在采购过程中引入绿色标准。',
  '避免不再需要的物品被填埋，防止不要的衣物进入填埋场。',
  '推动促进绿色采购的立法，推动促进循环经济政策落地。',
])('two words that look alike say two things: %s', (text) => {
  expect(found(text)).toEqual([]);
});

test.each([
  ['约2020年前后启动，约200人左右参加', ['约2020年前后', '约200人左右']],
  ['全长约20公里，每公里约20余家', ['约20余']],
  ['近20多个国家，超过三家以上', ['近20多', '超过三家以上']],
  ['总计共20人，共计有30人', ['总计共', '共计有']],
  ['项目正在审议过程中。', ['正在审议过程中']],
  ['避免不再发生类似的事件，促进全面推进绿色采购，促进推动绿色采购', ['避免不再', '促进全面推进', '促进推动']],
])('one thing said twice is found: %s', (text, wanted) => {
  expect(found(text)).toEqual(wanted);
});
