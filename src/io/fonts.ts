import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FontFace, FontFolder, FontLibrary, FontRequest, FontSelection } from '../model/fonts.js';
import { EnvironmentError } from '../model/ports.js';
import { sha256 } from '../text/hash.js';
import { type CoverageEntry, coverageOf, decodeRanges, type Coverage } from './font-coverage.js';
import { type OwnFont, ownFonts, stateOfFolder } from './own-fonts.js';

/** Up to this many Han characters come from slices (about 11 KB each), more from the merged file (1.1 MB). */
const fewCharacters = 24;

/**
 * The fonts of the npm packages that stand in, or above, a folder. Files are read when a document needs them, and once. What they lack is
 * looked for in folders of fonts: that of a request, and `ownFolder` (SPP_FONTS), which are opened only then, and again when they change.
 */
export function createFontLibrary(packageRoot: string, ownFolder?: string): FontLibrary {
  const files = new Map<string, Promise<Uint8Array>>();
  const folders = new Map<string, { readonly state: string; readonly fonts: Promise<readonly OwnFont[]> }>();
  // A preview lives for hours, and a font that was missing is put there meanwhile.
  const own = async (each: FontFolder): Promise<readonly OwnFont[]> => {
    const state = await stateOfFolder(each);
    let known = folders.get(each.path);
    if (known?.state !== state) folders.set(each.path, (known = { state, fonts: ownFonts(each) }));
    return known.fonts;
  };
  const installed = installedIn(packageRoot);
  const read = (folder: string, key: string): Promise<Uint8Array> => {
    const path = join(folder, 'files', `${key}.woff2`);
    let file = files.get(path);
    if (file === undefined) files.set(path, (file = readFile(path)));
    return file;
  };
  return {
    async facesFor(request) {
      const coverage = await coverageOf();
      const { picks, missing } = choose(coverage, request, (name) => installed(name) !== undefined);
      const faces = picks.map(async ({ script, entry, own: points, range }): Promise<FontFace> => {
        const style = request.style === 'italic' && entry.italic === true ? 'italic' : 'normal';
        const place = installed(entry.package);
        if (place === undefined) throw noFonts(entry.package);
        const key = `${place.short}-${entry.subset}-${entry.only ?? request.weight}-${style}`;
        const bytes = await read(place.folder, key);
        const isEmoji = entry.emoji === true;
        const served = isEmoji ? [...points, ...joiners] : points;
        return { name: entry.name, key, script, weight: request.weight, style, format: 'woff2', bytes, ...(isEmoji && { isEmoji }), ...(entry.scale === undefined ? {} : { scale: entry.scale }), ...(range ? { unicodeRange: unicodeRange(served) } : {}) };
      });
      const shipped = await Promise.all(faces);
      if (missing.length === 0) return { faces: shipped, missing: [] };
      const named = [request.folder, ownFolder === undefined ? undefined : { path: ownFolder }].filter((each) => each !== undefined);
      const more = facesOf((await Promise.all(named.map(own))).flat(), missing, request.weight);
      return { faces: [...shipped, ...more.faces], missing: more.missing.map((point) => String.fromCodePoint(point)) } satisfies FontSelection;
    },
  };
}

interface Pick {
  readonly script: 'latin' | 'han';
  readonly entry: CoverageEntry;
  /** Code points it is taken for. */
  readonly own: readonly number[];
  /** Another file of the same family goes before it, so that it must be held to its own characters. */
  readonly range: boolean;
}

/** Which files hold the characters of a request, and which characters none holds. */
function choose(coverage: Coverage, { family, latin, han }: FontRequest, has: (name: string) => boolean): { picks: Pick[]; missing: number[] } {
  const { latin: latinEntries, han: hanEntries } = coverage.families[family];
  const fromLatin = cover(coverage, latinEntries.filter((entry) => has(entry.package)), visible(latin), 'latin');
  const wanted = new Set([...visible(han), ...fromLatin.rest]);
  // Some files of the packages may be absent only if a package is; without the Han fonts nothing can be printed.
  const present = hanEntries.filter((entry) => has(entry.package));
  if (present.length === 0 && wanted.size > 0) throw noFonts(hanEntries[0]?.package ?? '');
  const slices = present.filter((entry) => entry.merged !== true);
  const few = wanted.size <= fewCharacters ? cover(coverage, slices, wanted, 'han') : undefined;
  const fromHan = few?.rest.size === 0 ? few : cover(coverage, present, wanted, 'han');
  const missing = [...fromHan.rest].sort((a, b) => a - b);
  return { picks: [...fromLatin.picks, ...fromHan.picks], missing };
}

