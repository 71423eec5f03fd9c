const digits = '零一二三四五六七八九';

/** Chinese numeral of a whole number 0–9999, as in lists and ordinals: 10 十, 12 十二, 20 二十, 105 一百零五. Beyond: digits. */
export function chineseNumeral(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 9999) return String(n);
  if (n < 10) return digits[n] ?? String(n);
  let result = '';
  let zero = false;
  for (const [value, unit] of [[1000, '千'], [100, '百'], [10, '十'], [1, '']] as const) {
    const digit = Math.floor(n / value) % 10;
    if (digit === 0) {
      zero = result !== '';
      continue;
    }
    if (zero) result += '零';
    zero = false;
    // 十二, not 一十二, at the start; inside a number 一百一十 keeps its 一.
    result += (unit === '十' && digit === 1 && result === '' ? '' : digits[digit]) + unit;
  }
  return result;
}
