import type { Diagnostic, Related, Severity } from '../model/diagnostic.js';
import type { Localized } from '../model/text.js';
import { LineIndex } from '../text/lines.js';
import { shorten } from '../text/shorten.js';
import { displayWidth } from '../text/width.js';
import { frameLine } from './frame.js';
import { painter, type Paint } from './paint.js';
import type { CheckResult, ReportContext, Reporter } from './reporter.js';
import { visible } from './visible.js';
import { wrap } from '../text/wrap.js';

export const severityNames: Readonly<Record<Severity, Localized>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  info: { zh: '提示', en: 'note' },
};

/** For people at a terminal: place, sentence, the line with carets, what decides. */
export const pretty: Reporter = {
  format: 'pretty',
  title: { zh: '供人阅读，附稿件原行并标出位置', en: 'for people, with the line and carets' },
  report: (result, context) => `${describe(result.diagnostics, context)}${closing(result, context, painter(context.color))}\n`,
};

/** The entries alone, each followed by an empty line: for what is said on the way. */
export function describe(diagnostics: readonly Diagnostic[], context: ReportContext): string {
  const paint = painter(context.color);
  const indexes = new Map<string, LineIndex | undefined>();
  const indexOf = (file: string): LineIndex | undefined => {
    if (!indexes.has(file)) {
      const text = context.source(file);
      indexes.set(file, text === undefined ? undefined : new LineIndex(text));
    }
    return indexes.get(file);
  };
  const { shown, more } = readable(diagnostics);
  const entries = shown.map((diagnostic) => `${entry(diagnostic, indexOf(diagnostic.file), context, paint).join('\n')}\n\n`);
  const rest = more.map(({ file, rule, count }) => `${paint('dim', context.uiLang === 'zh' ? `${visible(file)}：${rule} 还有 ${count} 处（--format json 全部列出）` : `${visible(file)}: ${count} more of ${rule} (--format json lists them all)`)}\n\n`);
  return [...entries, ...rest].join('');
}

/** Of one rule in one file: nobody reads more. */
const mostShown = 1000;

interface More {
  readonly file: string;
  readonly rule: string;
  count: number;
}

function readable(diagnostics: readonly Diagnostic[]): { readonly shown: readonly Diagnostic[]; readonly more: readonly More[] } {
  const counts = new Map<string, More>();
  const shown = diagnostics.filter(({ file, rule }) => {
    const key = `${rule}\n${file}`;
    const seen = counts.get(key) ?? { file, rule, count: 0 };
    counts.set(key, seen);
    seen.count += 1;
    return seen.count <= mostShown;
  });
  const more = [...counts.values()].filter(({ count }) => count > mostShown).map((each) => ({ ...each, count: each.count - mostShown }));
  return { shown, more };
}

function entry(diagnostic: Diagnostic, index: LineIndex | undefined, context: ReportContext, paint: Paint): string[] {
  const { rule, severity, range } = diagnostic;
  const place = visible(diagnostic.file) + (range ? `:${range.line}:${range.column}` : '');
  const message = visible(diagnostic.message[context.uiLang]);
  const name = severityNames[severity][context.uiLang];
  const oneLine = displayWidth(`${place}  ${name}  ${message}  ${rule}`) <= context.width;
  const head = [paint('strong', place), paint(severity, name), ...(oneLine ? [message] : []), paint('dim', rule)].join('  ');
  const body = oneLine ? [] : wrap(message, context.width - 2).map((line) => `  ${line}`);
  return [head, ...body, ...(range && index ? frame(diagnostic, range, index, context, paint) : facts(diagnostic, '', context, paint))];
}

function frame(diagnostic: Diagnostic, range: NonNullable<Diagnostic['range']>, index: LineIndex, context: ReportContext, paint: Paint): string[] {
  const number = String(range.line).padStart(4);
  const gutter = `${' '.repeat(number.length)} ${paint('dim', '│')} `;
  const room = context.width - number.length - 3;
  const line = index.line(range.line);
  const end = range.endLine === range.line ? range.endColumn - 1 : line.length;
  const { text, indent, cells } = frameLine(line, range.column - 1, end, room);
  const carets = ' '.repeat(indent) + paint(diagnostic.severity, '^'.repeat(cells));
  const wanted = expectation(diagnostic, context);
  const fits = wanted !== '' && indent + cells + 1 + displayWidth(wanted) <= room;
  return [
    `${number} ${paint('dim', '│')} ${text}`,
    `${gutter}${carets}${fits ? ` ${wanted}` : ''}`,
    ...(wanted === '' || fits ? [] : wrap(wanted, room).map((each) => gutter + each)),
    ...facts(diagnostic, gutter, context, paint),
  ];
}

function expectation({ expected }: Diagnostic, { uiLang }: ReportContext): string {
  if (!expected || expected.length === 0) return '';
  const shown = expected.slice(0, 3).map((text) => visible(shorten(text)));
  return uiLang === 'zh' ? `应为${shown.map((text) => `“${text}”`).join('或')}` : `expected ${shown.map((text) => `"${text}"`).join(' or ')}`;
}

function facts({ rule, related, fix }: Diagnostic, gutter: string, { uiLang, width, fixCommand }: ReportContext, paint: Paint): string[] {
  const lead = gutter === '' ? '  ' : gutter;
  const room = width - (gutter === '' ? 2 : 7);
  const lines = (related ?? []).flatMap((fact) => wrap(`${placeOf(fact)}  ${visible(fact.message[uiLang])}`, room).map((line) => lead + paint('dim', line)));
  if (fix && fixCommand !== undefined) lines.push(`${gutter === '' ? '  ' : '     '}= ${uiLang === 'zh' ? '修正：' : 'fix: '}${visible(fixCommand)} --only ${rule}`);
  return lines;
}

function placeOf({ file, range }: Related): string {
  return visible(file) + (range ? `:${range.line}` : '');
}

function closing({ diagnostics, files }: CheckResult, context: ReportContext, paint: Paint): string {
  const zh = context.uiLang === 'zh';
  const counts = (['error', 'warning', 'info'] as const)
    .map((severity) => ({ severity, count: diagnostics.filter((each) => each.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => (zh ? `${count} ${severityNames[severity].zh}` : `${count} ${severityNames[severity].en}${count === 1 ? '' : 's'}`));
  const failed = diagnostics.some(({ severity }) => severity === 'error');
  const mark = failed ? paint('error', '✖') : paint('good', '✔');
  const found = counts.length === 0 ? (zh ? '没有发现问题' : 'no problems found') : counts.join(zh ? ' ' : ', ');
  const among = files === 0 ? '' : zh ? `（${files} 个文件）` : ` (${files} file${files === 1 ? '' : 's'})`;
  const mendable = diagnostics.filter(({ fix }) => fix !== undefined).length;
  const fix = mendable === 0 || context.fixCommand === undefined ? '' : zh ? `；${mendable} 处可自动修正：${context.fixCommand}` : `; ${mendable} can be mended: ${context.fixCommand}`;
  const next = failed || context.nextCommand === undefined ? '' : zh ? `   下一步：${context.nextCommand}` : `   next: ${context.nextCommand}`;
  return `${mark} ${found}${among}${fix}${next}`;
}
