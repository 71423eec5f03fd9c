// `npm run evaluate`: how many planted faults the checker finds at their places, and what it reports besides.
// Faults are planted one at a time in the project's own clean drafts, chosen by seed: the same seed, the same figures.
//   --seed N  --cases N (per kind)  --only TEXT (kinds whose name holds it)  --misses (lists what was not found)
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { check, labelDraft, makeChecker } from './labelled-draft.mjs';
import { faultKinds } from './planted-faults.mjs';
import { randomFrom, shuffled } from './seeded.mjs';
import { syntheticBulletin } from './synthetic-bulletin.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: flags } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, cases: { type: 'string', default: '24' }, only: { type: 'string', default: '' }, misses: { type: 'boolean', default: false } },
});
const seed = Number(flags.seed);
const cases = Number(flags.cases);

const yaml = readFileSync(join(root, 'glossary.yml'), 'utf8');
const checker = makeChecker(yaml);
const drafts = readdirSync(join(root, 'issues')).flatMap((issue) =>
  ['zh', 'en'].map((lang) => labelDraft(readFileSync(join(root, 'issues', issue, `${lang}.md`), 'utf8'), lang, checker)),
);

/** Places of all drafts, so that names that stand often do not crowd out the others. */
function choose(places, random) {
  const seen = new Map();
  const ranked = shuffled(places, random).map((place) => {
    const key = place.fault.name ?? '';
    seen.set(key, (seen.get(key) ?? 0) + 1);
    return { place, rank: key === '' ? 0 : seen.get(key) };
  });
  return ranked.sort((a, b) => a.rank - b.rank).slice(0, cases).map(({ place }) => place);
}

/** The draft with a fault in it, and the fault's place there: where its first edit put its text. */
function planted(source, { edits }) {
  let text = source;
  for (const { start, end, text: put } of edits.toSorted((a, b) => b.start - a.start)) text = text.slice(0, start) + put + text.slice(end);
  const [{ start, text: put }] = edits;
  return { text, start: put === '' ? start - 1 : start, end: put === '' ? start + 1 : start + put.length };
}

const facts = ({ rule, actual }) => `${rule}\n${actual}`;

/** What is reported now and was not before. */
function newReports(before, after) {
  const left = new Map();
  for (const report of before) left.set(facts(report), (left.get(facts(report)) ?? 0) + 1);
  return after.filter((report) => {
    const count = left.get(facts(report)) ?? 0;
    left.set(facts(report), count - 1);
    return count <= 0;
  });
}

const rules = new Map();
function credit(rule, isRight) {
  const tally = rules.get(rule) ?? { right: 0, other: 0 };
  tally[isRight ? 'right' : 'other'] += 1;
  rules.set(rule, tally);
}

/** Plants the faults of a kind and returns the tally. */
function tryKind(kind, texts, judge, { isMain }) {
  const random = randomFrom(seed * 7919 + [...kind.id].reduce((sum, c) => (sum * 31 + c.codePointAt(0)) | 0, 7));
  const places = texts.filter(({ draft }) => draft.lang === kind.lang).flatMap((text) => kind.plant(text.draft, random).map((fault) => ({ ...text, fault })));
  const tally = { cases: 0, found: 0, exact: 0, others: 0, missed: [] };
  for (const { draft, before, fault } of choose(places, random)) {
    const { text, start, end } = planted(draft.source, fault);
    const fresh = newReports(before, check(judge, text, draft.lang));
    // The other one of a pair of marks is what can be shown: its paragraph must be right.
    const [from, to] = kind.isLine ? [text.lastIndexOf('\n', start) + 1, text.indexOf('\n', end)] : [start, end];
    const hits = fresh.filter((report) => (report.start < to && report.end > from) || (fault.anywhere !== undefined && report.rule.startsWith('abbr/') && (report.actual + report.expected).includes(fault.anywhere)));
    tally.cases += 1;
    tally.found += hits.length > 0 ? 1 : 0;
    tally.exact += hits.length > 0 && fresh.length - hits.length <= 2 ? 1 : 0;
    tally.others += fresh.length - hits.length;
    const shown = draft.source.slice(fault.edits[0].start, fault.edits[0].end);
    if (hits.length === 0) tally.missed.push(`missed ${kind.lang} ${kind.id}: ${shown} → ${fault.edits[0].text}`);
    if (isMain && flags.misses) for (const report of fresh) if (!hits.includes(report)) tally.missed.push(`other  ${kind.lang} ${kind.id}: ${shown} → ${fault.edits[0].text}: ${report.rule} [${report.actual}] ${report.expected}`);
    if (isMain) for (const report of fresh) credit(report.rule, hits.includes(report));
  }
  return tally;
}

