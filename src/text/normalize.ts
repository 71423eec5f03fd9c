/** Marks heaped on one letter beyond what any script has: UAX #15 §13 (Stream-Safe Text Format) takes 30 for the most. */
const heap = /(\p{M}{31,})/u;
const most = 30;

/**
 * A Unicode normalization form. Of heaped marks only thirty at a time are put in order, since sorting them all takes the square of their number:
 * a hundred thousand on one letter, seconds.
 */
export function normalize(text: string, form: 'NFC' | 'NFKC'): string {
  if (text.length <= most || !heap.test(text)) return text.normalize(form);
  const parts = text.split(heap).flatMap((part, index) => (index % 2 === 0 ? [part] : slices(part)));
  return parts.map((part) => part.normalize(form)).join('');
}

function slices(marks: string): string[] {
  return marks.match(new RegExp(`\\p{M}{1,${most}}`, 'gu')) ?? [];
}
