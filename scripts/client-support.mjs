// src/render/email/client-support.json from the data of caniemail.com (npm package, MIT): for each feature that an e-mail can suffer from,
// the programs of the profiles gmail, outlook and apple whose newest version does not know it.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { loadSource } from './load-source.mjs';

const require = createRequire(import.meta.url);
const families = { gmail: 'gmail', outlook: 'outlook', apple: 'apple-mail' };

export async function clientSupport() {
  const main = require.resolve('caniemail');
  const source = JSON.parse(await readFile(`${main.slice(0, main.lastIndexOf('caniemail') + 'caniemail'.length)}/data/caniemail.json`, 'utf8'));
  const { clientFeatures } = await loadSource('render/email/clients-features.ts');
  const { family: familyNames, platform: platformNames } = source.nicenames;
  const features = {};
  for (const { id } of clientFeatures) {
    const feature = source.data.find(({ slug }) => slug === id);
    if (!feature) throw new Error(`caniemail has no feature "${id}"`);
    const without = {};
    for (const [profile, family] of Object.entries(families)) {
      const programs = Object.entries(feature.stats[family] ?? {})
        // Versions stand in the order of their tests; "n" is no support, "a" partial.
        .filter(([, versions]) => Object.values(versions).at(-1)?.startsWith('n'))
        .map(([platform]) => `${familyNames[family]} ${platformNames[platform]}`.replace('Outlook Outlook', 'Outlook'));
      if (programs.length > 0) without[profile] = programs;
    }
    features[id] = { tested: feature.last_test_date, without };
  }
  return `${JSON.stringify({ source: 'https://www.caniemail.com', date: source.last_update_date.slice(0, 10), features }, null, 1)}\n`;
}