const percent = (part, whole) => (whole === 0 ? '    –' : `${((100 * part) / whole).toFixed(1).padStart(5)} %`);

function sum(tallies) {
  return tallies.reduce((all, one) => ({ cases: all.cases + one.cases, found: all.found + one.found, exact: all.exact + one.exact, others: all.others + one.others }), { cases: 0, found: 0, exact: 0, others: 0 });
}

function line(name, { cases: count, found, exact, others }) {
  console.log(`${name.padEnd(52)} ${String(found).padStart(4)}/${String(count).padEnd(4)} ${percent(found, count)} ${percent(exact, count)}   ${count === 0 ? '–' : (others / count).toFixed(2)}`);
}

/** Runs kinds over texts and prints a line each. */
function run(title, kinds, texts, judge, isMain) {
  console.log(`\n${title}\n${'kind of fault'.padEnd(52)} found        recall  ≤ 2 others  others`);
  const baselines = texts.map((draft) => ({ draft, before: check(judge, draft.source, draft.lang) }));
  const tallies = kinds.map((kind) => {
    const tally = tryKind(kind, baselines, judge, { isMain });
    if (tally.cases > 0) line(`${kind.lang} ${kind.id}`, tally);
    return { ...tally, kind };
  });
  for (const lang of ['zh', 'en']) {
    line(`${lang} all terms and abbreviations`, sum(tallies.filter(({ kind }) => kind.lang === lang && kind.isTerm)));
    line(`${lang} names alone`, sum(tallies.filter(({ kind }) => kind.lang === lang && kind.id.startsWith('name:'))));
    line(`${lang} all`, sum(tallies.filter(({ kind }) => kind.lang === lang)));
  }
  if (flags.misses) for (const { missed } of tallies) for (const each of missed) console.log(each);
}

const kinds = faultKinds.filter(({ id }) => id.includes(flags.only));
console.log(`seed ${seed}, at most ${cases} cases of a kind, ${drafts.length} drafts, ${checker.glossary.concepts.length} concepts`);
run('One fault in a clean draft, shipped glossary', kinds, drafts, checker, true);

console.log('\nReports by rule in those runs: at the fault, elsewhere');
for (const [rule, { right, other }] of [...rules].toSorted(([a], [b]) => (a < b ? -1 : 1))) console.log(`${rule.padEnd(34)} ${String(right).padStart(5)} ${String(other).padStart(5)}  precision ${percent(right, right + other)}`);

run('The same with every list of forbidden forms emptied', kinds.filter(({ isTerm, id }) => isTerm && id !== 'forbidden form'), drafts, makeChecker(yaml, { keepForbidden: false }), false);

console.log('\nReports on clean text, per 2,000 characters');
for (const draft of drafts) {
  const reports = check(checker, draft.source, draft.lang);
  const found = reports.length;
  for (const { rule, actual } of reports) console.log(`  ${rule} ${actual}`);
  console.log(`own draft (${draft.lang}): ${found} in ${draft.source.length} characters, ${((2000 * found) / draft.source.length).toFixed(2)}`);
}

const corpora = join(root, '../shared/corpora');
if (!existsSync(corpora)) {
  console.log('\nskipped: foreign texts and the synthetic bulletin, because the corpora are not beside the project');
} else {
  const texts = readdirSync(join(corpora, 'bilingual'), { recursive: true }).filter((path) => path.endsWith('.zh.md')).map((path) => readFileSync(join(corpora, 'bilingual', path), 'utf8'));
  const reports = texts.flatMap((text) => check(checker, text, 'zh'));
  const terms = reports.filter(({ rule }) => rule.startsWith('term/'));
  const size = texts.reduce((all, text) => all + text.length, 0);
  console.log(`foreign Chinese, ${texts.length} texts: ${terms.length} of term/, ${reports.length} in all in ${size} characters, ${((2000 * reports.length) / size).toFixed(2)}`);
  for (const { rule, actual, expected } of terms) console.log(`  ${rule} ${actual} → ${expected}`);
  const { source, concepts } = syntheticBulletin(join(corpora, 'sdg/sdg-segments.tsv'));
  const judge = makeChecker(concepts);
  const nameKinds = kinds.filter(({ lang, id }) => lang === 'zh' && /^(?:name|concept):/u.test(id));
  run('A bulletin and a glossary nobody tuned the checker for (United Nations goals)', nameKinds, [labelDraft(source, 'zh', judge)], judge, false);
}
