// `spp check zh.md --source en.md --format json` on two texts, as anybody runs it: outside of any workspace.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../bin/spp.js', import.meta.url));

/** What the pair/ rules report, with its lines in the target and of the source. */
export function checkByCommand({ source, target }) {
  const folder = mkdtempSync(join(tmpdir(), 'spp-pairs-'));
  try {
    for (const { lang, text } of [source, target]) writeFileSync(join(folder, `${lang}.md`), text);
    const { stdout, stderr, status } = spawnSync(process.execPath, [program, 'check', `${target.lang}.md`, '--source', `${source.lang}.md`, '--format', 'json'], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 });
    if (status !== 0 && status !== 1) throw new Error(`spp check ended with ${status}: ${stderr}${stdout}`);
    return JSON.parse(stdout).diagnostics.filter(({ rule, file }) => rule.startsWith('pair/') && file === `${target.lang}.md`).map(({ rule, message, line = 0, endLine = 0, related = [] }) => {
      const because = related.find(({ file }) => file === `${source.lang}.md`)?.line ?? 0;
      return { rule, message, line, endLine, because: { line: because, endLine: because } };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
