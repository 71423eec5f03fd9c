/** What the form of a word alone tells of its number. */

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

// Plurals in form that take a singular verb, or either; and words in -s that are no nouns.
const notPlural = list(
  'news series species means headquarters gas lens bias canvas atlas chaos ethos kudos alias always perhaps besides sometimes otherwise its this thus yes plus works premises arms odds grounds customs proceeds remains crossroads barracks savings ' +
    'years months weeks days hours minutes seconds dollars euros pounds miles kilometres kilometers metres meters kilograms kilos tonnes tons litres points thirds quarters times cents francs yen degrees others hers ours theirs towards afterwards upwards downwards sports games nowadays indoors outdoors overseas whereas across unless ' +
    'has was does goes says makes takes gives needs',
);
const irregularPlurals = list('people children women men criteria staff police media data cattle youth personnel majority public poor rich young elderly unemployed few many most others rest remainder half two three four five six seven eight nine ten');

/** True for a plural noun in small letters, as far as its form tells. */
export function isPluralNoun(word: string): boolean {
  return word.length > 3 && word.endsWith('s') && !/(?:ss|us|is|ics)$/.test(word) && !notPlural.has(word);
}

/** True for a word that may well take a plural verb although it has no s. */
export function mayBePlural(word: string): boolean {
  return irregularPlurals.has(word) || word.endsWith('s');
}

/** Third persons that are no nouns: includes, provides; not “plans” or “needs”. */
export const thirdPersons = new Map(
  ('includes include,provides provide,ensures ensure,requires require,contains contain,becomes become,allows allow,enables enable,describes describe,explains explain,introduces introduce,receives receive,recommends recommend,reduces reduce,submits submit,publishes publish,' +
    'achieves achieve,applies apply,improves improve,considers consider,identifies identify,organises organise,organizes organize,participates participate,contributes contribute,develops develop,involves involve,begins begin,consists consist,depends depend,exists exist,' +
    'comprises comprise,remains remain,agrees agree,creates create,obtains obtain,prevents prevent,encourages encourage,generates generate,employs employ,adopts adopt,keeps keep,brings bring,follows follow')
    .split(',').map((pair) => pair.split(' ') as [string, string]),
);
/** Their bare forms: plural verbs, and what follows “to” and “will”. */
export const bareForms: ReadonlyMap<string, string> = new Map([...thirdPersons].map(([third, bare]) => [bare, third]));
