import { isCjkPunctuation } from '../../lang/characters.js';
import { functionWords, keptPhrases, linkingWords, plainWords } from '../../lang/en/words.js';
import { isChinese, isHanAt } from '../../lang/zh/script.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Edition, TextUnit } from '../../model/edition.js';
import { chineseTexts } from '../chinese-texts.js';
import type { Rule } from '../rule.js';
import { asHabit, inUnit, isHabit } from '../scan.js';

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
    { lang: 'zh', markdown: '培训采购人员，and定期公布结果。\n', finds: [{ actual: 'and', expected: '和' }] },
    { lang: 'zh', markdown: '该报告由FAO and欧盟共同编写。\n', finds: [{ actual: 'and' }] },
    {
      lang: 'zh',
      markdown: '“少买、精买”（buy less and better）由One Planet network与瑞典马尔默市（City of Malmö）、Ministry of Health提出，来信请寄news@example.org。\n',
      finds: [],
    },
    {
      lang: 'zh',
      markdown: '论坛于七月召开，通过了声明。\n\nHIGH-LEVEL POLITICAL FORUM 2022\n\n会议由理事会主席主持。\n\n各方欢迎该声明。\n\nThe report was presented to the members of the forum in New York.\n',
      finds: [{ actual: 'HIGH-LEVEL POLITICAL FORUM 2022' }, { actual: 'The report was presented to the members of the forum in New York.' }],
    },
    { lang: 'zh', markdown: '论坛于七月召开，通过了声明。\n\n会议由理事会主席主持。\n\nUNEP FAO UNOPS\n\nOne planet, procure with care\n\n> The report was presented to the members of the forum.\n', finds: [] },
    { lang: 'zh', markdown: '参见 for 循环、Sign in 按钮、Smith et al. 的论文、10 kg 以及 `and`，如for、if等；一个future、两个future和三个future。\n', finds: [] },
  ],
  *check({ edition }) {
    const runs = [...chineseTexts(edition)].flatMap((unit) => [...runsIn(unit)]);
    const kept = keptWords(runs);
    for (const run of runs) yield* judge(edition, run, kept);
    yield* wholeBlocks(edition);
  },
};

/** Blocks without any Chinese in a Chinese text: sentences nobody translated, and the words of a picture that were copied with it. Quotations may stay. */
function wholeBlocks(edition: Edition): Finding[] {
  const blocks = edition.texts.filter(({ role }) => role === 'body' || role === 'item' || role === 'heading');
  const foreign = blocks.filter(({ text }) => isEnglishSentence(text) || isPictureText(text));
  // Mostly English: a bilingual page, or an edition that has not been translated yet.
  if (foreign.length * 5 > blocks.length * 2) return [];
  const found = foreign.map((unit) => {
    const { length } = unit.text.trimEnd();
    const message = { zh: '整段英文没有译出，应译成中文', en: 'Unexpected English block in a Chinese text, expected Chinese' };
    return inUnit(edition, unit, 0, length, { message, severity: 'warning' });
  });
  if (!isHabit(found.length, 0)) return found;
  return asHabit(found, { zh: `有${found.length}段英文没有译出`, en: `Unexpected English in ${found.length} blocks of a Chinese text, expected Chinese` });
}

