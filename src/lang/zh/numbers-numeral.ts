/** Reading of Chinese numerals: 七十五, 二〇二二, 2亿3000万, 三点五. */

const digitOf: Readonly<Record<string, number>> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const small: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

const arabic = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
// 千瓦, 百分点 and 万分 are units and fractions, not thousands and hundreds.
const scale = String.raw`(?:十|百(?!分|帕)|千(?!瓦|米|克|卡|赫|帕|伏|字|分之)|万(?!分之)|亿(?!分之))`;

/** A number in either script, or both: one group. Of bounded length, so that an endless run of numerals is read in linear time. */
export const numeral = String.raw`((?:${arabic}|[零〇一二两三四五六七八九]|${scale})(?:(?<=[万亿千百])${arabic}|[零〇一二两三四五六七八九]|\s?${scale}){0,24}(?:点[零〇一二三四五六七八九]+[万亿]*)?)`;

/** The value of a numeral; undefined if it is none (三四, 一二三万, a lone 万). */
export function numeralValue(text: string): number | undefined {
  const [head = '', tail] = text.replaceAll(/[,\s]/g, '').split('点');
  if (tail !== undefined) {
    const magnitude = /(?<![万亿])[万亿]*$/u.exec(tail)?.[0] ?? '';
    const decimals = Array.from(tail.slice(0, tail.length - magnitude.length), (digit) => digitOf[digit]).join('');
    const whole = numeralValue(head);
    if (whole === undefined) return undefined;
    return [...magnitude].reduce((value, sign) => value * (sign === '万' ? 1e4 : 1e8), Number(`${whole}.${decimals}`));
  }
  if (/^[零〇一二三四五六七八九]{3,}$/u.test(head)) return Number([...head].map((digit) => digitOf[digit]).join(''));
  return compose(head);
}

function compose(text: string): number | undefined {
  let total = 0;
  let section = 0;
  let pending: number | undefined;
  let lastScale = 0;
  let zero = false;
  const tokens = text.match(/\d+(?:\.\d+)?|./gu) ?? [];
  for (const token of tokens) {
    const digit = digitOf[token] ?? (/^\d/.test(token) ? Number(token) : undefined);
    if (digit !== undefined) {
      if (pending !== undefined && pending !== 0) return undefined;
      pending = digit;
      zero = token === '零' || token === '〇' || zero;
      continue;
    }
    const inSection = small[token];
    if (inSection !== undefined) {
      section += (pending ?? 1) * inSection;
      lastScale = inSection;
    } else {
      const factor = token === '万' ? 1e4 : 1e8;
      const below = section + (pending ?? 0);
      // A lone 万 is a word (万一, 万物); 万亿 multiplies what stands before.
      if (below === 0 && total === 0) return undefined;
      total = factor === 1e8 ? (total + below) * factor : total + below * factor;
      section = 0;
      lastScale = factor;
    }
    pending = undefined;
    zero = false;
  }
  // 一万五 is 15000, 三千五 is 3500; 一百零五 is 105.
  if (pending !== undefined && lastScale >= 100 && !zero && pending < 10 && !/\d$/.test(text)) pending *= lastScale / 10;
  return total + section + (pending ?? 0);
}
