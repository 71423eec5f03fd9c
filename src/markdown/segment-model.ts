import type { Code, Content, UnitKind } from '../model/translation.js';
import type { Span } from '../model/text.js';
import type { YamlString } from '../schema/yaml-strings.js';

/** How a unit's text is written where it stands: decides what must be escaped. */
export type UnitForm = 'paragraph' | 'item' | 'heading' | 'cell' | 'label' | 'alt' | 'title' | 'plain' | 'html';

/** A code and where it stands. */
export interface Mark {
  /** Offset in the unit's flat text. */
  readonly at: number;
  /** Letters of the flat text that stand for it: 1 for code, pictures, addresses and breaks; 0 for the rest. */
  readonly width: 0 | 1;
  readonly code: Code;
  /** In the host text. */
  readonly span: Span;
  /** What is written instead of the source where the text around it changes: a shortcut reference needs its label then. */
  readonly written?: string;
  readonly url?: string;
}

/** Text with soft breaks joined, each letter with its place. */
export interface Flat {
  readonly text: string;
  /** Where each UTF-16 unit of `text` begins and ends in the host text. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly marks: readonly Mark[];
}

/** A sentence and its place. */
export interface FileSegment {
  readonly content: Content;
  /** In the file. For a front-matter string: the whole string. */
  readonly span: Span;
  /** In the host text. */
  readonly host: Span;
}

export interface FileUnit {
  readonly kind: UnitKind;
  readonly form: UnitForm;
  /** Where it stands among its like: `h2`, `ul/li`, `contacts/0/role`. */
  readonly place: string;
  /** What tells units that must be the same thing in two languages: a key of the front matter, a picture's address. */
  readonly key?: string;
  /** Of the whole text, in the file. */
  readonly span: Span;
  /** The text that offsets in it refer to: the file's, or a string's value. */
  readonly host: string;
  readonly segments: readonly FileSegment[];
  readonly marks: readonly Mark[];
  /** For a front-matter string. */
  readonly yaml?: YamlString['style'];
  /** The quote around a title. */
  readonly quote?: string;
}
