import { termsIn } from '../../glossary/edition-terms.js';
import { type Count, countsIn } from '../../lang/zh/claims.js';
import type { TextUnit } from '../../model/edition.js';
import { quoted } from '../quoted.js';
import type { Rule, RuleContext } from '../rule.js';
import { inUnit } from '../scan.js';
import { evidenceAt } from '../term/decided.js';

interface Claim extends Count {
  readonly unit: TextUnit;
  /** The name it is said of, or ''. */
  readonly name: string;
  /** Between the name and the number. */
  readonly stretch: string;
  readonly years: string;
}

/** One thing counted twice with other results: a heading against its article, or a sentence that comes again. */
export const figures: Rule = {
  id: 'consistency/figures',
  severity: 'warning',
  langs: ['zh'],
  title: { zh: '同一数字前后不一', en: 'One figure told in two ways' },
  why: {
    zh: '标题说24个国家，正文说26个；同一机构的成员，前面40多个，后面30多个。核对原文，改成一致。只比较说法相同、说的是同一机构或文件的数字，以及标题与正文里唯一的同类数字。',
    en: '24 countries in the heading and 26 in the text, 40 members first and 30 later: check the source and keep one. Only figures said in the same words of the same body or paper are compared, and a heading with the one figure of its kind in the article.',
  },
  examples: [
    {
      lang: 'zh',
      markdown: '## 24个国家签署宣言\n\n7月3日，26个国家在日内瓦签署绿色采购宣言。\n',
      finds: [{ actual: '24', expected: '26' }],
    },
    {
      lang: 'zh',
      markdown: 'SPP计划汇集了全球40多个国家和地区。\n\n秘书处介绍，SPP计划汇集了来自全球30多个国家的机构。\n',
      finds: [{ actual: '30', expected: '40' }],
    },
    {
      lang: 'zh',
      markdown: '## 24个国家签署宣言\n\n7月3日，24个国家签署宣言，另有6个国家表示将签署。\n\n## 五项共同原则\n\nSPP计划在12个国家试点。SPP计划汇集了40个国家。2023年SPP计划汇集了30个国家。\n',
      finds: [],
    },
  ],
  *check(context) {
    const { edition } = context;
    const claims = edition.texts.flatMap((unit) => claimsIn(unit, context));
    if (claims.length < 2) return;
    const contradicted = [...againstHeadings(claims), ...saidTwice(claims)];
    for (const [claim, other] of contradicted) {
      const [actual, right] = [claim.unit.text.slice(claim.start, claim.end), other.unit.text.slice(other.start, other.end)];
      const message = { zh: `${quoted(actual + claim.what)}与文中的${quoted(right + other.what)}不一致，请核对`, en: `Unexpected figure ${quoted(actual + claim.what)}, expected ${quoted(right + other.what)} as elsewhere in the text` };
      yield { ...inUnit(edition, claim.unit, claim.start, claim.end, { message, expected: [right] }), related: [evidenceAt(other, { zh: '另一处的数字', en: 'The other figure' })] };
    }
  },
};

const latinName = /[A-Z][A-Za-z\d+&-]{2,}|《[^《》\n]{2,40}》|“[^“”\n]{2,20}”/gu;

function claimsIn(unit: TextUnit, { terms }: RuleContext): Claim[] {
  return [...countsIn(unit.text)].map((count) => {
    const { from } = count;
    const known = termsIn(terms, unit).mentions.filter(({ start, end }) => start >= from - 4 && end <= count.start).map(({ start, end, readings }) => ({ end, name: readings[0]?.concept.id ?? unit.text.slice(start, end) }));
    const others = [...count.before.matchAll(latinName)].map(({ 0: name, index }) => ({ end: from + index + name.length, name }));
    const last = [...known, ...others].sort((a, b) => b.end - a.end)[0];
    const years = [...count.before.matchAll(/\d{4}|\d{1,2}月|去年|今年|明年/gu)].map(([year]) => year).join();
    return { ...count, unit, name: last?.name ?? '', stretch: last ? count.before.slice(last.end - from) : '', years };
  });
}

/** Each heading that counts, with the one other count of its kind in its article. */
function* againstHeadings(claims: readonly Claim[]): Generator<readonly [Claim, Claim]> {
  for (const claim of claims) {
    if (claim.unit.role !== 'heading' || claim.unit.place === undefined) continue;
    const same = claims.filter(({ unit, what }) => unit.place === claim.unit.place && unit.role !== 'heading' && what === claim.what);
    const [first] = same;
    if (first && same.every(({ value }) => value === first.value) && first.value !== claim.value) yield [claim, first];
  }
}

/** The later of two claims of one name in nearly the same words. */
function* saidTwice(claims: readonly Claim[]): Generator<readonly [Claim, Claim]> {
  const byName = new Map<string, Claim[]>();
  for (const claim of claims) {
    if (claim.name === '' || claim.stretch.length < 2) continue;
    const key = `${claim.name}\n${claim.what}\n${claim.years}`;
    const earlier = byName.get(key) ?? [];
    const same = earlier.find(({ unit, stretch }) => unit !== claim.unit && isWithin(stretch, claim.stretch));
    if (same && same.value !== claim.value) yield [claim, same];
    byName.set(key, [...earlier, claim]);
  }
}

/** True if one is the other with something put in: 汇集了全球, 汇集了来自全球. */
function isWithin(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  let at = 0;
  for (const character of long) if (character === short[at]) at += 1;
  return at === short.length && long.length - short.length <= 4;
}
