const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text between tags, or an attribute's value within double quotes: both need the same four (HTML §13.3). */
export function escapeHtml(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (character) => entities[character] ?? character) : text;
}

/** ` name="value"` for each fact that is there, in the order given; nothing for `undefined` and `null`. */
export function attributes(facts: Readonly<Record<string, string | number | undefined | null>>): string {
  let markup = '';
  // Not `Object.entries`, which makes an array for each.
  for (const name in facts) {
    const value = Object.hasOwn(facts, name) ? facts[name] : undefined;
    if (value !== undefined && value !== null) markup += ` ${name}="${escapeHtml(String(value))}"`;
  }
  return markup;
}
