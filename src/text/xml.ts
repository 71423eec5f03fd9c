// XML 1.0 §2.2: no other control characters, no unpaired surrogates, no U+FFFE and U+FFFF, not even as references.
// oxlint-disable-next-line no-control-regex -- finding them is the purpose
const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;', '\t': '&#9;', '\n': '&#10;' };

/** `text` without the characters no XML 1.0 document can hold. */
export function legalXml(text: string): string {
  return text.replace(illegal, '');
}

/** Text between tags. A carriage return is written as a reference: parsers would make a line feed of it (XML 1.0 §2.11). */
export function xmlText(text: string): string {
  return legalXml(text).replace(/[&<>\r]/g, (character) => entities[character] ?? character);
}

/** An attribute's value, to stand in double quotes. White space is written as references: parsers would make spaces of it (XML 1.0 §3.3.3). */
export function xmlAttribute(text: string): string {
  return legalXml(text).replace(/[&<>"\r\n\t]/g, (character) => entities[character] ?? character);
}
