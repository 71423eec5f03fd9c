import { chineseNumeral } from './zh/numerals.js';

/** The mark that people type before the nth item of a list (from 1), with the space behind it; undefined if the text begins otherwise. */
export function typedMark(text: string, n: number): string | undefined {
  const numeral = chineseNumeral(n);
  const circled = n <= 20 ? String.fromCodePoint(0x2460 + n - 1) : '';
  const letter = n <= 26 ? String.fromCharCode(96 + n) : '';
  const forms = [
    `${numeral}、`, `（${numeral}）`, `(${numeral})`, `${numeral}）`, `${n}、`, `（${n}）`, `(${n})`, `${n}）`, `${n})`, `${n}.`, `${n}．`, circled, `(${letter})`, `${letter})`,
  ];
  const form = forms.find((candidate) => candidate !== '' && text.startsWith(candidate));
  if (form === undefined) return undefined;
  const rest = text.slice(form.length);
  // 1.5 and 12.7.1 are numbers.
  if (/[.．]$/u.test(form) && /^\d/u.test(rest)) return undefined;
  return form + (/^ */u.exec(rest)?.[0] ?? '');
}
