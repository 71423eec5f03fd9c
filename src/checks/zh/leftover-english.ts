import { isCjkPunctuation } from '../../lang/characters.js';
import { functionWords, keptPhrases, linkingWords, plainWords } from '../../lang/en/words.js';
import { isChinese, isHanAt } from '../../lang/zh/script.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Edition, TextUnit } from '../../model/edition.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';

/** English that the translation left standing in a Chinese sentence. Names, glosses in brackets, units and jargon are not meant. */
export const leftoverEnglish: Rule = {
  id: 'zh/leftover-english',
  severity: 'error',
  title: { zh: '中文里漏译的英文', en: 'Untranslated English in a Chinese sentence' },
  why: {
    zh: '译稿中夹着的 and、of 等英文词几乎都是漏译。请译成中文；确需保留的原文放进括号。',
    en: 'An English “and” or “of” inside a Chinese sentence is nearly always a slip of translation. Translate it; put wording that must stay in brackets.',
  },
  langs: ['zh'],
  examples: [
    { lang: 'zh', markdown: '财务管理、社会 and 环境保护等领域的专家。\n', finds: [{ actual: 'and', expected: '和' }] },
    { lang: 'zh', markdown: '各国推动 sustainable public procurement 的发展。\n', finds: [{ actual: 'sustainable public procurement' }] },
    { lang: 'zh', markdown: '该报告由FAO and欧盟共同编写。\n', finds: [{ actual: 'and' }] },
    {
      lang: 'zh',
      markdown: '“少买、精买”（buy less and better）由One Planet network与瑞典马尔默市（City of Malmö）、Ministry of Health提出，来信请寄news@example.org。\n',
      finds: [],
    },
    { lang: 'zh', markdown: '参见 for 循环、Sign in 按钮、Smith et al. 的论文、10 kg 以及 `and`。\n', finds: [] },
  ],
  *check({ edition }) {
    const kept = keptWords(edition);
    for (const unit of edition.texts) if (isChinese(unit.text)) yield* leftovers(edition, unit, kept);
  },
};

/** Lower-case words that the text uses again and again: terms it keeps by choice, not slips. */
function keptWords(edition: Edition): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { text } of edition.texts) {
    for (const [word] of text.matchAll(/(?<![\p{L}\p{Nd}])\p{Ll}{3,}(?![\p{L}\p{Nd}])/gu)) if (/^[a-z]+$/u.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return new Set([...counts].filter(([word, count]) => count > 2 && !functionWords.has(word)).map(([word]) => word));
}

// Letters, with the marks that stand inside words, phrases and addresses; a digit, slash or dot in it makes it no plain phrase.
const latinRun = /[\p{Script=Latin}\p{M}\p{Nd}’'&+@_./:#%-]+(?:(?:,? |, )[\p{Script=Latin}\p{M}\p{Nd}’'&+@_./:#%-]+)*/gu;
const lowerWord = /^\p{Ll}+(?:[’'-]\p{Ll}+)*,?$/u;
// “for 循环” and “is 关键字” speak of the word itself.
const namesAWord = /^ ?(?:循环|语句|关键|运算|操作|表达式|子句|从句|方法|函数|参数|字段|标签|命令|介词|冠词|连词|属性|选项|键|一词|这个词|按钮|指令|宏|块)/u;

function* leftovers(edition: Edition, unit: TextUnit, kept: ReadonlySet<string>): Generator<Finding> {
  for (const match of unit.text.matchAll(latinRun)) {
    const start = match.index;
    const end = start + match[0].length;
    if (isGloss(unit.text, start, end) || !touchesHan(unit.text, start, end) || namesAWord.test(unit.text.slice(end))) continue;
    if (keptPhrases.some((phrase) => phrase.test(match[0]))) continue;
    yield* judge(edition, unit, start, match[0], kept);
  }
}

function* judge(edition: Edition, unit: TextUnit, start: number, run: string, kept: ReadonlySet<string>): Generator<Finding> {
  const words = run.split(' ');
  if (words.every((word) => lowerWord.test(word))) {
    const bare = words.map((word) => word.replace(/,$/u, ''));
    const grammar = bare.filter((word) => functionWords.has(word)).length;
    const plain = bare.filter((word) => plainWords.has(word) && !kept.has(word)).length;
    const between = isHanBeside(unit.text, start - 1, -1) && isHanBeside(unit.text, start + run.length, 1);
    if ((grammar === words.length && (between || words.length > 1)) || (words.length > 1 && grammar + plain === words.length) || plain > 1) yield report(edition, unit, start, run);
    else if (plain === 1 && words.length === 1) yield { ...report(edition, unit, start, run), severity: 'warning' };
    return;
  }
  // “EPA and环境署”: a linking word between a name and Han text.
  const [first, last] = [words[0] ?? '', words.at(-1) ?? ''];
  if (linkingWords.has(first) && first !== 'the' && isHanBeside(unit.text, start - 1, -1)) yield report(edition, unit, start, first);
  const end = start + run.length;
  if (linkingWords.has(last) && isHanBeside(unit.text, end, 1)) yield report(edition, unit, end - last.length, last);
}

const translations: Readonly<Record<string, string>> = { and: '和', or: '或', of: '的', the: '', with: '与', for: '为', in: '在', to: '至', from: '来自' };

function report(edition: Edition, unit: TextUnit, start: number, found: string): Finding {
  const expected = translations[found];
  const [zh, en] = expected ? [`，应译为“${expected}”之类`, `, expected Chinese such as “${expected}”`] : ['，应译成中文', ', expected Chinese'];
  return inUnit(edition, unit, start, start + found.length, {
    message: { zh: `中文句子里漏译了“${found}”${zh}`, en: `Unexpected English “${found}” in a Chinese sentence${en}` },
    ...(expected && { expected: [expected] }),
  });
}

const enclosures = ['（）', '()', '“”', '‘’', '《》', '「」', '[]', '""', "''"].map((pair) => [pair.slice(0, 1), pair.slice(1)] as const);
// A gloss is short; looking no further keeps the cost linear.
const glossReach = 120;

/** True if the run is, or ends, a text in brackets or quotation marks that is not Chinese. */
function isGloss(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - glossReach), start);
  const after = text.slice(end, end + glossReach);
  return enclosures.some(([open, close]) => {
    const opened = before.lastIndexOf(open);
    const closed = after.indexOf(close);
    if (opened < 0 || closed < 0 || before.includes(close, opened + 1)) return false;
    return !isChinese(before.slice(opened + 1) + after.slice(0, closed));
  });
}

/** True if Han text stands on one side, and on the other Han text, a Chinese mark or the end of the block. */
function touchesHan(text: string, start: number, end: number): boolean {
  const left = isHanBeside(text, start - 1, -1);
  const right = isHanBeside(text, end, 1);
  return (left && right) || (left && isOpen(text, end, 1)) || (right && isOpen(text, start - 1, -1));
}

function isOpen(text: string, index: number, step: 1 | -1): boolean {
  const character = text[text[index] === ' ' ? index + step : index];
  return character === undefined || isCjkPunctuation(character);
}

function isHanBeside(text: string, index: number, step: 1 | -1): boolean {
  return isHanAt(text, text[index] === ' ' ? index + step : index);
}
