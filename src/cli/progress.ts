import type { OutputPlan } from '../core/plan.js';
import { languageOf } from '../lang/registry.js';
import { isHan } from '../lang/characters.js';
import type { Artifact } from '../model/bulletin.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Edition } from '../model/edition.js';
import { painter } from '../report/paint.js';
import { visible } from '../report/visible.js';
import { displayWidth } from '../text/width.js';
import type { UiLang } from './ui-language.js';

/** Lines that tell how a build goes. Pure: seconds are handed in. */

/** `  读取  issues/issue-9/zh.md  10 篇 · 2802 字 · 7 图 · 7 链接` */
export function readLine(edition: Edition, ui: UiLang): string {
  const articles = edition.sections.reduce((sum, { articles: own }) => sum + own.length, 0) || edition.sections.length;
  const { words, characters } = lengthOf(edition);
  const isSpaced = languageOf(edition.lang).spaces;
  const facts =
    ui === 'zh'
      ? [`${articles} 篇`, isSpaced ? `${words} 词` : `${characters} 字`, `${edition.images.length} 图`, `${edition.links.length} 链接`]
      : [plural(articles, 'article'), isSpaced ? plural(words, 'word') : plural(characters, 'character'), plural(edition.images.length, 'picture'), plural(edition.links.length, 'link')];
  return row(ui, { zh: '读取', en: 'read' }, `${visible(edition.file.path)}  ${facts.join(' · ')}`);
}

export function checkedLine(diagnostics: readonly Diagnostic[], seconds: number, ui: UiLang): string {
  const count = (severity: string): number => diagnostics.filter((each) => each.severity === severity).length;
  const [errors, warnings, notes] = [count('error'), count('warning'), count('info')];
  const text = ui === 'zh' ? `${errors} 错误  ${warnings} 警告  ${notes} 提示` : `${plural(errors, 'error')}  ${plural(warnings, 'warning')}  ${plural(notes, 'note')}`;
  return row(ui, { zh: '检查', en: 'check' }, `${text}  ${time(seconds)}`);
}

/** `  生成  zh.html 27 KiB · zh.txt 9 KiB`: outputs without the issue's name, pictures as a number; in lines of `width` cells, an output never cut. */
export function madeLines(id: string, artifacts: readonly Artifact[], width: number, ui: UiLang): string {
  const outputs = artifacts.filter(({ format }) => format !== 'asset');
  const assets = artifacts.length - outputs.length;
  const parts = outputs.map(({ path, bytes }) => `${visible(path.startsWith(`${id}.`) ? path.slice(id.length + 1) : path)} ${size(bytes.byteLength)}`);
  if (assets > 0) parts.push(ui === 'zh' ? `${assets} 个图片` : plural(assets, 'picture'));
  const head = row(ui, { zh: '生成', en: 'make' }, '').slice(0, -1);
  const indent = displayWidth(head);
  const lines: string[] = [];
  for (const part of parts) {
    const line = lines.at(-1);
    if (line === undefined || indent + displayWidth(`${line} · ${part}`) > width) lines.push(part);
    else lines[lines.length - 1] = `${line} · ${part}`;
  }
  return lines.map((line, i) => `${i === 0 ? head : ' '.repeat(indent)}${line}\n`).join('');
}

/** `seconds`, `next`: what is said to people alone. */
export function doneLine(folder: string, plan: OutputPlan, seconds: number | undefined, next: string | undefined, ui: UiLang, color: boolean): string {
  const changed = plan.write.length > 0 || plan.remove.length > 0;
  const what = ui === 'zh' ? (changed ? '已就绪' : '没有变化') : changed ? 'is ready' : 'is unchanged';
  const took = seconds === undefined ? '' : ui === 'zh' ? `（${time(seconds)}）` : ` (${time(seconds)})`;
  const hint = next === undefined ? '' : ui === 'zh' ? `   下一步：${next}` : `   next: ${next}`;
  return `${painter(color)('good', '✔')} ${visible(folder)} ${what}${took}${hint}\n`;
}

/** `  生成  ███░░░░░  5/12  issue-9`: for a terminal, while it lasts. */
export function barLine(said: { zh: string; en: string }, done: number, total: number, what: string, ui: UiLang): string {
  const length = 16;
  const full = total === 0 ? 0 : Math.floor((done / total) * length);
  return row(ui, said, `${'█'.repeat(full)}${'░'.repeat(length - full)}  ${done}/${total}  ${start(visible(what), 36)}`).trimEnd();
}

/** As much of a text as stands in `cells`: a line that wrapped could not be taken back. */
function start(text: string, cells: number): string {
  if (displayWidth(text) <= cells) return text;
  const characters = [...text];
  while (displayWidth(characters.join('')) >= cells) characters.pop();
  return `${characters.join('')}…`;
}

/** Where unfinished files were kept. */
export function asideLine(folder: string, ui: UiLang): string {
  return ui === 'zh' ? `  未完成的文件留在 ${folder}，供查找原因\n` : `  The unfinished file was kept in ${folder}, to find out why\n`;
}

/** `next`: the command that tells more, if there is more. */
export function refusedLine(id: string, diagnostics: readonly Diagnostic[], next: string | undefined, ui: UiLang, color: boolean): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const text = ui === 'zh' ? `${visible(id)} 有 ${errors} 个错误，没有生成；上一次的输出不变` : `${visible(id)} has ${plural(errors, 'error')} and was not built; the last output stands`;
  const hint = next === undefined ? '' : ui === 'zh' ? `   下一步：${next}` : `   next: ${next}`;
  return `${painter(color)('error', '✖')} ${text}${hint}\n`;
}

/** What `--dry-run` prints. */
export function planLines(folder: string, plan: OutputPlan, ui: UiLang): string {
  const part = (said: { zh: string; en: string }, paths: readonly string[]): string[] => paths.map((path) => `  ${said[ui]}  ${visible(path)}`);
  return [
    visible(folder),
    ...part({ zh: '写入', en: 'write ' }, [...plan.write.map(({ path, bytes }) => `${path}  ${size(bytes.byteLength)}`), ...(plan.manifest === undefined ? [] : ['manifest.json'])]),
    ...part({ zh: '删除', en: 'remove' }, plan.remove),
    ...part({ zh: '不变', en: 'leave ' }, plan.left.map(({ path }) => path)),
    '',
  ].join('\n');
}

/** Bytes for people: 912 B, 27 KiB, 1.4 MiB. */
export function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kib = bytes / 1024;
  return kib < 1024 ? `${Math.round(kib)} KiB` : `${(kib / 1024).toFixed(1)} MiB`;
}

function row(ui: UiLang, name: { zh: string; en: string }, text: string): string {
  return `  ${ui === 'zh' ? name.zh : name.en.padEnd(5)}  ${text}\n`;
}

function time(seconds: number): string {
  return `${seconds.toFixed(1)} s`;
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function lengthOf(edition: Edition): { words: number; characters: number } {
  let words = 0;
  let characters = 0;
  for (const { text } of edition.texts) {
    words += text.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
    for (const character of text) if (isHan(character)) characters += 1;
  }
  return { words, characters };
}
