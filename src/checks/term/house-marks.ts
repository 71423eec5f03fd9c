import { type EditionTerms, type Mention, termsIn } from '../../glossary/edition-terms.js';
import type { TextRole } from '../../model/edition.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Concept } from '../../model/glossary.js';
import { quoted } from '../quoted.js';
import type { Rule, RuleContext } from '../rule.js';
import { inUnit } from '../scan.js';
import { decidedBy } from './decided.js';

const strategy = '- { id: gs, kind: document, en: { name: Global Strategy }, zh: { preferred: 可持续消费和生产全球战略, marks: 《》 } }';

/** Around a name stand other marks than the house writes, or none. */
export const houseMarks: Rule = {
  id: 'term/house-marks',
  severity: 'warning',
  title: { zh: '名称外的书名号或引号', en: 'Marks around a name' },
  why: {
    zh: '文件名用书名号、倡议名用引号，是本刊的体例（术语表的 marks）。时有时无，读者分不清说的是文件还是事情本身。',
    en: 'The house sets titles of documents in 《》 and some names in quotation marks (marks in the glossary). Now with, now without, readers cannot tell the document from the thing.',
  },
  langs: ['zh'],
  examples: [
    {
      lang: 'zh',
      glossary: strategy,
      markdown: '会议讨论了“可持续消费和生产全球战略”。\n',
      finds: [{ actual: '“可持续消费和生产全球战略”', expected: '《可持续消费和生产全球战略》' }],
      fixed: '会议讨论了《可持续消费和生产全球战略》。\n',
    },
    {
      lang: 'zh',
      glossary: strategy,
      markdown: '各方支持《可持续消费和生产全球战略》。可持续消费和生产全球战略将获批准。\n',
      finds: [{ actual: '可持续消费和生产全球战略', expected: '《可持续消费和生产全球战略》' }],
      fixed: '各方支持《可持续消费和生产全球战略》。《可持续消费和生产全球战略》将获批准。\n',
    },
    {
      lang: 'zh',
      glossary: strategy,
      markdown: '会议讨论了"可持续消费和生产全球战略"和「可持续消费和生产全球战略」。\n',
      finds: [{ actual: '"可持续消费和生产全球战略"', expected: '《可持续消费和生产全球战略》' }, { actual: '「可持续消费和生产全球战略」', expected: '《可持续消费和生产全球战略》' }],
      fixed: '会议讨论了《可持续消费和生产全球战略》和《可持续消费和生产全球战略》。\n',
    },
    {
      lang: 'zh',
      glossary: strategy,
      markdown: '# 可持续消费和生产全球战略\n\n《可持续消费和生产全球战略（第二版）》和“落实可持续消费和生产全球战略”项目\n',
      finds: [],
    },
  ],
  *check(context) {
    const { terms } = context;
    const marked = new Set(terms.mentions.flatMap((mention) => markedConcepts(mention).filter((concept) => around(mention) === concept.terms.zh.marks)));
    for (const mention of terms.mentions) {
      const finding = judge(mention, marked, context);
      if (finding) yield finding;
    }
  },
};

/** A heading or caption that is the name alone is set apart by its looks; front matter and alternative texts are no running text. */
const running = new Set<TextRole>(['body', 'item', 'quote', 'cell', 'heading', 'caption', 'label']);

function standsAlone({ unit: { text }, start, end }: Mention): boolean {
  return text.slice(0, start).trim() === '' && text.slice(end).trim() === '';
}

/** Concepts whose full name this is, if all its readings are in marks. */
function markedConcepts({ readings }: Mention): Concept[] {
  const isMarked = readings.every(({ concept, form, lang }) => lang === 'zh' && concept.terms.zh.marks !== 'none' && (form.kind === 'preferred' || (form.kind === 'admitted' && !form.scope)));
  return isMarked ? readings.map(({ concept }) => concept) : [];
}

/** Pairs that stand for a title's or a quotation's marks, those of other houses and keyboards included. */
const otherMarks: ReadonlySet<string> = new Set(['《》', '〈〉', '“”', '‘’', '「」', '『』', '""', "''"]);

function around({ unit: { text }, start, end }: Mention): string {
  return `${text[start - 1] ?? ''}${text[end] ?? ''}`;
}

function judge(mention: Mention, marked: ReadonlySet<Concept>, { edition, terms, glossary }: RuleContext): Finding | undefined {
  const { unit, start, end } = mention;
  const [concept] = markedConcepts(mention);
  if (!concept || !running.has(unit.role)) return undefined;
  const { marks } = concept.terms.zh;
  const found = around(mention);
  const isWrong = found !== marks && otherMarks.has(found);
  // Half a pair, or a longer title or quotation: it says something else than the name.
  if (found === marks || (!isWrong && (/[《》“”]/u.test(found) || standsAlone(mention) || isEnclosed(mention) || isDefined(mention, terms)))) return undefined;
  // Without a word of its own elsewhere, a bare name in a text about other things is that text's style.
  if (!isWrong && !marked.has(concept) && !terms.atHome) return undefined;
  const name = unit.text.slice(start, end);
  const right = `${marks[0] ?? ''}${name}${marks[1] ?? ''}`;
  const message = {
    zh: isWrong ? `${quoted(name)}外的符号应为${marks}` : `${quoted(name)}应加${marks}`,
    en: isWrong ? `Unexpected marks around ${quoted(name)}, expected ${quoted(right)}` : `Unexpected bare name ${quoted(name)}, expected ${quoted(right)}`,
  };
  const [from, to] = isWrong ? [start - 1, end + 1] : [start, end];
  return { ...inUnit(edition, unit, from, to, { message, expected: [right], replacement: right }), related: decidedBy(glossary, concept) };
}

/** Inside a longer title or quotation that is open where the name stands. */
function isEnclosed({ unit: { text }, start }: Mention): boolean {
  const before = text.slice(0, start);
  return before.lastIndexOf('《') > before.lastIndexOf('》') || before.lastIndexOf('“') > before.lastIndexOf('”');
}

/** Followed by its abbreviation in brackets it is being introduced, and often written bare. */
function isDefined({ unit, end }: Mention, terms: EditionTerms): boolean {
  return termsIn(terms, unit).names.meeting({ start: end - 1, end: end + 1 }).some((name) => name.end === end);
}
