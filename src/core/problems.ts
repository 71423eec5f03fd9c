import type { Diagnostic, Finding, RuleId } from '../model/diagnostic.js';
import { TimeSpentError, type ReadFailure } from '../model/files.js';
import type { Localized } from '../model/text.js';

/** What users can get wrong before a word is checked: input that is not there or cannot be read, settings that mean nothing. */

function problem(rule: RuleId, file: string, message: Localized, facts: { actual?: string; expected?: readonly string[] } = {}): Diagnostic {
  return { rule, severity: 'error', file, message, ...facts };
}

const failures: Readonly<Record<ReadFailure, Localized>> = {
  missing: { zh: '没有这个文件，请核对名称和所在的文件夹', en: 'there is no such file, check its name and folder' },
  folder: { zh: '它是文件夹，应为文件', en: 'it is a folder, expected a file' },
  denied: { zh: '没有读取权限，请修改文件的权限', en: 'permission to read it is denied, change that' },
  'too-large': { zh: '文件太大；请拆分，或删去不需要的内容', en: 'it is too large, divide it or take out what is not needed' },
  outside: { zh: '它（或它的符号链接）在允许的文件夹之外', en: 'it, or its symbolic link, leads outside the folder that may be read' },
  special: { zh: '它是管道或设备，应为普通文件', en: 'it is a pipe or device, expected a regular file' },
};

/** @param limit in bytes, of what may be read. */
export function unreadable(file: string, failure: ReadFailure, limit?: number): Diagnostic {
  const { zh, en } = failures[failure];
  const most = failure === 'too-large' && limit !== undefined ? `${Math.floor(limit / 1024 / 1024)} MiB` : undefined;
  return problem('input/unreadable', file, {
    zh: `无法读取：${zh}${most === undefined ? '' : `（上限 ${most}）`}`,
    en: `Cannot read it: ${en}${most === undefined ? '' : ` (expected at most ${most})`}`,
  });
}

/** What is told of work that was ended (`Files.limited`). @throws `error` itself if it is any other. */
export function timeSpent(error: unknown): Diagnostic {
  if (!(error instanceof TimeSpentError)) throw error;
  const { path, seconds } = error;
  return problem('input/time', path, {
    zh: `处理这个文件用了 ${seconds} 秒仍未完成，已中止；请拆分文件，或用 SPP_TIME_LIMIT（秒）放宽时限`,
    en: `Work on this file was ended after ${seconds} seconds; divide the file, or allow more with SPP_TIME_LIMIT (in seconds)`,
  });
}

export function noIssueFile(file: string): Diagnostic {
  return problem('input/unreadable', file, {
    zh: '这一期缺少 issue.yml，请新建，至少写明 year: 和 date:（如 date: 2025-06-30）',
    en: 'This issue has no issue.yml, expected one with at least year: and date: (such as date: 2025-06-30)',
  });
}

/** A picture that is there but cannot be used. That one is missing is a rule's affair. */
export function unusablePicture(failure: ReadFailure | 'format' | 'too-many-pixels'): Localized {
  if (failure === 'format') {
    return { zh: '图片无法识别，应为 PNG、JPEG、GIF、WebP、AVIF 或 SVG', en: 'Unexpected kind of picture, expected PNG, JPEG, GIF, WebP, AVIF or SVG' };
  }
  if (failure === 'too-many-pixels') return { zh: '图片超过 5000 万像素，请缩小', en: 'Unexpected picture of over 50 megapixels, expected a smaller one' };
  const { zh, en } = failures[failure];
  return { zh: `图片无法读取：${zh}`, en: `Cannot read the picture: ${en}` };
}

