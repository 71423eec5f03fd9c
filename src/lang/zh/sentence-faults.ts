import type { Localized } from '../../model/text.js';
import { type Headed, HeadedPatterns } from './headed-patterns.js';

export interface SentenceFault {
  readonly start: number;
  readonly end: number;
  readonly what: Localized;
  readonly expected: readonly string[];
}

interface Row extends Headed {
  readonly what: Localized;
  readonly mend: (stretch: string) => readonly string[];
}

const noSubject: Localized = { zh: '介词结构掩盖了主语，后面的“使”没有主语', en: 'the preposition leaves 使 without a subject' };
const mixed: Localized = { zh: '两种句式杂糅', en: 'two sentence patterns are mixed' };
const times: Localized = { zh: '减少不能用“倍”', en: 'a decrease is not told in 倍, times' };

/** 通过培训，使各国掌握了方法: at the head of a sentence, and nothing between that could be the subject. 使用, 使命 … are other words; 通过了公约，使 leaves out who passed it. */
function subjectless(head: string, tail = ''): Row {
  return {
    head,
    what: noSubject,
    pattern: String.raw`(?<=^|[。！？；\n]\s?)${head}(?![了过])[^，。；：！？\n]{2,40}${tail}，(?:从而|进而|也|并)?使得?(?![用命馆者节团领劲唤])`,
    mend: (stretch) => {
      const bare = stretch.slice(head.length).replace(/，(?:从而|进而|也|并)?使得?$/u, '');
      // Without the preposition what followed it is the subject; without 使 what follows that is.
      return tail === '' ? [`${bare}使`, stretch.replace(/(?:从而|进而|也|并)?使得?$/u, '')] : [stretch.replace(/(?:从而|进而|也|并)?使得?$/u, '')];
    },
  };
}

/** 据报告显示，: either the report shows, or it is so according to the report. */
const accordingTo = (head: string): Row => ({
  head,
  what: mixed,
  pattern: String.raw`(?<=^|[。！？；，\n]\s?)${head}[^，。；：！？\n]{2,24}(?:显示|表明|指出|认为)，`,
  mend: (stretch) => [stretch.slice(head.length), stretch.replace(/(?:显示|表明|指出|认为)，$/u, '，')],
});

const rows: readonly Row[] = [
  subjectless('通过'),
  subjectless('经过'),
  subjectless('随着'),
  subjectless('由于'),
  subjectless('在', '下'),
  accordingTo('根据'),
  accordingTo('据'),
  accordingTo('依据'),
  {
    head: '本着',
    pattern: '本着[^，。；“”]{1,16}为(?:原则|宗旨|目的|目标)',
    what: mixed,
    mend: (stretch) => [`以${stretch.slice(2)}`, stretch.replace(/为(?=..$)/u, '的')],
  },
  {
    head: '围绕',
    pattern: '围绕(?!以|着以)[^，。；以]{1,20}(?<![作成])为(?:主题|中心|核心|重点)(?!的)',
    what: mixed,
    mend: (stretch) => [`以${stretch.slice(2)}`, stretch.replace(/为(?=..$)/u, '这一')],
  },
  { head: '受到', pattern: '受到[^，。；]{1,8}所(?=欢迎|关注|喜爱|重视|青睐|瞩目)', what: mixed, mend: (stretch) => [stretch.slice(0, -1), `为${stretch.slice(2)}`] },
];

const noSubjectIn: Localized = { zh: '“在……中”掩盖了主语，后面的动词没有主语', en: '在……中 leaves the verb without a subject' };
const clash: Localized = { zh: '“将”说的是以后，“了”说的是以前', en: '将 is to come and 了 is past' };
const oneOfTwo: Localized = { zh: '前面说两面（能否），后面只说一面', en: '能否 names two sides and the rest answers one' };
const link = (right: string): Localized => ({ zh: `关联词不搭配，应为${right}`, en: `conjunctions that do not match, expected ${right}` });
const sentenceStart = String.raw`(?<=^|[。！？；\n]\s?)`;
const document = '《[^《》]{1,40}》[^，。；：《》]{0,8}';

