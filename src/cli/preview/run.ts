import { join } from 'node:path';
import { findInputs, type Target } from '../../core/inputs.js';
import { findWork } from '../loading.js';
import { previewFormats } from '../../core/preview.js';
import { createFiles } from '../../io/files.js';
import { serveLoopback } from '../../io/loopback.js';
import { openAddress } from '../../io/open-address.js';
import { watchFolders } from '../../io/watch.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Files } from '../../model/files.js';
import { openBuildTools } from '../build-options.js';
import type { Invocation } from '../command.js';
import { ExitCode } from '../exit-codes.js';
import { readPort } from '../port.js';
import { noteDiagnostics, refuse } from '../report.js';
import { watchedBy } from '../watch.js';
import { PreviewSite } from './site.js';

/** Editors that write in steps are seen half-way; the next event puts that right, and whoever waits for the page does not wait for it. */
const quiet = 12;

export async function run({ session, args, options }: Pick<Invocation, 'session' | 'args' | 'options'>): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const port = readPort(options['port'], wrong);
  if (wrong.length > 0) return refuse(session, wrong);
  const { targets, problems } = await findInputs(session.files, args);
  if (problems.length > 0 || targets.length === 0) return refuse(session, problems);
  const target = await newest(session.files, targets);
  const { workspaces } = await findWork(session, [target.kind === 'issue' ? target.folder : target.path], {});
  const unusable = workspaces.filter(({ usable }) => !usable);
  noteDiagnostics(session, unusable.flatMap(({ diagnostics }) => diagnostics), (file) => workspaces.map(({ sources }) => sources.text(file)).find((text) => text !== undefined));
  if (unusable.length > 0) return ExitCode.usage;

  const tools = openBuildTools(session);
  const site = new PreviewSite({ session, target, tools, formats: previewFormats, files: () => createFiles(session.folder) });
  const server = await serveLoopback({
    port,
    answer: (request) => site.answer(request),
    failed: (error) => session.note(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`),
  });
  site.onParts((parts) => server.send('parts', parts));
  try {
    await site.change(new Set());
    session.print(`${server.address}\n`);
    if (!session.quiet) session.note(session.say({ zh: '预览已打开，存盘即更新；Ctrl-C 结束。\n', en: 'The preview is open and follows every save; Ctrl-C ends it.\n' }));
    if (options['open'] !== false && session.stderr.live && !session.env['CI']) openAddress(server.address);
    let isFirst = true;
    await watchFolders(
      watchedBy([target]),
      async (touched) => {
        if (!isFirst) await site.change(touched);
        isFirst = false;
      },
      session.signal,
      quiet,
    );
  } finally {
    await site.close();
    await server.close();
    await tools.close();
  }
  return ExitCode.interrupted;
}

/** Of several issues the one with the latest date; one without a readable date is the oldest. */
async function newest(files: Files, targets: readonly Target[]): Promise<Target> {
  let best: { readonly target: Target; readonly date: string } | undefined;
  for (const target of targets) {
    const read = target.kind === 'issue' && targets.length > 1 ? await files.read(join(target.folder, 'issue.yml'), { limit: 64 * 1024, within: target.root }) : undefined;
    const date = read && 'bytes' in read ? (/^date:\s*["']?(\d{4}-\d{2}-\d{2})/mu.exec(new TextDecoder().decode(read.bytes))?.[1] ?? '') : '';
    if (!best || date >= best.date) best = { target, date };
  }
  if (!best) throw new Error('no targets');
  return best.target;
}
