import type { Lang } from '../model/text.js';

/** The folders under `templates/` whose partials a renderer can use. */
export const templateTargets = ['email', 'text', 'web', 'wechat', 'print', 'bilingual'] as const;
export type TemplateTarget = (typeof templateTargets)[number];

/** Tokens and partials of one theme, after the workspace's overrides. */
export interface Theme {
  readonly name: string;
  readonly tokens: Tokens;
  /** Handlebars source by `target/name`, for example `email/article`. */
  readonly partials: ReadonlyMap<string, TemplateSource>;
}

export interface TemplateSource {
  readonly source: string;
  /** For messages: the file it came from. */
  readonly file: string;
}

/** Design tokens by group, shared by all targets; `themes/<name>/tokens.yml` says what each is for. */
export interface Tokens {
  readonly light: ColorTokens;
  readonly dark: ColorTokens;
  /** By language: in Chinese text “” and —— must come from a Chinese face, in English from a Latin one. */
  readonly fonts: Readonly<Record<Lang, FontTokens>>;
  /** Sizes on screens. Paper has a scale of its own, in points. */
  readonly type: Readonly<Record<'masthead' | 'title' | 'heading' | 'kicker' | 'small' | 'caption', TypeToken>> & {
    readonly body: Readonly<Record<Lang, TypeToken>>;
  };
  /** Pixels: the column's inner edge, the gaps above a section and an article, the corner of boxes and buttons. */
  readonly space: Readonly<Record<'edge' | 'section' | 'article' | 'radius', number>>;
  /** Paged output brings its own fonts; absent: sans, on A4, in one column, Chinese paragraphs indented. */
  readonly paper?: PaperTokens | undefined;
}

/** Pixels; in YAML `20/28`. */
interface TypeToken {
  readonly size: number;
  readonly line: number;
}

interface PaperTokens {
  readonly family: 'sans' | 'serif';
  readonly size?: 'a4' | 'letter' | undefined;
  readonly columns?: 1 | 2 | undefined;
  /** Folder in the workspace, of fonts for what the shipped ones lack. */
  readonly fonts?: string | undefined;
  /** How paragraphs of languages without spaces begin: two ems in, or after a gap. */
  readonly paragraphs?: 'indent' | 'gap' | undefined;
}

/** Font stacks by use, as CSS `font-family`. */
export interface FontTokens {
  readonly sans: string;
  readonly serif: string;
  readonly mono: string;
}

export interface ColorTokens {
  readonly canvas: string;
  readonly paper: string;
  readonly ink: string;
  readonly body: string;
  readonly muted: string;
  readonly brand: string;
  readonly brandDark: string;
  readonly onBrand: string;
  readonly link: string;
  readonly accent: string;
  readonly tint: string;
  readonly rule: string;
}
