// What the pair/ rules report on professional translations, and how many planted faults they find at their places: `node scripts/evaluate-pairs.mjs`.
// Faults are planted one at a time in clean pairs, chosen by seed: the same seed, the same figures.
//   --seed N  --cases N (per kind)  --issues (the shipped issues alone)  --misses (lists what was not found, and what is reported on the clean pairs)
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { shuffled, randomFrom } from '../bench/seeded.mjs';
import { loadSource } from './load-source.mjs';
import { faultsOfIssues, faultsOfPairs } from './pair-faults.mjs';

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
const { values: flags } = parseArgs({ options: { seed: { type: 'string', default: '1' }, cases: { type: 'string', default: '60' }, misses: { type: 'boolean', default: false }, issues: { type: 'boolean', default: false } } });
const seed = Number(flags.seed);

const { glossary } = loadGlossary({ path: 'glossary.yml', text: readFileSync(new URL('glossary.yml', root), 'utf8'), bom: false });
const matcher = buildMatcher(glossary);
const index = buildTermIndex(glossary, matcher);
const none = { file: undefined, concepts: [] };
const noMatcher = buildMatcher(none);

function read(text, lang, kind) {
  return parseEdition({ path: `${lang}.md`, text, bom: false }, { lang, language: languageOf(lang), kind }).edition;
}

/** A pair of texts as it is checked: `source` and `target` hold `{ lang, text }`. */
function check({ source, target, kind }) {
  const [from, to] = [read(source.text, source.lang, kind), read(target.text, target.lang, kind)];
  if (!from || !to) return undefined;
  const pairing = pairEditions(from, to);
  const bulletin = { id: 'draft', kind, info: { status: 'draft' }, editions: [from, to] };
  const words = kind === 'issue' ? { glossary, matcher } : { glossary: none, matcher: noMatcher };
  const reports = runPairRules(pairRules, pairing, { bulletin, ...words }).map(({ rule, finding }) => ({
    rule, message: finding.message.en, start: finding.span?.start ?? 0, end: finding.span?.end ?? 0, because: finding.related?.find(({ file }) => file === from.file.path)?.span,
  }));
  return { pairing, reports, relation: relationOf(pairing) };
}

const keyOf = ({ rule, message }) => `${rule}\n${message}`;

/** What is reported now and was not before. */
function newReports(before, after) {
  const left = new Map();
  for (const report of before) left.set(keyOf(report), (left.get(keyOf(report)) ?? 0) + 1);
  return after.filter((report) => {
    const count = left.get(keyOf(report)) ?? 0;
    left.set(keyOf(report), count - 1);
    return count <= 0;
  });
}

/** The pair with a fault, and where the fault stands in the edited text. */
function plant(pair, { side, edits }) {
  const sorted = [...edits].sort((a, b) => a.start - b.start);
  let text = pair[side].text;
  for (const { start, end, text: put } of sorted.toReversed()) text = text.slice(0, start) + put + text.slice(end);
  const [first] = sorted;
  return { planted: { ...pair, [side]: { ...pair[side], text } }, start: first.start, end: first.start + first.text.length };
}

/** At the fault, or on the line beside it: what is missing has no place of its own. */
function isAt(report, { side }, { start, end }, text) {
  const span = side === 'target' ? report : report.because;
  if (!span) return false;
  const lineOf = (offset) => text.slice(0, offset).split('\n').length;
  return lineOf(span.start) <= lineOf(end) + 2 && lineOf(span.end) >= lineOf(start) - 2;
}

const percent = (part, whole) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);
const missed = [];

