import type { Localized } from '../model/text.js';

/**
 * What a field wants, in words. A schema names one of these keys as the message of a check (`z.string().regex(…, 'id')`), because
 * a zod message is a single string and every finding is told in two languages.
 */
export const expectations = {
  text: { zh: '非空文本', en: 'text that is not empty' },
  id: { zh: '小写字母、数字和连字符组成的标识（如 green-week）', en: 'an id of lower-case letters, digits and hyphens (such as green-week)' },
  day: { zh: '日历上存在的日期，写作 YYYY-MM-DD', en: 'a day that exists in the calendar, written YYYY-MM-DD' },
  year: { zh: '四位数年份', en: 'a year of four digits' },
  ruleId: { zh: '“族/名”形式的规则编号（如 term/forbidden）', en: 'a rule id of the form family/name (such as term/forbidden)' },
  web: { zh: '以 https:// 或 http:// 开头的完整网址', en: 'a full address that starts with https:// or http://' },
  baseUrl: { zh: '以 https:// 开头、以 / 结尾的网址', en: 'an address that starts with https:// and ends in /' },
  email: { zh: '电子邮箱地址', en: 'an e-mail address' },
  https: { zh: '以 https:// 开头的完整网址（不超过 900 字符）', en: 'a full address that starts with https://, at most 900 characters' },
  listId: { zh: '形如域名的列表标识（如 spp-bulletin.example.org）', en: 'a list id in the form of a domain (such as spp-bulletin.example.org)' },
  unsubscribe: { zh: 'url、email 至少一项', en: 'at least one of url and email' },
  shortName: { zh: '不超过 200 字的名称', en: 'a name of at most 200 characters' },
  languageTag: { zh: 'zh 或 en（可带地区，如 zh-CN）', en: 'zh or en (a region may follow, as in zh-CN)' },
  folder: { zh: '工作区内的文件夹，例如 templates/fonts', en: 'a folder in the workspace, for example templates/fonts' },
  unique: { zh: '不重复的各项', en: 'items that differ from each other' },
  sourceLanguage: { zh: 'languages 中列出的一种语言', en: 'one of the languages listed under languages' },
  period: { zh: '起始日不晚于截止日', en: 'a first day that is not after the last day' },
  oneEnd: { zh: 'until 与 valid 二者取其一', en: 'either until or valid, not both' },
  periodSet: { zh: 'from、to 至少一项', en: 'at least one of from and to' },
  color: { zh: '“#RRGGBB”形式的颜色（请加引号）', en: 'a colour as "#RRGGBB", in quotes' },
  fontStack: { zh: '以逗号分隔的字体名，含空格的加单引号，共不超过 300 字', en: 'font families separated by commas, names with spaces in single quotes, at most 300 characters' },
  typeSize: { zh: '“字号/行高”（像素，如 16/28；字号 12 至 60，行高不小于字号）', en: 'size/line height in pixels (such as 16/28; size 12 to 60, line height no less)' },
  pixels: { zh: '0 至 80 的整数（像素）', en: 'a whole number of pixels from 0 to 80' },
  someLanguage: { zh: '至少一种语言的文本', en: 'text in at least one language' },
} as const satisfies Record<string, Localized>;

export type Expectation = keyof typeof expectations;

/** The words of a check's key; undefined for zod's own messages. */
export function expectationOf(key: string): Localized | undefined {
  return Object.hasOwn(expectations, key) ? expectations[key as Expectation] : undefined;
}
