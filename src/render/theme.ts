import type { Lang } from '../model/text.js';

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

/** Design tokens: plain strings and numbers by dotted group, shared by all targets. Colours are `#RRGGBB`, sizes are pixels for screens and points for paper. */
export interface Tokens {
  readonly light: ColorTokens;
  readonly dark: ColorTokens;
  /** By language: in Chinese text “” and —— must come from a Chinese face, in English from a Latin one. */
  readonly fonts: Readonly<Record<Lang, FontTokens>>;
  /** Paged output brings its own fonts; absent: sans. */
  readonly paper?: { readonly family: 'sans' | 'serif' } | undefined;
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
