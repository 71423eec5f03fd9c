import type { Lang } from '../model/text.js';

/**
 * Numbered and lettered targets of each Sustainable Development Goal (A/RES/70/1 and the indicator framework, A/RES/71/313): 12.1 to 12.8,
 * 12.a to 12.c. Indicators have three parts: 12.7.1.
 */
const targets = ['5b', '5c', '9d', '7c', '6c', '6b', '3b', '10b', '5c', '7c', '7c', '8c', '3b', '7c', '9c', '10b', '19'] as const;

/** The last goal. */
export const goalCount = targets.length;

/** True if the goal has that target; `0` is a version number (SDG 2.0) and none of ours. */
export function hasTarget(goal: number, target: string): boolean {
  const [, numbers = '', letter = ''] = /^(\d+)([a-d]?)$/u.exec(targets[goal - 1] ?? '') ?? [];
  return /^\d/u.test(target) ? Number(target) <= Number(numbers) : letter !== '' && target <= letter;
}

/** What a text calls the thing that a number names. */
type GoalKind = 'goal' | 'target' | 'indicator';

interface Wording {
  /** Groups `lead`, `kind`, `number`, `after`: everything from the goals' name to the number, and a kind behind the number. */
  readonly pattern: RegExp;
  readonly kinds: Readonly<Record<string, GoalKind>>;
  readonly words: Readonly<Record<Exclude<GoalKind, 'goal'>, string>>;
  /** SDG 12.7.1 stands for the indicator. */
  readonly abbreviates: boolean;
}

const number = String.raw`(?<number>\d{1,2}(?:\.(?:\d{1,2}|[a-d](?![A-Za-z])))?(?:\.\d{1,2})?)(?![\d%％]|[.:,]\d|\s?[年月日号项个周次届大条]| (?:years?|months?|days?|per|countries|million|projects?)\b)`;

/** How a language names goals, targets and indicators by number. */
export const goalWordings: Readonly<Record<Lang, Wording>> = {
  zh: {
    pattern: new RegExp(String.raw`(?<lead>(?:可持续发展目标(?:[（(]SDGs?[）)])?|SDGs?)(?:之|的|第)?\s?)(?<kind>具体目标|指标|目标)?(?<gap>\s?)${number}(?<after>\s?(?:具体目标|指标))?`, 'gu'),
    kinds: { 具体目标: 'target', 指标: 'indicator', 目标: 'goal' },
    words: { target: '具体目标', indicator: '指标' },
    abbreviates: false,
  },
  en: {
    pattern: new RegExp(String.raw`(?<lead>\b(?:Sustainable Development Goals?(?: \(SDGs?\))?|SDGs?) )(?<kind>target|indicator)?(?<gap> ?)${number}(?<after> (?:target|indicator)\b)?`, 'giu'),
    kinds: { target: 'target', indicator: 'indicator' },
    words: { target: 'target ', indicator: 'indicator ' },
    abbreviates: true,
  },
};
