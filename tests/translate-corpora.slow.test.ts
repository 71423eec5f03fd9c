import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { languageOf } from '../src/lang/registry.js';
import { readUnits } from '../src/markdown/segments.js';
import { writeUnits } from '../src/markdown/segment-write.js';

const corpus = new URL('../../shared/corpora/bilingual/', import.meta.url);
const there = existsSync(corpus);
if (!there) process.stderr.write('skipped: ../shared/corpora/bilingual is not there\n');

const own = ['issue-9', 'review-2024'].flatMap((issue) => ['en', 'zh'].map((lang) => new URL(`../issues/${issue}/${lang}.md`, import.meta.url)));
const foreign = there ? readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:en|zh)\.md$/.test(name)).map((name) => new URL(name, corpus)) : [];

describe('a new draft whose targets equal their sources', () => {
  test.each([['the shipped issues', own, 4], ['the bilingual corpus', foreign, there ? 262 : 0]] as const)('has the bytes of the source: %s', (_, urls, least) => {
    expect(urls.length).toBeGreaterThanOrEqual(least);
    const changed: string[] = [];
    let sentences = 0;
    for (const url of urls) {
      const text = readFileSync(url, 'utf8').replace(/^\uFEFF/, '');
      const lang = /\bzh\.md$/.test(url.pathname) ? 'zh' : 'en';
      const units = readUnits({ path: url.pathname, text, bom: false }, languageOf(lang));
      sentences += units.reduce((sum, { segments }) => sum + segments.length, 0);
      const { text: after } = writeUnits(text, units, (unit, nth) => units[unit]?.segments[nth]?.content, languageOf(lang === 'zh' ? 'en' : 'zh'));
      if (after !== text) changed.push(url.pathname);
    }
    expect(changed).toEqual([]);
    expect(sentences).toBeGreaterThanOrEqual(urls.length);
  });
});
