import { join } from 'node:path';
import { noSuchInput, noWorkspace } from '../core/problems.js';
import { latestIssue, nextIssue, type EarlierIssue } from '../core/next-issue.js';
import { fromIssue, schemasIn } from '../core/schema-line.js';
import { draftSkeleton, issueFile } from '../core/skeleton.js';
import { Sources } from '../core/sources.js';
import { configName, findRoot, loadWorkspace, readSource, type Workspace } from '../core/workspace.js';
import { today } from '../io/clock.js';
import { createFile } from '../io/create.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Lang, SourceFile } from '../model/text.js';
import { painter } from '../report/paint.js';
import { isDay } from '../schema/fields.js';
import { issueSchema } from '../schema/issue.js';
import { readYaml } from '../schema/read.js';
import { nearest } from '../text/nearest.js';
import type { Invocation } from './command.js';
import { ExitCode } from './exit-codes.js';
import { size } from './progress.js';
import { noteDiagnostics, refuse } from './report.js';
import { usageProblem, type Session } from './session.js';
import { proposed } from './typed.js';

export async function run({ session, args, options }: Invocation): Promise<ExitCode> {
  const { files } = session;
  const root = await findRoot(files, files.resolve('.'));
  if (root === undefined) return refuse(session, [noWorkspace(files.show(files.resolve('.')))]);
  const workspace = await loadWorkspace(files, root);
  const errors = workspace.diagnostics.filter(({ rule, severity }) => severity === 'error' && rule.startsWith('config/'));
  if (errors.length > 0) {
    noteDiagnostics(session, errors, (file) => workspace.sources.text(file));
    return ExitCode.usage;
  }
  const earlier = await readIssues(session, root);
  const wrong: Diagnostic[] = [];
  const { date, from } = options;
  if (typeof date === 'string' && !isDay(date)) wrong.push(usageProblem({ zh: `--date 应为日历上的一天，写作 YYYY-MM-DD，现为“${date}”`, en: `Unexpected --date "${date}", expected a day of the calendar as YYYY-MM-DD` }, { actual: date }));
  const id = args[0] === undefined ? undefined : folderName(args[0], wrong);
  const last = typeof from === 'string' ? named(earlier, from) : latestIssue(earlier);
  if (typeof from === 'string' && last === undefined) wrong.push(noSuchInput(from, nearest(from, earlier.map((each) => each.id))));
  if (wrong.length > 0) return refuse(session, wrong);

  const next = nextIssue(earlier, { today: today(session.env), ...(id !== undefined && { id }), ...(typeof date === 'string' && { date }) });
  const folder = join(root, 'issues', next.id);
  const shown = files.show(folder);
  if ((await files.kind(folder)) !== undefined) {
    return refuse(session, [usageProblem({ zh: `${shown} 已有，未改动；要另建一期请写别的期号，不写则为下一期`, en: `${shown} stands already and is left alone; name another issue, or none for the next` }, { actual: next.id })]);
  }
  const settings = workspace.sources.text(files.show(join(root, configName))) ?? '';
  const schemas = schemasIn(settings);
  const made: { readonly name: string; readonly content: string | Uint8Array }[] = [
    { name: 'issue.yml', content: issueFile(next, schemas === undefined ? undefined : fromIssue(schemas)) },
    ...(await drafts(session, workspace, root, last)),
  ];
  for (const { name, content } of made) {
    await createFile(join(folder, name), content);
    session.print(`${files.show(join(folder, name))}\n`);
  }
  if (!session.quiet) {
    const bytes = made.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0);
    const first = files.show(join(folder, `${workspace.config.source}.md`));
    const check = proposed(session.env, 'check', next.id);
    const like = last === undefined ? { zh: '', en: '' } : { zh: `，框架取自 ${last.id}`, en: `, laid out as ${last.id}` };
    const mark = painter(session.stderr.color)('good', '✔');
    session.note(session.say({
      zh: `${mark} ${shown} 已建好（${describe(next).zh}${like.zh}；${made.length} 个文件，${size(bytes)}）   下一步：编写 ${first}，然后 ${check}\n`,
      en: `${mark} ${shown} is ready (${describe(next).en}${like.en}; ${made.length} files, ${size(bytes)})   next: write ${first}, then ${check}\n`,
    }));
  }
  return ExitCode.fine;
}

