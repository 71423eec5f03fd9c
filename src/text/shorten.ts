/** A text as messages show it: what is longer than any name or sentence is cut. In UTF-16 units. */
const mostShown = 200;

export function shorten(text: string): string {
  if (text.length <= mostShown) return text;
  const cut = text.slice(0, mostShown).replace(/[\uD800-\uDBFF]$/, '');
  return `${cut}…`;
}
