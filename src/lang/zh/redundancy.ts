import { type Headed, HeadedPatterns } from './headed-patterns.js';
import { redundantPhrases } from './redundant-phrases.js';

/** Two words for one thing: the stretch that holds both, and what would say it once. */
export interface Redundancy {
  readonly start: number;
  readonly end: number;
  /** The stretch with one or the other of the two words taken out; the first may be put in its place where it is the only one. */
  readonly expected: readonly string[];
}

interface Row extends Headed {
  /** What is left of the stretch when one of the two words is taken out. */
  readonly mend: (stretch: string) => readonly string[];
}

// Numbers as bulletins write them. 几 and 数 are vague themselves.
const number = String.raw`(?:\d[\d,.]*|[一二三四五六七八九十百千两][一二三四五六七八九十百千万零]*)[十百千万亿]{0,2}`;
const inside = '[^，。；：！？、（）“”《》…\\n]';

/** A word before a number and a word behind it: 约200人左右. Either may go. */
function around(head: string, tails: string, before = ''): Row {
  const tail = new RegExp(`(?:${tails})$`, 'u');
  return {
    head,
    pattern: `${before}${head}[为有占达]?${number}${inside}{0,8}?(?:${tails})`,
    mend: (stretch) => [stretch.replace(tail, ''), stretch.slice(head.length)],
  };
}

/** 约200多名, 近40余家: the number is told to be less and more at once. A span of time is left out: 近十多年 is the last ten odd years. */
function odd(head: string, before = ''): Row {
  return {
    head,
    pattern: `${before}${head}[有达]?${number}[多余](?=个(?!月|星期|小时|世纪)|[名位家项种份条座所处台件场次人万亿吨])`,
    mend: (stretch) => [stretch.slice(0, -1), stretch.slice(head.length)],
  };
}

/** 超过近: one word or the other. */
function contrary(head: string): readonly string[] {
  const second = ['将近', '超过', '近', '约'].find((word) => head.endsWith(word)) ?? '';
  return [head.slice(0, -second.length), second];
}

function phrase(head: string, expected: string, behind = ''): Row {
  return { head, pattern: head + behind, mend: () => expected.split('|') };
}

// 节约, 公约, 预约, 里约 …: 约 that belongs to the word before. 公里约 is none.
const about = '(?<![节公预制签条契大隐简违纽邀履失缔盟婚赴特誓相合续毁解守租背]|(?<![公海英])里)';
// 附近, 最近, 将近, 走近.
const nearly = '(?<![最附临靠接将亲贴邻远新走就毗逼迫])';
// 左右摇摆, 上下联动 are no ends of a number, and 前后 ends a time only.
const level = '左右(?![摇两逢])|上下(?![联一齐同游])';
const levelOfTime = `${level}|(?<=[年月日号点时])前后`;
// 以上海为总部, 以上述方式, 以下列指标, 以内部通知: 以 that means with.
const above = '以上(?![述所海市线网级])';
const below = '以下(?![列述半属调简统称])';
const within = '以内(?![部容])';

/** 大约节约能源12%左右: what is measured stands before the number. */
function aroundFar(head: string): Row {
  const tail = new RegExp(`(?:${level})$`, 'u');
  return { head, pattern: String.raw`${head}(?!${number})[^，。；：！？、（）“”《》\d…\n]{2,10}\d[\d,.]*[十百千万亿]{0,2}${inside}{0,4}?(?:${level})`, mend: (stretch) => [stretch.replace(tail, ''), stretch.slice(head.length)] };
}

/** 不少于大于: one bound or the other. 最多不超过 is how laws put it. */
const bounds = ['不少于', '不低于', '不超过', '不多于', '超过', '大于', '小于', '高于', '低于', '不足', '不到'];
const twoBounds = bounds.map((head): Row => {
  const others = bounds.filter((other) => other !== head).join('|');
  return { head, pattern: `${head}(?:${others})(?=约?${number})`, mend: (stretch) => [head, stretch.slice(head.length)] };
});
/** 数百余名, 几十多个, 约数十家: vague twice. */
const vague = ['几十', '几百', '几千', '数十', '数百', '数千', '数万'];
const vagueTwice = [
  ...vague.map((head): Row => ({ head, pattern: `${head}[余多](?=[个名位家项种份次人年万亿公吨])`, mend: () => [head] })),
  ...[...vague, '十几'].flatMap((word) => ['大约', '约'].map((head): Row => ({ head: head + word, pattern: `${head === '约' ? `${about}(?<!大)` : ''}${head}${word}`, mend: () => [word] }))),
];
/** 300多亿个以上, 400余家左右: the number is told to be more already. */
const oddNumber = String.raw`(?<=\d[\d,.]*[十百千万亿]?[余多][万亿]?(?:[家个名位项种份条座所处台件场次人吨元]|[美欧]元|平方米|公里|公顷)\p{Script=Han}{0,3})`;

