import { checkSelection, concernsInput } from '../core/check.js';
import { type Fixed, fixBulletin, type FixedFile } from '../core/fix.js';
import { replaceText } from '../io/replace.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Localized } from '../model/text.js';
import { unifiedDiff } from '../text/diff.js';
import type { Invocation } from './command.js';
import { ExitCode, worst } from './exit-codes.js';
import { findWork, readLangs } from './loading.js';
import { noteDiagnostics, refuse, splitList } from './report.js';
import { type Options, type Session, usageProblem } from './session.js';
import { proposed } from './typed.js';

export async function run({ session, args, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const langs = readLangs(options, wrong);
  const selection = { only: splitList(options['only']), off: [] };
  for (const { name, message } of checkSelection(selection)) wrong.push(usageProblem(message, { actual: name }));
  if (wrong.length > 0) return refuse(session, wrong);

  const { items, problems, workspaces } = await findWork(session, args, options);
  const diagnostics = [...problems, ...workspaces.flatMap((workspace) => workspace.diagnostics)];
  const remaining: Diagnostic[] = [];
  let mended = 0;
  let isMoved = false;
  for (const { target, workspace } of items) {
    session.signal.throwIfAborted();
    if (!workspace.usable) continue;
    const fixed = await fixBulletin(session.files, workspace, target, langs, selection);
    for (const each of fixed.remaining) remaining.push(each);
    for (const file of fixed.files) {
      if (options['dryRun'] === true) session.print(diffOf(file));
      else if (!(await write(session, file))) {
        isMoved = true;
        continue;
      }
      mended += file.mended.length;
    }
  }
  const source = (file: string): string | undefined => workspaces.map(({ sources }) => sources.text(file)).find((text) => text !== undefined);
  noteDiagnostics(session, [...diagnostics, ...remaining.filter((each) => concernsInput(each) || each.rule === 'input/encoding')], source);
  if (!session.quiet) session.note(`${session.say(closing(mended, remaining, options['dryRun'] === true, proposed(session.env, 'check', ...args)))}${mended > 0 && session.stderr.live ? session.say(nextStep(session, args, options)) : ''}\n`);
  return worst([
    problems.length > 0 || remaining.some(concernsInput) || workspaces.some(({ usable }) => !usable) ? ExitCode.usage : ExitCode.fine,
    remaining.some(({ severity }) => severity === 'error') ? ExitCode.findings : ExitCode.fine,
    isMoved ? ExitCode.partly : ExitCode.fine,
  ]);
}

function diffOf({ file, after }: FixedFile): string {
  const mark = file.bom ? '\uFEFF' : '';
  return unifiedDiff(file.path, mark + file.text, mark + after);
}

async function write(session: Session, { file, after, mended }: FixedFile): Promise<boolean> {
  const isWritten = await replaceText(session.files.resolve(file.path), file.text, after, file.bom);
  if (!isWritten) {
    session.note(`${session.say({ zh: `${file.path} 在此期间被改动，未写入；请再运行一次`, en: `${file.path} was changed meanwhile and is left alone; run again` })}\n`);
    return false;
  }
  for (const { actual = '', fix = [], rule } of mended) {
    const text = fix.map((edit) => edit.text).join('');
    session.print(`${file.path}  ${rule}  ${JSON.stringify(actual)} → ${JSON.stringify(text)}\n`);
  }
  return true;
}

/** What may come next, for people alone. */
function nextStep({ env }: Session, args: readonly string[], { dryRun, only, lang, glossary }: Options): Localized {
  if (dryRun !== true) {
    const back = proposed(env, 'undo');
    return { zh: `   撤销：${back}`, en: `   to take it back: ${back}` };
  }
  const options = Object.entries({ only, lang, glossary }).flatMap(([name, value]) => (typeof value === 'string' ? [`--${name}`, value] : []));
  const command = proposed(env, 'fix', ...args, ...options);
  return { zh: `   下一步：${command}`, en: `   next: ${command}` };
}

function closing(mended: number, remaining: Fixed['remaining'], isDry: boolean, check: string): Localized {
  const left = remaining.length;
  const would = isDry ? { zh: '将修正', en: 'would be mended' } : { zh: '已修正', en: 'mended' };
  return {
    zh: `${would.zh} ${mended} 处${left > 0 ? `；另有 ${left} 处需要人来定，见 ${check}` : ''}`,
    en: `${mended} ${would.en}${left > 0 ? `; ${left} left for you, see ${check}` : ''}`,
  };
}