/** Plants the faults of a kind and prints how many were found. */
function tryKind(name, faults, cases) {
  const random = randomFrom(seed * 7919 + [...name].reduce((sum, c) => (sum * 31 + c.codePointAt(0)) | 0, 7));
  let [found, placed, others, tried] = [0, 0, 0, 0];
  for (const { pair, before, fault } of shuffled(faults, random).slice(0, cases)) {
    const { planted, start, end } = plant(pair, fault);
    const after = check(planted);
    if (!after) continue;
    tried += 1;
    const fresh = newReports(before.reports, after.reports);
    const hits = fresh.filter((report) => isAt(report, fault, { start, end }, planted[fault.side].text));
    found += fresh.length > 0 ? 1 : 0;
    placed += hits.length > 0 ? 1 : 0;
    others += fresh.length - hits.length;
    if (hits.length === 0) missed.push(`missed ${name}: ${pair.name} ${fault.side} ${fault.what.replaceAll('\n', '⏎').slice(0, 160)} | ${fresh.map(({ rule }) => rule).join(' ')}`);
  }
  console.log(`${name.padEnd(44)} ${String(placed).padStart(4)}/${String(tried).padEnd(4)} ${percent(placed, tried).padStart(8)}   elsewhere ${tried === 0 ? '–' : (others / tried).toFixed(2)}`);
}

function byKind(checked, faultsOf) {
  const kinds = new Map();
  for (const { pair, before } of checked) {
    for (const fault of faultsOf(before.pairing)) kinds.set(fault.kind, [...(kinds.get(fault.kind) ?? []), { pair, before, fault }]);
  }
  return [...kinds].sort(([a], [b]) => (a < b ? -1 : 1));
}

function readPairs(folder) {
  return readdirSync(folder, { recursive: true }).filter((path) => path.endsWith('.en.md')).sort().map((path) => {
    const text = (name) => readFileSync(new URL(name, folder), 'utf8').replace(/^\uFEFF/, '');
    return { name: path, kind: 'file', en: { lang: 'en', text: text(path) }, zh: { lang: 'zh', text: text(path.replace(/\.en\.md$/, '.zh.md')) } };
  });
}

/** Reports on clean pairs by rule. */
function printClean(title, checked) {
  const blocks = checked.reduce((sum, { before }) => sum + before.pairing.pairs.reduce((all, { target }) => all + target.blocks.length, 0), 0);
  const counts = new Map();
  for (const { before } of checked) for (const { rule } of before.reports) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  console.log(`${title}: ${all} reports on ${blocks} blocks, ${((50 * all) / blocks).toFixed(2)} per 50 (${[...counts].sort().map(([rule, count]) => `${rule} ${count}`).join(', ')})`);
  if (flags.misses) for (const { pair, before } of checked) for (const { rule, message } of before.reports) console.log(`  ${pair.name} ${rule} ${message}`);
}

const corpus = new URL('../shared/corpora/bilingual/', root);
if (flags.issues) console.log('skipped: professional translations, because --issues was given');
else if (!existsSync(corpus)) {
  console.log(`skipped: professional translations, because ${fileURLToPath(corpus)} is not there`);
} else {
  for (const [from, to] of [['en', 'zh'], ['zh', 'en']]) {
    const checked = readPairs(corpus).flatMap((pair) => {
      const one = { ...pair, source: pair[from], target: pair[to] };
      const before = check(one);
      return before ? [{ pair: one, before }] : [];
    });
    const kept = checked.filter(({ before }) => before.relation === 'translation');
    console.log(`\n${checked.length} pairs, ${from} → ${to}; ${checked.length - kept.length} are untranslated or of another text, and reported as such, once each`);
    if (checked.some(({ before }) => before.relation !== 'translation' && before.reports.length !== 1)) throw new Error('one report was expected');
    printClean('all', checked);
    printClean('translations', kept);
    for (const [kind, faults] of byKind(kept, faultsOfPairs)) tryKind(`${from} → ${to} ${kind}`, faults, Number(flags.cases));
  }
}

console.log('\nshipped issues, 50 trials of a kind');
const issues = readdirSync(new URL('issues/', root)).map((name) => {
  const text = (lang) => ({ lang, text: readFileSync(new URL(`issues/${name}/${lang}.md`, root), 'utf8') });
  const pair = { name, kind: 'issue', source: text('en'), target: text('zh') };
  return { pair, before: check(pair) };
});
printClean('clean', issues);
for (const [kind, faults] of byKind(issues, (pairing) => faultsOfIssues(pairing, { source: readTerms(pairing.source, index), target: readTerms(pairing.target, index) }))) tryKind(kind, faults, 50);
if (flags.misses) console.log(`\n${missed.join('\n')}`);
