import type { Artifact, Format } from '../model/bulletin.js';
import type { Lang } from '../model/text.js';
import { manifestSchema, type Manifest, type ManifestFile } from '../schema/manifest.js';
import { sha256 } from '../text/hash.js';

/** What this run made anew: outputs of other formats and languages stay as they are. */
export interface Made {
  readonly issue: string;
  readonly artifacts: readonly Artifact[];
  readonly formats: readonly Format[];
  readonly langs: readonly Lang[];
  /** Version of the browser and the formats it printed. */
  readonly browser?: { readonly version: string; readonly formats: readonly Format[] };
}

const manifestName = 'manifest.json';

/** What stands in the output folder. */
export interface Standing {
  readonly manifest?: string;
  look(path: string): Promise<{ readonly bytes: number; readonly sha256: string } | undefined>;
}

export interface OutputPlan {
  readonly write: readonly Artifact[];
  /** Files that stand already, byte for byte. */
  readonly left: readonly Artifact[];
  readonly remove: readonly string[];
  /** Absent if the manifest stands already. */
  readonly manifest?: string;
  /** All that stands in the folder once this is carried out, as far as the manifest knows: path → hash. */
  readonly whole: ReadonlyMap<string, string>;
}

/** Compares what was made with what stands. Changes nothing. */
export async function planOutput(made: Made, standing: Standing): Promise<OutputPlan> {
  const previous = parseManifest(standing.manifest);
  const paths = new Set(made.artifacts.map(({ path }) => path));
  const kept: ManifestFile[] = [];
  const remove: string[] = [];
  for (const entry of previous?.files ?? []) {
    if (paths.has(entry.path)) continue;
    const stands = await standing.look(entry.path);
    if (!stands) continue;
    if (isOutdated(entry, made, previous?.files ?? [])) remove.push(entry.path);
    else kept.push({ ...entry, ...stands });
  }
  const write: Artifact[] = [];
  const left: Artifact[] = [];
  const entries: ManifestFile[] = [];
  for (const artifact of made.artifacts) {
    const hash = sha256(artifact.bytes);
    ((await standing.look(artifact.path))?.sha256 === hash ? left : write).push(artifact);
    const { path, lang, format, bytes } = artifact;
    entries.push({ path, ...(lang && { lang }), format, bytes: bytes.byteLength, sha256: hash });
  }
  const manifest = writeManifest(made, previous, [...kept, ...entries]);
  const whole = new Map([...kept, ...entries].map(({ path, sha256: hash }) => [path, hash]));
  whole.set(manifestName, sha256(manifest));
  return { write, left, remove, whole, ...(manifest !== standing.manifest && { manifest }) };
}

/**
 * True for a file of an earlier run that this run would have made if it were still wanted. A picture's format is not recorded,
 * so it goes only when everything that could have used it was made anew.
 */
function isOutdated(entry: ManifestFile, made: Made, previous: readonly ManifestFile[]): boolean {
  const isMade = ({ format, lang }: ManifestFile): boolean => format !== 'asset' && made.formats.includes(format) && lang !== undefined && made.langs.includes(lang);
  if (entry.format !== 'asset') return isMade(entry);
  return previous.every((other) => other.format === 'asset' || (entry.lang !== undefined && other.lang !== entry.lang) || isMade(other));
}

function writeManifest(made: Made, previous: Manifest | undefined, files: readonly ManifestFile[]): string {
  const printed = (format: string): boolean => (made.browser?.formats as readonly string[] | undefined)?.includes(format) ?? format === 'pdf';
  const browser = made.browser?.version ?? (files.some(({ format }) => printed(format)) ? previous?.browser : undefined);
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const manifest: Manifest = { version: 1, issue: made.issue, ...(browser !== undefined && { browser }), files: sorted };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

/** The manifest of an earlier run; undefined for what none wrote. Entries that lead out of the folder are not believed. */
function parseManifest(text: string | undefined): Manifest | undefined {
  try {
    const { data } = manifestSchema.safeParse(JSON.parse(text ?? ''));
    return data && { ...data, files: data.files.filter(({ path }) => isLocalPath(path)) };
  } catch {
    return undefined;
  }
}

/** Relative, with `/`, and staying in its folder on every system. */
export function isLocalPath(path: string): boolean {
  return path !== '' && !/^\/|^[A-Za-z]:|\\/.test(path) && !path.includes('\0') && !path.split('/').includes('..');
}
