import { parseEdition } from '../markdown/parse.js';
import { languageOf } from '../lang/registry.js';
import type { Lang, SourceFile } from '../model/text.js';
import type { NextIssue } from './next-issue.js';
import { schemaLine } from './schema-line.js';

/** `issue.yml` of a new issue. `schemas`: where the JSON Schemas stand, seen from the issue's folder, ending in a slash; absent: not known. */
export function issueFile({ issue, year, number, date }: NextIssue, schemas?: string): string {
  return [
    ...(schemas === undefined ? [] : [schemaLine(`${schemas}issue.json`).trimEnd()]),
    ...(issue === undefined ? [] : [`issue: ${issue}`]),
    `year: ${year}`,
    ...(number === undefined ? [] : [`number: ${number}`]),
    `date: ${date}`,
    'status: draft',
    '',
  ].join('\n');
}

/** Words of a skeleton: prompts are comments, which no output shows. */
const words: Readonly<Record<Lang, { readonly title: string; readonly section: string; readonly preheader: string; readonly foreword: string; readonly articles: string }>> = {
  zh: {
    title: '简报',
    section: '最新进展',
    preheader: '邮件预览行，不超过 90 字：本期最要紧的两三件事',
    foreword: '卷首语可写可不写，写在第一个 # 之前',
    articles: '每篇文章以“## 标题”开头；一行只有一个链接就是按钮；图片写成 ![替代文字](images/文件名.png "图注")',
  },
  en: {
    title: 'Bulletin',
    section: 'News',
    preheader: 'the line mail programs show, at most 90 characters: what matters most in this issue',
    foreword: 'A foreword, if any, stands before the first #',
    articles: 'Each article begins with "## Title"; a line that is only a link becomes a button; a picture is ![what it shows](images/name.png "caption")',
  },
};

/** A draft without content: the front matter that stays from issue to issue, and the sections with a prompt each. */
export function draftSkeleton(lang: Lang, last: SourceFile | undefined, title?: string): string {
  const { preheader, foreword, articles, ...usual } = words[lang];
  const kept = last && keptFrontMatter(last.text);
  const front = kept ?? `title: ${JSON.stringify(title ?? usual.title)}\n`;
  const sections = last ? sectionTitles(last, lang) : [];
  return [
    `---\n${front}preheader: # ${preheader}\n---\n`,
    `<!-- ${foreword} -->\n`,
    ...(sections.length > 0 ? sections : [usual.section]).map((section) => `# ${section}\n\n<!-- ${articles} -->\n`),
  ].join('\n');
}

/** What an issue says of itself alone. */
const own = new Set(['preheader', 'subtitle', 'date']);

/** The front matter's text without the keys of one issue, each with all its lines; undefined if there is none. */
function keptFrontMatter(text: string): string | undefined {
  const front = /^---[ \t]*\r?\n([^]*?)^---[ \t]*\r?$/m.exec(text);
  if (!front || front.index !== 0) return undefined;
  let isKept = true;
  const lines = (front[1] ?? '').split(/\r?\n/).filter((line) => {
    const key = /^["']?([\w-]+)["']?\s*:/.exec(line)?.[1];
    if (key !== undefined) isKept = !own.has(key);
    return isKept;
  });
  return lines.join('\n').replace(/(?<!\n)\n*$/, '\n');
}

/** The `#` headings as written, markup and all. */
function sectionTitles(file: SourceFile, lang: Lang): string[] {
  const { edition } = parseEdition(file, { lang, language: languageOf(lang), kind: 'issue' });
  return (edition?.sections ?? []).flatMap(({ span }) => {
    const [line = ''] = file.text.slice(span.start, span.end).split(/\r?\n/);
    const title = /^#\s+(.*?)(?:\s+#+)?\s*$/.exec(line)?.[1] ?? line.trim();
    return title === '' ? [] : [title];
  });
}
