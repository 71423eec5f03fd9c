import type { Diagnostic } from '../../model/diagnostic.js';
import type { Edition } from '../../model/edition.js';
import type { Localized, Span } from '../../model/text.js';
import { LineIndex } from '../../text/lines.js';
import { toSource } from '../../text/source-map.js';

/** What a character no font has costs the reader is a box; so it is an error, at its first place in the draft. */
export function missingGlyphs(missing: readonly string[], edition: Edition): Diagnostic[] {
  const lines = new LineIndex(edition.file.text);
  return missing.map((character) => {
    const spans = placesOf(character, edition);
    const [first, ...others] = spans.map((span) => lines.range(span));
    return {
      rule: 'pdf/missing-glyph',
      severity: 'error',
      message: messageFor(character, spans.length),
      file: edition.file.path,
      actual: character,
      ...(first ? { range: first } : {}),
      ...(others.length === 0 ? {} : { related: others.slice(0, 5).map((range) => ({ file: edition.file.path, range, message: again })) }),
    } satisfies Diagnostic;
  });
}

const again: Localized = { zh: '此处也有', en: 'Here as well' };

function messageFor(character: string, places: number): Localized {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  const from: Localized = places === 0 ? { zh: '（来自模板或配置）', en: ' (from a partial or the configuration)' } : { zh: '', en: '' };
  return {
    zh: `字体里没有字符“${character}”（${code}）${from.zh}，打印出来会是方框；请改用别的字或写法`,
    en: `No font has the character “${character}” (${code})${from.en}, so it would print as a box; write it another way`,
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

