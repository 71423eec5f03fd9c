import { buildTermIndex, type EditionTerms, readTerms, type TermIndex } from '../glossary/edition-terms.js';
import type { Matcher } from '../glossary/matcher.js';
import type { Finding, RuleId } from '../model/diagnostic.js';
import type { Edition } from '../model/edition.js';
import type { Glossary } from '../model/glossary.js';
import type { PairRule } from './pair/pair-rule.js';
import type { Pairing } from './pair/pairing.js';
import { relationOf } from './pair/relation.js';
import type { Rule, RuleContext } from './rule.js';

export interface RunContext extends Omit<RuleContext, 'terms' | 'earlier'> {
  /** The issues before this one in all languages, the newest first; absent: none. */
  readonly earlier?: RuleContext['earlier'];
  /** Built from `glossary`. */
  readonly matcher: Matcher;
  /** Of one rule no more are looked for; absent: all. */
  readonly most?: number;
}

export interface Found {
  readonly rule: RuleId;
  readonly edition: Edition;
  readonly finding: Finding;
}

/**
 * What the rules find in one edition, in the order of the rules. Severities, places and suppressions are the caller's.
 * @throws whatever a rule throws: a rule never throws for what a text holds, so it is a bug.
 */
export function runRules(rules: readonly Rule[], { matcher, earlier = [], most, ...context }: RunContext): Found[] {
  const { edition, bulletin, glossary } = context;
  const terms = termsOf(edition, { bulletin, glossary, matcher });
  const before = earlier.filter(({ lang }) => lang === edition.lang);
  const found: Found[] = [];
  for (const rule of rules) {
    if ((rule.langs && !rule.langs.includes(edition.lang)) || (rule.scope && bulletin.kind === 'file')) continue;
    for (const finding of firstOf(rule.check({ ...context, terms, earlier: rule.scope ? before : [] }), most)) found.push({ rule: rule.id, edition, finding });
  }
  return found;
}

/** What the rules over two editions find, in the order of the rules. Findings stand in the target. Throws as {@link runRules} does. */
export function runPairRules(rules: readonly PairRule[], pairing: Pairing, run: Pick<RunContext, 'bulletin' | 'glossary' | 'matcher' | 'most'>): Found[] {
  const { source, target } = pairing;
  const { bulletin, glossary } = run;
  const context = { pairing, bulletin, glossary, terms: { source: termsOf(source, run), target: termsOf(target, run) } };
  const isTranslation = relationOf(pairing) === 'translation';
  const found: Found[] = [];
  for (const rule of rules) {
    if ((rule.langs && !rule.langs.includes(target.lang)) || !(isTranslation || rule.ofWholes)) continue;
    for (const finding of firstOf(rule.check(context), run.most)) found.push({ rule: rule.id, edition: target, finding });
  }
  return found;
}

/** The first so many: a rule that finds something at every character of a long text is not asked for more. */
function* firstOf(findings: Iterable<Finding>, most = Infinity): Generator<Finding> {
  let count = 0;
  for (const finding of findings) {
    if (count >= most) return;
    count += 1;
    yield finding;
  }
}

// The rules over one edition and those over two ask for the same terms. An edition belongs to one bulletin, and so to one date.
const read = new WeakMap<Matcher, WeakMap<Edition, EditionTerms>>();

function termsOf(edition: Edition, { bulletin, glossary, matcher }: Pick<RunContext, 'bulletin' | 'glossary' | 'matcher'>): EditionTerms {
  const known = read.get(matcher) ?? new WeakMap<Edition, EditionTerms>();
  read.set(matcher, known);
  const terms = known.get(edition) ?? readTerms(edition, termIndex(glossary, matcher), bulletin.info.date);
  known.set(edition, terms);
  return terms;
}

// One glossary serves all editions of a run; its index is derived from it alone, so keeping it changes no result.
const indexes = new WeakMap<Glossary, TermIndex>();

function termIndex(glossary: Glossary, matcher: Matcher): TermIndex {
  let index = indexes.get(glossary);
  if (!index) {
    index = buildTermIndex(glossary, matcher);
    indexes.set(glossary, index);
  }
  return index;
}
