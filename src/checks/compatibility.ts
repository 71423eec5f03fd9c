import { lookAlike } from '../lang/compatibility.js';
import type { Finding } from '../model/diagnostic.js';
import type { Edition } from '../model/edition.js';
import { shorten } from '../text/shorten.js';
import { quoted } from './quoted.js';
import { inUnit } from './scan.js';

/** Characters that look like an ordinary one and are another: they come from PDFs and cannot be found by a search. */
export function* lookAlikesIn(edition: Edition): Generator<Finding> {
  for (const unit of edition.texts) {
    for (const { start, end, expected } of lookAlike(unit.text)) {
      const actual = unit.text.slice(start, end);
      const code = [...shorten(actual)].slice(0, 8).map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join(' ');
      yield inUnit(edition, unit, start, end, {
        message: { zh: `${quoted(actual)}（${code}）是形近的另一个字符，应为${quoted(expected)}`, en: `Unexpected look-alike ${quoted(actual)} (${code}), expected ${quoted(expected)}` },
        expected: [expected],
        replacement: expected,
      });
    }
  }
}
