import type { Disagreement } from './disagreement.js';
import { wrongSubject } from './subjects.js';
import { wrongForm } from './verb-forms.js';
import { opensSentence, type Word } from './word-scan.js';


const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const thirdPerson = list(
  'has is was does goes makes takes gives begins starts becomes includes provides requires ensures helps needs supports allows continues contains remains consists depends describes enables explains follows ' +
    'involves introduces invites participates receives recommends reduces represents submits writes publishes organises organizes holds keeps brings buys sells seeks serves shows tells applies achieves ' +
    'considers improves contributes leads focuses promotes develops identifies joins meets launches covers',
);
const modals = list('will would can could should must might shall cannot may');
/** “The will has been read”, “each can contains”: nouns. */
const beforeNoun = list('the a an each this that every her his their its our of no good free');
const bareOf = new Map([['has', 'have'], ['is', 'be'], ['was', 'be'], ['does', 'do'], ['goes', 'go'], ['applies', 'apply'], ['identifies', 'identify'], ['publishes', 'publish'], ['focuses', 'focus'], ['launches', 'launch']]);

const singular = list('programme program project report study guide meeting initiative forum bulletin strategy framework goal target indicator survey workshop event conference website document country company agency organisation organization supplier tool approach criterion product contract tender policy');
const plurals = 'programmes programs projects reports studies guides meetings initiatives forums bulletins strategies frameworks goals targets indicators surveys workshops events conferences websites documents countries companies agencies organisations organizations suppliers tools approaches criteria products contracts tenders policies participants experts members results findings governments ministries cities buyers delegates representatives recommendations';
const plural = list(plurals);
/** Plurals that stand for one thing nowhere, not even before a noun: “one results framework” is right. */
const surelyPlural = list('countries companies agencies organisations organizations suppliers projects programmes experts participants cities ministries governments policies');
const counted = list(
  'country company agency organisation organization supplier expert member participant project product hospital institution day week month representative meter recommendation employee signature sawmill factory school city municipality region contract tender bidder buyer building criterion ' +
    'indicator measure method report study survey system tool workshop meeting event article chapter document question proposal application applicant partner ministry department office officer inspector worker farmer teacher student patient clinic vehicle bus truck car tonne kilogram kilometre metre litre hour minute year ' +
    'case example step phase stage lot category package bottle tree plant house household apartment village district province network website page table figure award prize winner author researcher university college bank fund loan grant target goal third fifth session round edition issue category requirement consultant container fridge machine sector speaker delegate centre center',
);
const behindCounted = list('from in of are were have has to that which with took agreed joined met will can found who and by at on took visited worldwide each per over since when where');
const many = list('many several these those various numerous two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen eighteen twenty thirty forty fifty');
const one = list('one a an each every another');
const noQuantity = list('information equipment advice evidence feedback funding software legislation guidance research progress');
const behindQuantity = list('from on about that which of to');
const neverPlural = new Map([['informations', 'information'], ['equipments', 'equipment'], ['advices', 'advice'], ['feedbacks', 'feedback'], ['softwares', 'software']]);

const pluralVerbs = list('have are were do apply include provide describe contain explain require introduce enable ensure consist contribute recommend identify propose suggest allow involve');
const pluralVerbsOfEach = list('have are were do report need want include use provide make take require meet');
const singularVerbs = list('has is was does');
const singularOpeners = list('the this that every our its a an each another');
const pluralOpeners = list('the these those all most many several both');
const ofWhich = list('the these those our its their');
const irregular = new Map([['have', 'has'], ['are', 'is'], ['were', 'was'], ['do', 'does'], ['has', 'have'], ['is', 'are'], ['was', 'were'], ['does', 'do']]);
const toPlural = new Map([['country', 'countries'], ['company', 'companies'], ['agency', 'agencies'], ['study', 'studies'], ['strategy', 'strategies'], ['policy', 'policies'], ['ministry', 'ministries'], ['approach', 'approaches'], ['criterion', 'criteria'], ['city', 'cities']]);
const toSingular = new Map([...toPlural].map(([each, all]) => [all, each]));

const inflected = (verb: string): string => irregular.get(verb) ?? (verb.endsWith('y') ? verb.replace(/y$/u, 'ies') : `${verb}s`);

export function* findDisagreements(text: string, words: readonly Word[]): Generator<Disagreement> {
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i];
    if (!word) continue;
    const said = wrongVerb(text, words, i) ?? wrongForm(words, i) ?? wrongSubject(text, words, i) ?? wrongNumber(text, words, i);
    if (said) yield said;
  }
}

/** The words from `from` on that stand side by side, with single spaces between. */
function lowers(words: readonly Word[], from: number, count: number): string[] {
  const found: string[] = [];
  for (let i = from; i < from + count; i += 1) {
    const word = words[i];
    if (!word || (i > from && !word.isNext)) break;
    found.push(word.lower);
  }
  return found;
}

/** One adjective may stand between: no plural, no capital. */
const isAdjective = (word: Word | undefined): boolean => word !== undefined && word.isNext && word.text === word.lower && !word.text.endsWith('s');

