import { Composer, Lexer, Parser, isScalar, type Document, type ErrorCode, type ParsedNode, type YAMLParseError } from 'yaml';
import type { Localized, Span } from '../model/text.js';

/** What is wrong with a text as YAML. Offsets in the YAML text. */
export interface YamlProblem {
  readonly message: Localized;
  readonly span: Span;
  readonly severity: 'error' | 'warning';
  readonly related?: { readonly message: Localized; readonly span: Span };
}

export interface Syntax {
  /** Absent if the text cannot be read at all. */
  readonly document?: Document.Parsed;
  readonly problems: readonly YamlProblem[];
}

// A collection inside a collection takes two places of the parser's stack: 64 levels. The formats need seven; the composer, which
// calls itself, overflows near 2,000.
const maxStack = 128;
// One slip in YAML makes the rest of the file unreadable: what follows the first few errors is echo.
const maxErrors = 5;

/** Reads YAML 1.2 (core schema) into a tree with places. Refuses texts nested too deep before the tree is built. */
export function parseYaml(text: string): Syntax {
  const parser = new Parser();
  const tokens = [];
  let lastQuote = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme.startsWith('"') || lexeme.startsWith("'")) lastQuote = parser.offset;
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > maxStack) {
      return {
        problems: [
          {
            severity: 'error',
            span: { start: parser.offset, end: parser.offset + 1 },
            message: { zh: '嵌套超过 64 层，未读取此文件；请减少嵌套', en: 'Nested more than 64 levels deep, the file was not read; expected fewer levels' },
          },
        ],
      };
    }
  }
  tokens.push(...parser.end());
  // Duplicate keys are found in plain.ts: yaml's own check compares each key with each.
  const composer = new Composer({ version: '1.2', schema: 'core', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  const documents = [...composer.compose(tokens, true, text.length)];
  const document = documents[0];
  if (document === undefined || 'empty' in document) return { problems: [] };
  const problems = [
    // A quote that is never closed swallows the rest: its error stands at the end of the file, its cause where it opens.
    ...onePerLine(document.errors, text).map((error) => (/closing .quote/.test(error.message) ? openQuote(lastQuote) : toProblem(error, 'error', text))),
    // Tags are judged in plain.ts, known ones too.
    ...document.warnings.filter((w) => w.code !== 'TAG_RESOLVE_FAILED').map((warning) => toProblem(warning, 'warning', text)),
  ].slice(0, maxErrors);
  const second = documents[1];
  if (second !== undefined) problems.push(secondDocument(second, text));
  const hint = problems.length === 0 ? fullWidthColon(document.contents, text) : undefined;
  return { document, problems: hint ? [hint] : problems };
}

/** The parser tells one slip of a line several times: a tab says more than what follows from it, the first more than the others. */
function onePerLine(errors: readonly YAMLParseError[], text: string): YAMLParseError[] {
  const lines = new Map<number, YAMLParseError>();
  for (const error of errors) {
    const line = text.lastIndexOf('\n', error.pos[0] - 1);
    if (!lines.has(line) || (error.code === 'TAB_AS_INDENT' && lines.get(line)?.code !== error.code)) lines.set(line, error);
  }
  return [...lines.values()];
}

function toProblem(error: YAMLParseError | Error, severity: 'error' | 'warning', text: string): YamlProblem {
  const { code, pos } = error as YAMLParseError;
  const start = Math.min(pos[0], Math.max(0, text.length - 1));
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', start);
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd);
  // A full-width colon or a colon without a space after a key is the commonest slip, whatever error it ends in.
  const slip = /^[\s-]*\w[\w-]*(?:：|:(?=[^\s/]))/.exec(line);
  if (slip && code !== 'BAD_DQ_ESCAPE') {
    const end = lineStart + slip[0].length;
    return { severity, span: { start: end - 1, end }, message: colonMessage(slip[0].endsWith('：')) };
  }
  const other = code === 'TAB_AS_INDENT' ? undefined : (tooDeep(text, lineStart) ?? fullWidthBracket(line, lineStart));
  if (other) return { severity, ...other };
  const end = Math.min(Math.max(pos[1], start + 1), lineEnd < 0 ? text.length : Math.max(lineEnd, start + 1));
  return { severity, span: { start, end }, message: words[code] ?? fallback(error.message) };
}

