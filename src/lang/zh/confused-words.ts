import { type Headed, HeadedPatterns } from './headed-patterns.js';

/**
 * Words written with a wrong character of the same sound or shape, after the forms of 《现代汉语词典》 (7th edition). Only what is wrong wherever it
 * matches: words that are right beside certain neighbours carry those neighbours as conditions. Variants that dictionaries admit are left out.
 */
const always =
  '迫不急待 迫不及待，再接再励 再接再厉，在接再厉 再接再厉，一如继往 一如既往，名列前矛 名列前茅，变本加利 变本加厉，不径而走 不胫而走，穿流不息 川流不息，' +
  '一愁莫展 一筹莫展，默守成规 墨守成规，汗流夹背 汗流浃背，滥芋充数 滥竽充数，走头无路 走投无路，谈笑风声 谈笑风生，相形见拙 相形见绌，相辅相承 相辅相成，' +
  '因地治宜 因地制宜，因地置宜 因地制宜，首当其中 首当其冲，与时具进 与时俱进，有条不稳 有条不紊，不容质疑 不容置疑，勿庸置疑 毋庸置疑，前扑后继 前仆后继，' +
  '直接了当 直截了当，责无旁代 责无旁贷，融汇贯通 融会贯通，以身做则 以身作则，历行节约 厉行节约，挖墙角 挖墙脚，松驰 松弛，坐阵 坐镇，脉博 脉搏，亲睐 青睐，' +
  '震憾 震撼，修茸 修葺，侯选 候选，气侯 气候，汽候 气候，时侯 时候，等侯 等候，问侯 问候，侯补 候补，编篡 编纂，幅射 辐射，辐度 幅度，膨涨 膨胀，渡假 度假，' +
  '欢渡 欢度，陷井 陷阱，宏杨 弘扬，弘杨 弘扬，战咯 战略，督捉 督促，捉进 促进，零晨 凌晨，急燥 急躁，烦燥 烦躁，暴燥 暴躁，浮燥 浮躁，厉史 历史，' +
  '入场卷 入场券，优惠卷 优惠券，债卷 债券，试券 试卷，答券 答卷，问券 问卷，惯彻 贯彻，防碍 妨碍，姿询 咨询，谘询 咨询，拔款 拨款，拔付 拨付，海拨 海拔，' +
  '选拨 选拔，签暑 签署，依椐 依据，根椐 根据，数椐 数据，关健 关键，可待续 可持续，可持继 可持续，可持序 可持续，可特续 可持续，可持绩 可持续，采构 采购，' +
  '彩购 采购，釆 采，消废 消费，销费 消费，环镜 环境，坏境 环境，循坏 循环，低炭 低碳，炭中和 碳中和，炭达峰 碳达峰，炭排放 碳排放，炭足迹 碳足迹，' +
  '炭减排 碳减排，炭市场 碳市场，二氧化炭 二氧化碳，碳达锋 碳达峰，温室汽体 温室气体，天燃气 天然气，联和国 联合国，连合国 联合国，委圆会 委员会，组识 组织，' +
  '知织 知识，供应练 供应链，产业练 产业链，价值练 价值链，利益悠关 利益攸关，赋于 赋予，犹其 尤其，进尔 进而，随既 随即，参予 参与，参于 参与，完扇 完善，' +
  '提搞 提高，园桌会议 圆桌会议';