function describe({ issue, year, number, date }: ReturnType<typeof nextIssue>): { zh: string; en: string } {
  return {
    zh: [...(number === undefined ? [] : [`${year} 年第 ${number} 期`]), ...(issue === undefined ? [] : [`总第 ${issue} 期`]), date].join('，'),
    en: [...(number === undefined ? [] : [`no. ${number} of ${year}`]), ...(issue === undefined ? [] : [`issue ${issue} in all`]), date].join(', '),
  };
}

/** What `[issue]` names: `12` is issue-12. A folder's name, so nothing that leads elsewhere or hides. */
function folderName(written: string, wrong: Diagnostic[]): string {
  const name = written.replace(/^(?:\.\/)?issues\//, '').replace(/\/$/, '').normalize('NFC');
  const number = /^0*([1-9]\d*|0)$/.exec(name)?.[1];
  if (number !== undefined) return `issue-${number}`;
  if (!/^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,79}$/u.test(name) || name.endsWith('.')) {
    wrong.push(usageProblem({ zh: `“${written}”不能作期的名称；应为期号（如 12），或由字母、数字和 - 组成的名称（如 review-2025）`, en: `Unexpected name "${written}" for an issue, expected a number such as 12, or letters, digits and hyphens such as review-2025` }, { actual: written }));
  }
  return name;
}

function named(issues: readonly EarlierIssue[], name: string): EarlierIssue | undefined {
  const id = name.replace(/\/$/, '').replace(/^.*\//, '');
  return issues.find((each) => each.id === id) ?? issues.find((each) => each.id === `issue-${id.replace(/^0+/, '')}`);
}

/** Issues whose `issue.yml` can be read; the others are told of when they are checked. */
async function readIssues({ files }: Session, root: string): Promise<EarlierIssue[]> {
  const found: EarlierIssue[] = [];
  for (const { name, kind } of await files.list(join(root, 'issues'))) {
    if (kind !== 'folder' || name.startsWith('.')) continue;
    const read = await readSource(files, new Sources(), join(root, 'issues', name, 'issue.yml'), root);
    const value = 'file' in read ? readYaml(read.file.text, issueSchema, { family: 'config' }).value : undefined;
    if (value) found.push({ id: name, date: value.date, ...(value.issue !== undefined && { issue: value.issue }), ...(value.number !== undefined && { number: value.number }) });
  }
  return found;
}

/** A skeleton in each language, and the masthead picture that the front matter keeps. */
async function drafts({ files }: Session, { config }: Workspace, root: string, last: EarlierIssue | undefined): Promise<{ name: string; content: string | Uint8Array }[]> {
  const made = new Map<string, string | Uint8Array>();
  for (const lang of config.languages) {
    const standing = last && (await draftOf(files, root, last.id, lang));
    const text = draftSkeleton(lang, standing, config.brand.programme?.[lang]);
    made.set(`${lang}.md`, text);
    const cover = /^cover:[^]*?image:\s*["']?([^\s"'},]+)/m.exec(text)?.[1];
    if (last === undefined || cover === undefined || made.has(cover)) continue;
    const picture = await files.picture(join(root, 'issues', last.id), cover);
    if ('asset' in picture) made.set(cover, picture.asset.bytes);
  }
  return [...made].map(([name, content]) => ({ name, content }));
}

async function draftOf(files: Session['files'], root: string, id: string, lang: Lang): Promise<SourceFile | undefined> {
  const read = await readSource(files, new Sources(), join(root, 'issues', id, `${lang}.md`), root);
  return 'file' in read ? read.file : undefined;
}
