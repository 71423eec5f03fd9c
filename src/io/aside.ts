import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Artifact } from '../model/bulletin.js';

/** Writes unfinished files into a new folder of their own in the system's temporary folder, which is given back. They are never outputs. */
export async function keepAside(artifacts: readonly Artifact[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'spp-aside-'));
  for (const { path, bytes } of artifacts) await writeFile(join(folder, basename(path)), bytes);
  return folder;
}
