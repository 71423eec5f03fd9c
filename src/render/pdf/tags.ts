import type { PdfDocument } from './document.js';
import { isArray, isDict, PdfName, PdfRef, type PdfValue } from './objects.js';

/**
 * Chromium tags both `<figure>` and the `<img>` in it as Figure; only the inner one has the words that stand for the picture, and a
 * Figure without any is a fault (ISO 14289-1, 7.3). The outer one becomes a Div, which is what it is: picture and caption.
 */
export function mendFigures(document: PdfDocument): void {
  for (const [number, element] of document.ofType('StructElem')) {
    if (isFigure(element) && !element.has('Alt') && holdsFigure(document, element.get('K'), 4)) {
      document.set(number, new Map<string, PdfValue>([...element, ['S', new PdfName('Div')]]));
    }
  }
}

function isFigure(element: ReadonlyMap<string, PdfValue>): boolean {
  const kind = element.get('S');
  return kind instanceof PdfName && kind.name === 'Figure';
}

function holdsFigure(document: PdfDocument, kids: PdfValue | undefined, depth: number): boolean {
  if (depth === 0) return false;
  const value = document.resolve(kids);
  return (isArray(value) ? value : [kids ?? null]).some((kid) => {
    const element = kid instanceof PdfRef ? document.resolve(kid) : null;
    return isDict(element) && ((isFigure(element) && element.has('Alt')) || holdsFigure(document, element.get('K'), depth - 1));
  });
}
