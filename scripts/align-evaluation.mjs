import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { leafBlocks } from '../src/markdown/leaf-blocks.ts';
import { alignBlocks } from '../src/translation/align.ts';
import { featureNames } from '../src/translation/bead-features.ts';
import { edited, knownPairs, readCorpus, rewritten, verdict } from './align-corpus.mjs';
import { train } from './align-training.mjs';

const seeds = [11, 12, 13, 14, 15];
const bars = { clean: 0.985, edited: 0.95, moved: 0.92 };

/** Without links and inline code: what is left when a text was pasted through a program that keeps words only. */
function bare(document) {
  const strip = (block) => (block.type === 'definition' ? block : { ...block, links: [], codes: [] });
  return { ...document, source: document.source.map(strip), target: document.target.map(({ block, origins }) => ({ block: strip(block), origins })) };
}

const conditions = {
  clean: { bar: bars.clean, runs: 1, make: (document) => document },
  edited: { bar: bars.edited, runs: seeds.length, make: (document, seed, others) => edited(document, seed, others) },
  moved: { bar: bars.moved, runs: seeds.length, make: (document, seed, others) => edited(document, seed, others, { move: true }) },
  rewritten: { runs: 2, make: (document, seed, others) => rewritten(document, seed, others) },
  'edited, bare text': { runs: 2, make: (document, seed, others) => bare(edited(document, seed, others)) },
  'moved, bare text': { runs: 2, make: (document, seed, others) => bare(edited(document, seed, others, { move: true })) },
};

/** A target that has nothing to do with the source: structure alone is no evidence. */
const unrelated = (document, other) => ({ ...document, target: other.target.slice(0, 10).map(({ block }) => ({ block, origins: [] })), source: document.source.slice(0, 10), links: new Map() });

/** Weights from documents as they are and as edited, by feature name. */
function learn(documents, log) {
  const samples = [documents, ...[101, 102, 103].map((seed) => documents.map((document, i) => edited(document, seed + 1000 * i, documents)))].flat();
  const others = documents.flatMap((document, i) => [
    bare(edited(document, 104 + 1000 * i, documents)),
    rewritten(document, 105 + 1000 * i, documents),
    unrelated(document, documents[(i + 1) % documents.length]),
  ]);
  const weights = train([...samples, ...others], { epochs: 10, log });
  return Object.fromEntries(featureNames.map((name, k) => [name, Math.round(weights[k] * 1000) / 1000]));
}

/** Links of code are left out: they align themselves. `translated` also leaves out what is the same in both languages. */
function tally(document, pairs) {
  const counts = { all: [0, 0, 0], translated: [0, 0, 0] };
  const add = (i, j, at) => {
    const source = document.source[i];
    const target = document.target[j].block;
    if (source.type === 'code' || target.type === 'code') return;
    counts.all[at] += 1;
    if (source.type === 'html' || source.type === 'definition' || (source.text === target.text && source.text !== '')) return;
    counts.translated[at] += 1;
  };
  const found = new Set();
  for (const { source, target } of pairs) {
    for (const i of source) for (const j of target) {
      found.add(`${i} ${j}`);
      const known = verdict(document, i, j);
      if (known !== 'open') add(i, j, known === 'right' ? 0 : 1);
    }
  }
  for (const [key, kind] of knownPairs(document)) if (kind === 'right' && !found.has(key)) add(...key.split(' ').map(Number), 2);
  return counts;
}

const f1 = ([right, wrong, missed]) => (right + wrong + missed === 0 ? 1 : (2 * right) / (2 * right + wrong + missed));
const plus = (a, b) => a.map((value, k) => value + b[k]);

/** @param root The repository's folder as a URL. Prints; sets the exit code if a bar is missed. */
export function evaluate(root, { learn: ship, verbose }) {
  const folder = new URL('../shared/corpora/align/', root);
  const documents = readCorpus(folder);
  if (!documents) {
    console.log('alignment: skipped, ../shared/corpora/align is not there');
    return;
  }
  if (ship) {
    writeWeights(root, learn(documents, console.log));
    return;
  }
  const halves = [0, 1].map((half) => documents.filter((_, i) => i % 2 === half));
  const results = halves.flatMap((own, at) => judge(halves[1 - at], learn(own), verbose));
  console.log(`F1 over links of unseen documents (${documents.length} documents, learned on one half, judged on the other, both ways)`);
  for (const [name, { bar, runs }] of Object.entries(conditions)) {
    const mine = results.filter((result) => result.name === name);
    const micro = ['all', 'translated'].map((kind) => f1(mine.map((result) => result[kind]).reduce(plus)));
    const macro = mine.reduce((sum, result) => sum + f1(result.all), 0) / mine.length;
    const worst = Math.min(...mine.map((result) => f1(result.all)));
    const failed = bar !== undefined && Math.min(micro[0], macro) < bar;
    if (failed) process.exitCode = 1;
    console.log(
      `  ${name.padEnd(18)} all ${micro[0].toFixed(4)}  translated ${micro[1].toFixed(4)}  mean of documents ${macro.toFixed(4)}  worst ${worst.toFixed(3)}` +
        `  (${runs} seed${runs > 1 ? 's' : ''}${bar === undefined ? '' : `; bar ${bar}${failed ? ' MISSED' : ''}`})`,
    );
  }
  calibration(results);
  timing(documents);
  parity(root);
}