const more: readonly Row[] = [
  // 来自甲、乙和丙在内的: either 来自 them or 包括 them.
  { head: '来自', pattern: String.raw`来自(?![^。；！？\n]{0,160}?(?:包括|包含|涵盖|含)[^。；！？\n]{0,160}?在内的)[^。；！？\n]{2,160}?在内的`, what: mixed, mend: (stretch) => [stretch.replace(/在内的$/u, '的'), `包括${stretch.slice(2)}`] },
  { head: '在《', pattern: `${sentenceStart}在${document}[中里]，(?:还|也|并|均|都|首次|明确)?(?:提出|指出|强调|明确|规定|介绍|分析|总结|列出|呼吁|建议)(?![的者，])`, what: noSubjectIn, mend: (stretch) => [stretch.slice(1).replace(/[中里]，/u, '')] },
  // 将于五月召开了, 将通过协商，汇集了: what is to come has not happened.
  { head: '将', pattern: '(?<=[项计方会培活论报工研][目划案议训动坛告作究]|[^\\p{Script=Han}])将(?:于[^，。；、]{2,14}|继续|陆续|再次)(?:举行|举办|召开|启动|发布|开展|完成|推出|成立)了', what: clash, mend: (stretch) => [stretch.slice(0, -1), stretch.slice(1)] },
  { head: '将通过', pattern: '将通过[^，。；、了]{2,14}，(?:汇集|吸引|完成|取得|建立|形成|制定|开展|召开|举办|培训|推动|促进)了', what: clash, mend: (stretch) => [stretch.slice(0, -1), stretch.slice(1)] },
  { head: '能否', pattern: '能否[^，。；？！否]{2,24}，?(?:将)?(?:是|成为)[^，。；？！否败]{2,24}的(?:关键|保证|前提|基础|保障)(?=[，。；])', what: oneOfTwo, mend: (stretch) => [stretch.slice(2)] },
  { head: '只有', pattern: `${sentenceStart}只有[^，。；！？]{2,24}，[^，。；！？才]{0,8}?就(?:能|可以|会)`, what: link('“只有……才”'), mend: (stretch) => [stretch.replace(/就(?=能$|可以$|会$)/u, '才'), `只要${stretch.slice(2)}`] },
  { head: '只要', pattern: `${sentenceStart}只要[^，。；！？]{2,24}，[^，。；！？就]{0,8}?才(?:能|可以|会)`, what: link('“只要……就”'), mend: (stretch) => [stretch.replace(/才(?=能$|可以$|会$)/u, '就'), `只有${stretch.slice(2)}`] },
  { head: '原因是', pattern: '原因是(?!由)[^，。；！？]{2,30}(?:造成|引起|导致)的(?=[，。；])', what: mixed, mend: (stretch) => [stretch.replace(/(?:造成|引起|导致)的$/u, ''), stretch.slice(3)] },
];

const cause = String.raw`(?:所以|因此|因而)(?![^，。；]{0,8}(?:也|仍|还是))`;
const patterns: readonly Row[] = [
  { head: '旨在', pattern: '旨在[^，。；“”]{2,30}为(?:目的|目标|宗旨)(?=[，。；])', what: mixed, mend: (stretch) => [stretch.slice(0, -3), `以${stretch.slice(2)}`] },
  // 目标是……的目标
  ...['目标', '目的', '任务', '主题', '宗旨'].map((head): Row => ({ head, pattern: `${head}是(?!一个|一项|这个|这项|我们)[^，。；：！？]{4,40}的${head}(?=[，。；])`, what: mixed, mend: (stretch) => [stretch.slice(0, -head.length - 1)] })),
  // 对限额问题上有分歧: 对……问题, or 在……问题上.
  { head: '问题上', pattern: '(?<=对(?!于)[^，。；：！？在于就从围当]{2,16})问题上(?=分歧|存在|有|的?看法|的?态度|的?立场|意见|争议|达成|展开)', what: mixed, mend: () => ['问题'] },
  { head: '不但', pattern: '不但(?![没未无不])[^，。；！？没未无不]{1,20}，反而', what: link('“不但……而且”'), mend: (stretch) => [`${stretch.slice(0, -2)}而且`] },
  { head: '不仅', pattern: '不仅(?![没未无不])[^，。；！？没未无不]{1,20}，反而', what: link('“不仅……而且”'), mend: (stretch) => [`${stretch.slice(0, -2)}而且`] },
  ...['虽然', '尽管'].map((head): Row => ({ head, pattern: `${sentenceStart}${head}[^，。；！？但]{2,24}，${cause}`, what: link(`“${head}……但是”`), mend: (stretch) => [stretch.replace(/(?:所以|因此|因而)$/u, '但是')] })),
  ...['无论', '不管', '不论'].map((head): Row => ({ head, pattern: `${sentenceStart}${head}[^，。；！？都也均]{2,24}，(?:所以|因此|但是)`, what: link(`“${head}……都”`), mend: () => [] })),
  { head: '只有', pattern: '(?<=^|[，。；！？])只有[^，。；！？才]{2,16}，[^，。；！？才]{0,6}就(?:愿意|得以)', what: link('“只有……才”'), mend: (stretch) => [stretch.replace(/就(?=愿意$|得以$)/u, '才')] },
  // 是其中之一的成员
  { head: '其中之一的', pattern: '(?<=是[^，。；]{0,6})其中之一的(?:成员|国家|城市|机构|企业)(?=[，。；])', what: mixed, mend: () => ['其中之一'] },
  // 未能达不到: both negations.
  ...['未能', '无法', '不能', '没能'].map((head): Row => ({ head, pattern: `${head}[达完做办得找看收见想买][^，。；不]?不[到成了]`, what: { zh: '否定重复', en: 'the negation is doubled' }, mend: (stretch) => [stretch.replace(/不(?=.$)/u, ''), stretch.slice(head.length)] })),
  { head: '标志着', pattern: '标志着[^，。；：！？]{4,30}的?标志(?=[，。；])', what: mixed, mend: (stretch) => [stretch.replace(/的?标志$/u, '')] },
  { head: '之所以', pattern: '之所以[^。；！？]{2,40}，(?:是)?由于[^。；]{2,40}的原因', what: mixed, mend: () => [] },
];

