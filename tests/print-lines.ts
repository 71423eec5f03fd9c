import { copyFile, cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import puppeteer, { type Browser } from 'puppeteer';
import { afterAll, beforeAll, expect } from 'vitest';
import { browsers, thisMachine } from '../src/io/browser-find.js';
import { spp, write } from './spp.js';

/**
 * What must not begin a line (GB/T 15834-2011, 5.1: closing marks, stops, dashes and ellipses; ～ and ℃ belong to the number before them)
 * and what must not end one (5.1: opening marks).
 */
const noStart = /^[!%),.:;?\]}¢°·—…‰′″℃℉、。〉》」』】〕〗〞﹚！％），．：；？］｝～”’]/u;
const noEnd = /[([{£¥‘“〈《「『【〔〖〝﹙＄（［｛￡￥]$/u;

interface Sheet {
  readonly paper: string;
  readonly columns: number;
  /** Of the page, CSS pixels. */
  readonly width: number;
}

export const sheets = {
  a4: { paper: 'a4', columns: 1, width: 794 },
  columns: { paper: 'a4', columns: 2, width: 794 },
  letter: { paper: 'letter', columns: 1, width: 816 },
} satisfies Record<string, Sheet>;

const root = fileURLToPath(new URL('..', import.meta.url));

let browser: Browser;

beforeAll(async () => {
  const { value: found } = await browsers(thisMachine()).next();
  if (!found) throw new Error('no browser to test with');
  browser = await puppeteer.launch({ executablePath: found.executable, headless: 'shell', args: ['--use-gl=disabled', '--in-process-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])], env: { ...process.env, ...found.environment } });
});
afterAll(() => browser?.close());

export interface PlacedLine {
  readonly text: string;
  /** The first of its block: a signature may begin with its dash. */
  readonly first: boolean;
}

/** The lines of a document as the browser sets them on a sheet of a width. Line ends depend on the width alone, not on the pages. */
export async function linesOf(file: string, width: number): Promise<PlacedLine[]> {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 1100 });
  await page.emulateMediaType('print');
  await page.goto(pathToFileURL(file).href);
  const torn = (await page.evaluate("[...document.querySelectorAll('.glued')].filter((words) => new Set([...words.getClientRects()].map(({ bottom }) => Math.round(bottom / 6))).size > 1).map((words) => words.textContent)")) as string[];
  expect(torn, `torn apart in ${file}`).toEqual([]);
  const lines = (await page.evaluate(`(async () => {
    await document.fonts.ready;
    const lines = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const blockOf = (node) => { let at = node.parentElement; while (getComputedStyle(at).display.startsWith('inline')) at = at.parentElement; return at; };
    let block, line, at;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest('pre,svg,[hidden]') || node.data.trim() === '') continue;
      const own = blockOf(node);
      for (let i = 0; i < node.length; i += 1) {
        if (/\\s/.test(node.data[i])) { if (line && own === block) line.text += ' '; continue; }
        const range = document.createRange();
        range.setStart(node, i); range.setEnd(node, i + 1);
        const [box] = range.getClientRects();
        if (!box || box.width === 0) continue;
        const isRaised = node.parentElement.closest('sup,sub');
        if (own !== block || (!isRaised && Math.abs(box.bottom - at.bottom) > 6) || box.left < at.right - 8) {
          line = { text: '', first: own !== block };
          lines.push(line);
          block = own;
          at = { bottom: box.bottom, right: box.right };
        }
        line.text += node.data[i];
        at = { bottom: isRaised ? at.bottom : box.bottom, right: box.right };
      }
    }
    return lines;
  })()`)) as PlacedLine[];
  await page.close();
  return lines.map(({ text, first }) => ({ text: text.trim(), first }));
}

/** Lines that begin or end as none may, among those of a paragraph after its first and before its last. */
export function forbidden(lines: readonly PlacedLine[]): string[] {
  return lines.flatMap(({ text, first }, index) => {
    const isLast = lines[index + 1]?.first ?? true;
    return (!first && noStart.test(text)) || (!isLast && noEnd.test(text)) ? [text] : [];
  });
}

/** Builds the shipped issues for a sheet and gives what is wrong with their lines, and how many there are. */
export async function judgeIssues(folder: string, { paper, columns, width }: Sheet, ids: readonly string[]): Promise<{ wrong: string[]; count: number }> {
  for (const part of ['issues', 'glossary.yml']) await cp(join(root, part), join(folder, part), { recursive: true });
  await write(folder, { 'spp.yml': `${await readFile(join(root, 'spp.yml'), 'utf8')}paper: { columns: ${columns} }\n` });
  const built = await spp(['build', ...ids, '--to', 'print', '--paper', paper, '--no-check', '-q'], { cwd: folder });
  expect(built.code, built.stderr).toBe(0);
  const wrong: string[] = [];
  let count = 0;
  for (const id of ids) {
    for (const name of (await readdir(join(folder, 'dist', id))).filter((each) => each.endsWith('.html'))) {
      const lines = await linesOf(join(folder, 'dist', id, name), width);
      count += lines.length;
      wrong.push(...forbidden(lines).map((line) => `${name}: ${line}`));
    }
  }
  return { wrong, count };
}

/** The same for documents by other people, each a lone file. */
export async function judgeDocuments(folder: string, files: readonly string[]): Promise<{ wrong: string[]; count: number }> {
  for (const [index, file] of files.entries()) await copyFile(file, join(folder, `d${index}.zh.md`));
  const built = await spp(['build', ...files.map((_, index) => `d${index}.zh.md`), '--to', 'print', '--no-check', '-q'], { cwd: folder });
  expect(built.code, built.stderr).toBe(0);
  const wrong: string[] = [];
  let count = 0;
  for (const [index, file] of files.entries()) {
    const lines = await linesOf(join(folder, `dist/d${index}/d${index}.zh.print.html`), sheets.a4.width);
    count += lines.length;
    wrong.push(...forbidden(lines).map((line) => `${file}: ${line}`));
  }
  return { wrong, count };
}