/** Takes the entries in their order, each for what those before it do not hold. */
function cover(coverage: Coverage, entries: readonly CoverageEntry[], wanted: ReadonlySet<number>, script: 'latin' | 'han') {
  const picks: Pick[] = [];
  const rest = new Set(wanted);
  for (const entry of entries) {
    if (rest.size === 0) break;
    const set = decodeRanges(coverage, entry.range);
    const own = [...rest].filter((point) => set.has(point)).sort((a, b) => a - b);
    if (own.length === 0) continue;
    for (const point of own) rest.delete(point);
    picks.push({ script, entry, own, range: picks.length > 0 });
  }
  return { picks, rest };
}

/** Faces out of fonts of the user's own, the nearest weight first, and what they lack as well. */
function facesOf(fonts: readonly OwnFont[], wanted: readonly number[], weight: 400 | 700): { faces: FontFace[]; missing: readonly number[] } {
  const faces: FontFace[] = [];
  let missing = wanted;
  for (const font of fonts.toSorted((a, b) => Math.abs(a.weight - weight) - Math.abs(b.weight - weight))) {
    const points = missing.filter((point) => font.points.has(point));
    if (points.length === 0) continue;
    missing = missing.filter((point) => !font.points.has(point));
    const key = `own-${sha256(font.bytes).slice(0, 16)}`;
    faces.push({ name: font.name, key, script: 'han', weight, style: 'normal', format: font.format, bytes: font.bytes, unicodeRange: unicodeRange(points) });
  }
  return { faces, missing };
}

/** What holds the parts of an emoji together: joiner, presentation, keycap, tags. */
const joiners = [0x200d, 0x20e3, 0xfe0f, ...Array.from({ length: 0x60 }, (_, at) => 0xe0020 + at)];

// No font needs a shape for these: controls, and what Unicode calls default ignorable (joiners, marks of direction, variation selectors).
const shapeless = /[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\uFFFC]/u;

function visible(text: string): Set<number> {
  const points = new Set<number>();
  for (const character of new Set(text)) {
    // A soft hyphen shows as a hyphen where a line breaks at it.
    if (character === '\u00AD') points.add(0x2d);
    else if (!shapeless.test(character)) points.add(character.codePointAt(0) ?? 0);
  }
  return points;
}

/** Sorted code points as CSS `unicode-range`. */
function unicodeRange(points: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < points.length; at += 1) {
    const start = points[at] ?? 0;
    let end = start;
    while (points[at + 1] === end + 1) {
      at += 1;
      end += 1;
    }
    parts.push(`U+${start.toString(16)}${end > start ? `-${end.toString(16)}` : ''}`);
  }
  return parts.join(',');
}

interface Place {
  readonly folder: string;
  /** The package's name without its scope: what its files' names begin with. */
  readonly short: string;
}

/** Finds packages as Node does, so that it does not matter how far up npm has put them. */
function installedIn(packageRoot: string): (name: string) => Place | undefined {
  let fromHere: NodeJS.Require | undefined;
  // Asked for late: it brings Node's loader of modules, which no e-mail needs.
  const resolve = (path: string): string => (fromHere ??= process.getBuiltinModule('node:module').createRequire(join(packageRoot, 'package.json'))).resolve(path);
  const places = new Map<string, Place | undefined>();
  return (name) => {
    if (!places.has(name)) {
      try {
        places.set(name, { folder: join(resolve(`${name}/package.json`), '..'), short: name.slice(name.indexOf('/') + 1) });
      } catch {
        places.set(name, undefined);
      }
    }
    return places.get(name);
  };
}

function noFonts(name: string): EnvironmentError {
  return new EnvironmentError({
    zh: `缺少字体包“${name}”，无法排版 PDF；请运行：npm install ${name}@5.3.0`,
    en: `The font package “${name}” is missing, so no PDF can be set; run: npm install ${name}@5.3.0`,
  });
}
