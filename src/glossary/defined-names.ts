import type { Concept, Form, Glossary } from '../model/glossary.js';
import type { Span } from '../model/text.js';
import { samePieces } from './edit-distance.js';
import { buildEnglishVariantFinder } from './english-variants.js';
import { buildMatcher, type Match } from './matcher.js';
import type { SearchedText } from './searched-text.js';
import { SpanIndex } from '../text/span-index.js';
import { skeleton } from './skeleton.js';
import { buildVariantFinder, type Variant } from './variants.js';

const nowhere: Span = { start: 0, end: 0 };

/** Finds near variants of names that texts define themselves, NAME（ABBR）, as the glossary's are found. The concept's id of a variant is the name's key. */
export interface DefinedNameFinder {
  /** `matches` are the known forms of the text. */
  find(searched: SearchedText, matches: readonly Match[]): Variant[];
}

interface DefinedName {
  readonly key: string;
  readonly name: string;
  readonly abbreviation: string;
}

/** A yearbook explains a hundred names. Where there are thousands, most are alike, and each place would be compared with all of them. */
const mostNames = 500;

/** One name that stands before several abbreviations is one name. */
function distinct(names: readonly DefinedName[]): DefinedName[] {
  return [...new Map(names.toReversed().map((each) => [each.name, each])).values()].toReversed();
}

/** `names` by their keys; each is a body's, document's or programme's as far as the text tells. */
export function buildDefinedNameFinder(names: readonly DefinedName[]): DefinedNameFinder {
  const glossary: Glossary = { concepts: distinct(names).slice(0, mostNames).map(({ key, name, abbreviation }) => conceptOf(key, name, abbreviation)) };
  const matcher = buildMatcher(glossary);
  const finders = [buildVariantFinder(glossary), buildEnglishVariantFinder(glossary)];
  return {
    find(searched, matches) {
      const { text } = searched;
      const known = new SpanIndex(() => [...matches, ...matcher.match(text)]);
      return finders.flatMap((finder) => finder.find(searched, known, false)).filter((variant) => isSlip(variant, text.slice(variant.start, variant.end)));
    },
  };
}

/**
 * Nobody has confirmed such a name, and bodies of one country are named alike (中国环境科学学会, 中国环境科学研究院): less is taken for a slip than
 * with a name of the glossary. The last word must be the same, and a character in eight may be wrong, or one in five missing.
 */
function isSlip({ distance, isCertain, form }: Variant, actual: string): boolean {
  if (distance === 0 || !isCertain || lastWord(form.text) !== lastWord(actual)) return false;
  if (!/\p{Script=Han}/u.test(form.text)) return true;
  const [name, found] = [skeleton(form.text).text, skeleton(actual).text];
  // 外贡献者许可协议（CLA）: where the name begins cannot be told. 代码/知识产权: two things.
  if (name.slice(1) === found || name.slice(1) === found.slice(1) || /[/=\s]/u.test(form.text + actual)) return false;
  const isShorter = found.length < name.length && distance <= name.length / 5;
  return isShorter || samePieces(name, found) || distance <= Math.max(1, name.length / 8);
}

function lastWord(text: string): string {
  return /\p{Script=Han}{2}[”》]?$/u.exec(text)?.[0] ?? /(?<!\S)\S*$/u.exec(text.toLowerCase())?.[0] ?? '';
}

function conceptOf(id: string, name: string, abbreviation: string): Concept {
  const form = (text: string, kind: Form['kind']): Form => ({ text, kind, span: nowhere });
  const terms = { preferred: form(name, 'preferred'), abbreviations: [form(abbreviation, 'abbreviation')], admitted: [], forbidden: [], former: [], guards: [], marks: 'none' as const };
  return { id, kind: 'name', status: 'draft', terms: { zh: terms, en: terms }, firstMention: 'optional', doNotTranslate: false, context: { near: [], not: [] }, span: nowhere };
}