/** `issues`: those there are, named where nothing is near enough to be meant. */
export function noSuchInput(name: string, suggestion: string | undefined, issues: readonly string[] = []): Diagnostic {
  const shown = issues.slice(-namedIssues).toReversed();
  const [zhList, enList] = shown.length === 0 ? ['', ''] : [`；现有 ${shown.join('、')}${issues.length > shown.length ? '等' : ''}`, `; there ${shown.length === 1 ? 'is' : 'are'} ${shown.join(', ')}${issues.length > shown.length ? ' …' : ''}`];
  const zh = suggestion === undefined ? `应为期号（如 9）、issues/ 下的文件夹名或 .md 文件${zhList}` : `是否想用“${suggestion}”？`;
  const en = suggestion === undefined ? `expected an issue (such as 9), the name of a folder under issues/, or an .md file${enList}` : `did you mean "${suggestion}"?`;
  return problem('input/not-found', name, { zh: `找不到“${name}”；${zh}`, en: `Found nothing named "${name}"; ${en}` }, suggestion === undefined ? {} : { expected: [suggestion] });
}

/** So many issues are named in a message. */
const namedIssues = 6;

export function notMarkdown(name: string): Diagnostic {
  return problem('input/format', name, { zh: '不是 Markdown 文件；应为以 .md 结尾的文件', en: 'Unexpected kind of file, expected one that ends in .md' });
}

export function notAnIssue(name: string): Diagnostic {
  return problem('input/not-found', name, {
    zh: '这个文件夹不是一期简报；各期是工作区 issues/ 下的文件夹',
    en: 'This folder is no issue; issues are the folders under issues/ of a workspace',
  });
}

export function noWorkspace(folder: string): Diagnostic {
  return problem('input/no-workspace', folder, {
    zh: '从这里向上都没有找到 spp.yml；请在工作区内运行，用 -C 指定工作区，写明 .md 文件，或用 spp init 新建工作区',
    en: 'Found no spp.yml from here upwards; run inside a workspace, name one with -C, name an .md file, or make a workspace with spp init',
  });
}

export function noIssues(folder: string): Diagnostic {
  return problem('input/not-found', folder, { zh: 'issues/ 下还没有任何一期；请用 spp new 新建', en: 'There is no issue under issues/ yet; begin one with spp new' });
}

export function noDraft(folder: string, langs: readonly string[]): Diagnostic {
  const expected = langs.map((lang) => `${lang}.md`);
  return problem('input/not-found', folder, { zh: `这一期没有稿件；应有 ${expected.join(' 或 ')}`, en: `This issue has no draft, expected ${expected.join(' or ')}` }, { expected });
}

/** `ZH.md` or `zh.markdown` where `zh.md` is read: a draft that would be passed over in silence. */
export function misnamedDraft(file: string, expected: string): Diagnostic {
  const name = file.split(/[\\/]/u).at(-1) ?? file;
  return {
    ...problem('input/misnamed', file, { zh: `这个文件不会被当作稿件读取；请改名为 ${expected}`, en: `Unexpected name of a draft, which is not read; rename it ${expected}` }, { actual: name, expected: [expected] }),
    severity: 'warning',
  };
}

export function sameOutput(file: string, other: string): Diagnostic {
  return problem('input/same-output', file, {
    zh: `与 ${other} 的输出同名，会互相覆盖；请改名或分开生成（--out）`,
    en: `Its output would have the same name as that of ${other}; rename one, or build them apart (--out)`,
  });
}

export function unknownRule(name: string, suggestion: string | undefined): Localized {
  return {
    zh: `没有规则“${name}”${suggestion === undefined ? '；spp rules 列出全部规则' : `；是否想用“${suggestion}”？`}`,
    en: `Unexpected rule "${name}"${suggestion === undefined ? ', expected one that spp rules lists' : `, did you mean "${suggestion}"?`}`,
  };
}

/** In place of the findings of a rule beyond a number. */
export function tooMany(rule: RuleId, most: number): Finding {
  const message = {
    zh: `${rule} 的问题超过 ${most} 处，其余未列出；请先改好这些，再检查一遍`,
    en: `Found more than ${most} of ${rule}, the rest is not listed; mend these first and check again`,
  };
  return { severity: 'info', message };
}

export function foreignLanguage(lang: string, languages: readonly string[]): Diagnostic {
  return problem(
    'input/not-found',
    'spp.yml',
    { zh: `工作区没有语言 ${lang}；spp.yml 的 languages 为：${languages.join('、')}`, en: `The workspace has no language ${lang}, expected one of ${languages.join(', ')} (languages in spp.yml)` },
    { actual: lang, expected: languages },
  );
}
