// Writes src/io/font-coverage.json: which characters each file of the font packages holds, read from the files themselves.
// The lists that come with the packages say what a file was cut for, not what is in it; a printed box is found by no other means.
// Run after a change of a font package: node scripts/font-coverage.mjs
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { loadSource } from './load-source.mjs';

const root = new URL('../', import.meta.url);
const { readFont } = await loadSource('io/font-file.ts');
const weights = [400, 700];
// Emoji before other signs: some are made of a sign and what follows it.
const signs = ['@fontsource/noto-emoji', '@fontsource/noto-sans-symbols', '@fontsource/noto-sans-symbols-2'];
// In the order in which faces are tried. Latin text asks its own designs first: in a Chinese font ’ and “ take a full cell.
const sources = {
  sans: { latin: ['@fontsource/source-sans-3', '@fontsource/noto-sans-sc'], han: ['@fontsource/noto-sans-sc', ...signs] },
  serif: { latin: ['@fontsource/source-serif-4', '@fontsource/noto-serif-sc'], han: ['@fontsource/noto-serif-sc', ...signs] },
};
// Letters of the Latin designs are smaller than those the Han fonts bring: by so much they are enlarged beside them. Measured at 1000 px over
// “Hamburgefonstiv 0123456789” (width), x and H: 1.116, 1.094, 1.119 for the sans; 1.032, 1.064, 1.094 for the serif.
const scales = { '@fontsource/source-sans-3': 1.115, '@fontsource/source-serif-4': 1.065 };
const latinSubsets = ['latin', 'latin-ext', 'vietnamese', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext'];
// Holds 7,946 characters in one file; the numbered slices hold some hundred each.
const merged = 'chinese-simplified';
// The one file that is wanted of a package of signs. The slices of emoji would tear apart those that are made of several characters.
const emoji = 'emoji';
const whole = [emoji, 'symbols'];

const ranges = [];
const table = {};
for (const [family, scripts] of Object.entries(sources)) {
  table[family] = {};
  for (const [script, packages] of Object.entries(scripts)) table[family][script] = packages.flatMap((name) => entriesOf(name, script));
}
const lines = [
  '{',
  `"families": {`,
  Object.entries(table)
    .map(([family, scripts]) => `"${family}": {\n${Object.entries(scripts).map(([script, entries]) => `"${script}": [\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]`).join(',\n')}\n}`)
    .join(',\n'),
  '},',
  `"ranges": [\n${ranges.map((text) => JSON.stringify(text)).join(',\n')}\n]`,
  '}',
];
writeFileSync(new URL('src/io/font-coverage.json', root), `${lines.join('\n')}\n`);

/** Files of a package for a script, the merged one first, then the named subsets, then the slices by number. */
function entriesOf(name, script) {
  const folder = new URL(`node_modules/${name}/files/`, root);
  if (!existsSync(folder)) throw new Error(`${name} is not installed`);
  const short = name.slice(name.indexOf('/') + 1);
  const files = new Set(readdirSync(folder));
  const subsets = [...files].map((file) => new RegExp(`^${short}-(.+)-400-normal\\.woff2$`).exec(file)?.[1]).filter((subset) => subset !== undefined);
  const own = subsets.filter((subset) => whole.includes(subset));
  const wanted = own.length > 0 ? own : script === 'latin' ? latinSubsets.filter((subset) => subsets.includes(subset)) : subsets.sort((a, b) => rank(a) - rank(b));
  return wanted.map((subset) => {
    const present = weights.filter((weight) => files.has(`${short}-${subset}-${weight}-normal.woff2`));
    const italic = weights.every((weight) => files.has(`${short}-${subset}-${weight}-italic.woff2`));
    const styles = italic ? ['normal', 'italic'] : ['normal'];
    // What every weight and style has.
    const fonts = present.flatMap((weight) => styles.map((style) => readFont(readFileSync(new URL(`${short}-${subset}-${weight}-${style}.woff2`, folder)))));
    const sets = fonts.map(({ points }) => points);
    const common = [...sets[0]].filter((character) => sets.every((set) => set.has(character))).sort((a, b) => a - b);
    const text = encode(common);
    if (!ranges.includes(text)) ranges.push(text);
    return { package: name, subset, name: fonts[0].name, ...(subset === merged ? { merged: true } : {}), ...(subset === emoji ? { emoji: true } : {}), ...(present.length < weights.length ? { only: present[0] } : {}), ...(italic ? { italic: true } : {}), ...(scales[name] ? { scale: scales[name] } : {}), range: ranges.indexOf(text) };
  });
}

function rank(subset) {
  if (subset === merged) return -1;
  return /^\d+$/.test(subset) ? Number(subset) : 1000 + latinSubsets.indexOf(subset);
}

/** Sorted code points as runs: distance from the end of the last run, then `-` and what follows the first of the run; base 36. */
function encode(points) {
  const runs = [];
  let last = -1;
  for (let at = 0; at < points.length; ) {
    const start = points[at];
    let end = start;
    while (points[at + 1] === end + 1) {
      at += 1;
      end += 1;
    }
    at += 1;
    const gap = (start - last).toString(36);
    runs.push(end === start ? gap : `${gap}-${(end - start).toString(36)}`);
    last = end;
  }
  return runs.join(',');
}
