import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { judgeDocuments, judgeIssues, sheets } from './print-lines.js';
import { makeFolder } from './spp.js';

const corpora = fileURLToPath(new URL('../../shared/corpora/bilingual', import.meta.url));
/** Long documents by other people: two guides, and release notes full of code. */
const foreign = ['todogroup/guides__outbound-oss', 'todogroup/guides__starting', 'react-blog/2022-03-29-react-v18'];

describe('the lines of the printed page never begin or end with a mark that must not stand there', () => {
  it.each(Object.entries(sheets))('in both issues and languages: %s', async (_name, sheet) => {
    const { wrong, count } = await judgeIssues(await makeFolder(), sheet, ['issue-9', 'review-2024']);
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(400);
  }, 400_000);

  it.skipIf(!existsSync(corpora))('in three long documents by others (skipped where ../shared/corpora is absent)', async () => {
    const { wrong, count } = await judgeDocuments(await makeFolder(), foreign.map((name) => join(corpora, `${name}.zh.md`)));
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(300);
  }, 400_000);
});
