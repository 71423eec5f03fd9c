import { basename, dirname, join } from 'node:path';
import { endingOf, importEndings, importFile, type ImportedDraft } from '../core/import.js';
import { createFile } from '../io/create.js';
import { writeWithFolder } from '../io/replace.js';
import { isLang } from '../lang/registry.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Lang } from '../model/text.js';
import { painter } from '../report/paint.js';
import { pretty } from '../report/pretty.js';
import type { Invocation } from './command.js';
import { ExitCode, worst } from './exit-codes.js';
import { fileLimit, readInput, sayAll } from './import-input.js';
import { barLine, size } from './progress.js';
import { readNames, readReporter, refuse } from './report.js';
import { contextFor, type Options, type Session, usageProblem } from './session.js';
import { proposed } from './typed.js';

export async function run({ session, args, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const reporter = readReporter(options['format'], wrong);
  const lang = readNames('--lang', options['lang'], ['zh', 'en'], wrong)?.find(isLang);
  if (typeof options['out'] === 'string' && args.length > 1) wrong.push(usageProblem({ zh: '--out 只能用于一个文件', en: '--out takes one file only' }));
  if (wrong.length > 0) return refuse(session, wrong, reporter);
  if (typeof options['into'] === 'string') return (await import('./import-into.js')).takeBack({ session, args, options, reporter, lang, issue: options['into'] });
  const diagnostics: Diagnostic[] = [];
  const codes: ExitCode[] = [];
  for (const [done, name] of args.entries()) {
    session.signal.throwIfAborted();
    session.status(barLine({ zh: '导入', en: 'import' }, done, args.length, name, session.uiLang));
    codes.push(await importOne(session, name, options, lang, diagnostics, reporter !== pretty));
  }
  if (reporter !== pretty) session.print(reporter.report({ diagnostics, files: args.length }, contextFor(session, 'stdout')));
  else sayAll(session, diagnostics);
  return worst(codes);
}

async function importOne(session: Session, name: string, options: Options, lang: Lang | undefined, diagnostics: Diagnostic[], isQuiet: boolean): Promise<ExitCode> {
  const { files } = session;
  const path = files.resolve(name);
  const shown = files.show(path);
  const refused = (message: Diagnostic['message'], rule: Diagnostic['rule'] = 'input/unreadable'): ExitCode => {
    diagnostics.push({ rule, severity: 'error', file: shown, message });
    return ExitCode.usage;
  };
  const bytes = await readInput(session, name, diagnostics);
  if (!bytes) return ExitCode.usage;
  if (!importEndings.includes(endingOf(name))) return refused(unknownKind(endingOf(name)), 'input/format');
  const beside = async (address: string): Promise<Uint8Array | undefined> => {
    const found = await files.picture(dirname(path), safeDecode(address));
    return 'asset' in found ? found.asset.bytes : undefined;
  };
  const draft = await files.limited(shown, () => importFile({ name: shown, bytes, beside }, lang));
  if ('problem' in draft) return refused(draft.problem);
  for (const { rule, severity, message, actual } of draft.notes) diagnostics.push({ rule, severity, message, file: shown, ...(actual !== undefined && { actual }) });
  const out = files.resolve(typeof options['out'] === 'string' ? options['out'] : `${basename(name).replace(/\.[^.]+$/u, '')}.md`);
  if (options['dryRun'] === true) {
    if (!isQuiet) session.print(draft.text);
    return ExitCode.fine;
  }
  const problem = await write(session, draft, out, path, options['force'] === true);
  if (problem) return refused(problem, 'input/same-output');
  if (!session.quiet && !isQuiet) {
    const count = draft.pictures.length;
    const length = size(new TextEncoder().encode(draft.text).byteLength);
    const next = proposed(session.env, 'check', files.show(out));
    session.note(session.say({
      zh: `${painter(session.stderr.color)('good', '✔')} ${shown} → ${files.show(out)}（${draft.lang === 'zh' ? '中文' : '英文'}，${length}${count > 0 ? `，图片 ${count} 张` : ''}）   下一步：${next}\n`,
      en: `${painter(session.stderr.color)('good', '✔')} ${shown} → ${files.show(out)} (${draft.lang === 'zh' ? 'Chinese' : 'English'}, ${length}${count > 0 ? `, ${count} picture${count === 1 ? '' : 's'}` : ''})   next: ${next}\n`,
    }));
  }
  return ExitCode.fine;
}

/** Pictures first: a draft never stands without them. Nothing that stands is replaced unasked. */
async function write(session: Session, { text, pictures }: ImportedDraft, out: string, source: string, isForced: boolean): Promise<Diagnostic['message'] | undefined> {
  const { files } = session;
  const bytes = new TextEncoder().encode(text);
  const shown = files.show(out);
  const stands = await files.kind(out);
  if (out === source) return { zh: `${shown} 就是要导入的文件；请用 --out 另起文件名`, en: `${shown} is the file to import; name another with --out` };
  if (stands !== undefined && (!isForced || stands === 'folder')) return standing(shown);
  let renamed = text;
  for (const { path, bytes: picture } of pictures) {
    const free = await freePath(session, dirname(out), path, picture, isForced);
    if (free !== path) renamed = renamed.replaceAll(`](${path}`, `](${free}`);
  }
  const final = renamed === text ? bytes : new TextEncoder().encode(renamed);
  if (stands === 'file') {
    await writeWithFolder(out, final);
    return undefined;
  }
  return (await createFile(out, final)) ? undefined : standing(shown);
}

/** Writes a picture under its name, or under the next that is free; the same picture is not written twice. */
async function freePath(session: Session, folder: string, path: string, bytes: Uint8Array, isForced: boolean): Promise<string> {
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? path : path.replace(/(\.[^.]+)$/u, `-${n}$1`);
    const full = join(folder, name);
    if (isForced && n === 1 && (await session.files.kind(full)) === undefined) {
      await writeWithFolder(full, bytes);
      return name;
    }
    if (await createFile(full, bytes)) return name;
    const before = await session.files.read(full, { limit: fileLimit });
    if ('bytes' in before && before.bytes.length === bytes.length && before.bytes.every((byte, i) => byte === bytes[i])) return name;
  }
}

function standing(file: string): Diagnostic['message'] {
  return { zh: `${file} 已存在，未覆盖；请用 --out 另起文件名，或加 --force`, en: `${file} stands already and is left alone; name another with --out, or add --force` };
}

function unknownKind(ending: string): Diagnostic['message'] {
  if (ending === 'doc') return { zh: '旧格式 .doc 不能读取；请用 Word 另存为 .docx', en: 'Unexpected old format .doc; save it as .docx with Word' };
  if (ending === 'docm' || ending === 'dotm') return { zh: '含宏的 Word 文件不读取；请另存为 .docx', en: 'Unexpected Word file with macros; save it as .docx' };
  return { zh: `不能导入这种文件；应为：${importEndings.map((each) => `.${each}`).join(' ')}`, en: `Unexpected kind of file, expected one of ${importEndings.map((each) => `.${each}`).join(' ')}` };
}

function safeDecode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch (error) {
    if (error instanceof URIError) return address;
    throw error;
  }
}
