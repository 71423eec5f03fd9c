import { join } from 'node:path';
import { openTheme } from '../core/themes.js';
import { configName, findRoot, glossaryName, loadWorkspace } from '../core/workspace.js';
import { cacheFolder } from '../io/cache-folder.js';
import { browserHealth, converterHealth, diskHealth, fontHealth, writeHealth, type Health } from '../io/doctor.js';
import { packageRoot, packageVersion } from '../io/package.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Localized } from '../model/text.js';
import { painter } from '../report/paint.js';
import { pretty } from '../report/pretty.js';
import { padToWidth } from '../text/width.js';
import { fontFolder } from './build-options.js';
import type { Invocation } from './command.js';
import { ExitCode, worst } from './exit-codes.js';
import { listForms, readReporter, refuse } from './report.js';
import type { Session } from './session.js';

/** One line of the report. The ids are a promise to programs. */
interface Examined extends Health {
  readonly id: 'spp' | 'node' | 'locale' | 'terminal' | 'browser' | 'fonts' | 'pictures' | 'workspace' | 'settings' | 'glossary' | 'issues' | 'schemas' | 'theme' | 'output' | 'cache' | 'disk';
}

const titles: Readonly<Record<Examined['id'], Localized>> = {
  spp: { zh: 'spp', en: 'spp' },
  node: { zh: 'Node', en: 'Node' },
  locale: { zh: '语言时区', en: 'locale' },
  terminal: { zh: '终端', en: 'terminal' },
  browser: { zh: '浏览器', en: 'browser' },
  fonts: { zh: '字体', en: 'fonts' },
  pictures: { zh: '图片处理', en: 'pictures' },
  workspace: { zh: '工作区', en: 'workspace' },
  settings: { zh: '设置', en: 'settings' },
  glossary: { zh: '术语表', en: 'glossary' },
  issues: { zh: '各期', en: 'issues' },
  schemas: { zh: 'Schema', en: 'schemas' },
  theme: { zh: '主题', en: 'theme' },
  output: { zh: '输出', en: 'output' },
  cache: { zh: '缓存', en: 'cache' },
  disk: { zh: '磁盘', en: 'disk' },
};

