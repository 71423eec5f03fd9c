import { digits, digitsValue } from '../number-symbols.js';

/** Digits that stop nowhere inside a number: 1 of 10YFP is none. */
const wholeDigits = `${digits.replace('(', '(?:')}(?!\\d|[.,]\\d)`;

/** Reading of English number words and magnitudes: seventy-five, two hundred and five, 1.5 billion, a dozen. */

const ones = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const;
const teens = ['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'] as const;
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'] as const;
const scaleOf: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };
/** Written only beside an amount of money. */
const shortScaleOf: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, mn: 1e6, mln: 1e6, bn: 1e9, b: 1e9, tn: 1e12 };

const valueOf = new Map<string, number>([
  ...ones.map((word, i) => [word, i] as const),
  ...teens.map((word, i) => [word, i + 10] as const),
  ...tens.map((word, i) => [word, (i + 2) * 10] as const),
]);

const ordinalOnes = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'] as const;
const ordinalValueOf = new Map<string, number>([
  ...ordinalOnes.map((word, i) => [word, i + 1] as const),
  ...teens.map((word, i) => [word === 'twelve' ? 'twelfth' : `${word}th`, i + 10] as const),
  ...tens.map((word, i) => [`${word.slice(0, -1)}ieth`, (i + 2) * 10] as const),
  ['hundredth', 100],
]);

const under100 = `(?:(?:${tens.join('|')})(?:[-\\s](?:${ones.slice(1).join('|')}))?|${[...teens, ...ones].join('|')})`;
const under1000 = `(?:(?:${under100}|an?)[-\\s]hundred(?:\\s+(?:and\\s+)?${under100})?|${under100})`;
const scaleWord = Object.keys(scaleOf).join('|');
/** A number that begins with a word, and not with a digit. */
export const wordNumber = `(?:${under1000}|an?(?=[-\\s](?:${scaleWord}|dozen)))(?:[-\\s](?:${scaleWord}|dozen)(?:\\s+(?:and\\s+)?${under1000}(?![-\\s](?:percent|per)))?)*`;

/** A number that begins with a digit, with its magnitude. */
export const digitNumber = `${wholeDigits}(?:[-\\s]?(?:hundred|${scaleWord}|dozen)(?![a-z]))*`;
/** The same with bn, m, k, as after a currency sign. */
export const digitAmount = `${wholeDigits}(?:\\s?(?:${Object.keys(shortScaleOf).join('|')})(?![a-z])|(?:[-\\s]?(?:hundred|${scaleWord})(?![a-z]))*)`;
/** A number in digits or words with its magnitude; one group. Case-insensitive patterns only. */
export const number = `((?:${digitNumber}|${wordNumber}))`;
export const numberStart = [...valueOf.keys()].join('|');
export const ordinalWord = `((?:(?:${tens.join('|')})[-\\s])?(?:${[...ordinalValueOf.keys()].join('|')}))`;

/** The value of what {@link number} or {@link digitAmount} matched. */
export function numberValue(text: string): number {
  let total = 0;
  let current = 0;
  for (const token of text.toLowerCase().match(/\d[\d,.]*\d|\d|[a-z]+/g) ?? []) {
    const word = valueOf.get(token);
    const scale = scaleOf[token] ?? shortScaleOf[token];
    if (word !== undefined) current += word;
    else if (/^\d/.test(token)) current += digitsValue(token);
    else if (token === 'a' || token === 'an') current = 1;
    else if (token === 'hundred') current = Math.max(current, 1) * 100;
    else if (token === 'dozen') current = Math.max(current, 1) * 12;
    else if (scale !== undefined && scale > total && total > 0 && current === 0) total *= scale;
    else if (scale !== undefined) {
      total += Math.max(current, 1) * scale;
      current = 0;
    }
  }
  return total + current;
}

/** The value of what {@link ordinalWord} matched. */
export function ordinalValue(text: string): number {
  return text.toLowerCase().split(/[-\s]/).reduce((sum, word) => sum + (ordinalValueOf.get(word) ?? valueOf.get(word) ?? 0), 0);
}

/** True for the word one, a pronoun or an article as often as a count, and for zero, which stands in set phrases (net zero). */
export function isVague(text: string): boolean {
  return /^(?:one|zero)$/i.test(text);
}
