import { houseSpelling, type Spelt, spellingOf } from '../../lang/en/spelling.js';
import { wordsIn } from '../../lang/en/word-scan.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Edition, TextUnit } from '../../model/edition.js';
import type { Rule } from '../rule.js';
import { asHabit, inOrder, inUnit, isHabit } from '../scan.js';

/** British or American spelling against the house style, or both in one text. Names keep theirs. */
export const spelling: Rule = {
  id: 'en/spelling',
  severity: 'warning',
  title: { zh: '英式与美式拼写', en: 'British or American spelling' },
  why: {
    zh: '一份简报用一种拼写（体例 `english: british` 或 `american`）。没有规定体例（`any`）时，只报混用中较少的一种。机构名等专名保持原样；英式体例也接受牛津拼法 -ize。',
    en: 'One bulletin, one spelling (style `english: british` or `american`). Where the style is `any`, only the rarer of two that are mixed is reported. Names keep their own, as in World Health Organization; British style accepts Oxford -ize.',
  },
  langs: ['en'],
  examples: [
    { lang: 'en', style: { english: 'british' }, markdown: 'Centers analyze labor conditions.\n', finds: [{ actual: 'Centers', expected: 'Centres' }, { actual: 'analyze' }, { actual: 'labor' }], fixed: 'Centres analyse labour conditions.\n' },
    { lang: 'en', style: { english: 'american' }, markdown: 'The programme is organised by the United Nations Environment Programme.\n', finds: [{ actual: 'programme', expected: 'program' }, { actual: 'organised' }], fixed: 'The program is organized by the United Nations Environment Programme.\n' },
    { lang: 'en', style: { english: 'british' }, markdown: 'The Center for Sustainable Procurement organizes a computer program with the World Health Organization.\n', finds: [] },
    { lang: 'en', markdown: 'The programme organised colour tests at harbours, and color labels.\n', finds: [{ actual: 'color', expected: 'colour' }], fixed: 'The programme organised colour tests at harbours, and colour labels.\n' },
    { lang: 'en', markdown: 'We organised and recognised it, and they finalized the programme.\n', finds: [{ actual: 'finalized', expected: 'finalised' }], fixed: 'We organised and recognised it, and they finalised the programme.\n' },
    { lang: 'en', markdown: 'Color and colour.\n', finds: [] },
    { lang: 'en', markdown: 'The programme organizes colour tests; smart meters, a computer program, the World Health Organization.\n', finds: [] },
  ],
  *check({ edition, style: { english } }) {
    if (english === 'any') {
      yield* mixed(edition);
      return;
    }
    for (const { unit, start, word } of wordsOf(edition)) {
      const right = houseSpelling(word.toLowerCase(), english);
      if (right === undefined || isName(unit.text, start, word)) continue;
      const expected = likeFirst(word, right);
      yield inUnit(edition, unit, start, start + word.length, {
        message: {
          zh: `“${word}”应拼作“${expected}”（体例：${english === 'british' ? '英式' : '美式'}）`,
          en: `Unexpected spelling “${word}”, expected “${expected}” (house style: ${english})`,
        },
        expected: [expected],
        replacement: expected,
      });
    }
  },
};

interface Placed {
  readonly unit: TextUnit;
  readonly start: number;
  readonly word: string;
}

/** Words of four letters and more in lower case, their first letter aside. */
function* wordsOf({ texts }: Edition): Generator<Placed> {
  for (const unit of texts) {
    for (const word of wordsIn(unit)) {
      const { text, lower, start } = word;
      if (text.length < 4 || (text !== lower && text.slice(1) !== lower.slice(1)) || /\d/.test(unit.text.charAt(start - 1))) continue;
      yield { unit, start, word: text };
    }
  }
}

const likeFirst = (word: string, right: string): string => (/^\p{Lu}/u.test(word) ? right.charAt(0).toUpperCase() + right.slice(1) : right);

/** The rarer of two spellings in one text. As often one as the other: the house must say. */
function mixed(edition: Edition): Finding[] {
  const spelt: Record<Spelt['as'], (Placed & Spelt)[]> = { british: [], american: [], ise: [], ize: [] };
  for (const each of wordsOf(edition)) {
    const how = spellingOf(each.word.toLowerCase());
    if (how && !isName(each.unit.text, each.start, each.word)) spelt[how.as].push({ ...each, ...how });
  }
  const rarer = [[spelt.british, spelt.american], [spelt.ise, spelt.ize]].flatMap(([one = [], other = []]) => {
    const [few, many] = one.length < other.length ? [one, other] : [other, one];
    return few.length > 0 && few.length * 2 <= many.length ? few : [];
  });
  const found = rarer.map(({ unit, start, word, other }) => {
    const expected = likeFirst(word, other);
    const message = { zh: `英美拼写混用：“${word}”，全文多作“${expected}”一类`, en: `Unexpected spelling “${word}”, expected “${expected}” as most of the text spells` };
    return inUnit(edition, unit, start, start + word.length, { message, expected: [expected], replacement: expected });
  });
  if (!isHabit(found.length, 0)) return inOrder(found);
  return asHabit(inOrder(found), { zh: `英美拼写混用，有${found.length}处与全文多数不同`, en: `Unexpected mixture of British and American spelling, ${found.length} places against the rest of the text` });
}

/** A capitalised word that does not begin a sentence, or that is followed by another or by “of”, “for”: part of a name. */
function isName(text: string, start: number, word: string): boolean {
  if (!/^\p{Lu}/u.test(word)) return false;
  const before = text.slice(Math.max(0, start - 3), start);
  if (start > 0 && !/(?:[.!?:]["”’)]? |\n|^["“‘(])$/u.test(before)) return true;
  return /^ (?:of|for|on|and)? ?\p{Lu}/u.test(text.slice(start + word.length));
}
