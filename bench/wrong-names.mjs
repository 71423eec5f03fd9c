// Ways to write a name wrongly, each a function of the name alone: what a tired translator does.
import { pick } from './seeded.mjs';

// Words that translators take for one another. Written for the evaluation, from translated texts, not from the checker's own list.
const chinese = [
  ['组织', '机构', '协会'], ['委员会', '理事会', '董事会'], ['计划', '规划', '方案', '项目'], ['网络', '联网', '网'], ['联盟', '同盟', '联合会'],
  ['公约', '协定', '协议', '契约'], ['全球', '世界', '国际'], ['可持续', '永续', '可持久'], ['发展', '开发'], ['采购', '购买', '政府采购'],
  ['环境', '环保', '生态'], ['研究所', '研究院', '学院'], ['论坛', '峰会', '大会'], ['战略', '策略'], ['框架', '架构', '纲领'], ['信息', '资讯'],
  ['通信', '通讯'], ['粮食', '食品', '食物'], ['农业', '农用', '农作'], ['系统', '体系', '制度'], ['部门', '行业', '机构'], ['倡议', '行动', '计划'],
  ['核心', '骨干', '重点'], ['伙伴', '合伙人', '合作方'], ['攸关', '相关', '有关'], ['咨询', '顾问', '磋商'], ['领导', '牵头', '引领'], ['协调', '协同', '统筹'],
  ['保护', '保障', '防护'], ['认证', '认定', '鉴证'], ['秘书处', '办公室', '书记处'], ['声明', '宣言', '公告'], ['议程', '日程', '纲要'], ['指标', '指数'],
  ['准则', '守则', '规范'], ['守则', '准则', '规范'], ['消费', '消耗'], ['生产', '制造'], ['联络点', '联系点', '焦点'], ['责任', '义务'], ['述评', '回顾', '评论', '综述'],
  ['高级别', '高层', '高级'], ['常驻', '常设', '驻地'], ['卫生', '健康', '保健'], ['事务', '业务', '服务'], ['突破', '跨越'], ['建筑', '建造', '房屋'],
  ['管理', '治理'], ['合作', '协作'], ['经济', '财经'], ['署', '局', '厅', '处'], ['部', '局', '厅'], ['工作组', '小组', '工作小组'], ['气候', '天气'],
  ['评价', '评估', '测评'], ['方法', '办法'], ['指南', '指导', '指引'], ['清单', '目录', '名录'], ['标志', '标识', '标签'], ['性', '度'], ['缔约方', '成员国', '签约方'],
];

const english = [
  ['network', 'platform', 'alliance'], ['programme', 'project', 'plan'], ['organization', 'association', 'agency'], ['organisation', 'association', 'agency'],
  ['committee', 'council', 'board'], ['global', 'world', 'international'], ['international', 'global', 'world'], ['sustainable', 'green', 'responsible'],
  ['procurement', 'purchasing', 'buying'], ['purchasing', 'procurement', 'buying'], ['environment', 'environmental', 'ecology'], ['development', 'growth'],
  ['institute', 'institution', 'alliance', 'center'], ['forum', 'summit', 'conference'], ['strategy', 'plan', 'policy'], ['framework', 'plan', 'structure'],
  ['agriculture', 'agricultural', 'farming'], ['production', 'manufacturing'], ['consumption', 'consuming'], ['systems', 'system', 'chains'],
  ['initiative', 'programme', 'action'], ['secretariat', 'office'], ['agency', 'office', 'authority'], ['advisory', 'consultative', 'consulting'],
  ['stakeholder', 'shareholder'], ['ministry', 'department'], ['department', 'ministry'], ['partners', 'members'], ['declaration', 'statement'],
  ['center', 'institute'], ['guidance', 'guidelines'], ['conduct', 'practice'], ['buildings', 'building', 'construction'], ['alliance', 'union', 'network'],
  ['pact', 'agreement', 'treaty'], ['fair', 'just'], ['circular', 'recycling'], ['health', 'medical'], ['goals', 'targets', 'aims'], ['economic', 'financial'],
  ['goal', 'target'], ['desk', 'team'], ['board', 'council'], ['review', 'report'], ['states', 'countries'], ['high-level', 'senior'], ['climate', 'weather'], ['impact', 'effect'],
];

// Characters of content words: 的, 在 or 和 inside a name would make a sentence of it.
const strangers = [...'国家社会报告水平目标能源文化教育科学资料海洋城市交通气候森林土地金融法律技术产品质量标准数据安全健康人口资源市场'];

