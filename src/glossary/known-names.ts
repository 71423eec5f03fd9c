import { isHan } from '../lang/characters.js';
import type { Concept, Form, Glossary } from '../model/glossary.js';
import { skeleton } from './skeleton.js';

/** A right Chinese form as the variant finder compares it. */
export interface Known {
  readonly concept: Concept;
  readonly form: Form;
  /** The form without marks. */
  readonly bare: string;
  /** Six Han characters or more: shorter names are too often a part of ordinary words. */
  readonly isLong: boolean;
  /** The name of something, not a term made of everyday words. */
  readonly isProper: boolean;
  /** Edits that still make a variant; `atHome` in a text that is full of the glossary's names. */
  readonly limit: number;
  readonly limitAtHome: number;
}

/** Kinds whose names are made of everyday words: a changed word makes another thing, not a wrong name. */
const everydayKinds = new Set(['concept', 'role']);

export function isProper({ kind }: Concept): boolean {
  return !everydayKinds.has(kind);
}

/** Of three characters only their order can be told to be wrong. */
const shortest = 3;
/** A name with letters and digits; in UTF-16 units without marks. */
const mixed = 8;
const long = 6;
/** Of a shorter name too little is left when a whole word is missing (全球框架). */
const distant = 7;

/** Right forms of three Han characters or more that are names by themselves. */
export function knownNames(glossary: Glossary): Known[] {
  const names: Known[] = [];
  for (const concept of glossary.concepts) {
    const { preferred, admitted } = concept.terms.zh;
    for (const form of [preferred, ...admitted]) {
      const bare = skeleton(form.text).text;
      const count = [...bare].filter(isHan).length;
      // SDG指标12.7.1 is long enough by its letters and digits.
      if (form.scope || (count < shortest && (count < 2 || bare.length < mixed))) continue;
      // One edit in four characters: 联合国粮食与农业组织 is one in ten away from the right name, 国际环境与发展研究所 is another institute.
      const limit = Math.max(1, Math.floor(bare.length / 4));
      const isLong = count >= long;
      const proper = isProper(concept);
      names.push({ concept, form, bare, isLong, isProper: proper, limit, limitAtHome: proper && bare.length >= distant ? Math.floor(bare.length / 3) : limit });
    }
  }
  return names;
}