function judge(documents, weights, verbose) {
  return Object.entries(conditions).flatMap(([name, { runs, make }]) =>
    documents.flatMap((original, i) =>
      seeds.slice(0, runs).map((seed) => {
        const document = make(original, seed + 7919 * i, documents);
        const pairs = alignBlocks(document.source, document.target.map(({ block }) => block), { ...(weights ? { weights } : {}), languages: { source: 'en', target: 'zh' } });
        const counts = tally(document, pairs);
        if (verbose && f1(counts.all) < 0.9) console.log(`    ${name} ${seed}: ${f1(counts.all).toFixed(3)} ${original.name}`);
        return { name, ...counts, scores: confidences(document, pairs) };
      }),
    ),
  );
}

function confidences(document, pairs) {
  return pairs.flatMap(({ source, target, score }) =>
    source.length === 1 && target.length === 1 && document.source[source[0]].type !== 'code' && verdict(document, source[0], target[0]) !== 'open'
      ? [[score, verdict(document, source[0], target[0]) === 'right']]
      : [],
  );
}

/** Whether a score means what it says: of the pairs scored around .9, nine in ten should be right. */
function calibration(results) {
  const scores = results.filter(({ name }) => name === 'edited' || name === 'moved').flatMap((result) => result.scores);
  console.log('Scores of one-to-one pairs (edited, moved): share that is right');
  for (const [from, to] of [[0, 0.6], [0.6, 0.8], [0.8, 0.9], [0.9, 0.95], [0.95, 0.99], [0.99, 1.01]]) {
    const inside = scores.filter(([score]) => score >= from && score < to);
    if (inside.length > 0) console.log(`  ${from.toFixed(2)}–${Math.min(1, to).toFixed(2)}  ${(inside.filter(([, right]) => right).length / inside.length).toFixed(3)} of ${inside.length}`);
  }
}

/** The cost of alignment against that of parsing the two files once, in turn, the median of five. */
function timing(documents) {
  const ratios = [];
  for (let round = 0; round < 5; round += 1) {
    let parsing = 0;
    let aligning = 0;
    for (const { texts } of documents) {
      const began = performance.now();
      const [source, target] = [texts.en, texts.zh].map((text) => leafBlocks({ path: 'x.md', text, bom: false }));
      const parsed = performance.now();
      alignBlocks(source, target);
      parsing += parsed - began;
      aligning += performance.now() - parsed;
    }
    ratios.push(aligning / parsing);
  }
  const median = ratios.sort((a, b) => a - b)[2];
  if (median > 2) process.exitCode = 1;
  console.log(`Cost: ${median.toFixed(2)} × parsing the two files once (bar 2, parsing them twice)`);
}

/**
 * Real pairs of the same structure, of other kinds of text, that nobody learned from. Nobody paired their blocks either: that they
 * correspond one to one is taken from their structure, so a few of the misses may be right.
 */
function parity(root) {
  const folder = new URL('../shared/corpora/bilingual/', root);
  if (!existsSync(folder)) {
    console.log('pairs of equal structure: skipped, ../shared/corpora/bilingual is not there');
    return;
  }
  const [, ...rows] = readFileSync(new URL('pairs.tsv', folder), 'utf8').trim().split('\n');
  const documents = rows.flatMap((row) => {
    const name = row.split('\t').slice(0, 2).join('/');
    const [source, target] = ['en', 'zh'].map((lang) => leafBlocks({ path: name, text: readFileSync(new URL(`${name}.${lang}.md`, folder), 'utf8'), bom: false }));
    if (source.length !== target.length || source.some((block, i) => block.type !== target[i].type || block.ctx !== target[i].ctx)) return [];
    // A page that nobody translated says nothing of alignment.
    if (source.every((block, i) => block.text === target[i].text)) return [];
    return [{ name, source, target: target.map((block, index) => ({ block, origins: [index] })), links: new Map(source.map((_, i) => [`${i} ${i}`, 'right'])) }];
  });
  console.log(`Pairs of equal structure (bilingual, ${documents.length} documents, the weights that ship)`);
  const results = judge(documents, undefined, false);
  for (const name of Object.keys(conditions)) {
    const mine = results.filter((result) => result.name === name);
    const [all, translated] = ['all', 'translated'].map((kind) => f1(mine.map((result) => result[kind]).reduce(plus)));
    console.log(`  ${name.padEnd(18)} all ${all.toFixed(4)}  translated ${translated.toFixed(4)}  ${mine.filter((result) => f1(result.all) === 1).length} of ${mine.length} without a fault`);
  }
}

function writeWeights(root, weights) {
  const lines = Object.entries(weights).map(([name, value]) => `  '${name}': ${value},`);
  const text = `/** Made by \`node scripts/evaluate-align.mjs --learn\`: log-odds learned from documents with known pairs. Not edited by hand. */
export const learnedWeights: Readonly<Record<string, number>> = {
${lines.join('\n')}
};
`;
  writeFileSync(new URL('src/translation/weights.ts', root), text);
  console.log(`wrote src/translation/weights.ts: ${lines.length} weights`);
}
