/** Markup that is finished: written as it is. */
export class Safe {
  constructor(private readonly html: string) {}
  toString(): string {
    return this.html;
  }
}

export function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

export function own(from: unknown, name: string): unknown {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an own property of an object
  return Object.hasOwn(asObject(from), name) ? (from as Record<string, unknown>)[name] : undefined;
}

/** What `#if` takes for nothing, as in Handlebars: an empty list, too. */
export function isEmpty(value: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : !value;
}

export function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : String(value);
}

// As in Handlebars: fit for attributes without quotation marks, too.
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;', '`': '&#x60;', '=': '&#x3D;' };

export function escaped(value: unknown): string {
  const text = shown(value);
  return value instanceof Safe || !/[&<>"'`=]/.test(text) ? text : text.replace(/[&<>"'`=]/g, (character) => entities[character] ?? character);
}
