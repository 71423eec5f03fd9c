import type { Lang, Localized } from '../model/text.js';
import { hostRules, type HostRule } from './host-rules.js';
import { allRules } from './all-rules.js';
import type { PairExample, RuleExample, RuleInfo } from './rule.js';

/** Words of the pages. */
const words = {
  colon: { zh: '：', en: ': ' },
  comma: { zh: '，', en: ', ' },
  severity: { zh: '级别', en: 'Severity' },
  languages: { zh: '语言', en: 'Languages' },
  fix: { zh: '`spp fix` 可以修正', en: '`spp fix` can mend it' },
  optional: { zh: '缺省关闭', en: 'Off by default' },
  wrong: { zh: '有问题', en: 'Wrong' },
  right: { zh: '没有问题', en: 'Right' },
  fixed: { zh: '修正后', en: 'Mended' },
  found: { zh: '发现', en: 'Found' },
  expected: { zh: '应为', en: 'expected' },
  lacking: { zh: '缺少', en: 'Expected' },
  earlier: { zh: '往期', en: 'Earlier issue' },
  source: { zh: '原文', en: 'Source' },
  target: { zh: '译文', en: 'Translation' },
  withGlossary: { zh: '术语表中有', en: 'With this concept in the glossary' },
  withStyle: { zh: '体例', en: 'House style' },
  index: { zh: '检查规则', en: 'Rules' },
  checks: { zh: '对文稿的检查', en: 'Checks of the drafts' },
  host: { zh: '读取、设置和输出时的问题', en: 'Problems of reading, settings and output' },
  change: {
    zh: '在 `spp.yml` 的 `rules:` 下写 `规则: off`（或 `info`、`warning`、`error`）改变级别；在 Markdown 里用 `<!-- spp-off-line 规则 -->` 关闭一处。',
    en: 'Set a severity under `rules:` in `spp.yml` as `rule: off` (or `info`, `warning`, `error`); switch one place off in the Markdown with `<!-- spp-off-line rule -->`.',
  },
  severities: { error: { zh: '错误', en: 'error' }, warning: { zh: '警告', en: 'warning' }, info: { zh: '提示', en: 'info' } },
} as const;

const languageNames: Readonly<Record<Lang, Localized>> = { zh: { zh: '中文', en: 'Chinese' }, en: { zh: '英文', en: 'English' } };
const uiLanguages: readonly Lang[] = ['zh', 'en'];

/** Every page of the rules' documentation by its path under `docs/rules/`: `zh/term-forbidden.md` …, and an index in each language. */
export function rulePages(): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  for (const lang of uiLanguages) {
    pages.set(`${lang}/README.md`, indexPage(allRules, hostRules, lang));
    for (const rule of allRules) pages.set(`${lang}/${pageName(rule)}`, rulePage(rule, lang));
  }
  return pages;
}

/** File name of a rule's page. */
function pageName({ id }: Pick<RuleInfo, 'id'>): string {
  return `${id.replace('/', '-')}.md`;
}

/** A rule's page, made from its metadata and its examples. */
export function rulePage(rule: RuleInfo, lang: Lang): string {
  const facts = [
    `${words.severity[lang]}${words.colon[lang]}${words.severities[rule.severity][lang]}`,
    ...(rule.langs ? [`${words.languages[lang]}${words.colon[lang]}${rule.langs.map((each) => languageNames[each][lang]).join(words.comma[lang])}`] : []),
    ...(rule.examples.some(({ fixed }) => fixed !== undefined) ? [words.fix[lang]] : []),
    ...(rule.optional ? [words.optional[lang]] : []),
  ];
  const bad = rule.examples.filter(({ finds }) => finds.length > 0);
  const good = rule.examples.filter(({ finds }) => finds.length === 0);
  return [
    `# ${rule.id}`,
    `**${rule.title[lang]}**`,
    rule.why[lang],
    facts.map((fact) => `- ${fact}`).join('\n'),
    `## ${words.wrong[lang]}`,
    ...bad.map((example) => exampleText(example, lang)),
    `## ${words.right[lang]}`,
    ...good.map((example) => exampleText(example, lang)),
  ].join('\n\n').concat('\n');
}

function exampleText(example: RuleExample | PairExample, lang: Lang): string {
  const { finds, fixed, glossary, style, markdown } = example;
  const before = (what: string): string => `${what}${words.colon[lang].trimEnd()}`;
  const source = 'source' in example ? example.source.markdown : undefined;
  const found = finds.flatMap(({ actual, expected }) => {
    if (actual === undefined) return source === undefined || expected === undefined ? [] : [`- ${words.lacking[lang]} ${code(expected)}`];
    return [`- ${words.found[lang]} ${code(actual)}${expected === undefined ? '' : `${words.comma[lang]}${words.expected[lang]} ${code(expected)}`}`];
  });
  return [
    ...(glossary === undefined ? [] : [before(words.withGlossary[lang]), fenced(glossary, 'yaml')]),
    ...(style === undefined ? [] : [`${words.withStyle[lang]}${words.colon[lang]}${code(JSON.stringify(style))}`]),
    ...(example.earlier ?? []).flatMap((other) => [before(`${words.earlier[lang]} ${code(other.issue)}`), fenced(other.markdown, 'markdown')]),
    ...(source === undefined ? [] : [before(words.source[lang]), fenced(source, 'markdown'), before(words.target[lang])]),
    fenced(markdown, 'markdown'),
    ...(found.length > 0 ? [found.join('\n')] : []),
    ...(fixed === undefined ? [] : [before(words.fixed[lang]), fenced(fixed, 'markdown')]),
  ].join('\n\n');
}

function indexPage(checks: readonly RuleInfo[], host: readonly HostRule[], lang: Lang): string {
  const row = (rule: HostRule, name: string): string => `| ${name} | ${words.severities[rule.severity][lang]} | ${rule.title[lang]} |`;
  const table = (rows: readonly string[]): string => ['| | | |', '|---|---|---|', ...rows].join('\n');
  return [
    `# ${words.index[lang]}`,
    words.change[lang],
    `## ${words.checks[lang]}`,
    table(checks.map((rule) => row(rule, `[${rule.id}](${pageName(rule)})`))),
    `## ${words.host[lang]}`,
    table(host.map((rule) => row(rule, `\`${rule.id}\``))),
  ].join('\n\n').concat('\n');
}

/** A fenced block whose fence no line of the text closes. Characters that cannot be seen are written as code points. */
function fenced(text: string, info: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${info}\n${shown(text).replace(/\n$/u, '')}\n${fence}`;
}

function code(text: string): string {
  const body = shown(text).replaceAll('\n', '⏎');
  const longest = Math.max(0, ...[...body.matchAll(/`+/gu)].map(([run]) => run.length));
  const mark = '`'.repeat(longest + 1);
  // A space at both ends keeps spaces and backticks that belong to the text (CommonMark §6.1).
  const pad = /^[` ]|[` ]$/u.test(body) ? ' ' : '';
  return `${mark}${pad}${body === '' ? ' ' : body}${pad}${mark}`;
}

/** Invisible characters by their code: U+200B. */
function shown(text: string): string {
  return text.replaceAll(/[\u00AD\u200B-\u200F\u2009\u2028-\u202E\u2060-\u2069\uFEFF\uFFFC]/gu, (character) => `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`);
}
