// Lists the licences of all that gets installed with the package, from the lock file: `node scripts/licences.mjs` writes docs/licences.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);

/** Packages of the lock file: name, version, licence, and whether users get it. */
export function packagesOf(lock) {
  return Object.entries(lock.packages)
    .filter(([path]) => path !== '')
    .map(([path, { version, license, dev = false, integrity, resolved, hasInstallScript = false }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license ?? 'unknown',
      dev,
      integrity,
      resolved,
      hasInstallScript,
    }));
}

export function licencesPage(packages) {
  const used = packages.filter(({ dev }) => !dev);
  const byLicence = Map.groupBy ? Map.groupBy(used, ({ licence }) => licence) : used.reduce((map, each) => map.set(each.licence, [...(map.get(each.licence) ?? []), each]), new Map());
  const lines = [...byLicence]
    .sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))
    .map(([licence, some]) => `| ${licence} | ${some.length} | ${[...new Set(some.map(({ name, version }) => `${name} ${version}`))].sort().join(', ')} |`);
  return `# Licences of what is installed with \`spp\`\n\nFrom the lock file, by \`node scripts/licences.mjs\`; a test compares it. Packages of other systems are listed too, since the lock file holds them. What is used for development alone is not listed; the test allows it the same licences.\n\n| licence | packages | names |\n|---|---|---|\n${lines.join('\n')}\n`;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('docs/licences.md', root), licencesPage(packagesOf(JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8')))));
}
