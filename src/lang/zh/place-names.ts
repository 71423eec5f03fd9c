import { type Headed, HeadedPatterns } from './headed-patterns.js';

/**
 * States after the list of members on the Chinese pages of the United Nations, and cities that its meetings and programmes name, after
 * 《世界地名译名词典》. Those of fewer than four characters are too near to other words.
 */
const names =
  '阿尔巴尼亚 阿尔及利亚 亚美尼亚 澳大利亚 阿塞拜疆 巴巴多斯 白俄罗斯 玻利维亚 博茨瓦纳 保加利亚 布基纳法索 哥伦比亚 哥斯达黎加 科特迪瓦 克罗地亚 塞浦路斯 多米尼加 厄瓜多尔 萨尔瓦多 赤道几内亚 厄立特里亚 爱沙尼亚 ' +
  '斯威士兰 埃塞俄比亚 格鲁吉亚 危地马拉 洪都拉斯 印度尼西亚 哈萨克斯坦 吉尔吉斯斯坦 塔吉克斯坦 土库曼斯坦 乌兹别克斯坦 巴基斯坦 拉脱维亚 利比里亚 列支敦士登 马达加斯加 马来西亚 马尔代夫 毛里塔尼亚 毛里求斯 密克罗尼西亚 ' +
  '摩尔多瓦 莫桑比克 纳米比亚 尼加拉瓜 尼日利亚 巴布亚新几内亚 罗马尼亚 圣卢西亚 沙特阿拉伯 塞内加尔 塞尔维亚 塞拉利昂 斯洛伐克 斯洛文尼亚 所罗门群岛 斯里兰卡 坦桑尼亚 委内瑞拉 津巴布韦 波斯尼亚和黑塞哥维那 特立尼达和多巴哥 ' +
  '约翰内斯堡 斯德哥尔摩 哥本哈根 赫尔辛基 布鲁塞尔 阿姆斯特丹 里约热内卢 布宜诺斯艾利斯 圣地亚哥 亚的斯亚贝巴 达累斯萨拉姆 伊斯坦布尔 布达佩斯 布加勒斯特 巴塞罗那 法兰克福 杜塞尔多夫 斯特拉斯堡 格拉斯哥 曼彻斯特 布里斯班 加利福尼亚';

export interface WrongPlace {
  readonly start: number;
  readonly end: number;
  readonly right: string;
}

interface Row extends Headed {
  readonly right: string;
}

/** Long enough that its last character may be the wrong one, or one may be missing. In characters. */
const long = 5;
/** Names of persons that are one character from one of these. */
const others = '马尔[科可]夫|阿姆斯特朗|萨尔加多';

let table: HeadedPatterns<Row> | undefined;

/** Names of places with one character wrong, or in a long one missing, in order. The first two stand, by which they are found. */
export function* findWrongPlaces(text: string): Generator<WrongPlace> {
  table ??= new HeadedPatterns(names.split(' ').map((name): Row => ({ head: name.slice(0, 2), pattern: patternOf(name), right: name })));
  for (const { row, start, end } of table.find(text)) yield { start, end, right: row.right };
}

function patternOf(name: string): string {
  const slips: string[] = [];
  for (let i = 2; i < name.length; i += 1) {
    const [before, after] = [name.slice(0, i), name.slice(i + 1)];
    const isLast = after === '';
    // What is transliterated is written in characters of a sound; marks, digits and function words are none.
    if (!isLast || name.length >= long) slips.push(`${before}[^\\P{Script=Han}${name.charAt(i)}的了和与及在是有等为、]${after}`);
    if (!isLast && name.length >= long) slips.push(before + after);
  }
  return `(?<![·•])(?!${name}|${others})(?:${slips.join('|')})`;
}
