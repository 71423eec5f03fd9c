import type { Lang, Span } from '../model/text.js';
import type { Quantity } from './numbers.js';

/** What is true of one language. Asked everywhere instead of comparing codes. */
export interface Language {
  readonly code: Lang;
  /** Its own name: 中文, English. */
  readonly name: string;
  /** BCP 47 tag for `lang` attributes and PDF: zh-CN, en. */
  readonly tag: string;
  /** Words are separated by spaces. */
  readonly spaces: boolean;
  /** What a soft line break between two units of text becomes. */
  joinLines(before: string, after: string): '' | ' ';
  /** Mark of the nth item (from 1) of a list of actions: 一、 or 1. */
  actionMark(n: number): string;
  /** A day for people: 2022年9月30日, 30 September 2022. `iso` is YYYY-MM-DD. */
  formatDay(iso: string): string;
  /** The first day or range of days named in a text; undefined if only a month or a vague time is named. */
  findDays(text: string): { readonly start: string; readonly end: string } | undefined;
  /** Numbers, dates, amounts of a text with what they mean, in order, without overlap. */
  findQuantities(text: string): readonly Quantity[];
  /** The sentences of a text in order, white space around them left out; a line feed ends one. */
  splitSentences(text: string): readonly Span[];
  /** Gives what puts a soft hyphen (U+00AD) wherever a word of running text may break; absent: lines break between characters. */
  readonly hyphenator?: () => Promise<(text: string) => string>;
  /** Fixed words of outputs. */
  readonly words: Words;
}

/** Words a bulletin is set with; `issueLine` puts number and year together as the house writes them. */
export interface Words {
  readonly contents: string;
  readonly page: (page: string, pages: string) => string;
  readonly links: string;
  readonly notes: string;
  readonly figure: string;
  readonly viewOnline: string;
  readonly unsubscribe: string;
  readonly otherLanguage: string;
  readonly contact: string;
  readonly source: string;
  readonly partners: string;
  readonly events: string;
  readonly backToText: string;
  /** Leads past the masthead, for people who cannot see it. */
  readonly skip: string;
  readonly table: string;
  readonly issueLine: (info: { issue?: number; year?: number; number?: number }) => string;
  /** Mark between a label and what follows it. */
  readonly colon: string;
  readonly listComma: string;
  readonly brackets: readonly [string, string];
  readonly quotes: readonly [string, string];
}
