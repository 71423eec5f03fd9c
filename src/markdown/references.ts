import { parseMarkdown } from './processor.js';

/** A character reference (HTML §13.1.4), well-formed. */
export const reference = /&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/g;

/** Character references of raw HTML decoded: the Markdown parser knows all 2,231 names, and text inside raw HTML never passes it. */
export function decodeReferences(html: string): string {
  return html.replace(reference, (whole) => {
    const [paragraph] = parseMarkdown(`x${whole}x`).children;
    const text = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
    return text?.type === 'text' ? text.value.slice(1, -1) : whole;
  });
}
