import type { EditionTerms } from '../../glossary/edition-terms.js';
import type { Bulletin } from '../../model/bulletin.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Glossary } from '../../model/glossary.js';
import type { PairExample, RuleInfo } from '../rule.js';
import type { Pairing } from './pairing.js';

/**
 * One thing a careful editor looks for with both languages side by side.
 *
 * A kind of its own in a list of its own, not a `Rule` with an optional source: a rule over one edition can never ask for a source that is not
 * there, one over two can never run without it, and nothing has to tell them apart while running. What help, pages, settings and suppression
 * need of either is `RuleInfo`, and `allRules` has both.
 */
export interface PairRule extends RuleInfo {
  readonly examples: readonly PairExample[];
  /** Judges two editions as wholes: the only rule that runs where one is no translation of the other. */
  readonly ofWholes?: true;
  /** Findings stand in the target; `related` names the place in the source. */
  check(context: PairContext): Iterable<Finding>;
}

export interface PairContext {
  readonly pairing: Pairing;
  readonly bulletin: Bulletin;
  readonly glossary: Glossary;
  /** The terms of both editions, read once for all rules. */
  readonly terms: { readonly source: EditionTerms; readonly target: EditionTerms };
}
