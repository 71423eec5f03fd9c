import { termsIn } from '../../glossary/edition-terms.js';
import { type DottedName, dottedNamesIn, slipBetween } from '../../lang/zh/dotted-names.js';
import { type Transliteration, transliterationsIn } from '../../lang/zh/transliteration.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Edition, TextUnit } from '../../model/edition.js';
import { quoted } from '../quoted.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';
import { evidenceAt } from '../term/decided.js';

interface Place extends Transliteration {
  readonly unit: TextUnit;
}

/** A person or place of another country, spelt with different characters of the same sound. */
export const transliterations: Rule = {
  id: 'consistency/transliterations',
  severity: 'warning',
  langs: ['zh'],
  title: { zh: '外国人名、地名译法不一', en: 'One foreign name in two spellings' },
  why: {
    zh: '同一人名或地名在文中用了不同的同音字，如“林德奎斯特”和“林德奎思特”，读者会以为是两个人。统一为一种；术语表里没有的名称也能这样查出来。',
    en: 'One person or place spelt with different characters of the same sound (林德奎斯特, 林德奎思特) looks like two. Keep one; this needs no glossary entry.',
  },
  examples: [
    {
      lang: 'zh',
      markdown: '林德奎斯特介绍了经验。林德奎斯特说，关键在于减少浪费。\n\n最后，林德奎思特回答了提问。\n',
      finds: [{ actual: '林德奎思特', expected: '林德奎斯特' }],
    },
    { lang: 'zh', markdown: '局长安德烈亚·里奥斯介绍了经验。\n\n安德里亚·里奥斯还说，目录将扩大。\n', finds: [{ actual: '安德里亚', expected: '安德烈亚' }] },
    { lang: 'zh', markdown: '安娜·里奥斯和汉娜·里奥斯是姐妹，约翰·史密斯和玛丽·史密斯出席。\n', finds: [] },
    { lang: 'zh', markdown: '玛丽亚和何塞出席，利比亚、利比里亚、尼日尔和尼日利亚的代表发言；亚利桑那州；丹尼斯和丹妮丝。\n', finds: [] },
  ],
  *check({ edition, terms }) {
    yield* dottedSlips(edition);
    const bySound = new Map<string, Place[]>();
    for (const unit of edition.texts) {
      for (const found of transliterationsIn(unit.text)) {
        const named = termsIn(terms, unit).known.meeting(found).length > 0;
        if (!named) bySound.set(found.sound, [...(bySound.get(found.sound) ?? []), { ...found, unit }]);
      }
    }
    for (const places of bySound.values()) {
      const times = (text: string): number => places.filter((place) => place.text === text).length;
      // The spelling used most, of equals the one in commoner characters, of these the first.
      const [right] = [...places].sort((a, b) => times(b.text) - times(a.text) || uncommon(a) - uncommon(b));
      for (const { unit, start, end, text } of places) {
        if (!right || text === right.text) continue;
        const message = {
          zh: `${quoted(text)}与文中的${quoted(right.text)}译法不一，应统一`,
          en: `Unexpected spelling ${quoted(text)}, expected ${quoted(right.text)} as elsewhere in the text`,
        };
        yield { ...inUnit(edition, unit, start, end, { message, expected: [right.text] }), related: [evidenceAt(right, { zh: '另一种译法', en: 'The other spelling here' })] };
      }
    }
  },
};

function uncommon({ text, sound }: Transliteration): number {
  return [...text].filter((character, i) => character !== sound[i]).length;
}

/** First names that differ by a character before the same family name; the later one is reported. */
function* dottedSlips(edition: Edition): Generator<Finding> {
  const byFamily = new Map<string, (DottedName & { readonly unit: TextUnit })[]>();
  for (const unit of edition.texts) {
    for (const name of dottedNamesIn(unit.text)) {
      const family = name.after.slice(0, 2);
      const earlier = byFamily.get(family) ?? [];
      const first = earlier[0];
      const slip = first && slipBetween(first, name);
      if (slip) {
        const start = name.at - slip.wrong.length;
        const message = { zh: `${quoted(slip.wrong)}与文中的${quoted(slip.right)}译法不一，应统一`, en: `Unexpected spelling ${quoted(slip.wrong)}, expected ${quoted(slip.right)} as elsewhere in the text` };
        const evidence = evidenceAt({ unit: first.unit, start: first.at - slip.right.length, end: first.at }, { zh: '另一种译法', en: 'The other spelling here' });
        yield { ...inUnit(edition, unit, start, name.at, { message, expected: [slip.right] }), related: [evidence] };
      }
      byFamily.set(family, [...earlier, { ...name, unit }]);
    }
  }
}
