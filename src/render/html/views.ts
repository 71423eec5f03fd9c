import type { Safe } from '../templates.js';
import type { DateTile } from './date-tile.js';

/**
 * What partials get for each block. A block's `type` names its partial. Every field is always there, so that a misspelt one
 * can be told from an absent fact, which is `null`.
 */
export type BlockView =
  | { readonly type: 'paragraph'; readonly html: Safe }
  /** `level` fits the document's outline: h2–h6. */
  | { readonly type: 'heading'; readonly level: number; readonly id: string; readonly html: Safe }
  | { readonly type: 'list'; readonly ordered: boolean; readonly start: number; readonly items: readonly ItemView[] }
  /** An ordered list that stands by itself in the text; `mark` is the theme's 一、 or 1. */
  | { readonly type: 'actions'; readonly items: readonly ItemView[] }
  | { readonly type: 'quote'; readonly blocks: readonly BlockView[] }
  | { readonly type: 'table'; readonly head: readonly CellView[]; readonly rows: readonly { readonly cells: readonly CellView[] }[] }
  | { readonly type: 'code'; readonly value: string; readonly info: string | null }
  | { readonly type: 'break' }
  /** `image` is null for a picture that is not here (remote, missing): `alt` and, where it is known, `href` stand for it. */
  | { readonly type: 'figure'; readonly image: ImageView | null; readonly alt: Safe; readonly href: string | null; readonly caption: Safe | null }
  /** `width`: pixels the button takes at 16 px type, for programs that draw it as a shape of fixed size (Outlook's VML). */
  | { readonly type: 'button'; readonly href: string; readonly html: Safe; readonly width: number }
  | { readonly type: 'signature'; readonly html: Safe }
  /** `label` is `12` or `12.7`; `ink` is the text colour that can be read on `color`. */
  | { readonly type: 'sdg'; readonly label: string; readonly title: string; readonly alt: string; readonly color: string; readonly ink: string }
  | { readonly type: 'qr'; readonly image: ImageView | null; readonly href: string; readonly alt: Safe }
  | { readonly type: 'events'; readonly events: readonly EventView[] }
  | { readonly type: 'partners'; readonly label: Safe | null; readonly items: readonly ItemView[] }
  | {
      readonly type: 'media';
      readonly image: ImageView | null;
      readonly alt: Safe;
      readonly href: string | null;
      readonly caption: Safe | null;
      readonly blocks: readonly BlockView[];
    }
  | { readonly type: 'note'; readonly label: Safe | null; readonly blocks: readonly BlockView[] };

export interface ItemView {
  readonly mark: string;
  /** Null unless it is an item of a task list. */
  readonly checked: boolean | null;
  /** The first paragraph of a tight item, to be set without paragraph spacing. */
  readonly html: Safe | null;
  readonly blocks: readonly BlockView[];
}

export interface CellView {
  readonly html: Safe;
  readonly align: 'left' | 'right' | 'center';
}

export interface EventView {
  readonly title: Safe;
  readonly when: Safe;
  readonly tile: DateTile | null;
  /** ISO 8601, for `datetime`. */
  readonly start: string | null;
  readonly end: string | null;
  readonly blocks: readonly BlockView[];
}

export interface ImageView {
  /** Ready for `src`. */
  readonly src: string;
  readonly alt: string;
  /** CSS pixels it is to be shown at. */
  readonly width: number;
  readonly height: number;
}