/** A pattern that matches the wrong word alone, and the right one. */
const beside: readonly (readonly [pattern: string, right: string])[] = [
  [String.raw`(?<!一)贯切`, '贯彻'],
  [String.raw`(?<![平公治西长泰])安祥(?![和云瑞安龙])`, '安详'],
  [String.raw`(?<![引疏制传诱领向教推指倡主报编])导至`, '导致'],
  [String.raw`(?<![讲教传函])授于`, '授予'],
  [String.raw`(?<![独成建设中对确树创])立既`, '立即'],
  [String.raw`(?<![规示师模典防就])范筹(?![资备集建款措])`, '范畴'],
  [String.raw`(?<![中媒])介召(?![开集唤])`, '介绍'],
  [String.raw`部暑(?![假期热运])`, '部署'],
  [String.raw`致力与(?![^，。；]{0,16}(?:合作|协作|携手|共同|一道|一起))`, '致力于'],
  [String.raw`(?<!陶)冶理`, '治理'],
  [String.raw`重中之中(?![的国])`, '重中之重'],
  [String.raw`证卷(?!宗)`, '证券'],
  [String.raw`(?<![发公颁宣])布署(?!名)`, '部署'],
  [String.raw`按装(?![置机修载箱配])`, '安装'],
  [String.raw`按排(?![名放序列行污量水球期])`, '安排'],
  [String.raw`(?<!重|反)复盖(?![章楼房印])`, '覆盖'],
  [String.raw`(?<![水沟河])渠到`, '渠道'],
  [String.raw`(?<!自)己经`, '已经'],
  [String.raw`(?<![来源出])自已(?![经有知建发开完退成])`, '自己'],
  [String.raw`(?<!究|毕)竟管`, '尽管'],
  [String.raw`(?<!解)决择`, '抉择'],
  [String.raw`废气物(?![质理])`, '废弃物'],
  [String.raw`(?<![正常法违合])规化`, '规划'],
  [String.raw`(?<![政决对国产施])策化`, '策划'],
  [String.raw`由其是(?!否)`, '尤其是'],
  [String.raw`(?<![甚以乃直及截])至使(?!用|馆)`, '致使'],
  [String.raw`即然(?!后)`, '既然'],
  [String.raw`启示(?<=(?:招聘|征文|招领|寻物|招标)启示)`, '启事'],
  [String.raw`启功(?=仪式|会议|了)`, '启动'],
  [String.raw`登陆(?=官网|官方网站|网站|网址|平台|系统|邮箱|账号|账户|后台)`, '登录'],
  [String.raw`建全(?=体系|制度|机制|法律|法规|管理)`, '健全'],
  [String.raw`给于(?=支持|帮助|肯定|高度|指导|关注|资助|奖励|充分|大力)`, '给予'],
  [String.raw`倍受(?=关注|青睐|瞩目|欢迎|重视)`, '备受'],
  [String.raw`签定(?=了|协|合|条|备|谅)`, '签订'],
  [String.raw`做为(?=一[个种项名家]|重要|主要|其中|基础|联合|全球)`, '作为'],
  [String.raw`既将(?=[于在]|发布|召开|启动|举行|出版|举办)`, '即将'],
  [String.raw`正再(?=进行|推进|开展|制定|建设|实施|编制|筹备|成为)`, '正在'],
  [String.raw`在次(?=强调|召开|证明|呼吁|展示|提出|成为|感谢|重申|启动|发布|当选|获|入选|举办|邀请)`, '再次'],
  [String.raw`因该(?=[有是会能可要在])`, '应该'],
  [String.raw`既使(?=[^，。；]{1,24}，[^，。；]{0,4}(?:仍|[也都](?:要|会|不|无|难|须|需|应|将)))`, '即使'],
  [String.raw`既便(?=[^，。；]{2,24}，[^，。；]{0,4}(?:仍|[也都](?:要|会|不|无|难|须|需|应|将)))`, '即便'],
  [String.raw`即要(?=[^，。；]{1,20}，[又也还]要)`, '既要'],
  [String.raw`即有(?=[^，。；]{1,20}，[又也还]有)`, '既有'],
  [String.raw`即是(?=[^，。；]{1,20}，[又也还]是)`, '既是'],
  [String.raw`截至到`, '截至'],
  // 作报告 is right, and so is 作工作报告.
  ...['作工作', '作的工作', '作了大量工作', '作了许多工作', '作了很多工作'].map((word) => [String.raw`${word.length > 4 ? '' : '(?<=[所已曾都])'}${word}(?!报告|汇报|总结|部署|说明|介绍|动员|交流|计划|安排|指示|讲话)`, `做${word.slice(1)}`] as const),
  [String.raw`做用(?<!叫做用)`, '作用'],
  [String.raw`(?<![适符混结综配])合做(?=伙伴|方|机构|项目|关系|协议|机制|网络|平台)`, '合作'],
  [String.raw`工做(?=组|计划|方案|会议|人员|重点|机制)(?<![员职手分加施人义社化竣动开完]工做)`, '工作'],
  [String.raw`协做(?=组|机制|关系|网络)`, '协作'],
  [String.raw`二(?=[个位种家项名](?![数式元体次分叉值字前级月]))(?<![\d第十百千万亿零〇一二三四五六七八九两初周期拜老不无独其零点之有]二)`, '两'],
  [String.raw`其它(?=人(?:士|员|们|[，。、]|$))`, '其他'],
  [String.raw`已便(?=于|能|在|更|为|使|[^，。]{0,10}(?:了解|发挥|开展|推动|实现|促进))(?<![自而早久]已便)`, '以便'],
  [String.raw`予已(?=支持|肯定|关注|考虑|重视|落实|帮助|保障|说明|实施|解决|推广)`, '予以'],
  [String.raw`(?<![参增追附更])加已(?=改进|解决|落实|推广|利用|考虑|保护|限制|区分|说明|完善|改善|应对)`, '加以'],
  [String.raw`(?<!不)得已(?=实现|开展|推进|落实|完成|顺利|提升|改善|发展)`, '得以'],
  [String.raw`已来(?=[，。、；]|$)(?<=[年月日期直久]已来)`, '以来'],
  [String.raw`已及(?=其|各|相关|有关|对|在|与)(?<!早已及)`, '以及'],
  [String.raw`现再(?![次度现生造出读者版])`, '现在'],
  [String.raw`存再(?=的|着|于|一|问题|差|不|明|许|风|较|很|困|障)`, '存在'],
  [String.raw`旨再(?=[^次度])`, '旨在'],
  [String.raw`反应(?=了[^，。；]{0,12}(?:问题|情况|趋势|变化|意见|需求|现状|进展|成果|水平|现实))`, '反映'],
  [String.raw`必需(?=要|加强|采取|考虑|确保|遵守|遵循|符合|满足|认识|尽快|立即|共同)(?<!所必需)`, '必须'],
  [String.raw`起动(?!机|电|转|器|力)(?=仪式|会议|项目|计划|了|编写|实施|以来|新|该|《|。)(?<![电动汽]机起动)`, '启动'],
  [String.raw`以经(?=[在有被是成与开获达完为将签取加建启])(?<![可所得足加予难]以经)`, '已经'],
  [String.raw`题高(?=了|到|至|效率|能力|水平|质量|透明|意识)(?<![问话主课专标议难考习]题高)`, '提高'],
  [String.raw`签属(?!于)(?=了|的?协议|的?合作|的?谅解|备忘|协定|合同)`, '签署'],
  [String.raw`好象(?!征)`, '好像'],
  [String.raw`就象(?![征形牙棋限素群鼻])`, '就像'],
  [String.raw`取得得(?!到)`, '取得的'],
  [String.raw`获得得(?!到)`, '获得的'],
  [String.raw`无时无刻(?=都)`, '时时刻刻'],
  [String.raw`截至(?=日期|期限|[。；！？]|$)`, '截止'],
  [String.raw`(?<=^|[。！？；：，（—…])截止(?=(?:目前|当前|现在|今年|去年|昨[日天]|今[日天]|本[月周期]|上[月周]|发稿|\d{4}年|\d{1,2}月)[^，。；！？]{0,14}，(?![逾过届])|(?:目前|当前|现在)[已共有全累])`, '截至'],
];

