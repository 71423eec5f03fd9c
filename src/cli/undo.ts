import { join } from 'node:path';
import { writeWhole } from '../io/replace.js';
import { listChanges, lookBack, swap, type StoredChange, type TakingBack, type UndoHome } from '../io/undo-store.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { painter } from '../report/paint.js';
import { pretty } from '../report/pretty.js';
import type { Reporter } from '../report/reporter.js';
import { visible } from '../report/visible.js';
import { unifiedDiff } from '../text/diff.js';
import type { Invocation } from './command.js';
import { ExitCode } from './exit-codes.js';
import { listForms, readReporter, refuse } from './report.js';
import { usageProblem, type Session } from './session.js';
import { proposed } from './typed.js';
import { undoHome } from './undo-home.js';

export async function run({ session, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const reporter = readReporter(options['format'], wrong, listForms);
  if (wrong.length > 0) return refuse(session, wrong, reporter);
  const home = await undoHome(session, session.folder);
  const changes = await listChanges(home);
  if (options['list'] === true) return list(session, reporter, home, changes);
  // What was taken back last stands before all else that was taken back.
  const redo = options['redo'] === true;
  const change = redo ? changes.find(({ undone }) => undone) : changes.findLast(({ undone }) => !undone);
  if (!change) return refuse(session, [nothing(session, home, redo)], reporter);
  const looks = await lookBack(home, change);
  if (!looks) return refuse(session, [damaged(session, home, change)], reporter);
  if (options['dryRun'] === true) {
    for (const look of looks) session.print(diffOf(session, home, look));
    return ExitCode.fine;
  }
  const moved = looks.filter(({ isMoved }) => isMoved).map(({ path }) => shown(session, home, path));
  if (moved.length > 0 && options['force'] !== true) return refuse(session, moved.map((file) => changedSince(file, redo)), reporter);
  await swap(home, change, looks, writeWhole);
  return tell(session, reporter, home, change, redo);
}

function tell(session: Session, reporter: Reporter, home: UndoHome, change: StoredChange, redo: boolean): ExitCode {
  if (reporter !== pretty) {
    session.print(`${JSON.stringify({ version: 1, ...asJson(session, home, { ...change, undone: !redo }) }, undefined, 2)}\n`);
    return ExitCode.fine;
  }
  for (const { path } of change.files) session.print(`${visible(shown(session, home, path))}\n`);
  const mark = painter(session.stderr.color)('good', '✔');
  const command = visible(change.command);
  const again = proposed(session.env, 'undo', '--redo');
  const said = redo ? { zh: `已重做：${command}`, en: `Made again: ${command}` } : { zh: `已撤销：${command}   重做：${again}`, en: `Taken back: ${command}   to make it again: ${again}` };
  if (!session.quiet) session.note(`${mark} ${session.say(said)}\n`);
  return ExitCode.fine;
}

function list(session: Session, reporter: Reporter, home: UndoHome, changes: readonly StoredChange[]): ExitCode {
  const newest = changes.toReversed();
  if (reporter !== pretty) {
    session.print(`${JSON.stringify({ version: 1, changes: newest.map((change) => asJson(session, home, change)) }, undefined, 2)}\n`);
    return ExitCode.fine;
  }
  const paint = painter(session.stdout.color);
  for (const { command, time, undone, files } of newest) {
    const state = undone ? session.say({ zh: '  （已撤销）', en: '  (taken back)' }) : '';
    session.print(`${paint('dim', localTime(time))}  ${visible(command)}${paint('warning', state)}\n`);
    for (const { path } of files) session.print(`    ${visible(shown(session, home, path))}\n`);
  }
  if (newest.length === 0 && !session.quiet) session.note(`${session.say({ zh: '没有可以撤销的改动', en: 'There is no change to take back' })}\n`);
  return ExitCode.fine;
}

function asJson(session: Session, home: UndoHome, { id, command, time, undone, files }: StoredChange): object {
  return { id, command, time, undone, files: files.map(({ path }) => shown(session, home, path)) };
}

function diffOf(session: Session, home: UndoHome, { path, now, before }: TakingBack): string {
  const text = (bytes: Uint8Array | null): string => (bytes === null ? '' : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  return unifiedDiff(shown(session, home, path), text(now), text(before));
}

function shown({ files }: Session, { base }: UndoHome, path: string): string {
  return files.show(join(base, path));
}

/** `2026-03-01 09:30`, as the clock on the wall says. */
function localTime(iso: string): string {
  const time = new Date(iso);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

function nothing({ files }: Session, { base }: UndoHome, redo: boolean): Diagnostic {
  const folder = files.show(base);
  const [zh, en] = folder === '.' ? ['此文件夹', 'this folder'] : [folder, folder];
  return usageProblem(
    redo
      ? { zh: `${zh}没有撤销过的改动可以重做`, en: `Found no change in ${en} that was taken back` }
      : { zh: `${zh}没有可以撤销的改动；spp undo --list 列出全部`, en: `Found no change in ${en} to take back; spp undo --list lists them all` },
  );
}

function changedSince(file: string, redo: boolean): Diagnostic {
  return usageProblem(
    {
      zh: `${file} 此后又有改动，${redo ? '未重做' : '未撤销'}；先看 spp undo --dry-run，仍要${redo ? '重做' : '撤销'}请加 --force`,
      en: `${file} was changed since, so nothing was ${redo ? 'made again' : 'taken back'}; see spp undo --dry-run, and use --force to do it all the same`,
    },
    { actual: file },
  );
}

function damaged({ files }: Session, { store }: UndoHome, { id }: StoredChange): Diagnostic {
  const folder = files.show(join(store, String(id)));
  return usageProblem({ zh: `撤销记录 ${folder} 已损坏或指向工作区之外，未使用；请删去该文件夹`, en: `The record ${folder} is damaged or leads outside the workspace and was not used; delete that folder` }, { actual: folder });
}
