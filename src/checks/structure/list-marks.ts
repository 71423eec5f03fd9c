import { typedMark } from '../../lang/list-marks.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Edition, ListItem } from '../../model/edition.js';
import type { Edit } from '../../model/text.js';
import { type List, listsOf, onlyParagraph, textOf, unitFinder } from '../blocks.js';
import type { Rule } from '../rule.js';
import { exactEdit, inUnit } from '../scan.js';

/** 一、 or (1) typed inside a list item: the list already numbers itself. */
export const listMarks: Rule = {
  id: 'structure/list-marks',
  severity: 'warning',
  title: { zh: '列表项里手写的序号', en: 'Number typed inside a list item' },
  why: {
    zh: '列表会自动编号，手写的“一、”会重复，增删条目时也不会跟着变。请改用 `1.` 列表，序号样式由模板决定。',
    en: 'A list numbers itself; a typed mark shows twice and does not follow when items move. Use a `1.` list: the theme sets the style of the numbers.',
  },
  examples: [
    { lang: 'zh', markdown: '- 一、视为系统；\n- 二、不让任何人掉队。\n', finds: [{ actual: '一、' }], fixed: '1. 视为系统；\n2. 不让任何人掉队。\n' },
    { lang: 'en', markdown: '1. (1) Treat it as a system.\n2. (2) Leave no one behind.\n', finds: [{ actual: '(1) ' }], fixed: '1. Treat it as a system.\n2. Leave no one behind.\n' },
    { lang: 'zh', markdown: '1. 视为系统；\n2. 2030年议程。\n\n- 一、二层次的机构\n- 12国参加\n', finds: [] },
    { lang: 'zh', markdown: '1. 一、将SCP视为系统。\n\n会议召开。\n\n3. 目标\n4. （四）合作\n', finds: [{ actual: '一、' }, { actual: '（四）' }], fixed: '1. 将SCP视为系统。\n\n会议召开。\n\n3. 目标\n4. 合作\n' },
    { lang: 'zh', markdown: '1. 一、二层次的机构\n\n会议召开。\n\n2. 一、前言\n\n会议召开。\n\n1. 1.5度目标\n', finds: [] },
  ],
  *check({ edition }) {
    const unitOf = unitFinder(edition);
    for (const list of listsOf(edition)) {
      const marks = list.items.map((item, i) => markOf(item, i + 1));
      // One item alone may begin with a number of its own, unless it is the number that the list gives it.
      const isWhole = list.items.length > 1 && marks.every((mark) => mark !== undefined);
      const typed = isWhole ? marks : list.items.map((item, i) => (list.ordered ? sameMark(item, list.start + i) : undefined));
      if (typed.some((mark) => mark !== undefined)) yield report(edition, list, typed, unitOf);
    }
  },
};

function markOf(item: ListItem, n: number): string | undefined {
  const [first] = item.blocks;
  return first?.type === 'paragraph' ? typedMark(textOf(first), n) : undefined;
}

/** The number of the nth item typed once more: 一、 and (1), not 1.5, a list of numerals or a lone letter, which may belong to the text. */
function sameMark(item: ListItem, n: number): string | undefined {
  const mark = markOf(item, n);
  const [first] = item.blocks;
  if (mark === undefined || first?.type !== 'paragraph' || /[a-z]/u.test(mark)) return undefined;
  return /^[\p{N}一二三四五六七八九十百]/u.test(textOf(first).slice(mark.length)) ? undefined : mark;
}

function report(edition: Edition, list: List, marks: readonly (string | undefined)[], unitOf: ReturnType<typeof unitFinder>): Finding {
  const at = marks.findIndex((each) => each !== undefined);
  const mark = marks[at] ?? '';
  const count = marks.filter((each) => each !== undefined).length;
  const said = {
    message: count === 1
      ? { zh: `列表项里手写了序号“${mark.trim()}”，应由列表自动编号`, en: `Unexpected typed number “${mark.trim()}” in a list item, expected the list to number itself` }
      : {
          zh: `列表项里手写了序号“${mark.trim()}”等${count}处，应由列表自动编号`,
          en: `Unexpected typed number “${mark.trim()}” in ${count} list items, expected the list to number itself`,
        },
  };
  const first = list.items[at]?.blocks[0];
  const unit = first && unitOf(first);
  if (!unit) return said;
  const edits = list.items.flatMap((item, i) => {
    const typed = marks[i];
    return typed === undefined ? [] : mended(edition, list, item, i + 1, typed, unitOf);
  });
  const fix = edits.filter((edit) => edit !== undefined);
  return { ...inUnit(edition, unit, 0, mark.length, said), ...(fix.length === edits.length && { fix }) };
}

/** Takes the mark away; a bullet becomes a number, which is safe only where no further block hangs on its width. */
function mended(edition: Edition, list: List, item: ListItem, n: number, mark: string, unitOf: ReturnType<typeof unitFinder>): (Edit | undefined)[] {
  const paragraph = onlyParagraph(item);
  const unit = paragraph && unitOf(paragraph);
  const start = item.span?.start;
  const cut = unit && exactEdit(edition, unit, 0, mark.length, '');
  if (!cut || start === undefined || cut.offset !== unit.span?.start) return [undefined];
  if (list.ordered) return [cut];
  const bullet = edition.file.text.slice(start, cut.offset);
  return /^[-*+] +$/u.test(bullet) ? [{ offset: start, endOffset: start + 1, text: `${n}.` }, cut] : [undefined];
}
