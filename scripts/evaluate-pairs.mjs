// What the pair/ rules report on professional translations, and how many planted faults they find at their places: `node scripts/evaluate-pairs.mjs`.
// Faults are planted one at a time in clean pairs, chosen by seed: the same seed, the same figures. Whatever was judged by reading missed faults
// was judged on every other pair; the figures of the others, which nobody read, stand beside.
//   --seed N  --cases N (per kind)  --only clean,planted,numbers,command,issues  --all (every fault of the issues)  --misses (lists them; of the half that is read)
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { randomFrom, shuffled } from '../bench/seeded.mjs';
import { checkByCommand } from './pair-command.mjs';
import { faultsOfIssues, faultsOfNumbers, faultsOfPairs } from './pair-faults.mjs';
import { check, isAt, newReports, plant, readIssues, readPairs, termsOf } from './pair-trials.mjs';

const options = { seed: { type: 'string', default: '1' }, cases: { type: 'string', default: '40' }, only: { type: 'string', default: 'clean,planted,numbers,command,issues' }, all: { type: 'boolean', default: false }, misses: { type: 'boolean', default: false } };
const { values: flags } = parseArgs({ options });
const [seed, cases] = [Number(flags.seed), Number(flags.cases)];
const wants = (part) => flags.only.split(',').includes(part);
const began = performance.now();
const missed = [];
let failures = 0;

/** A line with the bar it is held to. */
function say(isMet, text) {
  failures += isMet ? 0 : 1;
  console.log(`${isMet ? 'met   ' : 'MISSED'} ${text}`);
}

const percent = (part, whole) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);
const randomOf = (name) => randomFrom(seed * 7919 + [...name].reduce((sum, c) => (sum * 31 + c.codePointAt(0)) | 0, 7));

/** Faults of a kind: one of each pair in turn, so that long documents do not speak for all; every one where `count` is infinite. */
function choose(name, faults, count) {
  const random = randomOf(name);
  if (count === Infinity) return faults;
  const byPair = new Map();
  for (const each of faults) byPair.set(each.pair, [...(byPair.get(each.pair) ?? []), each]);
  const queues = shuffled([...byPair.values()], random).map((list) => shuffled(list, random));
  const rounds = Math.max(0, ...queues.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, i) => queues.flatMap((list) => list.slice(i, i + 1))).flat().slice(0, count);
}

/** Plants faults of a kind, counts those that are found at their places, of all and of the pairs that were not read. */
function tryFaults(name, faults) {
  const sum = { tried: 0, placed: 0, held: 0, heldPlaced: 0, elsewhere: 0 };
  for (const { pair, before, fault } of faults) {
    const { planted, ...place } = plant(pair, fault);
    const after = check(planted, fault.side);
    if (!after) continue;
    const fresh = newReports(before.reports, after.reports);
    const hits = fresh.filter((report) => isAt(report, fault, place));
    const isPlaced = hits.length > 0;
    sum.tried += 1;
    sum.placed += isPlaced ? 1 : 0;
    sum.held += pair.isHeld ? 1 : 0;
    sum.heldPlaced += pair.isHeld && isPlaced ? 1 : 0;
    sum.elsewhere += fresh.length - hits.length;
    if (!isPlaced && !pair.isHeld) missed.push(`missed ${name}: ${pair.name}:${place.line} ${fault.side} ${fault.what.replaceAll('\n', '⏎').slice(0, 200)} | ${fresh.map(({ rule, line }) => `${rule}:${line}`).join(' ')}`);
  }
  return sum;
}

function figures(name, { tried, placed, held, heldPlaced, elsewhere }) {
  const unread = held > 0 ? `  unread ${percent(heldPlaced, held).padStart(7)}` : '';
  return `${name.padEnd(36)} ${`${placed}/${tried}`.padStart(7)} ${percent(placed, tried).padStart(8)}${unread}  elsewhere ${tried === 0 ? '–' : (elsewhere / tried).toFixed(2)}`;
}

