import { languages } from '../../lang/registry.js';
import { textRuns } from './html-text.js';

/** Headings break between words, addresses and code where they say, and a title has no lines. */
const untouched = new Set(['title', 'pre', 'code', 'svg', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'nav']);

const hyphenators = new Map(Object.values(languages).flatMap(({ tag, hyphenator }) => (hyphenator ? [[tag, hyphenator] as const] : [])));

/** The document with soft hyphens in its running text, where a language has any; which of it may break there, the style sheet says. */
export async function hyphenate(html: string): Promise<string> {
  let result = '';
  let done = 0;
  // The patterns are read once a language, and only for a document that has a use for them.
  const ready = new Map<string, (text: string) => string>();
  for (const { raw, at, lang, path } of textRuns(html)) {
    const hyphenator = hyphenators.get(lang);
    if (!hyphenator || path.some((name) => untouched.has(name))) continue;
    const apply = ready.get(lang) ?? (await hyphenator());
    ready.set(lang, apply);
    result += html.slice(done, at) + apply(raw);
    done = at + raw.length;
  }
  return result + html.slice(done);
}
