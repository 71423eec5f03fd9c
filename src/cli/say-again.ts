import { dirname, join } from 'node:path';
import { cacheFolder } from '../io/cache-folder.js';
import { packageRoot } from '../io/package.js';
import { recall, type Run } from '../io/kept.js';
import { toolStamps } from '../io/tool-stamp.js';
import { stampOf } from '../io/trace.js';
import type { UiLang } from './ui-language.js';

/*
 * Most runs of `spp check` and `spp build` find nothing changed since the last one. Such a run is answered from what was kept of it: without
 * loading a parser, a rule or a browser. A record holds for one tool, one command line, one folder, one environment, one kind of terminal,
 * and as long as every file and folder that was looked at is as it was (`io/trace.ts`).
 */

/** Says again what this command line said, if it would say the same; undefined if it has to run. */
export function sayAgain(argv: readonly string[], uiLang: UiLang): number | undefined {
  if (isOff()) return undefined;
  const run = recall<Run>(cacheFolder(process.env), 'runs', keyOf(argv, uiLang))?.value;
  if (!run) return undefined;
  for (const [stream, text] of run.said) (stream === 'out' ? process.stdout : process.stderr).write(text);
  return run.code;
}

/** `SPP_NO_CACHE`: every run works anew. */
export function isOff(): boolean {
  return Boolean(process.env['SPP_NO_CACHE']);
}

/** Packages that are not part of the bundle: they may come, go or change by themselves. */
const besides = ['sharp', '@sparticuz/chromium', '@fontsource/noto-sans-sc', '@fontsource/noto-serif-sc', '@fontsource/source-sans-3', '@fontsource/source-serif-4', '@fontsource/noto-emoji', '@fontsource/noto-sans-symbols', '@fontsource/noto-sans-symbols-2'];

/** The stamp of a package, found as Node finds it: in the nearest `node_modules` upwards. */
function installed(name: string): string {
  for (let at = packageRoot; ; at = dirname(at)) {
    const stamp = stampOf(join(at, 'node_modules', name, 'package.json'));
    if (/^\d/.test(stamp) || dirname(at) === at) return stamp;
  }
}

/** What a run depends on besides the files it looks at. */
export function keyOf(argv: readonly string[], uiLang: UiLang): (string | undefined)[] {
  const screens = [process.stdout, process.stderr].map((stream) => `${stream.isTTY} ${stream.columns}`);
  return [...keyOfParts(process.cwd()), uiLang, ...screens, ...argv];
}

/** What every part of a run depends on, whatever is said of it. `folder`: paths are told relative to it. */
export function keyOfParts(folder: string): (string | undefined)[] {
  const { env } = process;
  const settings = Object.keys(env).filter((name) => /^(?:SPP_|NO_COLOR$|FORCE_COLOR$|TERM$|CI$|GITHUB_|npm_command$|npm_lifecycle_event$|SOURCE_DATE_EPOCH$|TZ$)/.test(name)).sort();
  const browser = env['SPP_BROWSER'];
  return [
    packageRoot,
    ...toolStamps(),
    process.version,
    folder,
    ...settings.flatMap((name) => [name, env[name]]),
    browser === undefined ? undefined : stampOf(browser),
    ...besides.map(installed),
  ];
}
