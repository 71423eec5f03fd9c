import { type Headed, HeadedPatterns } from './headed-patterns.js';

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

/** A phrase that says it twice wherever it stands, and the ways to say it once. */
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

const rows: readonly Row[] = [
  aroundFar('大约'),
  aroundFar('大概'),
  around('大约', levelOfTime),
  around('大概', levelOfTime),
  around('将近', level),
  around('约', levelOfTime, about),
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
  // 400余家左右: the number is told to be more, and about, at once.
  { head: '左右', pattern: String.raw`(?<=\d[\d,.]*[十百千万亿]?[余多](?:[家个名位项种份条座所处台件场次人吨]|[万亿](?:[人元吨]|美元|欧元)|平方米|公里|公顷)\p{Script=Han}{0,3})左右(?![摇两逢手])`, mend: () => [''] },
  { head: '上下左右', pattern: String.raw`(?<=[\d%％])上下左右`, mend: () => ['左右'] },
  { head: '左右上下', pattern: String.raw`(?<=[\d%％])左右上下`, mend: () => ['左右'] },
  // 比2023年同比增长
  ...['同比', '环比'].map((head): Row => ({ head, pattern: String.raw`(?<=[比较](?:\d{4}年|去年|上年|上一年|前年|上月|上个月|上季度)(?:同期)?)${head}(?=增|减|下降|上升|提高|降低|扩大|缩小|多|少)`, mend: () => [''] })),
  { head: '争取', pattern: `争取${inside}{0,8}力争`, mend: (stretch) => [stretch.slice(2), stretch.slice(0, -2)] },
  { head: '力争', pattern: `力争${inside}{0,8}争取`, mend: (stretch) => [stretch.slice(0, -2)] },
  { head: '目前为止', pattern: '(?<![到至今迄])目前为止(?=，?[已共])', mend: () => ['到目前为止', '目前'] },
  phrase('只限于仅仅', '只限于|仅限于'),
  phrase('仅仅只限于', '只限于|仅限于'),
  phrase('仅限于仅', '仅限于'),
  phrase('至少不低于', '不低于'),
  phrase('至少不少于', '不少于'),
  phrase('最少不少于', '不少于'),
  phrase('最低不低于', '不低于'),
  phrase('最多不多于', '不多于'),
  phrase('开始启动', '启动', '了|(?=[^，。；]{0,14}(?:工作|项目|计划|改革|试点|谈判|程序|建设))'),
  phrase('一致公认', '公认|一致认为'),
  phrase('之前以前', '之前|以前'),
  phrase('之后以后', '之后|以后'),
  phrase('以前之前', '以前|之前'),
  phrase('以后之后', '以后|之后'),
  phrase('以来至今', '以来|至今'),
  phrase('请勿不要', '请勿|请不要'),
  phrase('请不要勿', '请勿|请不要'),
  phrase('人民币元', '人民币', '(?<=元人民币元)'),
  phrase('美金元', '美元'),
  phrase('令人堪忧', '令人担忧|堪忧'),
  phrase('让人堪忧', '让人担忧|堪忧'),
  phrase('出乎意料之外', '出乎意料|意料之外'),
  phrase('共同一起', '共同|一起'),
  phrase('一起共同', '一起|共同'),
  phrase('比如例如', '比如|例如'),
  phrase('例如比如', '例如|比如'),
  phrase('诸如例如', '例如'),
  phrase('大概可能', '大概|可能'),
  phrase('可能也许', '可能|也许'),
  phrase('也许可能', '也许|可能'),
  phrase('几乎差不多', '几乎|差不多'),
  phrase('不仅不但', '不仅|不但'),
  phrase('不但不仅', '不但|不仅'),
  phrase('为了以便', '为了|以便'),
  phrase('以便为了', '以便|为了'),
  phrase('因而从而', '因而|从而'),
  phrase('因此因而', '因此|因而'),
  phrase('因此从而', '因此|从而'),
  phrase('虽然尽管', '虽然|尽管'),
  phrase('尽管虽然', '尽管|虽然'),
  phrase('但是然而', '但是|然而'),
  phrase('然而但是', '然而|但是'),
  phrase('如果倘若', '如果|倘若'),
  phrase('仍然依旧', '仍然|依旧'),
  phrase('依然仍然', '依然|仍然'),
  phrase('仍然依然', '仍然|依然'),
  phrase('更加更', '更加', '(?![新换改])'),
  phrase('最为最', '最为|最'),
  phrase('将要即将', '将要|即将'),
  phrase('即将将要', '即将|将要'),
  phrase('即将要将', '即将'),
  phrase('期间内', '期间|期内', '(?<=[^，。；]{2}期间内)(?=[，。])'),
  phrase('通过经由', '通过|经由'),
  phrase('及其以及', '以及|及其'),
  phrase('及和', '及|和', '(?<![以普涉顾波论触累危埃企遍力]及和)(?![平谐睦解约气蔼善缓美顺声弦服尚田])'),
  phrase('除此以外之外', '除此以外|除此之外'),
  phrase('凡是所有', '凡是|所有'),
  phrase('每一个每', '每一个'),
  phrase('亲自亲身', '亲自|亲身'),
  phrase('目前当前', '目前|当前'),
  phrase('当前目前', '当前|目前'),
  phrase('目前现在', '目前|现在'),
  phrase('今后未来', '今后|未来'),
  phrase('未来今后', '未来|今后'),
  phrase('截至到目前', '截至目前'),
  phrase('年度年', '年度'),
  phrase('一次一次', '一次', '(?=[，。；])(?<=每[^，。；]{1,10}一次一次)'),
  phrase('的目的是为', '的目的是|是为', '(?=(?:推动|促进|提高|帮助|加强|鼓励|支持|减少|降低|让))'),
  phrase('目的是为了', '目的是|是为了'),
  phrase('目的在于为了', '目的在于|是为了'),
  phrase('旨在为了', '旨在|为了'),
  phrase('原因是由于', '原因是|是由于'),
  phrase('原因是因为', '原因是|是因为'),
  phrase('原因在于由于', '原因在于|是由于'),
  phrase('涉及到', '涉及'),
  phrase('波及到', '波及'),
  phrase('付诸于', '付诸'),
  phrase('诉诸于', '诉诸'),
  phrase('见诸于', '见诸'),
  phrase('堪称是', '堪称'),
  phrase('称之为是', '称之为|称为'),
  phrase('被誉为是', '被誉为'),
  phrase('截至目前为止', '截至目前|到目前为止'),
  phrase('截止目前为止', '截至目前|到目前为止'),
  phrase('迄今为止至今', '迄今为止|至今'),
  phrase('至今为止', '迄今为止|至今'),
  phrase('超过达到', '超过|达到'),
  phrase('达到超过', '达到|超过'),
  phrase('高达超过', '高达|超过'),
  phrase('并且并', '并且|并', '(?![行列购存网非不未无发轨排])'),
  phrase('而且并且', '而且|并且'),
  phrase('因此所以', '因此|所以'),
  phrase('由于因为', '由于|因为'),
  phrase('因为由于', '因为|由于'),
  phrase('如果假如', '如果|假如'),
  phrase('可以能够', '可以|能够'),
  phrase('能够可以', '能够|可以'),
  phrase('非常十分', '非常|十分'),
  phrase('十分非常', '十分|非常'),
  phrase('非常极其', '非常|极其'),
  phrase('极其非常', '极其|非常'),
  phrase('事先预先', '事先|预先'),
  phrase('预先提前', '预先|提前'),
  phrase('提前预先', '提前|预先'),
  phrase('首先第一', '首先|第一'),
  phrase('免费赠送', '赠送|免费提供'),
  phrase('胜利凯旋', '凯旋'),
  phrase('过去曾经', '过去|曾经'),
  phrase('全部所有', '全部|所有', '(?!权|者|制)'),
  phrase('涉及有关', '涉及|有关'),
  phrase('有关涉及', '有关|涉及'),
  phrase('关于有关', '关于|有关'),
  phrase('再次重申', '重申'),
  phrase('首次第一次', '首次|第一次'),
  phrase('首次首届', '首届'),
  phrase('互相相互', '相互'),
  phrase('相互互相', '相互'),
  phrase('更加更为', '更加'),
  phrase('尤其特别是', '尤其是|特别是'),
  phrase('特别尤其是', '尤其是|特别是'),
  phrase('日益越来越', '日益|越来越'),
  phrase('逐渐日益', '逐渐|日益'),
  phrase('总计共', '总计|共', '(?![享同用建识赢治存产和计])'),
  phrase('合计共', '合计|共', '(?![享同用建识赢治存产和计])'),
  phrase('共计有', '共计|共有', '(?![效机关害色限])'),
  phrase('悬殊很大', '悬殊|差别很大'),
  phrase('的其中之一', '之一', '(?!是)'),
  phrase('切忌不要', '切忌|切勿'),
  phrase('切勿不要', '切勿'),
  phrase('目前现已', '目前已|现已'),
  phrase('分别各自', '分别|各自'),
  phrase('凯旋归来', '凯旋'),
  phrase('彼此之间相互', '彼此|相互'),
  phrase('相互之间彼此', '相互|彼此'),
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
