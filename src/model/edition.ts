import type { Lang, SourceFile, Span } from './text.js';

/** An issue in one language, as read from its Markdown: what every check and every renderer works on. */
export interface Edition {
  readonly file: SourceFile;
  readonly lang: Lang;
  readonly meta: EditionMeta;
  /** Blocks before the first section. */
  readonly foreword: readonly Block[];
  readonly sections: readonly Section[];
  /** In the order of their first reference. */
  readonly footnotes: readonly Footnote[];
  /** Every piece of text for people, flattened, in document order (front matter first). What checks read. */
  readonly texts: readonly TextUnit[];
  /** Every link in document order (body, front matter, link definitions that are used). */
  readonly links: readonly LinkUse[];
  /** Every picture in document order, the cover first. */
  readonly images: readonly ImageUse[];
  /** Every heading of the body in document order, with the depth written in the file. */
  readonly headings: readonly HeadingUse[];
}

export interface EditionMeta {
  /** Absent: the file has none and no heading serves as one. */
  readonly title?: string;
  readonly subtitle?: string;
  readonly preheader?: string;
  readonly slogan?: string;
  readonly cover?: { readonly url: string; readonly alt: string; readonly span?: Span };
  readonly source?: readonly Inline[];
  readonly closing?: readonly Inline[];
  readonly contacts: readonly Contact[];
}

export interface Contact {
  readonly office: string;
  readonly role?: string;
  readonly email?: string;
  readonly url?: string;
}

/** A `#` of the dialect: a kicker over its articles. */
export interface Section {
  /** ASCII, unique in the edition, stable: `s1`, `s2` … */
  readonly id: string;
  readonly title: readonly Inline[];
  readonly span: Span;
  /** Blocks before the first article. */
  readonly blocks: readonly Block[];
  readonly articles: readonly Article[];
}

/** A `##` of the dialect. */
export interface Article {
  /** ASCII, unique in the edition: `s1a1`, `s1a2` … */
  readonly id: string;
  readonly title: readonly Inline[];
  readonly span: Span;
  readonly blocks: readonly Block[];
}

export interface Footnote {
  /** As written between `[^` and `]`. */
  readonly label: string;
  /** 1-based, in the order of first reference. */
  readonly number: number;
  readonly blocks: readonly Block[];
  readonly span: Span;
}

interface Spanned {
  /** Absent for nodes the parser made up. */
  readonly span?: Span;
}

export type Block =
  | (Spanned & { readonly type: 'paragraph'; readonly children: readonly Inline[] })
  | (Spanned & { readonly type: 'heading'; /** 3–6: below an article. */ readonly depth: 3 | 4 | 5 | 6; readonly id: string; readonly children: readonly Inline[] })
  | (Spanned & { readonly type: 'list'; readonly ordered: boolean; readonly start: number; readonly loose: boolean; readonly items: readonly ListItem[] })
  | (Spanned & { readonly type: 'quote'; readonly blocks: readonly Block[] })
  | (Spanned & { readonly type: 'table'; readonly align: readonly ('left' | 'right' | 'center' | null)[]; /** The first row is the head. */ readonly rows: readonly (readonly TableCell[])[] })
  | (Spanned & { readonly type: 'code'; readonly value: string; readonly info?: string })
  | (Spanned & { readonly type: 'break' })
  /** A picture alone in its paragraph. `caption` is the image's Markdown title. */
  | (Spanned & { readonly type: 'figure'; readonly image: Image; readonly caption?: string })
  /** A link alone in its paragraph. */
  | (Spanned & { readonly type: 'button'; readonly link: Link })
  /** A paragraph that starts with a dash: 落款. `children` keep the dash. */
  | (Spanned & { readonly type: 'signature'; readonly children: readonly Inline[] })
  /** `![alt](sdg:12.7)`: goal 1–17, target as written after the dot. */
  | (Spanned & { readonly type: 'sdg'; readonly goal: number; readonly target?: string; readonly alt: string })
  /** `![alt](qr:web)`: a QR code of the web version. */
  | (Spanned & { readonly type: 'qr'; readonly of: 'web'; readonly alt: string })
  | (Spanned & { readonly type: 'events'; readonly events: readonly EventItem[] })
  | (Spanned & { readonly type: 'partners'; readonly label: readonly Inline[]; readonly items: readonly ListItem[] })
  | (Spanned & { readonly type: 'media'; readonly image: Image; readonly caption?: string; readonly blocks: readonly Block[] })
  | (Spanned & { readonly type: 'note'; readonly label: readonly Inline[]; readonly blocks: readonly Block[] })
  /** Shown only in the formats named. */
  | (Spanned & { readonly type: 'only'; readonly targets: readonly string[]; readonly blocks: readonly Block[] })
  /** An unknown directive (reported by `structure/directive`): its content is kept. */
  | (Spanned & { readonly type: 'unknown'; readonly name: string; readonly label: readonly Inline[]; readonly blocks: readonly Block[] });

