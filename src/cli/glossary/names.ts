import type { Concept, FormKind } from '../../model/glossary.js';
import type { Localized } from '../../model/text.js';

/** The kinds of forms in words, as `glossary.yml` calls them in English. */
export const formKinds: Readonly<Record<FormKind, Localized>> = {
  preferred: { zh: '首选', en: 'preferred' },
  abbreviation: { zh: '缩写', en: 'abbreviation' },
  admitted: { zh: '可用', en: 'admitted' },
  forbidden: { zh: '禁用', en: 'forbidden' },
  former: { zh: '旧称', en: 'former' },
  guard: { zh: '屏蔽词', en: 'guard' },
};

/** A concept as JSON has it everywhere: its facts, and the texts of its forms by kind. */
export function conceptJson({ id, kind, status, terms, firstMention, doNotTranslate }: Concept): object {
  const texts = (forms: readonly { readonly text: string }[]): string[] => forms.map(({ text }) => text);
  const language = (set: Concept['terms']['zh']): object => ({
    preferred: set.preferred.text,
    abbreviations: texts(set.abbreviations),
    admitted: texts(set.admitted),
    forbidden: texts(set.forbidden),
    former: texts(set.former),
    marks: set.marks,
  });
  return { id, kind, status, firstMention, doNotTranslate, zh: language(terms.zh), en: language(terms.en) };
}