const rows: readonly Row[] = [
  ...redundantPhrases.map(([head, expected, condition = '']) => phrase(head, expected, condition)),
  ...twoBounds,
  ...vagueTwice,
  aroundFar('大约'),
  aroundFar('大概'),
  around('大约', `${levelOfTime}|${above}`),
  around('大概', levelOfTime),
  around('将近', level),
  around('约', `${levelOfTime}|${above}`, about),
  around('近', level, nearly),
  ...['接近', '高达', '逾', '至少', '不到', '不足', '最多'].map((head) => around(head, level)),
  around('超过', `${above}|之多`),
  around('超出', above),
  around('逾', above),
  around('至少', above),
  around('不少于', above),
  around('不低于', above),
  ...['不得低于', '不应低于', '不得少于', '不应少于'].map((head) => around(head, above)),
  ...['不得超过', '不应超过', '不得高于', '不应高于'].map((head) => around(head, `${below}|${within}`)),
  around('大于', above),
  around('高于', above),
  around('不足', `${below}|${within}`),
  around('不到', `${below}|${within}`),
  around('低于', below),
  around('少于', below),
  around('小于', below),
  around('不超过', `${below}|${within}`),
  around('至多', `${below}|${within}`),
  around('最多', `${below}|${within}`),
  around('多达', `之多|${above}`),
  odd('大约'),
  odd('约', about),
  odd('将近'),
  odd('接近'),
  odd('近', nearly),
  odd('超过'),
  odd('逾'),
  odd('至少'),
  // 超过近六成: more and less at once.
  ...['超过近', '超过将近', '超出近', '逾近', '近约', '约近', '大约近', '近超过'].map((head): Row => ({ head, pattern: `${head}(?=${number})`, mend: () => contrary(head) })),
  { head: '左右', pattern: `${oddNumber}左右(?![摇两逢手])`, mend: () => [''] },
  { head: '以上', pattern: `${oddNumber}${above}`, mend: () => [''] },
  { head: '上下左右', pattern: String.raw`(?<=[\d%％倍人家个吨元项名种万亿])上下左右`, mend: () => ['左右'] },
  { head: '左右上下', pattern: String.raw`(?<=[\d%％倍人家个吨元项名种万亿])左右上下`, mend: () => ['左右'] },
  // 比2023年同比增长
  ...['同比', '环比'].map((head): Row => ({ head, pattern: String.raw`(?<=[比较](?:\d{4}年|去年|上年|上一年|前年|上月|上个月|上季度)(?:同期)?)${head}(?=增|减|下降|上升|提高|降低|扩大|缩小|多|少)`, mend: () => [''] })),
  // 五年以上工作经验以上
  { head: '以上', pattern: '(?<=[\\d一二三四五六七八九十百千万亿两半][年月天名家个项级人]?以上[^，。；\\d一二三四五六七八九十]{1,8})以上(?=[，。；]|$)', mend: () => [''] },
  // 同比去年增长
  { head: '同比', pattern: String.raw`同比(?:去年|上年|前年|\d{4}年)(?:同期)?(?=增|减|下降|上升|提高|降低|扩大|缩小|多|少)`, mend: (stretch) => ['同比', `比${stretch.slice(2).replace(/同期$/u, '')}同期`] },
  { head: '大概', pattern: `大概[^，。；：！？\\d]{0,8}约(?=${number})`, mend: (stretch) => [stretch.slice(0, -1), stretch.slice(2)] },
  { head: '百分之', pattern: String.raw`百分之\d[\d.]*[%％]`, mend: (stretch) => [stretch.slice(3)] },
  { head: '%个百分点', pattern: '%个百分点', mend: () => ['个百分点', '%'] },
  { head: '约', pattern: String.raw`${about}约\d[\d,.]*[万亿]*(?:[美欧日加澳]?元|英镑)多(?=[，。；、）]|$)`, mend: (stretch) => [stretch.slice(0, -1), stretch.slice(1)] },
  { head: '截至', pattern: '截至[^，。；至止]{2,14}为止(?<!截至目前为止)', mend: (stretch) => [stretch.slice(0, -2), `到${stretch.slice(2)}`] },
  { head: '争取', pattern: `争取${inside}{0,8}力争`, mend: (stretch) => [stretch.slice(2), stretch.slice(0, -2)] },
  { head: '力争', pattern: `力争${inside}{0,8}争取`, mend: (stretch) => [stretch.slice(0, -2)] },
  { head: '目前为止', pattern: '(?<![到至今迄])目前为止(?=，?[已共])', mend: () => ['到目前为止', '目前'] },
  ...['组建', '创建', '建立', '设立', '创办', '创立'].map((head) => phrase(`${head}成立`, `${head}|成立`)),
  // 促进全面推进: two verbs of one meaning, the second with its own adverb or without. 推动促进绿色采购的立法 is right: the law is what moves on.
  ...['促进', '推动', '推进'].map((head): Row => {
    const another = `(?!${head})(?:促进|推动|推进)(?![剂力器者])`;
    const pattern = `${head}(?:(?:全面|深入|持续|有效|积极)${another}|${another}(?![^，。；！？\\n]{1,20}(?:的|政策|措施|机制|法律|法规|条例)))`;
    return { head, pattern, mend: (stretch) => [head, stretch.slice(head.length)] };
  }),
  // 减少排放减少1.2亿吨: the verb again before its number.
  ...['减少', '增加', '提高', '降低', '下降', '增长', '上升', '缩短', '扩大', '节约', '覆盖'].map((head): Row => ({
    head,
    pattern: String.raw`${head}\p{Script=Han}{1,4}${head}(?=[了约近]?\d)`,
    mend: (stretch) => [stretch.slice(0, -head.length), stretch.slice(stretch.lastIndexOf(head))],
  })),
  // 每季度每召开.
  { head: '每', pattern: '每(?:天|日|周|月|年|季度|半年|学期|小时)每(?=召开|举行|举办|发布|开展|组织|检查|更新|提交|进行|出版)', mend: (stretch) => [stretch.slice(0, -1)] },
  { head: '正在', pattern: `正在(?:正在|目前|现在)`, mend: () => ['正在'] },
  // 正在采购过程中引入标准 is right: the process is where it is done.
  { head: '正在', pattern: `正在${inside}{2,6}过程中(?=[，。；！？]|$)`, mend: (stretch) => [stretch.slice(0, -3), `在${stretch.slice(2)}`] },
  // 避免不再发生 says that it shall happen. 避免不再需要的物品被填埋 is right.
  ...['避免', '防止', '杜绝'].map((head): Row => ({ head, pattern: `${head}不(?:[再要](?!(?!发生|出现)[^，。；！？]{0,8}的)|(?=发生|出现|搞))`, mend: () => [head] })),
  // 防止事故不再发生, 以免商户不再承担费用.
  ...['避免', '防止', '杜绝', '以防'].map((head): Row => ({ head, pattern: `${head}[^，。；不]{1,8}不再(?=发生|出现)`, mend: (stretch) => [stretch.slice(0, -2)] })),
  { head: '以免', pattern: '以免[^，。；不]{0,8}不再', mend: (stretch) => [stretch.slice(0, -2)] },
  { head: '之间', pattern: String.raw`(?<=\d[^，。；]{0,6})之间(?=[至到和与]\d[^，。；]{0,8}之间)`, mend: () => [''] },
];

let table: HeadedPatterns<Row> | undefined;

/** Places where a text says one thing twice, in order and apart from one another. */
export function* findRedundancies(text: string): Generator<Redundancy> {
  table ??= new HeadedPatterns(rows);
  let last = 0;
  for (const { row, start, end } of table.find(text)) {
    if (start < last) continue;
    last = end;
    yield { start, end, expected: row.mend(text.slice(start, end)) };
  }
}
