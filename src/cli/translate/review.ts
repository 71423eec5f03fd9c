import { AsyncResource } from 'node:async_hooks';
import { openAddress } from '../../io/open-address.js';
import { serveLoopback } from '../../io/loopback.js';
import { isLang } from '../../lang/registry.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Invocation } from '../command.js';
import { ExitCode } from '../exit-codes.js';
import { readPort } from '../port.js';
import { refuse } from '../report.js';
import { type Options, type Session, usageProblem } from '../session.js';
import { findTranslations, type WorkItem, writeNew } from './opening.js';
import { ReviewDesk } from './review-desk.js';

export async function run({ session, args, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const port = readPort(options['port'], wrong);
  if (wrong.length > 0) return refuse(session, wrong);
  const { items, problems } = await findTranslations(session, args);
  const [item, ...others] = items;
  if (!item || problems.length > 0) return refuse(session, problems);
  if (others.length > 0) {
    return refuse(session, [usageProblem({ zh: `请写明审校哪一期：${items.map(({ place }) => place.id).join('、')}`, en: `Expected one issue to review: ${items.map(({ place }) => place.id).join(', ')}` })]);
  }
  const foreign = wrongLanguage(item, options['lang']);
  if (foreign) return refuse(session, [foreign]);
  const desk = new ReviewDesk(session, item);
  return typeof options['out'] === 'string' ? copy(session, desk, options['out']) : serve(session, desk, port, options);
}

function wrongLanguage({ place }: WorkItem, value: Options[string]): Diagnostic | undefined {
  const { source, target } = place.languages;
  if (value === undefined || (typeof value === 'string' && isLang(value) && value === target)) return undefined;
  return usageProblem({ zh: `--lang 应为译文的语言 ${target}（${source} → ${target}），现为“${String(value)}”`, en: `Unexpected --lang "${String(value)}", expected the translation's language ${target} (${source} → ${target})` }, { actual: String(value), expected: [target] });
}

/** A page for somebody else: read-only, in one file. */
async function copy(session: Session, desk: ReviewDesk, out: string): Promise<ExitCode> {
  const path = session.files.resolve(out);
  if (!/\.html?$/i.test(path) || (await session.files.kind(path)) === 'folder') return refuse(session, [usageProblem({ zh: `--out 应为 .html 文件，现为“${out}”`, en: `Unexpected --out "${out}", expected an .html file` }, { actual: out })]);
  const page = await desk.page(true);
  if ('problems' in page) return refuse(session, page.problems);
  await writeNew(path, page.html);
  if (!session.quiet) session.note(`${session.say({ zh: `${session.files.show(path)}：只读的审校页`, en: `${session.files.show(path)}: a read-only page` })}\n`);
  return ExitCode.fine;
}

async function serve(session: Session, desk: ReviewDesk, port: number, options: Options): Promise<ExitCode> {
  // What cannot be read is told before a page is opened.
  const first = await desk.page(false);
  if ('problems' in first) return refuse(session, first.problems);
  const server = await serveLoopback({
    port,
    // What a request writes belongs to this command, so that `spp undo` takes it back.
    answer: AsyncResource.bind((request) => desk.answer(request)),
    failed: (error) => session.note(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`),
  });
  try {
    session.print(`${server.address}\n`);
    session.note(session.say({ zh: '审校页已打开，审定和意见随即写入 segments.jsonl；Ctrl-C 结束。\n', en: 'The review page is open; approvals and comments are written to segments.jsonl at once. Ctrl-C ends it.\n' }));
    if (options['open'] !== false && session.stderr.live && !session.env['CI']) openAddress(server.address);
    await new Promise<void>((resolve) => {
      if (session.signal.aborted) resolve();
      else session.signal.addEventListener('abort', () => resolve(), { once: true });
    });
  } finally {
    await server.close();
  }
  return ExitCode.interrupted;
}
