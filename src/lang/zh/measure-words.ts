/** Measure words that cannot count what follows: 18名企业, 38家代表, 5张报告. */

export interface WrongMeasure {
  readonly start: number;
  readonly end: number;
  readonly expected: readonly string[];
}

const people = '代表|专家|官员|学者|嘉宾|记者|志愿者|采购人员|工作人员|与会者|参会者|学生|教师|人员';
const bodies = '企业|公司|机构|医院|学校|单位|组织|协会|供应商|银行';
const places = '国家|城市|地区|成员国|省份';
const papers = '报告|指南|标准|协议|合同|提案|文件';

interface Kind {
  readonly nouns: string;
  readonly wrong: string;
  readonly right: readonly string[];
}

const kinds: readonly Kind[] = [
  { nouns: people, wrong: '家台只张件条座所份项', right: ['名', '位'] },
  { nouns: bodies, wrong: '名位台只张件条份项', right: ['家', '个'] },
  { nouns: places, wrong: '名位台只张件条份项家所', right: ['个'] },
  { nouns: papers, wrong: '名位台只座家所', right: ['份', '个'] },
];

// What follows ends the noun: 18名企业代表 counts the people, 3家代表性企业 the firms.
const ends = String.raw`(?=参[加与会]|加入|出席|获得|采用|签署|报名|入选|提交|认为|表示|共同|联合|[，。；：、）]|$)`;
const pattern = new RegExp(
  String.raw`(?<=(?:\d|[一二两三四五六七八九十百千万几数])[多余]?)(?:${kinds.map(({ wrong, nouns }, i) => `(?<k${i}>[${wrong}])(?:${nouns})`).join('|')})${ends}`,
  'dgu',
);

// 120名位学员, 30家个机构: one of the two was to go.
const doubled = /(?<=[\d万亿])(?:名位|位名|名个(?!人)|个名(?!额|词|字|单)|家个|个家(?!庭|乡|长|园|具|电|族)|项个(?!人)|个项(?!目))/gu;
// 共36企业: none at all. C40城市, 2030企业 and 第3医院 are names.
const missing = new RegExp(
  String.raw`(?<=共|有|由|来自|覆盖|涉及|包括|约|超过|近)\d{1,3}[多余]?(?<noun>${people}|${bodies}|${places})(?!代表|级|标准|联盟|论坛|集团|队|峰会|奖|榜|强|规划|计划|公园|实验室|网络|倡议|性|化)`,
  'dgu',
);

export function* findWrongMeasures(text: string): Generator<WrongMeasure> {
  for (const match of text.matchAll(pattern)) {
    for (const [i, { right }] of kinds.entries()) {
      const place = match.indices?.groups?.[`k${i}`];
      if (place) yield { start: place[0], end: place[1], expected: right };
    }
  }
  if (!/\d/.test(text)) return;
  for (const { 0: found, index } of text.matchAll(doubled)) yield { start: index, end: index + found.length, expected: [...found] };
  for (const { groups, indices } of text.matchAll(missing)) {
    const [noun = '', place] = [groups?.['noun'], indices?.groups?.['noun']];
    const kind = kinds.find(({ nouns }) => nouns.split('|').includes(noun));
    if (place) yield { start: place[0], end: place[1], expected: (kind?.right ?? ['个']).map((measure) => measure + noun) };
  }
}
