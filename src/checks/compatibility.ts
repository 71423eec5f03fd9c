import { lookAlike } from '../lang/compatibility.js';
import type { Finding } from '../model/diagnostic.js';
import type { Edition } from '../model/edition.js';
import { inUnit } from './scan.js';

/** Characters that look like an ordinary one and are another: they come from PDFs and cannot be found by a search. */
export function* lookAlikesIn(edition: Edition): Generator<Finding> {
  for (const unit of edition.texts) {
    for (const { start, end, expected } of lookAlike(unit.text)) {
      const actual = unit.text.slice(start, end);
      const code = [...actual].map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join(' ');
      yield inUnit(edition, unit, start, end, {
        message: { zh: `“${actual}”（${code}）是形近的另一个字符，应为“${expected}”`, en: `Unexpected look-alike “${actual}” (${code}), expected “${expected}”` },
        expected: [expected],
        replacement: expected,
      });
    }
  }
}
