import { termsIn } from '../../glossary/edition-terms.js';
import { buildDefinedNameFinder } from '../../glossary/defined-names.js';
import { searchedText } from '../../glossary/searched-text.js';
import { areNearTitles, differingNames, titlesIn } from '../../glossary/two-names.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Range } from '../../model/text.js';
import type { EarlierEdition, NameFact } from '../facts.js';
import { quoted } from '../quoted.js';
import type { Rule, RuleContext } from '../rule.js';
import { inUnit } from '../scan.js';

interface Known {
  readonly from: EarlierEdition;
  readonly fact: NameFact;
}

/** Names and titles that an earlier issue writes otherwise. */
export const acrossIssues: Rule = {
  id: 'consistency/across-issues',
  severity: 'warning',
  scope: 'workspace',
  title: { zh: '与往期不一致的名称或题名', en: 'Name or title that earlier issues write otherwise' },
  why: {
    zh: '同一机构、同一文件在往期用的是另一种写法，读者会当成两个。核对后统一；确实改了名，请收入术语表并注明起止日期。',
    en: 'Earlier issues name the same body or document otherwise, and readers take it for two. Check and keep one; if it was renamed, put it into the glossary with the dates.',
  },
  examples: [
    {
      lang: 'zh',
      kind: 'issue',
      earlier: [{ issue: 'issue-8', markdown: '多利益攸关方咨询委员会（MAC）提供咨询。\n' }],
      markdown: '会议由多利益相关方顾问委员会（MAC）召集。\n',
      finds: [{ actual: '多利益相关方顾问委员会', expected: '多利益攸关方咨询委员会' }],
    },
    {
      lang: 'zh',
      kind: 'issue',
      earlier: [{ issue: 'issue-8', markdown: '多利益攸关方咨询委员会（MAC）讨论了《可持续消费和生产全球战略》。\n' }],
      markdown: '多利益攸关方委员会审议《可持续生产和消费全球战略》，支持《可持续生产和消费全球战略》。\n',
      finds: [{ actual: '多利益攸关方委员会', expected: '多利益攸关方咨询委员会' }, { actual: '可持续生产和消费全球战略', expected: '可持续消费和生产全球战略' }],
    },
    {
      lang: 'en',
      kind: 'issue',
      earlier: [{ issue: 'issue-8', markdown: 'Members of the Multi-stakeholder Advisory Committee (MAC) met.\n' }],
      markdown: 'The Multi-stakeholder Advisory Board Committee (MAC) advises.\n',
      finds: [{ actual: 'Multi-stakeholder Advisory Board Committee', expected: 'Multi-stakeholder Advisory Committee' }],
    },
    {
      lang: 'zh',
      kind: 'issue',
      earlier: [{ issue: 'issue-8', markdown: '多利益攸关方咨询委员会（MAC）发表《2021年可持续公共采购全球述评》。\n' }],
      markdown: '多利益攸关方咨询委员会（MAC）发表《2022年可持续公共采购全球述评》，中国环境科学学会（CSES）参加。\n',
      finds: [],
    },
  ],
  *check(context) {
    if (context.earlier.length === 0) return;
    yield* expansions(context);
    yield* nearNames(context);
    yield* titles(context);
  },
};

/** Another name for an abbreviation. */
function* expansions({ edition, terms, earlier }: RuleContext): Generator<Finding> {
  const seen = new Set<string>();
  for (const { unit, name, abbreviation, concepts } of terms.definitions) {
    // Abbreviations of the glossary are compared with its names instead.
    if (concepts.length > 0 || seen.has(abbreviation)) continue;
    seen.add(abbreviation);
    const known = earlier.flatMap((from) => from.facts.names.filter((fact) => fact.abbreviation === abbreviation).map((fact): Known => ({ from, fact })));
    const stretch = unit.text.slice(name.start, name.end);
    const compared = known.map(({ from, fact }) => ({ from, fact, pair: differingNames(fact.stretch, stretch) }));
    // Once an earlier issue wrote it like this, the change was reported there.
    const [first] = compared;
    if (!first || compared.some(({ fact, pair }) => pair === undefined && stretch.trim().endsWith(fact.name))) continue;
    if (!first.pair) continue;
    const start = name.start + first.pair.at;
    const said = saying(first.pair.second, first.pair.first, first.from.issue);
    yield { ...inUnit(edition, unit, start, start + first.pair.second.length, said), related: evidence(first.from, first.fact.range) };
  }
}

/** A name near to one that an earlier issue gives with its abbreviation. */
function* nearNames({ edition, terms, earlier }: RuleContext): Generator<Finding> {
  const known = new Map<string, Known>();
  const own = new Set(terms.definitions.map(({ abbreviation }) => abbreviation));
  for (const from of earlier) {
    for (const fact of from.facts.names) {
      // What this issue explains itself is compared above, and within it.
      if (!known.has(fact.name) && !own.has(fact.abbreviation) && !terms.byAbbreviation.has(fact.abbreviation)) known.set(fact.name, { from, fact });
    }
  }
  if (known.size === 0) return;
  const finder = buildDefinedNameFinder([...known].map(([key, { fact }]) => ({ key, name: fact.name, abbreviation: fact.abbreviation })));
  const seen = new Set<string>();
  for (const unit of edition.texts) {
    const here = termsIn(terms, unit);
    for (const { start, end, concept } of finder.find(searchedText(unit), here.mentions)) {
      const right = known.get(concept.id);
      const actual = unit.text.slice(start, end);
      if (!right || seen.has(actual) || here.names.meeting({ start, end }).length > 0) continue;
      seen.add(actual);
      yield { ...inUnit(edition, unit, start, end, saying(actual, right.fact.name, right.from.issue)), related: evidence(right.from, right.fact.range) };
    }
  }
}

function* titles({ edition, terms, earlier }: RuleContext): Generator<Finding> {
  const before = new Map<string, { readonly from: EarlierEdition; readonly range: Range }>();
  for (const from of earlier) for (const { text, range } of from.facts.titles) if (!before.has(text)) before.set(text, { from, range });
  const own = new Set(edition.texts.flatMap((unit) => titlesIn(unit.text).map(({ text }) => text)));
  for (const unit of edition.texts) {
    for (const { text, start, end } of titlesIn(unit.text)) {
      if (!own.delete(text) || before.has(text)) continue;
      // A wrong name of the glossary is reported as that.
      if (termsIn(terms, unit).variants.meeting({ start, end }).length > 0) continue;
      const right = [...before].find(([other]) => areNearTitles(text, other) && !holds(edition.texts, other));
      if (right) yield { ...inUnit(edition, unit, start, end, saying(text, right[0], right[1].from.issue)), related: evidence(right[1].from, right[1].range) };
    }
  }
}

/** The edition has the other title too: then it is its own inconsistency (consistency/titles), or they are two documents. */
function holds(texts: RuleContext['edition']['texts'], title: string): boolean {
  return texts.some(({ text }) => text.includes(`《${title}》`));
}

function saying(actual: string, expected: string, issue: string): Parameters<typeof inUnit>[4] {
  const message = {
    zh: `${quoted(actual)}与往期（${issue}）的${quoted(expected)}相近而不同`,
    en: `Unexpected ${quoted(actual)}, expected ${quoted(expected)} as in ${issue}`,
  };
  return { message, expected: [expected] };
}

function evidence({ file, issue }: EarlierEdition, range: Range): NonNullable<Finding['related']> {
  return [{ file, range, message: { zh: `往期（${issue}）的写法`, en: `Written so in ${issue}` } }];
}
