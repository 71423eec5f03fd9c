import type { Lang } from '../model/text.js';

/** How a language refers back to what it has named, by language. */
interface Reference {
  /** Stands for a noun: it, which; 其. */
  readonly pronoun: RegExp;
  /** Words of whoever writes about the translation itself: translated by, 译者. */
  readonly translating: RegExp;
  /** The last word of a name behind a word that points back: the Strategy, 该战略. */
  readonly pattern: (name: string) => RegExp;
}

const references: Readonly<Record<Lang, Reference>> = {
  en: {
    pronoun: /\b(?:it|its|they|them|their|which|whose)\b/iu,
    translating: /\b(?:translat(?:ed|ions?|ors?)|proofread(?:ing|er)?)\b/iu,
    pattern: (name) => new RegExp(String.raw`\b(?:the|this|that|its|their|these|such)\s+${escaped(/(?<!\p{L})\p{L}+(?=\s+(?:of|for|on|to|in)\s|$)/u.exec(name)?.[0] ?? name)}`, 'iu'),
  },
  zh: {
    pronoun: /其(?!他|它|余|中|实|次)|它们?|他们|前者|后者/u,
    translating: /翻译|译者|校对|译校|编译/u,
    pattern: (name) => new RegExp(`(?:该|本|此|这一|这项|这个|这些|上述|其)${escaped(name.slice(-2))}`, 'u'),
  },
};

/** True if a text holds a word that may stand for something named before. */
export function hasPronoun(text: string, lang: Lang): boolean {
  return references[lang].pronoun.test(text);
}

/** True if a text may be a note on its own translation: who translated it, and what it is worth. */
export function speaksOfTranslating(text: string): boolean {
  return Object.values(references).some(({ translating }) => translating.test(text));
}

/** True if a text refers back to a name by its last word. */
export function refersTo(text: string, name: string, lang: Lang): boolean {
  return references[lang].pattern(name).test(text);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
}
