import type { Provider, Term } from './provider.js';

const accents: Readonly<Record<string, string>> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú' };

/** No network: vowels with accents between brackets, numbers, tags and terms right. Shows what is not translated, and how the layout bears other words. */
export const pseudo: Provider = {
  name: 'pseudo',
  markup: 'xml',
  limits: { texts: 1000, characters: 1_000_000 },
  translate: ({ texts, terms }) => Promise.resolve({ texts: texts.map((text) => disguise(text, terms)) }),
};

function disguise(text: string, terms: readonly Term[]): string {
  const parts = text.split(/(<[^<>]*>|&\w+;)/u);
  const longest = [...terms].sort((a, b) => b.source.length - a.source.length);
  return `〔${parts.map((part, i) => (i % 2 === 1 ? part : replaceTerms(part, longest))).join('')}〕`;
}

function replaceTerms(text: string, terms: readonly Term[]): string {
  const [first, ...rest] = terms;
  if (!first) return text.replace(/[aeiouAEIOU]/g, (letter) => accents[letter] ?? letter);
  return text.split(first.source).map((part) => replaceTerms(part, rest)).join(first.target);
}
