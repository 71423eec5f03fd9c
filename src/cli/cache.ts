import { cacheFolder } from '../io/cache-folder.js';
import { cacheKinds, clearCache, weighCache, type CacheKind, type CacheShare } from '../io/cache-contents.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Localized } from '../model/text.js';
import { painter } from '../report/paint.js';
import { pretty } from '../report/pretty.js';
import { padToWidth } from '../text/width.js';
import type { Invocation } from './command.js';
import { ExitCode } from './exit-codes.js';
import { size } from './progress.js';
import { listForms, readReporter, refuse } from './report.js';

const titles: Readonly<Record<CacheKind, Localized>> = {
  pictures: { zh: '图片', en: 'pictures' },
  printed: { zh: '已生成的 PDF', en: 'finished PDFs' },
  runs: { zh: '运行结果', en: 'runs' },
  parts: { zh: '各期结果', en: 'issues' },
  browser: { zh: '浏览器', en: 'browser' },
  undo: { zh: '单独文件的撤销记录', en: 'history of lone files' },
};

export async function stats({ session, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const reporter = readReporter(options['format'], wrong, listForms);
  if (wrong.length > 0) return refuse(session, wrong, reporter);
  const folder = cacheFolder(session.env);
  const shares = await weighCache(folder);
  if (reporter !== pretty) {
    session.print(`${JSON.stringify({ version: 1, folder, contents: shares }, undefined, 2)}\n`);
    return ExitCode.fine;
  }
  session.print(`${painter(session.stdout.color)('strong', folder)}\n`);
  for (const { kind, files, bytes } of shares) {
    session.print(`  ${padToWidth(session.say(titles[kind]), 22)}${session.say({ zh: `${files} 个文件`, en: `${files} files` })}  ${size(bytes)}\n`);
  }
  return ExitCode.fine;
}

export async function clear({ session, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const reporter = readReporter(options['format'], wrong, listForms);
  if (wrong.length > 0) return refuse(session, wrong, reporter);
  const folder = cacheFolder(session.env);
  const before = await weighCache(folder);
  await clearCache(folder, options['all'] === true ? cacheKinds : ['pictures', 'printed', 'runs', 'parts']);
  const after = await weighCache(folder);
  const freed = weightOf(before) - weightOf(after);
  if (reporter !== pretty) session.print(`${JSON.stringify({ version: 1, folder, freed, contents: after }, undefined, 2)}\n`);
  else if (!session.quiet) {
    const left = weightOf(after);
    const rest = left === 0 ? { zh: '', en: '' } : { zh: `；还有 ${size(left)}（--all 一并清除）`, en: `; ${size(left)} left (--all clears that too)` };
    const mark = painter(session.stderr.color)('good', '✔');
    session.note(`${mark} ${session.say({ zh: `${folder}：清除了 ${size(freed)}${rest.zh}`, en: `${folder}: ${size(freed)} cleared${rest.en}` })}\n`);
  }
  return ExitCode.fine;
}

function weightOf(shares: readonly CacheShare[]): number {
  return shares.reduce((sum, { bytes }) => sum + bytes, 0);
}
