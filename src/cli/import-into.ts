import { join } from 'node:path';
import { findInputs } from '../core/inputs.js';
import { Sources } from '../core/sources.js';
import { kinship, takeBack as takeCopyBack, type TakenBack } from '../core/take-back.js';
import { readSource } from '../core/workspace.js';
import { readDocx } from '../exchange/docx/read.js';
import type { DocxDocument } from '../exchange/docx/model.js';
import { replaceText } from '../io/replace.js';
import { languageOf, languages } from '../lang/registry.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Lang, Localized, SourceFile } from '../model/text.js';
import { pretty } from '../report/pretty.js';
import { unifiedDiff } from '../text/diff.js';
import { ExitCode, worst } from './exit-codes.js';
import { readInput, sayAll, type TakeBackRequest } from './import-input.js';
import { refuse } from './report.js';
import { contextFor, usageProblem } from './session.js';

/** A draft that a copy may belong to. */
interface Draft {
  readonly path: string;
  readonly lang: Lang;
  readonly file: SourceFile;
}

/** `spp import --into ISSUE copy.docx`: the changes of a corrected copy, written into the draft that stands. */
export async function takeBack(request: TakeBackRequest): Promise<ExitCode> {
  const { session, args, options, reporter, lang, issue } = request;
  const { files } = session;
  const wrong = args.filter((name) => !/\.docx$/iu.test(name)).map((name) => usageProblem({ zh: `--into 只接受 .docx 文件：${name}`, en: `--into takes .docx files only: ${name}` }, { actual: name }));
  if (wrong.length > 0) return refuse(session, wrong, reporter);
  const sources = new Sources();
  const { targets, problems } = await findInputs(files, [issue]);
  const [target] = targets;
  if (!target) return refuse(session, problems, reporter);
  const drafts: Draft[] = [];
  const wanted = lang ?? (target.kind === 'issue' ? target.lang : /(?:^|[./\\-])en\.md$/iu.test(target.path) ? 'en' : 'zh');
  for (const each of Object.keys(languages) as Lang[]) {
    const path = target.kind === 'file' ? target.path : join(target.folder, `${each}.md`);
    if ((wanted !== undefined && each !== wanted) || (await files.kind(path)) !== 'file' || drafts.some((draft) => draft.path === path)) continue;
    const read = await readSource(files, sources, path, target.root);
    if ('file' in read) drafts.push({ path, lang: each, file: read.file });
  }
  if (drafts.length === 0) return refuse(session, [usageProblem({ zh: `${issue} 里没有可以写入的草稿`, en: `Found no draft in ${issue} to write into` }, { actual: issue })], reporter);
  const diagnostics: Diagnostic[] = [];
  let code: ExitCode = ExitCode.fine;
  for (const name of args) code = worst([code, await takeOne(request, name, drafts, sources, diagnostics)]);
  if (reporter !== pretty) session.print(reporter.report({ diagnostics, files: args.length }, contextFor(session, 'stdout', (file) => sources.text(file))));
  else sayAll(session, diagnostics, (file) => sources.text(file));
  return options['dryRun'] === true && code === ExitCode.partly ? ExitCode.fine : code;
}

async function takeOne({ session, options, reporter }: TakeBackRequest, name: string, drafts: readonly Draft[], sources: Sources, diagnostics: Diagnostic[]): Promise<ExitCode> {
  const shown = session.files.show(session.files.resolve(name));
  const bytes = await readInput(session, name, diagnostics);
  if (!bytes) return ExitCode.usage;
  const document = session.files.limited(shown, () => readDocx(bytes));
  if ('problem' in document) {
    diagnostics.push({ rule: 'input/unreadable', severity: 'error', file: shown, message: document.problem });
    return ExitCode.usage;
  }
  const draft = draftOf(drafts, document);
  if (!draft) {
    diagnostics.push({ rule: 'exchange/invalid', severity: 'error', file: shown, message: noMarks });
    return ExitCode.usage;
  }
  const taken = takeCopyBack(draft.file, languageOf(draft.lang), document);
  for (const { rule, severity, ...finding } of taken.findings) diagnostics.push(sources.diagnose({ rule, file: draft.file.path, finding }, severity));
  const mark = draft.file.bom ? '\uFEFF' : '';
  if (options['dryRun'] === true) {
    if (reporter === pretty) session.print(unifiedDiff(draft.file.path, mark + draft.file.text, mark + taken.text));
  } else if (taken.text !== draft.file.text && !(await replaceText(draft.path, draft.file.text, taken.text, draft.file.bom))) {
    diagnostics.push({ rule: 'exchange/conflict', severity: 'error', file: draft.file.path, message: { zh: '草稿在此期间被改动，未写入；请再运行一次', en: 'The draft was changed meanwhile and is left alone; run again' } });
    return ExitCode.partly;
  }
  if (!session.quiet && reporter === pretty) session.note(`${session.say(closing(shown, draft.file.path, taken, options['dryRun'] === true))}\n`);
  return taken.findings.some(({ severity }) => severity === 'error') ? ExitCode.findings : ExitCode.fine;
}

/** The draft that most paragraphs of the copy came from. */
function draftOf(drafts: readonly Draft[], document: DocxDocument): Draft | undefined {
  const ranked = drafts.map((draft) => ({ draft, share: kinship(draft.file, languageOf(draft.lang), document) })).sort((a, b) => b.share - a.share);
  return ranked[0] && ranked[0].share > 0 ? ranked[0].draft : undefined;
}

const noMarks: Localized = {
  zh: '文档里没有来自这份草稿的段落：应为 spp build --to docx 生成后改过的副本；新文档请不带 --into 导入',
  en: 'Found no paragraph of this draft in it, expected a corrected copy of what spp build --to docx made; import a new document without --into',
};

function closing(copy: string, draft: string, { counts }: TakenBack, isDry: boolean): Localized {
  const { changed, added, deleted, moved, links } = counts;
  return {
    zh: `${copy} → ${draft}：改写 ${changed} 段、新增 ${added} 段、删除 ${deleted} 段、移动 ${moved} 段、改链接 ${links} 段${isDry ? '（--dry-run，未写入）' : ''}`,
    en: `${copy} → ${draft}: ${changed} changed, ${added} added, ${deleted} deleted, ${moved} moved, ${links} with other links${isDry ? ' (--dry-run: not written)' : ''}`,
  };
}