const han = /\p{Script=Han}/u;
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const words = (name) => [...segmenter.segment(name)].map(({ segment, index }) => ({ text: segment, at: index }));
const hanPlaces = (name) => [...name].flatMap((character, i) => (han.test(character) ? [i] : []));
const cut = (text, from, to, put = '') => text.slice(0, from) + put + text.slice(to);

function replaceWord(name, table, random, ignoreCase) {
  const folded = ignoreCase ? name.toLowerCase() : name;
  const choices = table.flatMap(([word, ...others]) => {
    const at = ignoreCase ? folded.search(new RegExp(`\\b${word}\\b`)) : folded.indexOf(word);
    return at < 0 ? [] : others.map((other) => [at, word.length, other]);
  });
  if (choices.length === 0) return undefined;
  const [at, length, other] = pick(choices, random);
  const isCapital = /\p{Lu}/u.test(name[at]);
  return cut(name, at, at + length, isCapital ? other[0].toUpperCase() + other.slice(1) : other);
}

/** By kind: `(name, random) => wrong name`, undefined where the kind does not apply. */
export const chineseSlips = {
  'character dropped': (name, random) => {
    const at = pick(hanPlaces(name), random);
    return cut(name, at, at + 1);
  },
  'character added': (name, random) => {
    const at = pick(hanPlaces(name).slice(1), random);
    return at === undefined ? undefined : cut(name, at, at, pick(strangers, random));
  },
  'character wrong': (name, random) => {
    const at = pick(hanPlaces(name), random);
    return cut(name, at, at + 1, pick(strangers, random));
  },
  'characters swapped': (name, random) => {
    const at = pick(hanPlaces(name).filter((i) => han.test(name[i + 1] ?? '')), random);
    return at === undefined ? undefined : cut(name, at, at + 2, name[at + 1] + name[at]);
  },
  'word replaced': (name, random) => replaceWord(name, chinese, random, false),
  'word left out': (name, random) => {
    const all = words(name).filter(({ text }) => han.test(text));
    if (all.length < 3) return undefined;
    const { at, text } = pick(all, random);
    return cut(name, at, at + text.length);
  },
  'parts reordered': (name, random) => {
    const all = words(name);
    const at = pick(all.slice(0, -1).flatMap(({ text }, i) => (han.test(text) && han.test(all[i + 1].text) ? [i] : [])), random);
    if (at === undefined) return undefined;
    const [one, two] = [all[at], all[at + 1]];
    return cut(name, one.at, two.at + two.text.length, two.text + one.text);
  },
  'other conjunction': (name, random) => {
    const at = name.search(/[和与及、]/u);
    return at < 1 ? undefined : cut(name, at, at + 1, pick([...'和与及'].filter((c) => c !== name[at]), random));
  },
  'marks inside moved': (name, random) => {
    const marks = [...name.matchAll(/[“”]/gu)].map(({ index }) => index);
    if (marks.length < 2) return undefined;
    const bare = name.replaceAll(/[“”]/gu, '');
    return pick([bare, `“${bare}”`, name.replaceAll('“', '《').replaceAll('”', '》'), name.replaceAll('“', '「').replaceAll('”', '」')], random);
  },
};

const letterPlaces = (name) => [...name].flatMap((character, i) => (/\p{Ll}/u.test(character) && /\p{L}/u.test(name[i - 1] ?? '') ? [i] : []));

export const englishSlips = {
  'letter dropped': (name, random) => {
    const at = pick(letterPlaces(name), random);
    return at === undefined ? undefined : cut(name, at, at + 1);
  },
  'letters swapped': (name, random) => {
    const at = pick(letterPlaces(name).filter((i) => /\p{Ll}/u.test(name[i + 1] ?? '') && name[i] !== name[i + 1]), random);
    return at === undefined ? undefined : cut(name, at, at + 2, name[at + 1] + name[at]);
  },
  'letter wrong': (name, random) => {
    const at = pick(letterPlaces(name), random);
    return at === undefined ? undefined : cut(name, at, at + 1, pick([...'aeiortnsl'].filter((c) => c !== name[at]), random));
  },
  'word replaced': (name, random) => replaceWord(name, english, random, true),
  'word left out': (name, random) => {
    const all = [...name.matchAll(/\S+/gu)];
    if (all.filter(([word]) => word.length > 3).length < 3) return undefined;
    const { 0: word, index } = pick(all, random);
    return index === 0 ? name.slice(word.length + 1) : cut(name, index - 1, index + word.length);
  },
  'words reordered': (name, random) => {
    const all = [...name.matchAll(/\S+/gu)];
    if (all.length < 3) return undefined;
    const i = Math.floor(random() * (all.length - 1));
    const [one, two] = [all[i], all[i + 1]];
    return cut(name, one.index, two.index + two[0].length, `${two[0]} ${one[0]}`);
  },
};