const noPeople: Localized = { zh: '来的是人，缺“的代表”', en: 'people attend, 的代表 is missing' };
const changes = '提高|上升|增加|增长|扩大|下降|降低|减少|缩短';
const translated: readonly Row[] = [
  {
    head: '由于',
    pattern: `${sentenceStart}由于[^，。；：！？\\n]{3,40}，(?:因此|因而|所以|从而|进而)?(?:导致|造成)(?!的)`,
    what: noSubject,
    mend: (stretch) => [stretch.slice(2).replace(/，(?:因此|因而|所以|从而|进而)?/u, '')],
  },
  { head: '之所以', pattern: '之所以[^。；，]{2,30}，(?=因为|由于)', what: mixed, mend: (stretch) => [`${stretch}是`] },
  { head: '即使', pattern: `${sentenceStart}即使[^，。；！？]{2,24}，但(?!凡)`, what: link('“即使……也”或“虽然……但”'), mend: (stretch) => [`虽然${stretch.slice(2)}`] },
  { head: '既', pattern: '既[^，。；]{2,14}，(?:而且|并且)', what: link('“既……又”'), mend: (stretch) => [`${stretch.slice(0, -2)}又`] },
  { head: '不是', pattern: '不是[^，。；是]{2,14}，而在于', what: mixed, mend: (stretch) => [`${stretch.slice(0, -2)}是`, `不在于${stretch.slice(2)}`] },
  { head: '分为', pattern: '分为[^，。；]{1,8}组成', what: mixed, mend: (stretch) => [stretch.slice(0, -2), `由${stretch.slice(2)}`] },
  ...['通过', '采用'].map((head): Row => ({ head, pattern: `${head}[^，。；以]{2,12}为主(?=[，。；])`, what: mixed, mend: (stretch) => [`以${stretch.slice(2)}`] })),
  { head: '将于', pattern: String.raw`将于(?:明年|今年|下月|下周|\d{4}年)?[^，。；于]{0,6}(?:年|月|日|初|底|末|旬)于`, what: { zh: '“于”重复', en: '于 is doubled' }, mend: (stretch) => [stretch.slice(0, -1)] },
  { head: '为了', pattern: '为了[^，。；以]{2,20}为目的(?=[，。；])', what: mixed, mend: (stretch) => [stretch.slice(0, -3), `以${stretch.slice(2)}`] },
  { head: '有', pattern: String.raw`(?<![拥含具没])有(?:\d+|[一二两三四五六七八九十]+)(?:个|章|部分|项|名|家|人|条|卷|位)[^，。；由、]{0,8}组成(?=[，。；])`, what: mixed, mend: (stretch) => [`由${stretch.slice(1)}`] },
  { head: '受', pattern: '(?<![接遭])受(?!到)[^，。；在]{2,12}影响下', what: mixed, mend: (stretch) => [stretch.slice(0, -1), `在${stretch.slice(1, -3)}的影响下`] },
  { head: '从', pattern: '从[^，。；]{2,14}的?出发点出发', what: mixed, mend: (stretch) => [stretch.replace(/的?出发点出发$/u, '出发')] },
  { head: '以', pattern: '以[^，。；在]{2,14}为基础上', what: mixed, mend: (stretch) => [stretch.slice(0, -1), `在${stretch.slice(1, -4)}的基础上`] },
  { head: '旨在', pattern: '旨在[^，。；]{2,30}的目的(?=[，。；])', what: mixed, mend: (stretch) => [stretch.slice(0, -3)] },
  // 印发关于《指南》: what was issued is the paper.
  ...['印发', '发布', '公布', '出台', '颁布', '下发', '通过'].map((head): Row => ({ head, pattern: `${head}了?关于《[^》\\n]{2,40}》(?!的|等)`, what: mixed, mend: (stretch) => [stretch.replace('关于', '')] })),
  { head: '将', pattern: '将(?:于|在)[^，。；将]{2,12}将(?=在|于|举|召|发|开|启)', what: { zh: '“将”重复', en: '将 is doubled' }, mend: (stretch) => [stretch.slice(0, -1)] },
  // 由52%提高了68%: to, not by; what is meant cannot be told, so both.
  ...['由', '从'].map((head): Row => ({
    head,
    pattern: String.raw`${head}\d[\d.,]*[万亿]?\s?(?:%|个百分点|\p{Script=Han}{0,3}?)(?:${changes})了\d[\d.,]*`,
    what: { zh: '“由……到”才说得出变化，“了”说的是差额', en: 'a change goes 由 one 到 the other; 了 tells the difference' },
    mend: (stretch) => [stretch.replace(/了(?=[\d.,]+$)/u, '到')],
  })),
  ...['比例', '占比', '比重', '率'].map((head): Row => ({ head, pattern: String.raw`${head}(?:仅|只|已)?(?:为|达到?|是)约?\d[\d.]*个百分点`, what: { zh: '比例用“%”，“百分点”说的是差额', en: 'a share is told in %, 百分点 tells a difference' }, mend: (stretch) => [stretch.replace(/个百分点$/u, '%')] })),
  ...['困难', '挑战', '障碍'].map((head): Row => ({ head, pattern: `(?<=最(?:大|主要)的)${head}是(?:因为|由于)`, what: mixed, mend: () => [`${head}是`] })),
  { head: '不仅', pattern: '不仅(?:该|本|这一|这些)[^，。；不]{2,16}，(?:而且|还|也)(?:为|能|可以|提供|促进|提高|降低|减少|推动)', what: { zh: '两个分句主语相同，“不仅”应在主语之后', en: 'with one subject for both clauses 不仅 follows it' }, mend: () => [] },
  {
    head: '来自',
    pattern: '来自[^。；，“”]{3,80}等(?:机构|组织|国家|单位|部门|企业|城市|地区)(?=(?:共同|分别|也|均|都)?(?:参加|出席|参与))',
    what: noPeople,
    mend: (stretch) => [`${stretch}的代表`, stretch.slice(2)],
  },
  // 已通过调研的方式来确定: 以 mistyped.
  { head: '已通过', pattern: '已通过[^，。；]{1,14}的?(?:方式|方法|形式)来', what: { zh: '“已”说的是做完，“来”说的是要做', en: '已 is done and 来 is to be done' }, mend: (stretch) => [stretch.slice(1), stretch.slice(0, -1)] },
  // 某网络致力于……的未来汇集了各方: a comma is missing between the two predicates.
  { head: '致力于', pattern: '(?<=计划|项目|倡议|公约|网络|协会|联盟|平台|中心|委员会|[）”])致力于[^，。；：！？\\n]{8,60}(?=(?:汇集|聚集|召集|吸引)了)', what: { zh: '两个谓语之间缺逗号', en: 'a comma is missing between two predicates' }, mend: (stretch) => [`${stretch}，`] },
];

const fewer: readonly Row[] = ['减少', '降低', '下降', '缩短', '缩小', '减轻'].map((head) => ({
  head,
  pattern: `${head}(?:了|到|至)?(?:近|约|超过|逾)?(?:\\d[\\d.]*|[一二两三四五六七八九十百]+)多?倍`,
  what: times,
  mend: () => [],
}));

let table: HeadedPatterns<Row> | undefined;

/** Sentences whose construction is broken wherever it stands, in order. */
export function* findSentenceFaults(text: string): Generator<SentenceFault> {
  table ??= new HeadedPatterns([...rows, ...more, ...patterns, ...translated, ...fewer]);
  for (const { row, start, end } of table.find(text)) yield { start, end, what: row.what, expected: row.mend(text.slice(start, end)) };
}
