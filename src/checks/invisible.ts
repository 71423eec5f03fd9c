import type { Finding } from '../model/diagnostic.js';
import type { Edition, TextUnit } from '../model/edition.js';
import type { Localized } from '../model/text.js';
import { inUnit } from './scan.js';

/** Characters that show nothing, with their Unicode names: zero width, direction, hyphenation, lost letters. */
const names: Readonly<Record<string, Localized>> = {
  '\u00AD': { zh: '软连字符', en: 'soft hyphen' },
  '\u200B': { zh: '零宽空格', en: 'zero-width space' },
  '\u200C': { zh: '零宽不连字符', en: 'zero-width non-joiner' },
  '\u200D': { zh: '零宽连字符', en: 'zero-width joiner' },
  '\u2060': { zh: '词连接符', en: 'word joiner' },
  '\uFEFF': { zh: '字节顺序标记', en: 'byte-order mark' },
  '\uFFFD': { zh: '替换符（原字已丢失）', en: 'replacement character (the letter is lost)' },
  '\u2028': { zh: '行分隔符', en: 'line separator' },
  '\u2029': { zh: '段分隔符', en: 'paragraph separator' },
};
// Marks, embeddings, overrides and isolates of direction (UAX #9), and control characters other than tab and line ends.
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for.
const invisible = /[\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\uFFFD\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]+/gu;

/** What looks like nothing and breaks searching, line breaking or direction. */
export function* invisibleIn(edition: Edition): Generator<Finding> {
  for (const unit of edition.texts) {
    for (const match of unit.text.matchAll(invisible)) {
      if (match[0] === '\u200D' && joinsEmoji(unit.text, match.index)) continue;
      yield report(edition, unit, match.index, match[0]);
    }
  }
}

/** Family emoji and others are sequences joined by U+200D (UTS #51). */
function joinsEmoji(text: string, at: number): boolean {
  return /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)$/u.test(text.slice(Math.max(0, at - 2), at)) && /^\p{Extended_Pictographic}/u.test(text.slice(at + 1, at + 3));
}

function report(edition: Edition, unit: TextUnit, start: number, found: string): Finding {
  const code = `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  const name = names[found[0] ?? ''] ?? (/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/u.test(found) ? { zh: '文字方向控制符', en: 'direction control' } : { zh: '控制字符', en: 'control character' });
  const lost = found.includes('\uFFFD');
  return inUnit(edition, unit, start, start + found.length, {
    message: {
      zh: `不可见字符${code}（${name.zh}），${lost ? '请补上原字' : '应删除'}`,
      en: `Unexpected invisible character ${code} (${name.en}), expected ${lost ? 'the letter that was lost' : 'none'}`,
    },
    ...(!lost && { expected: [''], replacement: '' }),
  });
}
