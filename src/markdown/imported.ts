import type { Root } from 'mdast';
import type { RuleId } from '../model/diagnostic.js';
import type { Localized } from '../model/text.js';

/** What an importer did that the writer did not say: a guess, a thing left out, a change accepted. */
export interface ImportNote {
  readonly rule: RuleId;
  readonly severity: 'info' | 'warning';
  readonly message: Localized;
  /** The text in question. */
  readonly actual?: string;
}

export interface ImportedPicture {
  /** Relative to the draft, with `/`: `images/figure-1.png`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A foreign document as Markdown nodes. Headings have the levels of the original. */
export interface Imported {
  readonly tree: Root;
  readonly title?: string;
  /** The title stands in the text as such: no heading is taken for it. */
  readonly isTitled?: true;
  readonly subtitle?: string;
  /** The line mail programs show after the subject. */
  readonly preheader?: string;
  /** Where the text comes from: inline Markdown. */
  readonly source?: string;
  readonly slogan?: string;
  /** Inline Markdown. */
  readonly closing?: string;
  readonly pictures: readonly ImportedPicture[];
  readonly notes: readonly ImportNote[];
}

/** The document, or why it is not read. */
export type ImportResult = Imported | { readonly problem: Localized };

/** `count` things of a kind, as a note; none for none. */
export function countNote(count: number, rule: RuleId, zh: (n: number) => string, en: (n: number) => string, severity: ImportNote['severity'] = 'info'): ImportNote[] {
  return count === 0 ? [] : [{ rule, severity, message: { zh: zh(count), en: en(count) } }];
}