function byKind(checked, faultsOf) {
  const kinds = new Map();
  for (const { pair, before } of checked) {
    for (const fault of faultsOf(before.pairing)) kinds.set(fault.kind, [...(kinds.get(fault.kind) ?? []), { pair, before, fault }]);
  }
  return [...kinds].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Reports on clean pairs by rule. */
function cleanOf(checked) {
  const blocks = checked.reduce((sum, { before }) => sum + before.pairing.pairs.reduce((all, { target }) => all + target.blocks.length, 0), 0);
  const counts = new Map();
  for (const { before } of checked) for (const { rule } of before.reports) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (flags.misses) for (const { pair, before } of checked) if (!pair.isHeld) for (const { rule, message, line } of before.reports) console.log(`  ${pair.name}:${line} ${rule} ${message}`);
  return { all, rate: (50 * all) / blocks, text: `${all} reports on ${blocks} blocks, ${((50 * all) / blocks).toFixed(2)} per 50 (${[...counts].sort().map(([rule, count]) => `${rule} ${count}`).join(', ')})` };
}

/** Professional translations in one direction. */
function judgeTranslations(corpus, [from, to]) {
  const checked = readPairs(corpus).flatMap((pair) => {
    const one = { ...pair, source: pair[from], target: pair[to] };
    const before = check(one);
    return before ? [{ pair: one, before }] : [];
  });
  const kept = checked.filter(({ before }) => before.relation === 'translation');
  const others = checked.filter(({ before }) => before.relation !== 'translation');
  console.log(`\n${from} → ${to}: ${kept.length} translations, ${others.length} untranslated or of another text`);
  if (wants('clean')) {
    say(others.every(({ before }) => before.reports.length === 1), `one report of each untranslated or foreign edition`);
    const [all, unread] = [cleanOf(kept), cleanOf(kept.filter(({ pair }) => pair.isHeld))];
    say(all.rate < 1, `clean: ${all.text}, under 1 wanted; unread ${unread.rate.toFixed(2)}`);
  }
  if (wants('planted')) {
    for (const [kind, faults] of byKind(kept, faultsOfPairs)) {
      const sum = tryFaults(`${from} → ${to} ${kind}`, choose(kind, faults, cases));
      say(sum.placed >= 0.8 * sum.tried, figures(kind, sum));
    }
  }
  if (wants('numbers')) {
    console.log('changed numbers by kind');
    for (const [kind, faults] of byKind(kept, faultsOfNumbers)) console.log(`       ${figures(kind, tryFaults(`${from} → ${to} ${kind}`, choose(kind, faults, Math.ceil(cases / 2))))}`);
  }
  if (wants('command') && to === 'zh') judgeCommand(kept);
}

/** The same through the command itself, as it is used: its files, its JSON. */
function judgeCommand(kept) {
  console.log('through the command');
  for (const [kind, faults] of byKind(kept, faultsOfPairs)) {
    const trials = choose(`command ${kind}`, faults, 5).map(({ pair, fault }) => {
      const { planted, ...place } = plant(pair, fault);
      const fresh = newReports(checkByCommand(pair), checkByCommand(planted));
      return fresh.some((report) => isAt(report, fault, place));
    });
    const placed = trials.filter(Boolean).length;
    say(placed >= 0.8 * trials.length, `${kind.padEnd(36)} ${placed}/${trials.length}`);
  }
}

function judgeIssues() {
  console.log(`\nshipped issues, ${flags.all ? 'every fault' : '50 trials'} of a kind`);
  const issues = readIssues().map((pair) => ({ pair, before: check(pair) }));
  const clean = cleanOf(issues);
  say(clean.all === 0, `clean: ${clean.text}, none wanted`);
  for (const [kind, faults] of byKind(issues, (pairing) => faultsOfIssues(pairing, termsOf(pairing)))) {
    const sum = tryFaults(kind, choose(kind, faults, flags.all ? Infinity : 50));
    say(sum.placed === sum.tried, figures(kind, sum));
  }
}

const corpus = new URL('../../shared/corpora/bilingual/', import.meta.url);
if (!existsSync(corpus)) console.log(`skipped: professional translations, because ${fileURLToPath(corpus)} is not there`);
else if (['clean', 'planted', 'numbers', 'command'].some(wants)) for (const direction of [['en', 'zh'], ['zh', 'en']]) judgeTranslations(corpus, direction);
if (wants('issues')) judgeIssues();
if (flags.misses) console.log(`\n${missed.join('\n')}`);
console.log(`\n${failures === 0 ? 'all bars met' : `${failures} bars missed`}, ${((performance.now() - began) / 1000).toFixed(0)} s`);
process.exitCode = failures === 0 ? 0 : 1;
