import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import { HtmlValidate, type ConfigData } from 'html-validate';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { browsers, thisMachine } from '../src/io/browser-find.js';

const require = createRequire(import.meta.url);

/** The browser that the program would use. */
export async function openBrowser(): Promise<Browser> {
  const { value: found } = await browsers(thisMachine()).next();
  if (!found) throw new Error('no browser to test with');
  return puppeteer.launch({
    executablePath: found.executable,
    headless: 'shell',
    args: ['--use-gl=disabled', '--in-process-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    env: { ...process.env, ...found.environment },
  });
}

export interface Judgement {
  /** What axe finds: rule and element. */
  readonly violations: string[];
  /** Pixels by which the page is wider than the window. */
  readonly overflow: number;
}

/** @param off axe rules that do not apply to the medium. */
export async function judge(page: Page, file: string, width: number, scheme: 'light' | 'dark', off: readonly string[] = []): Promise<Judgement> {
  await page.setViewport({ width, height: 800 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(await readFile(require.resolve('axe-core/axe.min.js'), 'utf8'));
  const rules = Object.fromEntries(off.map((id) => [id, { enabled: false }]));
  const results = (await page.evaluate(`axe.run(${JSON.stringify({ rules })})`)) as AxeResults;
  const overflow = (await page.evaluate('document.documentElement.scrollWidth - innerWidth')) as number;
  return { violations: results.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`)), overflow };
}

/** Judges markup by a rule set of this folder: `file:line rule message` for each finding. */
export async function validatorOf(rules: string): Promise<(name: string, html: string) => Promise<string[]>> {
  const validator = new HtmlValidate(JSON.parse(await readFile(new URL(rules, import.meta.url), 'utf8')) as ConfigData);
  return async (name, html) => {
    const { results } = await validator.validateString(html);
    return results.flatMap(({ messages }) => messages.map(({ ruleId, line, message }) => `${name}:${line} ${ruleId} ${message}`));
  };
}
