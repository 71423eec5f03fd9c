import type { EditionTerms } from '../glossary/edition-terms.js';
import type { Bulletin } from '../model/bulletin.js';
import type { Finding, RuleId, Severity } from '../model/diagnostic.js';
import type { Edition } from '../model/edition.js';
import type { Glossary } from '../model/glossary.js';
import type { HouseStyle } from '../model/style.js';
import type { Lang, Localized } from '../model/text.js';
import type { EarlierEdition } from './facts.js';

/** What help, pages and settings know of a rule of either kind: over one edition, or over two (`pair/pair-rule.ts`). */
export interface RuleInfo {
  readonly id: RuleId;
  readonly severity: Severity;
  /** A noun phrase: 术语的禁用写法 / Forbidden form of a term. */
  readonly title: Localized;
  /** Why it matters to a reader, and what to do. One to three sentences. */
  readonly why: Localized;
  /** Languages of the editions that findings stand in; absent: all. */
  readonly langs?: readonly Lang[];
  /** A matter of taste: runs only when named in `rules:` of `spp.yml` or in `--only`. */
  readonly optional?: true;
  /** At least one bad and one good; they are the rule's tests and its page. */
  readonly examples: readonly (RuleExample | PairExample)[];
}

/** One thing a careful editor looks for. A rule is one file and one line in `registry.ts`; help, pages and tests come from this record. */
export interface Rule extends RuleInfo {
  /** `workspace`: compares an issue with those before it; never runs on a lone file. */
  readonly scope?: 'workspace';
  readonly examples: readonly RuleExample[];
  check(context: RuleContext): Iterable<Finding>;
}

export interface RuleContext {
  readonly edition: Edition;
  readonly bulletin: Bulletin;
  readonly glossary: Glossary;
  /** The edition's terms, read once for all rules. */
  readonly terms: EditionTerms;
  readonly style: HouseStyle;
  /** The issues before this one, in the edition's language, the newest first; empty for rules of no wider scope. */
  readonly earlier: readonly EarlierEdition[];
  /** True if a local picture named in the edition can be read; pictures outside the issue's folder cannot. */
  readonly hasAsset: (url: string) => boolean;
}

export interface RuleExample {
  readonly lang: Lang;
  /** Markdown of a lone file. */
  readonly markdown: string;
  /** What must be found, in order: the exact texts. Empty for a good example. */
  readonly finds: readonly { readonly actual?: string; readonly expected?: string }[];
  /** Concepts the example needs, as `glossary.yml` source of one `concepts:` list; absent: none. */
  readonly glossary?: string;
  /** What the example's house style sets. */
  readonly style?: Partial<HouseStyle>;
  /** Earlier issues, the newest first, in the example's language. */
  readonly earlier?: readonly { readonly issue: string; readonly markdown: string }[];
  /** `issue`: read as the edition of an issue; absent: as a lone file. */
  readonly kind?: 'issue';
  /** The Markdown after all fixes, when the rule mends it. */
  readonly fixed?: string;
}

/** An example for a rule over two editions: `lang` and `markdown` are the target's. */
export interface PairExample extends RuleExample {
  readonly source: { readonly lang: Lang; readonly markdown: string };
}
