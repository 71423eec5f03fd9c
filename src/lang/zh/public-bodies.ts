/**
 * Names of public bodies as they are called officially: of China after 《国务院机构设置的通知》 (国发〔2023〕5号), of the United Nations and other
 * organizations after their own Chinese pages. Those of fewer than five characters are too near to other words.
 */
const names =
  '国家发展和改革委员会 工业和信息化部 生态环境部 自然资源部 住房和城乡建设部 交通运输部 农业农村部 文化和旅游部 国家卫生健康委员会 人力资源和社会保障部 科学技术部 退役军人事务部 应急管理部 ' +
  '国家市场监督管理总局 国家标准化管理委员会 国家认证认可监督管理委员会 国家知识产权局 国家统计局 国家能源局 国家林业和草原局 国家药品监督管理局 国家医疗保障局 国家疾病预防控制局 国家机关事务管理局 国家国际发展合作署 ' +
  '国家金融监督管理总局 国家税务总局 国家数据局 中国人民银行 国家铁路局 中国民用航空局 国家邮政局 国务院国有资产监督管理委员会 全国人民代表大会常务委员会 ' +
  '联合国环境规划署 联合国开发计划署 联合国工业发展组织 联合国粮食及农业组织 联合国教育、科学及文化组织 联合国儿童基金会 联合国人口基金 联合国项目事务厅 联合国贸易和发展会议 联合国人类住区规划署 联合国训练研究所 ' +
  '联合国欧洲经济委员会 联合国亚洲及太平洋经济社会委员会 联合国拉丁美洲和加勒比经济委员会 联合国非洲经济委员会 联合国气候变化框架公约 联合国全球契约 世界卫生组织 世界贸易组织 世界知识产权组织 世界气象组织 世界粮食计划署 ' +
  '国际劳工组织 国际能源署 国际可再生能源机构 国际标准化组织 国际货币基金组织 国际海事组织 国际电信联盟 世界银行集团 世界自然基金会 世界自然保护联盟 世界资源研究所 经济合作与发展组织 亚太经济合作组织 ' +
  '亚洲开发银行 亚洲基础设施投资银行 非洲开发银行 泛美开发银行 欧洲投资银行 欧洲复兴开发银行 全球环境基金 绿色气候基金 政府间气候变化专门委员会 生物多样性公约秘书处 森林管理委员会 碳信息披露项目 欧盟委员会';

export interface WrongBody {
  readonly start: number;
  readonly end: number;
  readonly right: string;
}

/** Names of public bodies with a character missing or two changed round, or another word for “and”, in order. */
export function* findWrongBodies(text: string): Generator<WrongBody> {
  for (const { 0: head, index } of text.matchAll(heads)) {
    const found = slipAt(text, index, byHead.get(head) ?? []);
    if (found && !isPartOfWord(text, index)) yield found;
  }
}

/** 非国家机关: what stands before begins the word. */
function isPartOfWord(text: string, start: number): boolean {
  return '非多跨本'.includes(text.charAt(start - 1) || '。');
}

/** In characters. */
const longName = 10;

const all = names.split(' ');
/** By the first two characters, which no slip touches. */
const byHead = new Map<string, string[]>();
for (const name of all) byHead.set(name.slice(0, 2), [...(byHead.get(name.slice(0, 2)) ?? []), name]);
const heads = new RegExp([...byHead.keys()].join('|'), 'g');

function slipAt(text: string, start: number, known: readonly string[]): WrongBody | undefined {
  for (const right of known) {
    const length = slipLength(text, start, right);
    if (length === undefined) continue;
    const wrong = text.slice(start, start + length);
    // What begins another name, or is one, is no slip.
    if (!all.some((other) => other.startsWith(wrong) || wrong.startsWith(other))) return { start, end: start + length, right };
  }
  return undefined;
}

const isAnd = (character: string): boolean => character !== '' && '和及与'.includes(character);

/** The length of a name with one slip that stands at `start`; undefined for the right name and for anything else. */
function slipLength(text: string, start: number, name: string): number | undefined {
  let same = 2;
  while (same < name.length && text[start + same] === name[same]) same += 1;
  if (same === name.length) return undefined;
  const at = start + same;
  const [wanted, next, given] = [name.charAt(same), name.charAt(same + 1), text.charAt(at)];
  const goesOn = (from: number, skipped: number): boolean => text.startsWith(name.slice(same + skipped), from);
  // 住房城乡建设部: without its 和 or 及 a name is its own short form. The last character lost may be a short form, too.
  if (!isAnd(wanted) && wanted !== '、' && next !== '' && goesOn(at, 1)) return name.length - 1;
  if (next !== '' && given === next && text[at + 1] === wanted && goesOn(at + 2, 2)) return name.length;
  // 经济与社会委员会: a long name with one “and” too many.
  if (name.length >= longName && same < name.length - 1 && isAnd(given) && goesOn(at + 1, 0)) return name.length + 1;
  return isAnd(wanted) && isAnd(given) && goesOn(at + 1, 1) ? name.length : undefined;
}
