import type { GlossaryFile } from '../schema/glossary.js';

type FileConcept = GlossaryFile['concepts'][number];

/** What YAML 1.2's core schema, or the 1.1 of other programs, would not read as text. */
const otherThanText = /^(?:~|null|true|false|yes|no|on|off|y|n|[-+]?\.(?:inf|nan)|[\d_:.]+)$/i;
const plainStart = /^[\p{L}\p{N}“‘《（]/u;
// oxlint-disable-next-line no-control-regex -- finding them is the purpose
const needsEscape = /[\u0000-\u001F\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]|\p{Surrogate}/u;

/** A text as a YAML scalar that stands in block and in flow alike: plain where that is certain, else in quotes. */
export function yamlScalar(text: string): string {
  if (needsEscape.test(text)) return doubleQuoted(text);
  const isPlain = plainStart.test(text) && !/[,[\]{}]|:(?:\s|$)|\s#|^\s|\s$/u.test(text) && !otherThanText.test(text) && Number.isNaN(Number(text));
  if (isPlain) return text;
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}

function doubleQuoted(text: string): string {
  // JSON leaves some characters as they are that YAML has no place for.
  return JSON.stringify(text).replace(/[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g, (character) => `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
}

/** A value in flow style, in one line: `{ text: 公约, scope: after-declaration }`. */
export function yamlFlow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(yamlFlow).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? yamlScalar(value) : String(value);
  const pairs = Object.entries(value).filter(([, item]) => item !== undefined);
  return pairs.length === 0 ? '{}' : `{ ${pairs.map(([key, item]) => `${key}: ${yamlFlow(item)}`).join(', ')} }`;
}

/** A concept as lines of a block sequence's item, the first with its dash; what is a default is left out. */
export function yamlConcept(concept: FileConcept, indent: string): string[] {
  const lines: string[] = [];
  for (const [key, value] of Object.entries(withoutDefaults(concept))) {
    if (key === 'en' || key === 'zh') {
      lines.push(`${key}:`, ...Object.entries(value as object).filter(([, item]) => item !== undefined).map(([name, item]) => `  ${name}: ${yamlFlow(item)}`));
    } else lines.push(`${key}: ${yamlFlow(value)}`);
  }
  return lines.map((line, i) => `${indent}${i === 0 ? '- ' : '  '}${line}`);
}

export function withoutDefaults({ id, kind, status, en, zh, ...rest }: FileConcept): Record<string, unknown> {
  const { near, not } = rest.context;
  const facts: Record<string, unknown> = {
    id,
    kind,
    status: status === 'draft' ? undefined : status,
    en,
    zh,
    firstMention: rest.firstMention === 'optional' ? undefined : rest.firstMention,
    doNotTranslate: rest.doNotTranslate ? true : undefined,
    valid: rest.valid,
    context: near.length + not.length === 0 ? undefined : { ...(near.length > 0 && { near }), ...(not.length > 0 && { not }) },
    sources: rest.sources.length === 0 ? undefined : rest.sources,
    note: rest.note,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