/** A key below a finished `key: value`, but deeper: the parser blames the value above. */
function tooDeep(text: string, lineStart: number): Omit<YamlProblem, 'severity'> | undefined {
  const lines = /^([ -]*)\w[\w-]*:[ \t]+[^\s#|>&][^\n]*\n([ ]+)[\w-]+:(?:\s|$)/.exec(text.slice(lineStart));
  const [whole, above = '', below = ''] = lines ?? [];
  if (whole === undefined || below.length <= above.length) return undefined;
  const start = lineStart + whole.indexOf('\n') + 1;
  return {
    span: { start, end: start + below.length },
    message: { zh: '这一行缩进过深，应与上一行的键对齐', en: 'Found a line set too deep, expected it to line up with the key above' },
  };
}

function fullWidthBracket(line: string, lineStart: number): Omit<YamlProblem, 'severity'> | undefined {
  const at = /^[\s-]*[\w-]+:\s*[｛［]/u.exec(line)?.[0].length;
  if (at === undefined) return undefined;
  const [found, expected] = line[at - 1] === '｛' ? ['｛', '{ }'] : ['［', '[ ]'];
  return {
    span: { start: lineStart + at - 1, end: lineStart + at },
    message: { zh: `值用了全角括号“${found}”，应为半角的 ${expected}`, en: `Found a full-width bracket "${found}", expected ${expected}` },
  };
}

function openQuote(start: number): YamlProblem {
  return { severity: 'error', span: { start, end: start + 1 }, message: { zh: '此处的引号没有收尾', en: 'Found a quote that is never closed, expected its closing quote' } };
}

function colonMessage(fullWidth: boolean): Localized {
  return fullWidth
    ? { zh: '键后是全角冒号“：”，应为半角冒号加空格“: ”', en: 'Found a full-width colon "：" after a key, expected ": " (colon and space)' }
    : { zh: '冒号后缺少空格，应为“: ”', en: 'Found a colon without a space after a key, expected ": "' };
}

/** `title：…` alone is valid YAML, a single text: say what was meant. */
function fullWidthColon(contents: ParsedNode | null, text: string): YamlProblem | undefined {
  if (!isScalar(contents) || typeof contents.value !== 'string') return undefined;
  const start = contents.range[0];
  const slip = /^[\w-]+(：|:(?=\S))/.exec(text.slice(start));
  if (!slip) return undefined;
  const end = start + slip[0].length;
  return { severity: 'error', span: { start: end - 1, end }, message: colonMessage(slip[0].endsWith('：')) };
}

function secondDocument(document: Document.Parsed, text: string): YamlProblem {
  const start = text.lastIndexOf('---', document.contents?.range[0] ?? document.range[0]);
  return {
    severity: 'error',
    span: { start: Math.max(0, start), end: Math.max(0, start) + 3 },
    message: { zh: '“---”开始了第二个文档，应只有一个；请删去此行', en: 'Found "---" that starts a second document, expected one; delete this line' },
  };
}

const fallback = (message: string): Localized => ({ zh: `YAML 语法错误：${message}`, en: `YAML syntax error: ${message}` });

const words: Partial<Record<ErrorCode, Localized>> = {
  BAD_ALIAS: { zh: '“*”后没有有效的锚点名；若是普通文字，请加引号', en: 'Found "*" without the name of an anchor; put plain text in quotes' },
  BAD_COLLECTION_TYPE: { zh: '标签与内容的类型不符；请删去标签', en: 'The tag does not fit what it stands before; delete the tag' },
  BAD_DIRECTIVE: { zh: '不认识的“%”指令；若是普通文字，请加引号', en: 'Unknown "%" directive; put plain text in quotes' },
  BAD_DQ_ESCAPE: { zh: '双引号内的“\\”不是有效的转义；请写“\\\\”或改用单引号', en: 'Found "\\" without a valid escape in double quotes; write "\\\\" or use single quotes' },
  BAD_INDENT: { zh: '缩进不符：应与同级各项对齐，列表或引号要先收尾', en: 'Unexpected indentation, expected the depth of its neighbours (or a list or quote to be closed first)' },
  BAD_SCALAR_START: { zh: '文字不能以这个符号开头；请给整段文字加引号', en: 'Text cannot start with this character; put the whole text in quotes' },
  BLOCK_AS_IMPLICIT_KEY: { zh: '一行中出现第二个“: ”，或缩进过深；文字中有冒号时请加引号', en: 'Found a second ": " in one line, or a line set too deep; put text that holds a colon in quotes' },
  BLOCK_IN_FLOW: { zh: '[ ] 或 { } 中不能用缩进写法', en: 'Indented lists and maps cannot stand inside [ ] or { }' },
  KEY_OVER_1024_CHARS: { zh: '键过长；应为“键: 值”', en: 'The key is too long, expected "key: value"' },
  MISSING_CHAR: { zh: '缺少括号、逗号或冒号', en: 'A closing bracket, a comma or a colon is missing' },
  MULTILINE_IMPLICIT_KEY: { zh: '此行没有“: ”，应为“键: 值”；续行请缩进', en: 'Found a line without ": ", expected "key: value"; indent a line that continues the one above' },
  MULTIPLE_ANCHORS: { zh: '一处只能有一个“&”锚点；若是普通文字，请加引号', en: 'Found two "&" anchors in one place, expected at most one; put plain text in quotes' },
  MULTIPLE_TAGS: { zh: '一处只能有一个“!”标签；若是普通文字，请加引号', en: 'Found two "!" tags in one place, expected at most one; put plain text in quotes' },
  TAB_AS_INDENT: { zh: '缩进用了制表符，应为空格', en: 'Found a tab as indentation, expected spaces' },
  TAG_RESOLVE_FAILED: { zh: '不认识的“!”标签；若是普通文字，请加引号', en: 'Unknown "!" tag; put plain text in quotes' },
  UNEXPECTED_TOKEN: { zh: '此处不应有内容：前面的值已结束；文字中含引号或符号时请给整段加引号', en: 'Unexpected text after the end of a value; put text that holds quotes or signs in quotes as a whole' },
};
