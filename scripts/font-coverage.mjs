// Writes src/io/font-coverage.json: which characters each file of the font packages holds, read from the files themselves.
// The lists that come with the packages say what a file was cut for, not what is in it; a printed box is found by no other means.
// Run after a change of a font package: node scripts/font-coverage.mjs
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

const root = new URL('../', import.meta.url);
const weights = [400, 700];
// In the order in which faces are tried. Latin text asks its own designs first: in a Chinese font ’ and “ take a full cell.
const sources = {
  sans: { latin: ['@fontsource/source-sans-3', '@fontsource/noto-sans-sc'], han: ['@fontsource/noto-sans-sc'] },
  serif: { latin: ['@fontsource/source-serif-4', '@fontsource/noto-serif-sc'], han: ['@fontsource/noto-serif-sc'] },
};
// Letters of the Latin designs are smaller than those the Han fonts bring: by so much they are enlarged beside them. Measured at 1000 px over
// “Hamburgefonstiv 0123456789” (width), x and H: 1.116, 1.094, 1.119 for the sans; 1.032, 1.064, 1.094 for the serif.
const scales = { '@fontsource/source-sans-3': 1.115, '@fontsource/source-serif-4': 1.065 };
const latinSubsets = ['latin', 'latin-ext', 'vietnamese', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext'];
// Holds 7,946 characters in one file; the numbered slices hold some hundred each.
const merged = 'chinese-simplified';

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
  const wanted = script === 'latin' ? latinSubsets.filter((subset) => subsets.includes(subset)) : subsets.sort((a, b) => rank(a) - rank(b));
  return wanted.map((subset) => {
    const italic = weights.every((weight) => files.has(`${short}-${subset}-${weight}-italic.woff2`));
    const styles = italic ? ['normal', 'italic'] : ['normal'];
    // What every weight and style has.
    const fonts = weights.flatMap((weight) => styles.map((style) => contents(readFileSync(new URL(`${short}-${subset}-${weight}-${style}.woff2`, folder)))));
    const sets = fonts.map(({ points }) => points);
    const common = [...sets[0]].filter((character) => sets.every((set) => set.has(character))).sort((a, b) => a - b);
    const text = encode(common);
    if (!ranges.includes(text)) ranges.push(text);
    return { package: name, subset, name: fonts[0].name, ...(subset === merged ? { merged: true } : {}), ...(italic ? { italic: true } : {}), ...(scales[name] ? { scale: scales[name] } : {}), range: ranges.indexOf(text) };
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

/** Code points and name of a WOFF2 file (W3C WOFF File Format 2.0, §4 and §5). */
function contents(file) {
  const count = file.readUInt16BE(12);
  const compressed = file.readUInt32BE(20);
  let at = 48;
  const base128 = () => {
    let value = 0;
    for (let i = 0; i < 5; i += 1) {
      const byte = file[at];
      at += 1;
      value = value * 128 + (byte & 127);
      if ((byte & 128) === 0) return value;
    }
    throw new Error('broken number in a WOFF2 directory');
  };
  let start = 0;
  const places = {};
  for (let i = 0; i < count; i += 1) {
    const flags = file[at];
    at += 1;
    const known = flags & 63;
    // Known tags 10 and 11 are glyf and loca, the only two whose transformation 3, and not 0, means none; 0 is cmap, 5 is name.
    let tag = known;
    if (known === 63) {
      tag = file.toString('latin1', at, at + 4);
      at += 4;
    }
    const version = flags >> 6;
    let length = base128();
    const transformed = known === 10 || known === 11 ? version !== 3 : version !== 0;
    if (transformed) length = base128();
    places[tag] = [start, start + length];
    start += length;
  }
  const data = brotliDecompressSync(file.subarray(at, at + compressed));
  return { points: pointsOf(data.subarray(...places[0])), name: postScriptName(data.subarray(...places[5])) };
}

/** Code points of a cmap table (OpenType 1.9, subtable formats 4 and 12; format 14 only chooses among shapes). */
function pointsOf(cmap) {
  const points = new Set();
  for (let i = 0; i < cmap.readUInt16BE(2); i += 1) {
    const start = cmap.readUInt32BE(4 + i * 8 + 4);
    const format = cmap.readUInt16BE(start);
    if (format === 4) addSegments(cmap, start, points);
    else if (format === 12) addGroups(cmap, start, points);
    else if (format !== 14) throw new Error(`cmap subtable of format ${format}`);
  }
  return points;
}

function addSegments(cmap, start, points) {
  const twice = cmap.readUInt16BE(start + 6);
  for (let at = 0; at < twice; at += 2) {
    const end = cmap.readUInt16BE(start + 14 + at);
    const first = cmap.readUInt16BE(start + 16 + twice + at);
    const delta = cmap.readUInt16BE(start + 16 + 2 * twice + at);
    const place = start + 16 + 3 * twice + at;
    const offset = cmap.readUInt16BE(place);
    for (let point = first; point <= end && point < 0xffff; point += 1) {
      const glyph = offset === 0 ? point + delta : cmap.readUInt16BE(place + offset + 2 * (point - first));
      if ((glyph & 0xffff) !== 0) points.add(point);
    }
  }
}

function addGroups(cmap, start, points) {
  for (let i = 0; i < cmap.readUInt32BE(start + 12); i += 1) {
    const at = start + 16 + 12 * i;
    for (let point = cmap.readUInt32BE(at); point <= cmap.readUInt32BE(at + 4); point += 1) points.add(point);
  }
}

/** The name before its weight, `NotoSansSC` of `NotoSansSC-Regular` (name record 6): what a PDF calls the font. */
function postScriptName(names) {
  const strings = names.readUInt16BE(4);
  for (let i = 0; i < names.readUInt16BE(2); i += 1) {
    const at = 6 + 12 * i;
    // Platform 3, Windows: UTF-16.
    if (names.readUInt16BE(at) !== 3 || names.readUInt16BE(at + 6) !== 6) continue;
    const start = strings + names.readUInt16BE(at + 10);
    return Buffer.from(names.subarray(start, start + names.readUInt16BE(at + 8))).swap16().toString('utf16le').replace(/-.*/, '');
  }
  throw new Error('a font without a name');
}
