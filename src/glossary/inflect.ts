/**
 * English forms a term is also written as: its head noun in the other number, its spelling in the other house style. Too many rather
 * than too few: a form that nobody writes (equipments, raized) matches nothing.
 */
export function inflections(name: string): string[] {
  const forms = new Set([name, otherNumber(name)]);
  if (!spelledTwoWays.test(name)) return [...forms];
  for (const spelling of [respell(name, toBritish), respell(name, toAmerican)]) {
    forms.add(spelling);
    forms.add(otherNumber(spelling));
  }
  return [...forms];
}

/** Plurals of an abbreviation: NFPs. None where it ends in no letter (12.7.1, Procura+) or in s (SDGs). */
export function abbreviationForms(abbreviation: string): string[] {
  return /\p{Lu}$/u.test(abbreviation) && /\p{Lu}.*\p{Lu}/u.test(abbreviation) ? [abbreviation, `${abbreviation}s`] : [abbreviation];
}

// What any pattern below can change: most names hold none of it, and a glossary is built at every start.
const spelledTwoWays = /i[sz](?:ations?|ing|ed|es?)\b|rogram|(?:ol|ab|arb|av|on|eighb|ehavi)ou?r|(?:ent|ib|it|et)(?:re|er)s?\b|ll?(?:ing|ed)\b|o-?operati|efen[cs]e/u;

type Spelling = readonly (readonly [RegExp, string])[];

// Endings and words where the two spellings differ (Oxford English Dictionary, Merriam-Webster). The first letter keeps its case.
const toAmerican: Spelling = [
  [/is(ations?|ing|ed|es?)\b/gu, 'iz$1'],
  [/\b([Pp])rogramme(s?)\b/gu, '$1rogram$2'],
  [/\b([Cc]ol|[Ll]ab|[Hh]arb|[Ff]av|[Hh]on|[Nn]eighb|[Bb]ehavi)our/gu, '$1or'],
  [/\b([Cc]ent|[Ff]ib|[Ll]it|(?:[Kk]ilo)?[Mm]et)re(s?)\b/gu, '$1er$2'],
  [/(abe|ode|ave|ance)ll(ing|ed)\b/gu, '$1l$2'],
  [/\b([Cc])o-operati/gu, '$1ooperati'],
  [/\b([Dd])efence\b/gu, '$1efense'],
];

const toBritish: Spelling = [
  [/iz(ations?|ing|ed|es?)\b/gu, 'is$1'],
  [/\b([Pp])rogram(s?)\b/gu, '$1rogramme$2'],
  [/\b([Cc]ol|[Ll]ab|[Hh]arb|[Ff]av|[Hh]on|[Nn]eighb|[Bb]ehavi)or/gu, '$1our'],
  [/\b([Cc]ent|[Ff]ib|[Ll]it)er(s?)\b/gu, '$1re$2'],
  [/(abe|ode|ave|ance)l(ing|ed)\b/gu, '$1ll$2'],
  [/\b([Cc])ooperati/gu, '$1o-operati'],
  [/\b([Dd])efense\b/gu, '$1efence'],
];

function respell(name: string, spelling: Spelling): string {
  return spelling.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), name);
}

/** The head of an English name is the word before its first preposition: Office for Project Services, Parties to the Convention. */
const headEnd = /(?<![\s,])(?=[\s,]+(?:of|for|to|on|in|at|with|from|and the|under|against|between)\s)|(?=,\s)|(?=\s[–—-]\s)|(?=\s\()|$/u;

function otherNumber(name: string): string {
  // A dash joins an abbreviation and the name it stands for: ICLEI – Local Governments for Sustainability.
  const from = dash.test(name) ? (/^\p{Lu}[\p{Lu}\d]+ [–—-] /u.exec(name)?.[0].length ?? 0) : 0;
  const end = from + (headEnd.exec(name.slice(from))?.index ?? name.length - from);
  const head = lastWord(name.slice(from, end));
  if (head === undefined || head === head.toUpperCase()) return name;
  return `${name.slice(0, end - head.length)}${toOtherNumber(head)}${name.slice(end)}`;
}

const dash = / [–—-] /u;

/** The letters at the end of a text. Mostly the ends tell without a look through the letters of all scripts. */
function lastWord(text: string): string | undefined {
  const plain = /(?<![A-Za-z])[A-Za-z]+$/u.exec(text);
  const before = text.charCodeAt((plain?.index ?? text.length) - 1);
  return before >= 0x80 ? /(?<!\p{L})\p{L}+$/u.exec(text)?.[0] : plain?.[0];
}

function toOtherNumber(noun: string): string {
  if (/(?:ss|us|is)$/u.test(noun)) return `${noun}es`;
  if (/[^aeiou]ies$/u.test(noun)) return noun.replace(/ies$/u, 'y');
  if (/(?:ch|sh|ss|x|z)es$/u.test(noun)) return noun.slice(0, -2);
  if (noun.endsWith('s')) return noun.slice(0, -1);
  if (/[^aeiou]y$/u.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:ch|sh|x|z)$/u.test(noun) ? `${noun}es` : `${noun}s`;
}