// 全面的考虑了: what stands before 的 tells how, and what follows it is a verb, because 了 follows that.
const manner = '积极|全面|充分|有效|深入|及时|准确|认真|切实|稳步|逐步|迅速|快速|顺利|成功|明确|清楚|详细|高效|广泛|主动|有力|更好|直接|显著|极大|很好|系统|科学|合理|客观|生动|集中|突出|牢固|圆满';
const verbs = '考虑|推动|推进|促进|提高|提升|改善|展示|展现|反映|体现|说明|介绍|总结|分析|评估|开展|完成|实现|落实|实施|解决|支持|参与|回答|阐述|讨论|交流|掌握|了解|发挥|履行|执行|降低|减少|增加|扩大|加强|加快|增强|证明|表达|表明|指出|回应|应对|帮助|满足|保护|利用';

const rows: readonly (readonly [pattern: string, right: string])[] = [
  ...always.split('，').map((row) => row.split(' ') as [string, string]),
  ...beside,
  [`(?<=${manner})的(?=(?:${verbs})了)`, '地'],
  // 进展的很顺利 ends its clause: what follows 的 tells how it went.
  [String.raw`(?<=进展|进行|开展|运行|完成|发展|表现|变|做|办|显)的(?=(?:很|非常|十分|更加|越来越|更为|相当|极为)(?:顺利|好|快|高|低|成功|圆满|出色|明显|重要|突出|严重|复杂|活跃|紧迫|迅速|困难|频繁|清晰|及时)[，。；])`, '得'],
  // 方 is left out of the nouns: 系统地方案 may be 系统|地方.
  [String.raw`(?<=积极|有效|重要|显著|巨大|良好|宝贵|丰富|明确|具体|关键|广泛|成功)地(?=作用(?!于)|关键|案例|做法|实践(?!了)|意义|贡献|成果|进展|成效|措施|目标|问题|经验|政策|机制|体系|工具|伙伴|关系|机会|挑战|共识|建议|支持(?=。))`, '的'],
];

interface Row extends Headed {
  readonly right: string;
}

let table: HeadedPatterns<Row> | undefined;

function patterns(): HeadedPatterns<Row> {
  table ??= new HeadedPatterns(rows.map(([pattern, right]) => ({ head: bareWord(pattern), pattern, right })));
  return table;
}

/** The word that a pattern matches, without its conditions: groups inside others first. */
function bareWord(pattern: string): string {
  if (!pattern.includes('(')) return pattern;
  const outer = pattern.replaceAll(/\([^()]*\)/gu, '');
  return outer === pattern ? pattern : bareWord(outer);
}

/** Words written with a wrong character, in order. */
export function* findConfusedWords(text: string): Generator<{ readonly start: number; readonly wrong: string; readonly right: string }> {
  for (const { row, start } of patterns().find(text)) yield { start, wrong: row.head, right: row.right };
}
