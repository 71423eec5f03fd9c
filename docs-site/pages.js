// Names of pages: what an address, an anchor or a title is made of.

/** `guides/pdf.md` → `guides/pdf.html`; a folder's README is its index. Other files keep their names. */
export function addressOf(path) {
  return path
    // From docs/ to the pages of the root, and back.
    .replace(/^(?:\.\.\/)+(?=(?:CHANGELOG|CONTRIBUTING|SECURITY)\.md$)/, (up) => up.replace('../', ''))
    .replace(/^docs\//, '')
    .replace(/(^|\/)README(\.zh-CN)?\.md$/, '$1index$2.html')
    .replace(/\.md$/, '.html');
}

/** The anchor of a heading, as GitHub makes it. */
export function slugOf(heading, seen) {
  const slug = heading.replaceAll(/[`*]/g, '').toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-');
  const count = seen.get(slug) ?? 0;
  seen.set(slug, count + 1);
  return count === 0 ? slug : `${slug}-${count}`;
}

/** The same page in the other language, of the addresses that there are; else that language's start page. */
export function otherLanguage(url, addresses) {
  const other = counterpart(url.slice(1));
  return addresses.has(other) ? other : other.includes('zh') ? 'index.zh-CN.html' : 'index.html';
}

function counterpart(path) {
  if (/^(?:reference|rules)\/zh\//.test(path)) return path.replace('/zh/', '/en/');
  if (/^(?:reference|rules)\/en\//.test(path)) return path.replace('/en/', '/zh/');
  if (path.endsWith('.zh-CN.html')) return path.replace('.zh-CN.html', '.html');
  return path.replace(/\.html$/, '.zh-CN.html');
}

export function titleOf(html) {
  return /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1]?.replaceAll(/<[^>]+>/g, '') ?? 'spp';
}

/** The lists of docs/README as groups of links: the start page and the sidebar say the same. */
export function contentsOf(markdown) {
  const groups = [];
  for (const line of markdown.split('\n')) {
    const heading = /^## (.+)$/.exec(line)?.[1];
    if (heading) groups.push({ heading, links: [] });
    if (line.startsWith('- ')) for (const [, words, target] of line.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)) groups.at(-1)?.links.push({ words, url: addressOf(target) });
  }
  return groups;
}
