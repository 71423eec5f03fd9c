import { hanShare } from '../lang/characters.js';
import { isLang } from '../lang/registry.js';
import type { Lang } from '../model/text.js';

/** Enough to tell; a whole book need not be counted. */
const sample = 50_000;

/**
 * The language of a lone file: as its front matter says (`lang: en`), else the suffix of its name (`x.zh.md`, `zh.md`), else by the share of Han
 * among its letters. One Han character says about as much as five Latin letters, so a fifth makes a text Chinese.
 */
export function detectLang(text: string, path: string, frontMatterLang?: string): Lang {
  const written = frontMatterLang ?? /^---[ \t]*\r?\n(?:(?!---[ \t]*$).*\r?\n)*?lang(?:uage)?:[ \t]*["']?([A-Za-z-]+)/m.exec(text.slice(0, 5000))?.[1];
  const suffix = /(?:^|[./\\_-])([A-Za-z]{2})(?:[-_][A-Za-z]+)?\.(?:md|markdown)$/.exec(path)?.[1];
  for (const tag of [written, suffix]) {
    const code = tag?.slice(0, 2).toLowerCase();
    if (code !== undefined && isLang(code)) return code;
  }
  return hanShare(prose(text)) >= 0.2 ? 'zh' : 'en';
}

/** Letters of addresses and code say nothing about the language. */
function prose(text: string): string {
  return text
    .slice(0, sample)
    .replace(/^```[^]*?^```/gm, ' ')
    .replace(/https?:\/\/[!-~]+|`[^`\n]*`|\]\([^)\s]*\)/g, ' ');
}