function at(words: readonly Word[], index: number, expected: string): Disagreement | undefined {
  const word = words[index];
  return word && { start: word.start, end: word.end, expected };
}

function wrongVerb(text: string, words: readonly Word[], i: number): Disagreement | undefined {
  const word = words[i];
  if (!word) return undefined;
  if (modals.has(word.text) || word.text === 'does' || word.text === 'do' || word.text === 'did') {
    const [, second = '', third = ''] = lowers(words, i, 3);
    const before = word.isNext ? (words[i - 1]?.lower ?? '') : '';
    const place = second === 'not' ? i + 2 : i + 1;
    const verb = second === 'not' ? third : second;
    if (!thirdPerson.has(verb) || beforeNoun.has(before) || (second !== 'not' && !modals.has(word.text))) return undefined;
    return at(words, place, bareOf.get(verb) ?? verb.replace(/s$/u, ''));
  }
  if (word.lower === 'of') return verbOfEach(words, i);
  if ((singularOpeners.has(word.lower) || pluralOpeners.has(word.lower)) && opensSentence(text, word)) return verbOfOpening(words, i);
  return word.lower === 'that' ? verbBehind(words, i, plural, singularVerbs) : undefined;
}

/** Each of the agencies report. */
function verbOfEach(words: readonly Word[], i: number): Disagreement | undefined {
  const [of, article] = lowers(words, i, 2);
  if (of === undefined || !words[i]?.isNext || !ofWhich.has(article ?? '')) return undefined;
  const head = words[i - 1]?.lower ?? '';
  const isEvery = head === 'one' && words[i - 2]?.lower === 'every';
  if (!isEvery && !/^(?:each|one|either|neither)$/u.test(head)) return undefined;
  const noun = isAdjective(words[i + 2]) ? i + 3 : i + 2;
  const [first = '', verb = ''] = lowers(words, noun, 2);
  return words[noun]?.isNext && first.endsWith('s') && pluralVerbsOfEach.has(verb) ? at(words, noun + 1, inflected(verb)) : undefined;
}

function verbOfOpening(words: readonly Word[], i: number): Disagreement | undefined {
  const first = words[i]?.lower ?? '';
  if (pluralOpeners.has(first)) {
    const said = verbBehind(words, i, plural, singularVerbs);
    if (said) return said;
  }
  return singularOpeners.has(first) ? verbBehind(words, i, singular, pluralVerbs) : undefined;
}

/** A noun of the list, with an adjective before it or none, and a verb of the wrong number right behind it. */
function verbBehind(words: readonly Word[], i: number, nouns: ReadonlySet<string>, verbs: ReadonlySet<string>): Disagreement | undefined {
  const noun = !nouns.has(words[i + 1]?.lower ?? '') && isAdjective(words[i + 1]) ? i + 2 : i + 1;
  const [name = '', verb = ''] = lowers(words, noun, 2);
  return words[noun]?.isNext && nouns.has(name) && verbs.has(verb) ? at(words, noun + 1, inflected(verb)) : undefined;
}

function wrongNumber(text: string, words: readonly Word[], i: number): Disagreement | undefined {
  const word = words[i];
  if (!word) return undefined;
  const right = neverPlural.get(word.lower);
  if (right !== undefined) return at(words, i, right);
  if (counted.has(word.lower)) return singularBehindNumeral(text, words, i);
  const before = words[i - 1];
  if (!word.isNext || !before || !one.has(before.lower)) return undefined;
  if (surelyPlural.has(word.lower) && !/['’-]/u.test(text.charAt(word.end))) return at(words, i, toSingular.get(word.lower) ?? word.lower.replace(/s$/u, ''));
  const [, next = ''] = lowers(words, i, 2);
  const isAlone = behindQuantity.has(next) || /[.,;:]/u.test(text.charAt(word.end));
  return before.lower.startsWith('a') && before.lower.length < 3 && noQuantity.has(word.lower) && isAlone ? { start: before.start, end: word.end, expected: word.text } : undefined;
}

/** three country, 18 company from; “a two day visit” and “nine city utilities” are right. */
function singularBehindNumeral(text: string, words: readonly Word[], i: number): Disagreement | undefined {
  const word = words[i];
  if (!word) return undefined;
  const [, next] = lowers(words, i, 2);
  if (!(next === undefined ? word.end === text.length || /[.,;:]/u.test(text.charAt(word.end)) : behindCounted.has(next))) return undefined;
  const first = isAdjective(word) && isAdjective(words[i - 1]) && !many.has(words[i - 1]?.lower ?? '') ? i - 1 : i;
  const numeral = words[first - 1];
  const isCounted = words[first]?.isNext === true && numeral !== undefined && many.has(numeral.lower);
  const digits = /(?<=^|[a-z,] |[.!?] )(?:[1-9]\d{1,2}|[1-9]\d?,\d{3}) $/u.test(text.slice(Math.max(0, (words[first]?.start ?? 0) - 9), words[first]?.start));
  return isCounted || digits ? at(words, i, toPlural.get(word.lower) ?? `${word.lower}s`) : undefined;
}
