import { buildTermIndex, readTerms, type TermIndex } from '../glossary/edition-terms.js';
import type { Matcher } from '../glossary/matcher.js';
import type { Finding, RuleId } from '../model/diagnostic.js';
import type { Edition } from '../model/edition.js';
import type { Glossary } from '../model/glossary.js';
import type { Rule, RuleContext } from './rule.js';

export interface RunContext extends Omit<RuleContext, 'terms'> {
  /** Built from `glossary`. */
  readonly matcher: Matcher;
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
export function runRules(rules: readonly Rule[], { matcher, ...context }: RunContext): Found[] {
  const { edition, bulletin, glossary } = context;
  const terms = readTerms(edition, termIndex(glossary, matcher), bulletin.info.date);
  const found: Found[] = [];
  for (const rule of rules) {
    if (rule.langs && !rule.langs.includes(edition.lang)) continue;
    for (const finding of rule.check({ ...context, terms })) found.push({ rule: rule.id, edition, finding });
  }
  return found;
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
