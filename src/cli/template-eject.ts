import { join } from 'node:path';
import { noWorkspace } from '../core/problems.js';
import { chooseTemplates, type TemplateEntry } from '../core/template-list.js';
import { writeWithFolder } from '../io/replace.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { pretty } from '../report/pretty.js';
import { nearest } from '../text/nearest.js';
import type { Invocation } from './command.js';
import { ExitCode } from './exit-codes.js';
import { listForms, readReporter, refuse } from './report.js';
import { usageProblem, type Session } from './session.js';
import { openTemplates, unknownTemplate } from './template-list.js';

interface Copy {
  readonly entry: TemplateEntry;
  /** Absolute. */
  readonly to: string;
}

export async function eject({ session, args, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const reporter = readReporter(options['format'], wrong, listForms);
  if (wrong.length > 0) return refuse(session, wrong, reporter);
  const opened = await openTemplates(session, options, reporter);
  if (typeof opened === 'number') return opened;
  const { root, shipped, theme } = opened;
  if (root === undefined) return refuse(session, [noWorkspace(session.files.show(session.files.resolve('.')))], reporter);
  const choice = chooseTemplates(args, shipped);
  for (const { name, candidates } of choice.unknown) {
    wrong.push(unknownTemplate(name, candidates, nearest(name, shipped.map((entry) => entry.name))));
  }
  const copies = choice.entries.map((entry): Copy => ({ entry, to: join(root, 'templates', destination(entry, typeof options['theme'] === 'string' ? theme : undefined)) }));
  wrong.push(...(await obstacles(session, copies, options['force'] === true)));
  if (wrong.length > 0) return refuse(session, wrong, reporter);
  for (const { entry, to } of copies) await writeWithFolder(to, Buffer.from(entry.source));
  const written = copies.map(({ to }) => session.files.show(to));
  if (reporter !== pretty) session.print(`${JSON.stringify({ version: 1, written }, undefined, 2)}\n`);
  else for (const file of written) session.print(`${file}\n`);
  return ExitCode.fine;
}

/** A partial for every theme lies under its target, one for a single theme in the theme's folder, as tokens always do. */
function destination({ name, path }: TemplateEntry, theme: string | undefined): string {
  if (path.endsWith('.yml')) return path;
  return theme === undefined ? `${name}.hbs` : `themes/${theme}/${name}.hbs`;
}

/** What would be lost. */
async function obstacles({ files }: Session, copies: readonly Copy[], force: boolean): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const { to } of copies) {
    const kind = await files.kind(to);
    if (kind === undefined || (kind === 'file' && force)) continue;
    const shown = files.show(to);
    found.push(usageProblem({ zh: `${shown} 已存在，没有复制任何文件；要换回自带的模板请用 --force`, en: `Unexpected file ${shown}, nothing was copied; --force replaces it with the tool's` }, { actual: shown }));
  }
  return found;
}
