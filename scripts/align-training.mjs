// Learns the weights of the alignment model by maximum likelihood: the gradient of the log-linear model is what the features do on the known
// paths less what they do on all paths (Lafferty et al. 2001). Small weights are preferred (a Gaussian prior).
import { beadShapes, featureNames } from '../src/translation/bead-features.ts';
import { gatherEvidence } from '../src/translation/evidence.ts';
import { Lattice } from '../src/translation/lattice.ts';
import { bandAround } from '../src/translation/moves.ts';
import { knownPairs, random } from './align-corpus.mjs';

const prior = 0.02;

export function prepared(document) {
  const evidence = gatherEvidence(document.source, document.target.map(({ block }) => block), { source: 'en', target: 'zh' });
  const partners = new Int32Array(document.source.length).fill(-1);
  for (const [key, kind] of knownPairs(document)) {
    const [i, j] = key.split(' ').map(Number);
    if (kind === 'right') partners[i] = j;
  }
  let last = -1;
  for (let i = 0; i < partners.length; i += 1) {
    if (partners[i] < last) partners[i] = -1;
    last = Math.max(last, partners[i]);
  }
  const band = bandAround(partners, document.target.length);
  return { evidence, rows: document.source.map((_, i) => i), cols: document.target.map((_, j) => j), band, admit: admitter(document) };
}

/** Admits the beads of known pairs, and leaving out what has no known partner. */
function admitter(document) {
  const pairs = knownPairs(document);
  const groups = components(pairs);
  const bound = (member) => groups.get(member)?.bound === true;
  return ({ shape, i, j }) => {
    const [a, b] = beadShapes[shape];
    if (a === 0) return !bound(`t${j - 1}`);
    if (b === 0) return !bound(`s${i - 1}`);
    for (let k = i - a; k < i; k += 1) for (let l = j - b; l < j; l += 1) if (!pairs.has(`${k} ${l}`)) return false;
    return true;
  };
}

/** Blocks that hang together by known pairs. Bound are those that one bead can join: at most four neighbours, all judged. */
function components(pairs) {
  const groups = new Map();
  for (const [key, kind] of pairs) {
    const [i, j] = key.split(' ').map(Number);
    const parts = [groups.get(`s${i}`) ?? { s: new Set([i]), t: new Set(), open: false }, groups.get(`t${j}`) ?? { s: new Set(), t: new Set([j]), open: false }];
    const joined = { s: new Set([...parts[0].s, ...parts[1].s]), t: new Set([...parts[0].t, ...parts[1].t]), open: kind === 'open' || parts.some(({ open }) => open) };
    for (const at of joined.s) groups.set(`s${at}`, joined);
    for (const at of joined.t) groups.set(`t${at}`, joined);
  }
  const neighbours = (set) => Math.max(...set) - Math.min(...set) + 1 === set.size;
  for (const group of groups.values()) {
    group.bound = !group.open && group.s.size + group.t.size <= 4 && neighbours(group.s) && neighbours(group.t);
  }
  return groups;
}

/** Adds what the features of a lattice's beads sum to, times `sign`. */
function addExpected(lattice, gradient, sign) {
  const { features } = lattice;
  lattice.eachBead(({ shape, i, j }, probability) => {
    features.read(shape, i, j);
    for (let k = 0; k < features.count; k += 1) gradient[features.indexes[k]] += sign * probability * features.values[k];
  });
}

/** Weights for the documents, in the order of `featureNames`. */
export function train(documents, { epochs = 20, seed = 1, start, log } = {}) {
  const weights = start ? Float64Array.from(start) : firstGuess();
  const squares = new Float64Array(weights.length);
  const next = random(seed);
  const samples = documents.map(prepared);
  const sums = new Float64Array(weights.length);
  let averaged = 0;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    let likelihood = 0;
    let blocks = 0;
    const order = samples.map((_, i) => i);
    for (let i = order.length - 1; i > 0; i -= 1) {
      const k = Math.floor(next() * (i + 1));
      [order[i], order[k]] = [order[k], order[i]];
    }
    for (const at of order) {
      const { evidence, rows, cols, band, admit } = samples[at];
      const known = new Lattice(evidence, rows, cols, weights, band, admit);
      if (known.total === -Infinity) {
        log?.('a document whose known pairs no path holds');
        continue;
      }
      const all = new Lattice(evidence, rows, cols, weights, band);
      likelihood += known.total - all.total;
      blocks += cols.length;
      const gradient = new Float64Array(weights.length);
      addExpected(known, gradient, 1);
      addExpected(all, gradient, -1);
      for (let k = 0; k < weights.length; k += 1) {
        const slope = gradient[k] - prior * weights[k];
        squares[k] += slope * slope;
        if (slope !== 0) weights[k] += (0.3 * slope) / Math.sqrt(squares[k] + 1);
      }
    }
    if (epoch >= epochs / 2) {
      averaged += 1;
      for (let k = 0; k < weights.length; k += 1) sums[k] += weights[k];
    }
    log?.(`epoch ${epoch + 1}: log-likelihood ${(likelihood / blocks).toFixed(4)} a block`);
  }
  return sums.map((sum) => sum / averaged);
}

function firstGuess() {
  return Float64Array.from(featureNames, (name) => (/^bead (?:1-0|0-1)$/.test(name) ? -3 : /shared$/.test(name) ? 0.5 : /missing|length|unlike|merged/.test(name) ? -0.5 : 0));
}
