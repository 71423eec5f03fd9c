import { basename, dirname, join, relative, sep } from 'node:path';
import { ciHosts, type NewFile } from '../core/init-ci.js';
import { readNames, workspaceFiles, type InitAnswers } from '../core/init.js';
import { createFile } from '../io/create.js';
import { packageName, packageRoot, packageVersion } from '../io/package.js';
import { runProgram } from '../io/program.js';
import { isLang, languages as known } from '../lang/registry.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Lang } from '../model/text.js';
import { painter } from '../report/paint.js';
import type { Invocation } from './command.js';
import { ExitCode } from './exit-codes.js';
import { askFor, type Asked } from './init-questions.js';
import { size } from './progress.js';
import { readNames as readChoices, refuse } from './report.js';
import { usageProblem, type Options, type Session } from './session.js';
import { proposed, typed } from './typed.js';

export async function run({ session, args, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const { files } = session;
  const folder = files.resolve(args[0] ?? '.');
  if ((await files.kind(folder)) === 'file') wrong.push(usageProblem({ zh: `${args[0]} 是文件，应为文件夹`, en: `Unexpected file ${args[0]}, expected a folder` }, { actual: args[0] ?? '' }));
  const given = readGiven(options, wrong);
  const hosts = readChoices('--ci', options['ci'], ciHosts, wrong) ?? [];
  if (wrong.length > 0) return refuse(session, wrong);
  const asked = await askFor(session, options, given);
  const languages = asked.languages ?? ['zh', 'en'];
  const source = asked.source ?? (languages.includes('en') ? 'en' : (languages[0] ?? 'en'));
  const example = asked.example ?? false;
  if (!languages.includes(source)) wrong.push(usageProblem({ zh: `--source ${source} 不在 --languages ${languages.join(',')} 之中`, en: `Unexpected --source ${source}, expected one of --languages ${languages.join(',')}` }, { actual: source, expected: languages }));
  if (example && languages.length < 2) wrong.push(usageProblem({ zh: '示例是双语的，--example 需要两种语言', en: 'The example has two languages, expected both with --example' }));
  if (wrong.length > 0) return refuse(session, wrong);

  const schemas = await findSchemas(session, folder, hosts.length > 0);
  const answers: InitAnswers = { names: asked.names ?? {}, languages, source, example, ci: hosts, schemas: schemas.place, tool: { name: packageName(), version: packageVersion() } };
  const made: NewFile[] = [];
  for (const file of [...workspaceFiles(answers), ...schemas.copies]) {
    session.signal.throwIfAborted();
    const path = join(folder, file.path);
    // It keeps an empty folder in Git; one that holds issues needs none.
    if (basename(path) === '.gitkeep' && (await files.list(dirname(path))).length > 0) continue;
    const shown = files.show(path);
    if (await createFile(path, file.text)) {
      made.push(file);
      session.print(`${shown}\n`);
    } else session.note(`${session.say({ zh: `${shown} 已有，未改动`, en: `${shown} stands already and is left alone` })}\n`);
  }
  const code = options['git'] === true ? await beginRepository(session, folder) : ExitCode.fine;
  if (!session.quiet) session.note(closing(session, folder, made, [...(await installing(session, folder, answers)), example ? proposed(session.env, 'check') : proposed(session.env, 'new')]));
  return code;
}

/** What flags say. */
function readGiven(options: Options, wrong: Diagnostic[]): Asked {
  const all = Object.keys(known).filter(isLang);
  const languages = readChoices<Lang>('--languages', options['languages'], all, wrong);
  const source = readChoices<Lang>('--source', options['source'], all, wrong)?.[0];
  return {
    ...(typeof options['name'] === 'string' && { names: readNames(options['name']) }),
    ...(languages && { languages }),
    ...(source && { source }),
    ...(options['example'] === true && { example: true }),
  };
}

/**
 * Where the JSON Schemas stand, for editors. The installed package's own, if it is installed in the workspace or above it (or will be, for CI):
 * those belong to the version that checks. Else, with a tool installed for the whole machine, copies: a path into its folder would hold on
 * this machine alone, and an address only where there is a network.
 */
async function findSchemas({ files }: Session, folder: string, willInstall: boolean): Promise<{ readonly place: string; readonly copies: readonly NewFile[] }> {
  const inside = ['node_modules', packageName(), 'schemas'].join('/');
  for (let at = folder; ; at = dirname(at)) {
    if ((await files.kind(join(at, inside, 'spp.json'))) === 'file') {
      const up = relative(folder, at).split(sep).join('/');
      return { place: `${up === '' ? './' : `${up}/`}${inside}/`, copies: [] };
    }
    if (dirname(at) === at) break;
  }
  if (willInstall) return { place: `./${inside}/`, copies: [] };
  const copies: NewFile[] = [];
  for (const name of ['spp.json', 'issue.json', 'glossary.json']) {
    const read = await files.read(join(packageRoot, 'schemas', name), { limit: 1024 * 1024 });
    if ('bytes' in read) copies.push({ path: `schemas/${name}`, text: new TextDecoder().decode(read.bytes) });
  }
  return { place: './schemas/', copies };
}

async function beginRepository(session: Session, folder: string): Promise<ExitCode> {
  for (let at = folder; ; at = dirname(at)) {
    if ((await session.files.kind(join(at, '.git'))) !== undefined) return ExitCode.fine;
    if (dirname(at) === at) break;
  }
  const reply = await runProgram(['git', 'init', '--quiet'], '', { timeout: 30_000, signal: session.signal, folder });
  if (!('failure' in reply)) return ExitCode.fine;
  session.note(`spp: ${session.say(reply.failure)}\n`);
  return ExitCode.environment;
}

/** What puts the tool into the workspace, for CI: a `package.json` that stood already may not name it. */
async function installing({ files }: Session, folder: string, { ci, tool }: InitAnswers): Promise<string[]> {
  if (ci.length === 0) return [];
  const read = await files.read(join(folder, 'package.json'), { limit: 1024 * 1024 });
  const isNamed = 'bytes' in read && new TextDecoder().decode(read.bytes).includes(JSON.stringify(tool.name));
  return [isNamed ? 'npm install' : `npm install --save-dev ${tool.name}@${tool.version}`];
}

function closing(session: Session, folder: string, made: readonly NewFile[], next: readonly string[]): string {
  const shown = session.files.show(folder);
  const bytes = made.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  const steps = [...(shown === '.' ? [] : [typed('cd', shown)]), ...next];
  const mark = painter(session.stderr.color)('good', '✔');
  return session.say({
    zh: `${mark} ${shown === '.' ? '工作区' : `${shown} `}已建好：${made.length} 个文件，${size(bytes)}   下一步：${steps.join('，')}\n`,
    en: `${mark} ${shown === '.' ? 'The workspace' : shown} is ready: ${made.length} files, ${size(bytes)}   next: ${steps.join(', ')}\n`,
  });
}
