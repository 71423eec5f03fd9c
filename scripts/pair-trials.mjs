// Checks two texts as `spp check zh.md --source en.md` does, and says whether a planted fault is found at its place.
import { readdirSync, readFileSync } from 'node:fs';
import { loadSource } from './load-source.mjs';

const [{ pairEditions }, { pairRules }, { runPairRules }, { relationOf }, { parseEdition }, { languageOf }, { loadGlossary }, { buildMatcher }, { buildTermIndex, readTerms }] = await Promise.all([
  loadSource('core/pairs.ts'),
  loadSource('checks/pair/registry.ts'),
  loadSource('checks/run.ts'),
  loadSource('checks/pair/relation.ts'),
  loadSource('markdown/parse.ts'),
  loadSource('lang/registry.ts'),
  loadSource('glossary/load.ts'),
  loadSource('glossary/matcher.ts'),
  loadSource('glossary/edition-terms.ts'),
]);
const root = new URL('..', import.meta.url);
const { glossary } = loadGlossary({ path: 'glossary.yml', text: readFileSync(new URL('glossary.yml', root), 'utf8'), bom: false });
const matcher = buildMatcher(glossary);
const index = buildTermIndex(glossary, matcher);
const none = { file: undefined, concepts: [] };
const noMatcher = buildMatcher(none);

const editions = new Map();

/** The edition of a text; of one without a fault kept, since many faults are planted in it. */
function read(text, lang, kind, isClean) {
  const key = `${lang} ${kind}\n${text}`;
  const edition = editions.get(key) ?? parseEdition({ path: `${lang}.md`, text, bom: false }, { lang, language: languageOf(lang), kind }).edition;
  if (isClean && edition) editions.set(key, edition);
  return edition;
}

/** A pair of texts as it is checked: `source` and `target` hold `{ lang, text }`. */
export function check({ source, target, kind }, faulty) {
  const [from, to] = [read(source.text, source.lang, kind, faulty !== 'source'), read(target.text, target.lang, kind, faulty !== 'target')];
  if (!from || !to) return undefined;
  const pairing = pairEditions(from, to);
  const bulletin = { id: 'draft', kind, info: { status: 'draft' }, editions: [from, to] };
  const words = kind === 'issue' ? { glossary, matcher } : { glossary: none, matcher: noMatcher };
  const reports = runPairRules(pairRules, pairing, { bulletin, ...words }).map(({ rule, finding }) => ({
    rule, message: finding.message.en, ...linesOf(finding.span, target.text), because: linesOf(finding.related?.find(({ file }) => file === from.file.path)?.span, source.text),
  }));
  return { pairing, reports, relation: relationOf(pairing) };
}

/** The names of the glossary in both editions. */
export function termsOf({ source, target }) {
  return { source: readTerms(source, index), target: readTerms(target, index) };
}

const lineOf = (text, offset) => text.slice(0, offset).split('\n').length;
const linesOf = (span, text) => ({ line: span ? lineOf(text, span.start) : 0, endLine: span ? lineOf(text, span.end) : 0 });

/** What is reported now and was not before. */
export function newReports(before, after) {
  const keyOf = ({ rule, message }) => `${rule}\n${message}`;
  const left = new Map();
  for (const report of before) left.set(keyOf(report), (left.get(keyOf(report)) ?? 0) + 1);
  return after.filter((report) => {
    const count = left.get(keyOf(report)) ?? 0;
    left.set(keyOf(report), count - 1);
    return count <= 0;
  });
}

/** The pair with a fault, and the lines of the edited text where the fault stands. */
export function plant(pair, { side, edits }) {
  const sorted = [...edits].sort((a, b) => a.start - b.start);
  let text = pair[side].text;
  for (const { start, end, text: put } of sorted.toReversed()) text = text.slice(0, start) + put + text.slice(end);
  const [first] = sorted;
  return { planted: { ...pair, [side]: { ...pair[side], text } }, line: lineOf(text, first.start), endLine: lineOf(text, first.start + first.text.length) };
}

/**
 * True for a report on the lines of a fault. What was taken out has no line of its own: it is reported where it belongs, beside the empty line
 * that is left; and of two paragraphs that say the same either may be the one too many.
 */
export function isAt(report, { side, kind, isWhole }, { line, endLine }) {
  const near = isWhole || /omitted|dropped/.test(kind) ? 2 : 0;
  const { line: from, endLine: to } = side === 'target' ? report : report.because;
  return from > 0 && from <= endLine + near && to >= line - near;
}

/** Professional translations: of half of them the faults that were missed were read when the rules were made. */
export function readPairs(folder) {
  return readdirSync(folder, { recursive: true }).filter((path) => path.endsWith('.en.md')).sort().map((path, i) => {
    const text = (name) => readFileSync(new URL(name, folder), 'utf8').replace(/^\uFEFF/, '');
    return { name: path, kind: 'file', isHeld: i % 2 === 1, en: { lang: 'en', text: text(path) }, zh: { lang: 'zh', text: text(path.replace(/\.en\.md$/, '.zh.md')) } };
  });
}

/** The editions of the issues that ship. */
export function readIssues() {
  return readdirSync(new URL('issues/', root)).sort().map((name) => {
    const text = (lang) => ({ lang, text: readFileSync(new URL(`issues/${name}/${lang}.md`, root), 'utf8') });
    return { name, kind: 'issue', source: text('en'), target: text('zh') };
  });
}
