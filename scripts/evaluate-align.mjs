// Scores alignment on documents with known pairs: `node scripts/evaluate-align.mjs`. Weights are learned on half of the documents and judged on
// the other half, both ways round, so no figure is of a document that was learned from. With --learn the weights that ship are learned from all.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = new URL('..', import.meta.url);
const folder = await mkdtemp(join(tmpdir(), 'spp-evaluate-'));
try {
  const outfile = join(folder, 'evaluation.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('align-evaluation.mjs', import.meta.url))],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
    logLevel: 'warning',
  });
  const { evaluate } = await import(pathToFileURL(outfile).href);
  evaluate(root, { learn: process.argv.includes('--learn'), verbose: process.argv.includes('--verbose') });
} finally {
  await rm(folder, { recursive: true, force: true });
}
