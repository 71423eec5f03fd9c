import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { formats } from './holding.js';
import { makeFolder, spp } from './spp.js';

const spec = fileURLToPath(new URL('../../shared/corpora/hostile/commonmark-spec/spec.txt', import.meta.url));
const examples = existsSync(spec) ? [...readFileSync(spec, 'utf8').matchAll(/^`{32} example\n([^]*?)^\.\n[^]*?^`{32}$/gm)].map((match) => (match[1] ?? '').replaceAll('→', '\t')) : [];

describe.skipIf(examples.length === 0)('the examples of the CommonMark specification (skipped without ../shared)', () => {
  test('are all built for every medium that needs no browser', { timeout: 600_000 }, async () => {
    expect(examples.length).toBeGreaterThan(600);
    const faults: string[] = [];
    for (let from = 0; from < examples.length; from += 110) {
      // The heading makes an empty example a bulletin, too.
      const files = Object.fromEntries(examples.slice(from, from + 110).map((example, index) => [`e${from + index}.en.md`, `${example}\n\n# End\n`]));
      const cwd = await makeFolder(files);
      const { code, stderr } = await spp(['build', ...Object.keys(files), '--no-check', '--to', formats], { cwd });
      if (![0, 1, 2].includes(code ?? 70)) faults.push(`from ${from}: exit ${code}: ${stderr.slice(-400)}`);
      for (const name of Object.keys(files)) {
        const id = name.replace('.en.md', '');
        const made = existsSync(join(cwd, 'dist', id)) ? readdirSync(join(cwd, 'dist', id)).filter((each) => !each.includes('wechat-')) : [];
        const example = JSON.stringify(examples[Number(id.slice(1))]);
        // Front matter that is none, and what a guard refuses, is refused with a reason.
        if (made.length < 7 && !stderr.includes(name)) faults.push(`${id} made ${made.join(' ')}: ${example}`);
      }
    }
    expect(faults).toEqual([]);
  });
});
