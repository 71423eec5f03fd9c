import type { Lang } from '../model/text.js';
import { english } from './en/language.js';
import type { Language } from './language.js';
import { chinese } from './zh/language.js';

/** The editorial languages. A new one is a folder beside `zh/` and a line here. */
export const languages: Readonly<Record<Lang, Language>> = { zh: chinese, en: english };

export function languageOf(code: Lang): Language {
  return languages[code];
}

export function isLang(code: string): code is Lang {
  return Object.hasOwn(languages, code);
}
