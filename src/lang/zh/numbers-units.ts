import type { Unit } from '../numbers.js';
import { unitSigns } from '../number-symbols.js';

/** ISO 4217 codes of what is written after an amount. */
export const currencies: Readonly<Record<string, string>> = {
  美元: 'USD', 美金: 'USD', 欧元: 'EUR', 英镑: 'GBP', 元人民币: 'CNY', 人民币: 'CNY', 元: 'CNY', 块钱: 'CNY', 日元: 'JPY', 瑞士法郎: 'CHF', 瑞郎: 'CHF',
  港元: 'HKD', 港币: 'HKD', 澳元: 'AUD', 加元: 'CAD', 印度卢比: 'INR', 卢比: 'INR', 韩元: 'KRW',
  新加坡元: 'SGD', 新元: 'SGD', 新西兰元: 'NZD', 巴西雷亚尔: 'BRL', 雷亚尔: 'BRL', 南非兰特: 'ZAR', 兰特: 'ZAR', 泰铢: 'THB', 卢布: 'RUB', 墨西哥比索: 'MXN',
  瑞典克朗: 'SEK', 挪威克朗: 'NOK', 丹麦克朗: 'DKK', 林吉特: 'MYR', 令吉: 'MYR', 印尼盾: 'IDR', 越南盾: 'VND', 肯尼亚先令: 'KES', 奈拉: 'NGN', 土耳其里拉: 'TRY',
};

/** Names of units; 个月 and 月 differ: 三个月 is a time, 三月 a date. */
export const units: Readonly<Record<string, Unit>> = {
  ...unitSigns,
  年: 'year', 周年: 'year', 个月: 'month', 周: 'week', 个星期: 'week', 星期: 'week', 天: 'day', 个小时: 'hour', 小时: 'hour', 分钟: 'minute', 秒: 'second', 秒钟: 'second',
  公里: 'km', 千米: 'km', 米: 'm', 厘米: 'cm', 毫米: 'mm', 英里: 'mile', 英尺: 'foot', 英寸: 'inch',
  平方英尺: 'ft2', 平方米: 'm2', 平方公里: 'km2', 平方千米: 'km2', 立方米: 'm3', 公顷: 'ha', 亩: 'mu', 英亩: 'acre',
  吨: 't', 公吨: 't', 千克: 'kg', 公斤: 'kg', 克: 'g', 毫克: 'mg', 磅: 'pound', 升: 'litre', 毫升: 'ml',
  摄氏度: 'celsius', 度: 'celsius', 华氏度: 'fahrenheit', 倍: 'times',
  瓦: 'W', 瓦特: 'W', 千瓦: 'kW', 兆瓦: 'MW', 吉瓦: 'GW', 太瓦: 'TW', 瓦时: 'Wh', 千瓦时: 'kWh', 度电: 'kWh', 兆瓦时: 'MWh', 吉瓦时: 'GWh', 太瓦时: 'TWh',
  字节: 'B',
};

/** What follows a single numeral when it counts: 三个, but not 三峡; two characters before one. */
export const classifiers = [
  '个', '家', '项', '名', '位', '种', '类', '次', '届', '期', '章', '条', '款', '部', '份', '本', '批', '轮', '场', '座', '国', '省', '市', '县', '大类', '大', '步',
  '阶段', '方面', '方', '人', '层', '级', '点', '篇', '封', '张', '幅', '台', '辆', '件', '套', '所', '间', '栋', '棵', '只', '头', '口', '户', '处', '段', '句', '组', '对', '双',
  '门', '系列', '代', '档', '笔', '颗', '根', '把', '支', '行', '列', '版', '册', '卷', '集', '者', '万', '亿', '重',
] as const;
