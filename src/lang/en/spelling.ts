import type { HouseStyle } from '../../model/style.js';

const grammatical = /^(?:that|had|is|in|on|so|very|no|yes|ha|bye|really|much|many|long|far|more|never|her|you|do|can|blah|knock|tut|cha|there)$/iu;

/** True for words that good English doubles (had had, log in in Paris), and for names (Baden Baden). */
export function mayStandTwice(first: string, second: string): boolean {
  if (grammatical.test(first)) return true;
  return first === second && /^\p{Lu}/u.test(first) && first.length > 3;
}

// British and American spellings by stem and endings; -ise and -ize differ by house even in Britain, so Oxford -ize counts as British too
// except in the words every British house writes with s.
const pairs: readonly (readonly [british: string, american: string, endings: string])[] = [
  ['colour', 'color', '|s|ed|ing|ful'],
  ['favour', 'favor', '|s|ed|ing|able|ably|ite|ites'],
  ['honour', 'honor', '|s|ed|ing|able'],
  ['labour', 'labor', '|s|ed|ing'],
  ['neighbour', 'neighbor', '|s|ing|hood|hoods'],
  ['behaviour', 'behavior', '|s|al'],
  ['endeavour', 'endeavor', '|s|ed|ing'],
  ['harbour', 'harbor', '|s'],
  ['centre', 'center', '|s|d'],
  ['metre', 'meter', '|s'],
  ['kilometre', 'kilometer', '|s'],
  ['litre', 'liter', '|s'],
  ['fibre', 'fiber', '|s'],
  ['theatre', 'theater', '|s'],
  ['programme', 'program', '|s'],
  ['catalogue', 'catalog', '|s'],
  ['dialogue', 'dialog', '|s'],
  ['defence', 'defense', '|s'],
  ['licence', 'license', '|s'],
  ['offence', 'offense', '|s'],
  ['travell', 'travel', 'ed|ing|er|ers'],
  ['modell', 'model', 'ed|ing'],
  ['labell', 'label', 'ed|ing'],
  ['cancell', 'cancel', 'ed|ing'],
  ['fulfil', 'fulfill', '|s|ment'],
  ['enrol', 'enroll', '|s|ment'],
  ['skilful', 'skillful', '|ly'],
  ['analys', 'analyz', 'e|ed|es|ing'],
  ['catalys', 'catalyz', 'e|ed|es|ing'],
  ['ageing', 'aging', ''],
  ['aluminium', 'aluminum', ''],
  ['grey', 'gray', '|s'],
  ['plough', 'plow', '|s|ed|ing'],
  ['tyre', 'tire', 's'],
  ['sceptic', 'skeptic', '|s|al|ism'],
  ['manoeuvre', 'maneuver', '|s'],
  ['mould', 'mold', '|s|ed'],
  ['organis', 'organiz', 'e|ed|es|ing|er|ers|ation|ations|ational'],
  ['recognis', 'recogniz', 'e|ed|es|ing'],
  ['realis', 'realiz', 'e|ed|es|ing'],
  ['emphasis', 'emphasiz', 'e|ed|ing'],
  ['maximis', 'maximiz', 'e|ed|es|ing'],
  ['minimis', 'minimiz', 'e|ed|es|ing'],
  ['mobilis', 'mobiliz', 'e|ed|es|ing|ation'],
  ['optimis', 'optimiz', 'e|ed|es|ing|ation'],
  ['prioritis', 'prioritiz', 'e|ed|es|ing'],
  ['standardis', 'standardiz', 'e|ed|es|ing|ation'],
  ['summaris', 'summariz', 'e|ed|es|ing'],
  ['utilis', 'utiliz', 'e|ed|es|ing|ation'],
  ['finalis', 'finaliz', 'e|ed|es|ing|ation'],
  ['harmonis', 'harmoniz', 'e|ed|es|ing|ation'],
  ['decarbonis', 'decarboniz', 'e|ed|es|ing|ation'],
  ['digitalis', 'digitaliz', 'e|ed|es|ing|ation'],
];

// Also right in British text: a computer program, a parking meter, to license, a catalog file, Oxford spelling.
const alsoBritish = /^(?:programs?|meters?|license|dialogs?|catalogs?|tires|aging|molds?)$/u;
const oxford = /iz(?:e|ed|es|ing|er|ers|ation|ations|ational)$/u;
// Also right in American text.
const alsoAmerican = /^(?:catalogues?|dialogues?|theatres?|grey|greys|enrol|ageing)$/u;

function forms(from: 0 | 1, to: 0 | 1): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const pair of pairs) {
    for (const ending of pair[2].split('|')) if (pair[from] !== pair[to]) map.set(pair[from] + ending, pair[to] + ending);
  }
  return map;
}

const american = forms(1, 0);
const british = forms(0, 1);

/** How a lower-case word is spelt where spellings differ, and its other spelling. The endings -ise and -ize are a matter of their own: Oxford writes British with -ize. */
export interface Spelt {
  readonly as: 'british' | 'american' | 'ise' | 'ize';
  readonly other: string;
}

/** Undefined for a word that both write. */
export function spellingOf(word: string): Spelt | undefined {
  const toBritish = american.get(word);
  if (toBritish !== undefined) return alsoBritish.test(word) ? undefined : { as: oxford.test(word) ? 'ize' : 'american', other: toBritish };
  const toAmerican = british.get(word);
  return toAmerican === undefined || alsoAmerican.test(word) ? undefined : { as: oxford.test(toAmerican) ? 'ise' : 'british', other: toAmerican };
}

/** The house's spelling of a lower-case word, if it is spelt otherwise. */
export function houseSpelling(word: string, style: HouseStyle['english']): string | undefined {
  if (style === 'british') return alsoBritish.test(word) || oxford.test(word) ? undefined : american.get(word);
  if (style === 'american') return alsoAmerican.test(word) ? undefined : british.get(word);
  return undefined;
}
