import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { forbidden, judgeIssues, linesOf, sheets } from './print-lines.js';
import { makeFolder } from './spp.js';

describe('the lines of the printed page', () => {
  it('are found, and a mark at the wrong end of one', async () => {
    // A font of the project's: what the machine has is not to matter.
    const font = new URL('../node_modules/@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2', import.meta.url).href;
    const folder = await makeFolder({ 'x.html': `<!doctype html><meta charset="utf-8"><style>@font-face{font-family:own;src:url("${font}")}p{width:4em;font:16px/1.5 own}</style><p>甲乙丙丁<br>，甲乙（<br>丙丁—<br>—戊<br>己</p><p>——落款</p>` });
    const lines = await linesOf(join(folder, 'x.html'), sheets.a4.width);
    expect(lines.map(({ text }) => text)).toEqual(['甲乙丙丁', '，甲乙（', '丙丁—', '—戊', '己', '——落款']);
    expect(forbidden(lines)).toEqual(['，甲乙（', '—戊']);
  });

  // Other sheets, and documents by others: print-lines.long.test.ts.
  it('never begin or end with a mark that must not stand there', async () => {
    const { wrong, count } = await judgeIssues(await makeFolder(), sheets.a4, ['issue-9']);
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(200);
  });
});
