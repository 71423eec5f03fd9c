import { termsIn } from '../../glossary/edition-terms.js';
import { countHan, isHanAt } from '../../lang/zh/script.js';
import { findTraditional, simplify } from '../../lang/zh/traditional.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Edition, TextUnit } from '../../model/edition.js';
import type { Span } from '../../model/text.js';
import type { Rule } from '../rule.js';
import { asHabit, inUnit } from '../scan.js';

/** Traditional characters in a text of simplified ones. */
export const traditional: Rule = {
  id: 'zh/traditional',
  severity: 'warning',
  title: { zh: '简体文中的繁体字', en: 'Traditional characters in simplified text' },
  why: {
    zh: '从港台网页或旧文件复制的文字常带进个别繁体字，检索时会漏掉它们。请改为简体；有意保留的名称和引文请收入术语表，或用注释关闭本规则。',
    en: 'Text copied from pages of Hong Kong or Taiwan brings single traditional characters in, and searches miss them. Write them simplified; a name or quotation that keeps them belongs into the glossary, or behind a comment that switches the rule off.',
  },
  langs: ['zh'],
  examples: [
    { lang: 'zh', markdown: '环境规划署發布了新报告。\n', finds: [{ actual: '發', expected: '发' }], fixed: '环境规划署发布了新报告。\n' },
    {
      lang: 'zh',
      markdown: '本期介绍各国在可持续公共采购方面的新做法，以及区域合作的全球進展與經驗。\n',
      finds: [{ actual: '進展與經驗', expected: '进展与经验' }],
      fixed: '本期介绍各国在可持续公共采购方面的新做法，以及区域合作的全球进展与经验。\n',
    },
    { lang: 'zh', markdown: '聯合國環境規劃署發布了新報告。\n\n各國採購機構參與了討論。\n', finds: [{}] },
    {
      lang: 'zh',
      glossary: '- { id: fund, kind: organisation, en: { name: Green Fund }, zh: { preferred: 環保基金 } }',
      markdown: '环保基金写作環保基金。“門”是“门”的繁体字。日本的グリーン購入ネットワーク也参加了会议。碳中和著作和乾坤。\n',
      finds: [],
    },
  ],
  *check({ edition, terms }) {
    const places = edition.texts.flatMap((unit) => placesIn(unit, termsIn(terms, unit).mentions).map((place) => ({ unit, ...place })));
    if (places.length === 0) return;
    const total = edition.texts.reduce((sum, { text }) => sum + countHan(text), 0);
    const count = places.reduce((sum, { characters }) => sum + characters, 0);
    const found = places.map(({ unit, start, end }) => report(edition, unit, start, end));
    // In a traditional text about a third of the characters differ (measured on United Nations texts).
    if (count >= 4 && count * 6 > total) {
      // Which script an edition is meant to be in, its editor decides: no fix rewrites it.
      const { fix: _, ...first } = found[0] as Finding;
      yield { ...first, message: { zh: '全文使用繁体字，应为简体字；若有意如此，请关闭本规则', en: 'Unexpected traditional characters throughout the text, expected simplified ones; switch the rule off if they are meant' } };
    } else if (found.length > mostSlips) {
      yield* asHabit(found, { zh: `有${found.length}处繁体字，应为简体字`, en: `Unexpected traditional characters in ${found.length} places, expected simplified ones` });
    } else yield* found;
  },
};

/** More places than this are a passage that was copied: one finding. */
const mostSlips = 8;

interface Place extends Span {
  /** How many of its characters are traditional. */
  readonly characters: number;
}

/** Runs of Han text that begin and end in a traditional character; characters in a run no further apart than one word. */
function placesIn({ text }: TextUnit, mentions: readonly Span[]): Place[] {
  const places: Place[] = [];
  for (const i of findTraditional(text)) {
    if (isQuotedAlone(text, i) || mentions.some(({ start, end }) => start <= i && i < end)) continue;
    const last = places.at(-1);
    if (last && i - last.end <= 2 && [last.end, i - 1].every((at) => isHanAt(text, at))) places[places.length - 1] = { start: last.start, end: i + 1, characters: last.characters + 1 };
    else places.push({ start: i, end: i + 1, characters: 1 });
  }
  // Japanese shares many of these characters.
  return places.length > 0 && /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) ? [] : places;
}

/** “門” is spoken of, not used. */
function isQuotedAlone(text: string, at: number): boolean {
  return /[“‘「『（(]/u.test(text[at - 1] ?? '') && /[”’」』）)]/u.test(text[at + 1] ?? '');
}

function report(edition: Edition, unit: TextUnit, start: number, end: number): Finding {
  const actual = unit.text.slice(start, end);
  const expected = simplify(actual);
  return inUnit(edition, unit, start, end, {
    message: { zh: `“${actual}”含繁体字，应为“${expected}”`, en: `Unexpected traditional characters in “${actual}”, expected “${expected}”` },
    expected: [expected],
    replacement: expected,
  });
}
