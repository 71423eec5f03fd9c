import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

interface Package {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly dev: boolean;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript: boolean;
}
interface Licences {
  packagesOf(lock: unknown): Package[];
  licencesPage(packages: readonly Package[]): string;
}

const root = new URL('../', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, root), 'utf8');
const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
const { packagesOf, licencesPage } = (await import(new URL('scripts/licences.mjs', root).href)) as Licences;
const packages = packagesOf(JSON.parse(read('package-lock.json')));

/** What may be passed on with a program under MIT. The LGPL ones are libraries that sharp loads and that anyone may replace. */
const allowed = new Set(['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'CC0-1.0', 'OFL-1.1', 'Python-2.0', 'MPL-2.0', 'LGPL-3.0-or-later']);

/** SPDX: every part of an AND, one part of an OR. */
function isAllowed(licence: string): boolean {
  const bare = licence.replaceAll(/[()]/g, '');
  if (bare.includes(' OR ')) return bare.split(' OR ').some(isAllowed);
  return bare.split(' AND ').every((part) => allowed.has(part));
}

/** The lock file has no licence of these; their own files say so. */
const known: Readonly<Record<string, string>> = { format: 'MIT' };

describe('dependencies', () => {
  test('have licences that go with ours', () => {
    expect(isAllowed('GPL-3.0') || isAllowed('MIT AND AGPL-3.0')).toBe(false);
    expect(packages.filter(({ name, licence }) => !isAllowed(known[name] ?? licence)).map(({ name, licence }) => `${name}: ${licence}`)).toEqual([]);
    // Copyleft that reaches further than its own files only where sharp brings it, and as a library of its own.
    expect(packages.filter(({ name, licence, dev }) => !dev && licence.includes('LGPL') && !name.startsWith('@img/sharp-')).map(({ name }) => name)).toEqual([]);
  });

  test('are listed in docs/licences.md', () => {
    expect(read('docs/licences.md')).toBe(licencesPage(packages));
  });

  test('are pinned to one version each, and that in the lock file', () => {
    for (const group of ['dependencies', 'optionalDependencies', 'devDependencies']) {
      for (const [name, version] of Object.entries(manifest[group] ?? {})) {
        expect(version, name).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
        expect(packages.some((each) => each.name === name && each.version === version), name).toBe(true);
      }
    }
  });

  test('come from the registry and are checked by their hash', () => {
    expect(packages.filter(({ integrity }) => !(integrity ?? '').startsWith('sha512-')).map(({ name }) => name)).toEqual([]);
    expect(packages.filter(({ resolved }) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')).map(({ name, resolved }) => `${name} ${resolved}`)).toEqual([]);
  });

  test('need no install script', () => {
    expect(packages.filter(({ hasInstallScript, dev }) => hasInstallScript && !dev).map(({ name }) => name)).toEqual([]);
  });
});

test('the package holds the program and nothing else', { timeout: 60_000 }, () => {
  const [packed] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: fileURLToPath(root), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], shell: process.platform === 'win32' })) as [{ files: { path: string }[]; unpackedSize: number }];
  const must = /^(?:package\.json|LICENSE|README(?:\.zh-CN)?\.md|(?:CHANGELOG|CONTRIBUTING|SECURITY)\.md|docs\/(?:[\w-]+\/)*[\w.-]+\.(?:md|png|webp)|bin\/(?:\w+\.js|package\.json)|lib\/(?:main|program)\.c(?:js|ache)|schemas\/[\w-]+\.json|templates\/README\.md|templates\/[\w-]+\/(?:[\w-]+\/)*[\w.-]+\.(?:hbs|css|yml|js|mjs))$/;
  expect(packed.files.map(({ path }) => path).filter((path) => !must.test(path))).toEqual([]);
  expect(packed.files.map(({ path }) => path)).toEqual(expect.arrayContaining(['bin/spp.js', 'bin/program.js', 'lib/main.cjs', 'lib/program.cjs', 'LICENSE', 'README.md', 'schemas/spp.json', 'templates/themes/green/tokens.yml']));
  // What the README leads to is there for those who have the package alone.
  const linked = ['README.md', 'README.zh-CN.md'].flatMap((page) => [...read(page).matchAll(/\]\((?![a-z]+:)([^)#\s]+)/g)].map(([, target]) => target ?? ''));
  expect(linked.length).toBeGreaterThan(20);
  expect(packed.files.map(({ path }) => path)).toEqual(expect.arrayContaining(linked));
  expect(packed.unpackedSize).toBeLessThan(12_000_000);
});
