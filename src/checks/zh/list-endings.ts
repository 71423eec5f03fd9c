import { isChinese } from '../../lang/zh/script.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Edition, TextUnit } from '../../model/edition.js';
import type { Edit } from '../../model/text.js';
import { type List, listsOf, onlyParagraph, textOf, unitFinder } from '../blocks.js';
import type { Rule } from '../rule.js';
import { asHabit, editOf, inUnit, isAdvice } from '../scan.js';

/** Items of one list that end in different marks (GB/T 15834—2011, 4.6 and appendix B). */
export const listEndings: Rule = {
  id: 'zh/list-endings',
  severity: 'warning',
  title: { zh: '列表各项结尾标点不一', en: 'List items that end differently' },
  why: {
    zh: '同一列表各项的结尾应一致：都用句号，或都不用标点，或各项用分号、最后一项用句号。',
    en: 'Items of one list end alike: all with 。, all without a mark, or with ； and the last with 。.',
  },
  langs: ['zh'],
  examples: [
    {
      lang: 'zh',
      markdown: '- 将其视为一个系统；\n- 不让任何人掉队；\n- 加强科学监测。\n- 为未来而行动。\n',
      finds: [{ actual: '。', expected: '；' }],
      fixed: '- 将其视为一个系统；\n- 不让任何人掉队；\n- 加强科学监测；\n- 为未来而行动。\n',
    },
    { lang: 'zh', markdown: '- 声明强调整合；\n- 声明承诺推进；\n', finds: [{ actual: '；', expected: '。' }], fixed: '- 声明强调整合；\n- 声明承诺推进。\n' },
    { lang: 'zh', markdown: '- 推动转型。\n- 加强监测。\n- 开展培训\n', finds: [{ actual: '训', expected: '训。' }], fixed: '- 推动转型。\n- 加强监测。\n- 开展培训。\n' },
    { lang: 'zh', markdown: '- 建筑\n- 粮食\n- 信息通信技术\n', finds: [] },
    { lang: 'zh', markdown: '1. 推动转型；\n2. 加强监测；\n3. 开展培训。\n\n- 你准备好了吗？\n- 马上行动！\n- 详见下文。\n', finds: [] },
  ],
  *check({ edition, bulletin }) {
    const unitOf = unitFinder(edition);
    const found = [...listsOf(edition)].flatMap((list) => {
      const items = itemsOf(list, unitOf);
      return (items && judge(edition, items)) ?? [];
    });
    if (!isAdvice(found.length, bulletin.kind)) yield* found;
    else yield* asHabit(found, { zh: `${found.length}个列表的各项结尾不一致`, en: `Unexpected endings in ${found.length} lists, expected the items of a list to end alike` });
  },
};

interface Item {
  readonly text: string;
  readonly unit: TextUnit | undefined;
  /** The mark it ends in; empty for none; `*` for one that fits any list: ？ ！ …… */
  readonly ending: '。' | '；' | '，' | '*' | '';
}

/** The items of a list of sentences; undefined for lists that hold more than one paragraph an item, or no Chinese. */
function itemsOf(list: List, unitOf: ReturnType<typeof unitFinder>): Item[] | undefined {
  if (list.items.length < 2) return undefined;
  const items: Item[] = [];
  for (const item of list.items) {
    const paragraph = onlyParagraph(item);
    const text = paragraph && textOf(paragraph).trimEnd();
    if (!paragraph || text === undefined || !isChinese(text)) return undefined;
    items.push({ text, unit: unitOf(paragraph), ending: endingOf(text) });
  }
  return items;
}

function endingOf(text: string): Item['ending'] {
  const last = text.replace(/(?<![”’）》〉」』*])[”’）》〉」』*]+$/u, '').at(-1) ?? '';
  if (last === '。' || last === '；' || last === '，') return last;
  if (last === ';') return '；';
  return /[？！?!…：:.]/u.test(last) ? '*' : '';
}

function judge(edition: Edition, items: readonly Item[]): Finding | undefined {
  const last = items.length - 1;
  const count = (ending: Item['ending']): number => items.filter((item) => item.ending === ending).length;
  const stops = count('。');
  const semicolons = count('；');
  let expected: (index: number) => Item['ending'];
  if (semicolons > 0) {
    // A sentence inside an item cannot be followed by a semicolon: then full stops are due.
    const sentences = items.some(({ text }, i) => i < last && text.slice(0, -1).includes('。'));
    expected = sentences ? () => '。' : (i) => (i === last ? '。' : '；');
  } else if (stops > 0 && count('') > 0) {
    // Headwords beside sentences are a choice; a single item out of line is a slip.
    if (items.length < 3 || Math.min(stops, count('')) > 1) return undefined;
    const isOdd = (item: Item): boolean => (item.ending === '') === (stops > 1);
    if (!isAlike(items.find(isOdd), items.filter((item) => !isOdd(item)))) return undefined;
    expected = stops > 1 ? () => '。' : () => '';
  } else return undefined;
  const wrong = items.flatMap((item, i) => (item.ending === '*' || item.ending === expected(i) ? [] : [{ item, ending: expected(i) }]));
  return wrong.length === 0 ? undefined : report(edition, wrong, items.length);
}

/** True if an item is about as long as the others: a sentence among headwords ends as a sentence does. */
function isAlike(odd: Item | undefined, others: readonly Item[]): boolean {
  const mean = others.reduce((sum, { text }) => sum + text.length, 0) / others.length;
  return odd !== undefined && odd.text.length <= mean * 2 && mean <= odd.text.length * 2;
}

function report(edition: Edition, wrong: readonly { item: Item; ending: string }[], total: number): Finding | undefined {
  const first = wrong[0];
  if (!first) return undefined;
  const edits = wrong.map(({ item, ending }) => editEnding(edition, item, ending));
  const fix = edits.filter((edit) => edit !== undefined);
  const said = {
    message: {
      zh: `列表${total}项中有${wrong.length}项结尾不一致，此项应${first.ending === '' ? '不用标点' : `以“${first.ending}”结尾`}`,
      en: `Unexpected ending in ${wrong.length} of ${total} list items, expected this one to end ${first.ending === '' ? 'without a mark' : `in “${first.ending}”`}`,
    },
  };
  const { unit } = first.item;
  const located = unit ? endOf(unit.text, first.item.ending) : undefined;
  if (!unit || !located) return said;
  const rest = first.item.ending === '' ? unit.text.slice(...located) : '';
  return { ...inUnit(edition, unit, ...located, { ...said, expected: [rest + first.ending] }), ...(fix.length === edits.length && { fix }) };
}

/** The ending mark, or the last character of a text without one. */
function endOf(text: string, ending: string): [number, number] {
  const end = text.trimEnd().length;
  const at = ending === '' ? end - 1 : Math.max(text.lastIndexOf(ending), 0);
  return [at, ending === '' ? end : at + 1];
}

function editEnding(edition: Edition, { unit, ending }: Item, expected: string): Edit | undefined {
  if (!unit) return undefined;
  const [start, end] = endOf(unit.text, ending);
  const actual = unit.text.slice(start, end);
  if (ending === '') return actual === '\uFFFC' ? undefined : editOf(edition, unit, start, end, actual + expected);
  return editOf(edition, unit, start, end, expected);
}