export async function run({ session, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const reporter = readReporter(options['format'], wrong, listForms);
  if (wrong.length > 0) return refuse(session, wrong, reporter);
  const lines: Examined[] = [];
  const paint = painter(session.stdout.color);
  const add = (line: Examined): void => {
    lines.push(line);
    if (reporter === pretty) session.print(shown(session, line, paint));
  };
  await examine(session, add);
  const count = (state: Health['state']): number => lines.filter((line) => line.state === state).length;
  if (reporter !== pretty) {
    const checks = lines.map(({ id, state, found, remedy }) => ({ id, state, message: session.say(found), ...(remedy !== undefined && { remedy }) }));
    session.print(`${JSON.stringify({ version: 1, checks, summary: { ok: count('ok'), warning: count('warning'), error: count('error') } }, undefined, 2)}\n`);
  } else if (!session.quiet) session.note(closing(session, count('error'), count('warning')));
  const isWorkspaceWrong = lines.some(({ id, state }) => state === 'error' && ofWorkspace.has(id));
  const isMachineWrong = lines.some(({ id, state }) => state === 'error' && !ofWorkspace.has(id));
  return worst([isWorkspaceWrong ? ExitCode.usage : ExitCode.fine, isMachineWrong ? ExitCode.environment : ExitCode.fine]);
}

const ofWorkspace: ReadonlySet<Examined['id']> = new Set(['workspace', 'settings', 'glossary', 'theme']);

async function examine(session: Session, add: (line: Examined) => void): Promise<void> {
  const manifest = await readManifest(session);
  add({ id: 'spp', state: 'ok', found: same(`${packageVersion()}  ${packageRoot.replace(/[/\\]$/, '')}`) });
  // An older Node is told by bin/spp.js, which goes no further.
  add({ id: 'node', state: 'ok', found: same(`${process.version}  ${process.platform} ${process.arch}`) });
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
  add({ id: 'locale', state: 'ok', found: { zh: `${locale}，${timeZone}，消息用中文`, en: `${locale}, ${timeZone}, messages in English` } });
  add({ id: 'terminal', state: 'ok', found: session.stdout.ascii ? { zh: '不支持 UTF-8 符号，改用 ASCII', en: 'without UTF-8 marks, ASCII is used' } : same('UTF-8') });
  session.signal.throwIfAborted();
  add({ id: 'browser', ...(await browserHealth()) });
  const fonts = Object.fromEntries(Object.entries(manifest.dependencies).filter(([name]) => name.startsWith('@fontsource/')));
  add({ id: 'fonts', ...(await fontHealth(packageRoot, fonts, fontFolder(session))) });
  add({ id: 'pictures', ...(await converterHealth(manifest.optionalDependencies['sharp'] ?? '')) });
  session.signal.throwIfAborted();
  const root = await findRoot(session.files, session.folder);
  if (root === undefined) add({ id: 'workspace', state: 'warning', found: { zh: '这里不是工作区，只能处理单独的 .md 文件', en: 'no workspace here; single .md files can be worked on' }, remedy: 'spp init' });
  else await examineWorkspace(session, root, add);
  const dist = join(root ?? session.folder, 'dist');
  add({ id: 'output', ...(await writeHealth(dist, session.files.show(dist))) });
  const cache = cacheFolder(session.env);
  add({ id: 'cache', ...(await writeHealth(cache, cache)) });
  const disk = await diskHealth(cache);
  if (disk) add({ id: 'disk', ...disk });
}

async function examineWorkspace(session: Session, root: string, add: (line: Examined) => void): Promise<void> {
  const { files } = session;
  const workspace = await loadWorkspace(files, root);
  const verdict = (name: string, found: Localized): Health => {
    const first = workspace.diagnostics.find(({ file, severity }) => severity === 'error' && file === files.show(join(root, name)));
    if (!first) return { state: 'ok', found };
    const place = `${first.file}${first.range ? `:${first.range.line}` : ''}`;
    return { state: 'error', found: { zh: `${place}  ${first.message.zh}`, en: `${place}  ${first.message.en}` }, remedy: 'spp check' };
  };
  add({ id: 'workspace', state: 'ok', found: same(root) });
  add({ id: 'settings', ...verdict(configName, { zh: `${configName} 可读；语言 ${workspace.config.languages.join('、')}`, en: `${configName} can be read; languages ${workspace.config.languages.join(', ')}` }) });
  const terms = workspace.glossary.concepts.length;
  if ((await files.kind(join(root, glossaryName))) === 'file') add({ id: 'glossary', ...verdict(glossaryName, { zh: `${terms} 条`, en: `${terms} concepts` }) });
  else add({ id: 'glossary', state: 'warning', found: { zh: `没有 ${glossaryName}，术语不检查`, en: `no ${glossaryName}, so terms are not checked` }, remedy: 'spp init' });
  const issues = (await files.list(join(root, 'issues'))).filter(({ name, kind }) => kind === 'folder' && !name.startsWith('.')).length;
  add({ id: 'issues', state: issues > 0 ? 'ok' : 'warning', found: { zh: `${issues} 期`, en: `${issues} ${issues === 1 ? 'issue' : 'issues'}` }, ...(issues === 0 && { remedy: 'spp new' }) });
  const stale = await staleSchemas(session, root);
  if (stale.length > 0) add({ id: 'schemas', state: 'warning', found: { zh: `${stale.join('、')} 是旧版本的，编辑器的提示会有出入`, en: `${stale.join(', ')} of another version: what editors offer may be wrong` }, remedy: `rm ${stale.join(' ')} && spp init` });
  const { theme, diagnostics } = await openTheme(files, workspace, packageRoot);
  const error = diagnostics.find(({ severity }) => severity === 'error');
  if (theme && !error) add({ id: 'theme', state: 'ok', found: same(workspace.config.theme) });
  else add({ id: 'theme', state: 'error', found: error?.message ?? { zh: `主题 ${workspace.config.theme} 无法读取`, en: `The theme ${workspace.config.theme} cannot be read` }, remedy: 'spp check' });
}

/** Copies of the JSON Schemas that `spp init` made, where they are not this version's. */
async function staleSchemas({ files }: Session, root: string): Promise<string[]> {
  const stale: string[] = [];
  for (const name of ['spp.json', 'issue.json', 'glossary.json']) {
    const path = join(root, 'schemas', name);
    if ((await files.kind(path)) !== 'file') continue;
    const [own, shipped] = await Promise.all([path, join(packageRoot, 'schemas', name)].map((each) => files.read(each, { limit: 1024 * 1024 })));
    if (own && shipped && 'bytes' in own && 'bytes' in shipped && Buffer.compare(own.bytes, shipped.bytes) !== 0) stale.push(files.show(path));
  }
  return stale;
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

async function readManifest({ files }: Session): Promise<Manifest> {
  const read = await files.read(join(packageRoot, 'package.json'), { limit: 1024 * 1024 });
  const { dependencies = {}, optionalDependencies = {} }: Partial<Manifest> = 'bytes' in read ? JSON.parse(new TextDecoder().decode(read.bytes)) : {};
  return { dependencies, optionalDependencies };
}

function same(text: string): Localized {
  return { zh: text, en: text };
}

const marks = { ok: ['good', '✔'], warning: ['warning', '!'], error: ['error', '✖'] } as const;

function shown(session: Session, { id, state, found, remedy }: Examined, paint: ReturnType<typeof painter>): string {
  const [color, mark] = marks[state];
  const line = `${paint(color, mark)} ${padToWidth(session.say(titles[id]), 10)} ${session.say(found)}\n`;
  return remedy === undefined ? line : `${line}             → ${paint('strong', remedy)}\n`;
}

function closing(session: Session, errors: number, warnings: number): string {
  const paint = painter(session.stderr.color);
  if (errors + warnings === 0) return `${paint('good', '✔')} ${session.say({ zh: '一切就绪', en: 'Everything is there' })}\n`;
  const mark = errors > 0 ? paint('error', '✖') : paint('warning', '!');
  return `${mark} ${session.say({ zh: `${errors} 项缺少，${warnings} 项可改进；按 → 所示的命令补救`, en: `${errors} missing, ${warnings} could be better; the commands after → mend them` })}\n`;
}