export interface ListItem extends Spanned {
  readonly blocks: readonly Block[];
  /** Present for a task list. */
  readonly checked?: boolean;
}

export interface TableCell extends Spanned {
  readonly children: readonly Inline[];
}

export interface EventItem extends Spanned {
  readonly title: readonly Inline[];
  /** When and where, as written after the title, without the punctuation that joined them. */
  readonly when: readonly Inline[];
  /** Read from `when`; absent when no day can be told (a month alone, 中旬). Dates are ISO 8601, `end` inclusive. */
  readonly dates?: { readonly start: string; readonly end: string };
  readonly blocks: readonly Block[];
}

export type Inline =
  | { readonly type: 'text'; /** Soft breaks are already spaces, or nothing between Han characters. */ readonly value: string }
  | { readonly type: 'strong' | 'emphasis' | 'delete'; readonly children: readonly Inline[] }
  /** Raw inline HTML of the safe set. */
  | { readonly type: 'tag'; readonly tag: 'sup' | 'sub' | 'kbd' | 'mark' | 'small' | 'u' | 'abbr'; readonly title?: string; readonly children: readonly Inline[] }
  | { readonly type: 'code'; readonly value: string }
  | { readonly type: 'hardBreak' }
  | Link
  | Image
  | { readonly type: 'footnoteRef'; readonly label: string; readonly number: number };

export interface Link extends Spanned {
  readonly type: 'link';
  /** Made safe: anything but http(s), mailto, `#…` and relative paths has become kind `broken`. */
  readonly url: string;
  readonly kind: LinkKind;
  readonly title?: string;
  readonly children: readonly Inline[];
}

/** `todo`: an honest gap, `url` holds what is wanted. `broken`: empty, `#`, malformed or of a scheme that is not allowed: rendered as its text. */
export type LinkKind = 'web' | 'mail' | 'anchor' | 'relative' | 'todo' | 'broken';

export interface Image extends Spanned {
  readonly type: 'image';
  /** As written, percent-decoded for local files. */
  readonly url: string;
  readonly kind: 'local' | 'remote' | 'broken';
  readonly alt: string;
  readonly title?: string;
}

export interface LinkUse {
  readonly url: string;
  readonly kind: LinkKind;
  /** Flattened text of the link. */
  readonly text: string;
  /** The whole link, `[text](target)`. */
  readonly span?: Span;
  /** The target alone, when it stands in the file. */
  readonly urlSpan?: Span;
}

export interface ImageUse {
  readonly url: string;
  readonly kind: 'local' | 'remote' | 'broken' | 'sdg' | 'qr';
  readonly alt: string;
  readonly caption?: string;
  readonly span?: Span;
}

export interface HeadingUse {
  /** As written: the number of `#`. */
  readonly depth: number;
  readonly text: string;
  readonly span?: Span;
  /** True if nothing stands between this heading and the next one of the same or a higher level (or the end). */
  readonly empty: boolean;
}

/** Where a text unit stands; `first mention` counts `body`, `cell`, `item` and `quote` alone. */
export type TextRole = 'body' | 'item' | 'cell' | 'quote' | 'heading' | 'caption' | 'alt' | 'label' | 'meta' | 'footnote';

/**
 * A block's text flattened across soft breaks, emphasis and links. Code becomes U+FFFC, so do URLs that stand as text and e-mail
 * addresses; a hard break is a line feed.
 */
export interface TextUnit {
  readonly text: string;
  readonly role: TextRole;
  /** The span of the whole block in the file, if known. */
  readonly span?: Span;
  /** Pieces of `text` that stand in the file letter by letter, sorted; text between them has no place of its own. */
  readonly map: readonly MapPiece[];
  /** Id of the section or article it belongs to; absent in front matter and foreword. */
  readonly place?: string;
  /** Parts of `text` that are visible text of a link. */
  readonly links: readonly (Span & { readonly url: string })[];
}

/** `length` units from `text[at]` are `file[source]` …, one to one; a piece of length 0 in the file cannot occur. */
export interface MapPiece {
  readonly at: number;
  readonly source: number;
  readonly length: number;
}
