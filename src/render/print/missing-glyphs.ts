import type { Diagnostic } from '../../model/diagnostic.js';
import type { Edition } from '../../model/edition.js';
import type { Localized, Span } from '../../model/text.js';
import { LineIndex } from '../../text/lines.js';
import { toSource } from '../../text/source-map.js';

/** What a character no font has costs the reader is a box; so it is an error, at its first place in the draft. */
export function missingGlyphs(missing: readonly string[], edition: Edition, fonts: readonly string[]): Diagnostic[] {
  const lines = new LineIndex(edition.file.text);
  return missing.map((character) => {
    const spans = placesOf(character, edition);
    const [first, ...others] = spans.map((span) => lines.range(span));
    return {
      rule: 'pdf/missing-glyph',
      severity: 'error',
      message: messageFor(character, spans.length, fonts),
      file: edition.file.path,
      actual: character,
      ...(first ? { range: first } : {}),
      ...(others.length === 0 ? {} : { related: others.slice(0, 5).map((range) => ({ file: edition.file.path, range, message: again })) }),
    } satisfies Diagnostic;
  });
}

const again: Localized = { zh: '此处也有', en: 'Here as well' };

function messageFor(character: string, places: number, names: readonly string[]): Localized {
  // The weight that their maker cut the packaged faces from has stayed in their names.
  const fonts = names.map((name) => name.replace(/(?:Thin|ExtraLight)$/, ''));
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  const from: Localized = places === 0 ? { zh: '（来自模板或配置）', en: ' (from a partial or the configuration)' } : { zh: '', en: '' };
  return {
    zh: `字体（${fonts.join('、')}）里没有字符“${character}”（${code}）${from.zh}，打印出来会是方框；请改用别的写法，或用环境变量 SPP_FONTS、spp.yml 的 paper.fonts 指定一个文件夹，放入有这个字的字体`,
    en: `No font (${fonts.join(', ')}) has the character “${character}” (${code})${from.en}, so it would print as a box; write it another way, or name a folder with a font that has it in SPP_FONTS or as paper.fonts in spp.yml`,
  };
}

/** Where a character stands in the texts of an edition, else anywhere in its file (code, addresses). */
function placesOf(character: string, { texts, file }: Edition): readonly Span[] {
  const spans: Span[] = [];
  for (const { text, map } of texts) {
    for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + character.length)) {
      const span = toSource(map, at, at + character.length);
      if (span) spans.push(span);
    }
  }
  if (spans.length > 0) return spans;
  const at = file.text.indexOf(character);
  return at < 0 ? [] : [{ start: at, end: at + character.length }];
}