const latinWords = /\p{Script=Latin}[\p{Script=Latin}’'-]*/gu;

function isEnglishSentence(text: string): boolean {
  if (/[\p{Script=Han}\uFFFC]/u.test(text) || !/[.!?]["”’)]*\s*$/u.test(text)) return false;
  const words = text.match(latinWords) ?? [];
  return words.length >= 6 && words.filter((word) => functionWords.has(word.toLowerCase())).length >= 2;
}

/** Capitals throughout with a long word among them: PROMOTE SUSTAINABLE PUBLIC PROCUREMENT; not a row of abbreviations. */
function isPictureText(text: string): boolean {
  if (/[\p{Ll}\p{Script=Han}\uFFFC_]/u.test(text)) return false;
  const words = text.match(latinWords) ?? [];
  return words.length >= 3 && words.some((word) => word.length >= 9);
}

/** Latin text in a Chinese sentence that touches Han text and is no gloss. */
interface Run {
  readonly unit: TextUnit;
  readonly start: number;
  readonly words: readonly string[];
  /** Words in lower case throughout, without digits or marks. */
  readonly plain: boolean;
}

/** Words that stand in lower case between Han text again and again: terms the text keeps by choice, not slips. */
function keptWords(runs: readonly Run[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { plain, words } of runs) if (plain) for (const word of words.map(bare)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Set([...counts].filter(([word, count]) => count > 2 && !functionWords.has(word)).map(([word]) => word));
}

// Letters, with the marks that stand inside words, phrases and addresses; a digit, slash or dot in it makes it no plain phrase.
const latinRun = /[\p{Script=Latin}\p{M}\p{Nd}’'&+@_./:#%-]+(?:(?:,? |, )[\p{Script=Latin}\p{M}\p{Nd}’'&+@_./:#%-]+)*/uy;
const lowerWord = /^\p{Ll}+(?:[’'-]\p{Ll}+)*,?$/u;
// “for 循环” and “is 关键字” speak of the word itself.
const namesAWord = /^ ?(?:循环|语句|关键|运算|操作|表达式|子句|从句|方法|函数|参数|字段|标签|命令|介词|冠词|连词|属性|选项|键|一词|这个词|按钮|指令|宏|块)/u;

function* runsIn(unit: TextUnit): Generator<Run> {
  const { text } = unit;
  for (let start = indexOfOther(text, 0), end = 0; start >= 0; start = indexOfOther(text, Math.max(start + 1, end))) {
    latinRun.lastIndex = start;
    const run = latinRun.exec(text)?.[0];
    if (run === undefined) continue;
    end = start + run.length;
    const words = run.split(' ');
    const plain = words.every((word) => lowerWord.test(word));
    // Names and numbers between which nothing links: nearly all runs.
    if (!plain && !linkingWords.has(words[0] ?? '') && !linkingWords.has(words.at(-1) ?? '')) continue;
    if (!touchesHan(text, start, end) || isGloss(text, start, end) || namesAWord.test(text.slice(end, end + 8))) continue;
    if (keptPhrases.some((phrase) => phrase.test(run))) continue;
    yield { unit, start, words, plain };
  }
}

/** Neither a Han character nor a mark of a Chinese sentence: what may begin Latin text, found without a look through all scripts. */
const other = /[^\u4E00-\u9FFF\u2000-\u2018\u201A-\u206F\u3000-\u3004\u3008-\u3020\uFF01-\uFF0F\uFF1A-\uFF20]/g;

function indexOfOther(text: string, from: number): number {
  other.lastIndex = from;
  return other.exec(text)?.index ?? -1;
}

function* judge(edition: Edition, run: Run, kept: ReadonlySet<string>): Generator<Finding> {
  const { unit, start, words } = run;
  const end = start + words.join(' ').length;
  if (!run.plain) {
    // “EPA and环境署”: a linking word between a name and Han text.
    const [first = '', last = ''] = [words[0], words.at(-1)];
    if (linkingWords.has(first) && first !== 'the' && isHanBeside(unit.text, start - 1, -1)) yield report(edition, unit, start, first);
    if (linkingWords.has(last) && isHanBeside(unit.text, end, 1)) yield report(edition, unit, end - last.length, last);
    return;
  }
  const found = unit.text.slice(start, end);
  const grammar = words.filter((word) => functionWords.has(bare(word))).length;
  const everyday = words.filter((word) => plainWords.has(bare(word)) && !kept.has(bare(word))).length;
  if (words.length === 1) {
    // A function word beside a mark may be the word spoken of: “如for、if等”.
    // Behind a comma and against the next word it begins a clause: ，and公布结果.
    const joins = /[，；。]/u.test(unit.text[start - 1] ?? '') && isHanAt(unit.text, end);
    const between = joins || (isHanBeside(unit.text, start - 1, -1) && isHanBeside(unit.text, end, 1));
    if (grammar === 1 && between) yield report(edition, unit, start, found);
    else if (everyday === 1) yield { ...report(edition, unit, start, found), severity: 'warning' };
  } else if (everyday > 1 || grammar + everyday === words.length) yield report(edition, unit, start, found);
}

/** The word without the comma behind it. */
function bare(word: string): string {
  return word.replace(/,$/u, '');
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
