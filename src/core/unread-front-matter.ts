import type { Edition } from '../model/edition.js';
import type { PlacedFinding } from './sources.js';

const causes: ReadonlySet<string> = new Set(['input/syntax', 'input/invalid', 'input/front-matter']);

/**
 * Leaves out what follows from front matter that could not be read: a missing title, addresses and terms the other language has. The
 * writer mends the cause, which stays, and sees then what remains.
 */
export function withoutConsequences(found: readonly PlacedFinding[], editions: readonly Edition[]): PlacedFinding[] {
  const unread = new Set(found.filter(({ rule, finding }) => causes.has(rule) && (finding.severity ?? 'error') === 'error').map(({ file }) => file));
  if (!editions.some(({ file }) => unread.has(file.path))) return [...found];
  const unclosed = new Set(found.filter(({ rule }) => rule === 'input/front-matter').map(({ file }) => file));
  const lengths = new Map(editions.map(({ file: { path, text } }) => [path, frontMatterLength(text, unclosed.has(path))]));
  const isIn = (file: string, span: { start: number } | undefined): boolean => span !== undefined && span.start < (lengths.get(file) ?? 0);
  return found.filter(({ rule, file, finding: { span, related = [] } }) => {
    if (rule === 'structure/title') return !unread.has(file);
    const facts = related.map((fact) => ({ file: fact.file ?? file, span: fact.span }));
    if (!/^(?:pair|translation)\//u.test(rule) || ![file, ...facts.map((fact) => fact.file)].some((each) => unread.has(each))) return true;
    return !isIn(file, span) && !facts.some((fact) => isIn(fact.file, fact.span));
  });
}

/** Where the front matter ends: at its closing line, or without one at the first empty line. */
function frontMatterLength(text: string, unclosed: boolean): number {
  if (!/^---[ \t]*[\r\n]/u.test(text)) return 0;
  const end = unclosed ? /^[ \t]*\r?$/mu.exec(text) : /^---[ \t]*\r?$/mu.exec(text.slice(3));
  return end ? end.index + (unclosed ? 0 : 3) : text.length;
}
