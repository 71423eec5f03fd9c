import { xmlText } from '../../text/xml.js';
import type { XmlElement } from '../xml-tree.js';

// XML 1.0 §2.2, production 2: what cannot stand in a document, not even as a reference.
// oxlint-disable-next-line no-control-regex -- finding them is the purpose
const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Text in which characters XML cannot hold stand as code points (XLIFF 2.1 §4.2.3.1): `<cp hex="001A"/>`. */
export function textWithCodePoints(text: string): string {
  let result = '';
  let end = 0;
  for (const { index, 0: character } of text.matchAll(illegal)) {
    result += `${xmlText(text.slice(end, index))}<cp hex="${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}"/>`;
    end = index + character.length;
  }
  return result + xmlText(text.slice(end));
}

export function hexOf(hex: string | undefined): number | undefined {
  return hex !== undefined && /^[0-9A-Fa-f]{4}$/.test(hex) ? Number.parseInt(hex, 16) : undefined;
}

/** The text of a `data` element. */
export function textOfData(element: XmlElement): string {
  return element.children.map((child) => {
    if (typeof child === 'string') return child;
    const code = child.local === 'cp' ? hexOf(child.get('hex')) : undefined;
    return code === undefined ? child.text : String.fromCharCode(code);
  }).join('');
}
