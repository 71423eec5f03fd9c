import { type Headed, HeadedPatterns } from './headed-patterns.js';

/** A verb that its object does not go with: 提高……的力度. */
export interface WrongCollocation {
  readonly start: number;
  /** Behind the verb. */
  readonly end: number;
  readonly object: string;
  /** Verbs that go with the object. */
  readonly expected: readonly string[];
}

interface Row extends Headed {
  readonly right: readonly string[];
}

/**
 * Pairs after the collocations of 《现代汉语实词搭配词典》 and the faults that handbooks of proof-reading list under 搭配不当. Only pairs that
 * were met in none of ten million characters of laws, newsletters and articles: verbs, objects, and the verbs that go with them.
 */
const pairs: readonly (readonly [verbs: string, objects: string, right: string, notBetween?: string])[] = [
  ['提高|提升|扩大|增强', '力度', '加大'],
  ['增强|增加|加大|扩大', '水平', '提高'],
  ['减少|缩小', '水平', '降低'],
  ['召开', '展览|竞赛|博览会', '举办', '会议|大会|或者'],
  ['达到', '共识|协议', '达成'],
  ['缩短|拉近|减少|降低', '差距', '缩小'],
  ['增加|增强|加大|加强|增长', '效率', '提高'],
  ['弥补', '空白', '填补'],
  ['填补', '不足|缺陷|短板', '弥补'],
  ['产生|赢得', '进展|成绩', '取得'],
  ['提高|扩大|增加|加强', '步伐', '加快'],
  ['提高|扩大|增加|促进', '积极性', '调动|激发', '工作'],
  ['加快', '质量|水平', '提高', '高|企业|发展|建设'],
  ['加快', '力度', '加大'],
  ['加强|增加|扩大', '速度', '加快', '风|流'],
  ['降低', '浪费', '减少'],
  ['降低', '数量', '减少'],
  ['承担|做出|作出', '作用', '发挥|起到', '工|操|创|写|合|副'],
  ['引起', '成效|好处|进步', '带来|取得'],
  ['发挥', '贡献', '作出'],
  ['实行', '职责', '履行'],
  ['改善', '效率', '提高'],
  ['召开', '活动|培训', '举办|开展', '会议|大会|或者|组织|参加|参与'],
  ['完善|改进|强化', '水平', '提高'],
  ['深化', '步伐', '加快'],
  ['加大|扩大|增强|增加', '质量', '提高', '大|高'],
  ['加大|增强|提高', '规模', '扩大'],
  ['加强|加大', '范围', '扩大'],
  ['增加|扩大|加大', '意识', '增强|提高'],
  ['缩小', '风险', '降低'],
  ['制造', '效益|价值|条件', '创造'],
  ['实现|完成', '共识', '达成'],
  ['取得', '影响', '产生'],
  ['取得', '作用', '发挥'],
  ['取得', '目标', '实现', '成|完成|进展'],
  ['增长|提高', '视野', '开阔|拓宽'],
  ['提供|给予', '贡献', '作出', '作出|做出|有|的'],
];

/** What ends the object: a mark, or the end of the text. */
const end = '(?=[，。；：！？、）]|$)';
// The verb of another object between them: 扩大规模、加大力度 has a mark, 提高服务支持力度 has none of these.
const otherVerbs = '加大|加快|提高|提升|增强|降低|减少|缩小|填补|弥补|达成|取得|发挥|履行|采纳|调动|激发|消除|起到|举办';

const rows: readonly Row[] = pairs.flatMap(([verbs, objects, right, notBetween]) =>
  verbs.split('|').map((head): Row => {
    const others = notBetween === undefined ? otherVerbs : `${otherVerbs}|${notBetween}`;
    return { head, pattern: String.raw`${head}(?=了?(?:(?!${others})\p{Script=Han}){0,8}?(?<object>${objects})${end})`, right: right.split('|') };
  }),
);

let table: HeadedPatterns<Row> | undefined;

/** Verbs that do not go with their objects, in order. */
export function* findWrongCollocations(text: string): Generator<WrongCollocation> {
  table ??= new HeadedPatterns(rows);
  for (const { row, start, end: stop, groups } of table.find(text)) yield { start, end: stop, object: groups?.['object'] ?? '', expected: row.right };
}
