import type { Edition } from '../../model/edition.js';
import { blockRuns } from '../blocks.js';
import type { Rule } from '../rule.js';
import { atSpan } from '../scan.js';

/** A link to a place of the same text that is not there. */
export const anchor: Rule = {
  id: 'link/anchor',
  severity: 'error',
  title: { zh: '指向文内不存在之处的链接', en: 'Link to a place that is not in the text' },
  why: {
    zh: '`](#…)` 指向本文的标题。标题改名或删去之后，读者点击就没有反应。',
    en: '`](#…)` leads to a heading of the same text. Once that heading is renamed or gone, a click does nothing.',
  },
  examples: [
    { lang: 'zh', markdown: '# 最新进展\n\n见[下文](#采购指南)和[上文](#最新进展)。\n', finds: [{ actual: '[下文](#采购指南)' }] },
    { lang: 'en', markdown: '# Latest news\n\nSee [partners](#partner-news) and the [news](#latest-news), [top](#top).\n', finds: [{ actual: '[partners](#partner-news)' }] },
    { lang: 'en', markdown: '# Latest news\n\n## Latest news {#second}\n\nSee [one](#s1), [again](#latest-news-1), [named](#second) and [^1].\n\n[^1]: A note.\n', finds: [] },
  ],
  *check({ edition }) {
    let places: ReadonlySet<string> | undefined;
    for (const link of edition.links) {
      if (link.kind !== 'anchor') continue;
      places ??= placesOf(edition);
      const name = decoded(link.url.slice(1));
      if (places.has(name) || places.has(name.toLowerCase())) continue;
      const message = { zh: `文中没有“#${name}”所指的标题`, en: `Unexpected link to “#${name}”, expected the name of a heading of this text` };
      yield atSpan(edition, link.span, { message });
    }
  },
};

/** Names that a link may lead to: those of the product, those that GitHub gives headings, and those the writer gave. */
function placesOf(edition: Edition): Set<string> {
  const places = new Set<string>(['top', 'contents', '目录']);
  for (const section of edition.sections) for (const { id } of [section, ...section.articles]) places.add(id);
  for (const run of blockRuns(edition)) for (const block of run) if (block.type === 'heading') places.add(block.id);
  const counts = new Map<string, number>();
  for (const { text } of edition.headings) {
    const slug = slugOf(text.replace(/(?:(?<!\s)\s+)?(?:\{#[^{}]*\}|\{\/\*[^*]*\*\/\})\s*$/u, ''));
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    places.add(count === 0 ? slug : `${slug}-${count}`);
  }
  for (const [, curly, comment, attribute] of edition.file.text.matchAll(given)) places.add(curly ?? comment ?? attribute ?? '');
  return places;
}

// {#name}, {/*name*/}, id="name", <a name="name">
const given = /\{#([^\s}]+)\}|\{\/\*([^\s*]+)\*\/\}|\b(?:id|name)=["']([^"'\s]+)["']/gu;

/** github-slugger: lower case, marks gone, spaces become hyphens. */
function slugOf(heading: string): string {
  return heading.toLowerCase().trim().replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '').replaceAll(' ', '-');
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
