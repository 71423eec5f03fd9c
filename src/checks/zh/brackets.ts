import { isCjkPunctuation } from '../../lang/characters.js';
import { countHan, isHanAt } from '../../lang/zh/script.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Edition, TextUnit } from '../../model/edition.js';
import type { Edit } from '../../model/text.js';
import { chineseTexts } from '../chinese-texts.js';
import type { Rule } from '../rule.js';
import { asHabit, isAdvice, editOf, inOrder, inUnit, isHabit } from '../scan.js';
import { spacedLinks, typedLinks } from '../typed-links.js';

/** Half-width brackets around Chinese text, or a pair of two widths (GB/T 15834—2011, 4.9). */
export const brackets: Rule = {
  id: 'zh/brackets',
  severity: 'warning',
  title: { zh: '半角或不成对的括号', en: 'Half-width or mismatched brackets' },
  why: {
    zh: '中文里的括号用全角“（）”，前后同宽。括号里只有西文、全文又一律用半角时不报告。',
    en: 'Brackets in Chinese text are full width, （）, and both of one width. Where a document sets all brackets around Latin text half width, that is left alone.',
  },
  langs: ['zh'],
  examples: [
    { lang: 'zh', markdown: '《部长级声明》(预备稿)获得支持。\n', finds: [{ actual: '(预备稿)', expected: '（预备稿）' }], fixed: '《部长级声明》（预备稿）获得支持。\n' },
    { lang: 'zh', kind: 'issue', markdown: '可持续公共采购（SPP)与粮农组织(FAO）。\n', finds: [{ actual: '（SPP)' }, { actual: '(FAO）' }], fixed: '可持续公共采购（SPP）与粮农组织（FAO）。\n' },
    { lang: 'zh', markdown: '粮农组织（FAO）和经合组织（OECD），环境署 (UNEP) 参加。\n', finds: [{ actual: ' (UNEP) ' }], fixed: '粮农组织（FAO）和经合组织（OECD），环境署（UNEP）参加。\n' },
    { lang: 'zh', markdown: '可持续公共采购（SPP）、1)甲、2)乙，One Planet (network) forum，函数f(x)。\n', finds: [] },
    { lang: 'zh', markdown: '粮农组织(FAO)和经合组织(OECD)。\n', finds: [] },
    { lang: 'zh', markdown: '请看[报告](https://example.org/report）。\n', finds: [] },
  ],
  *check({ edition, bulletin }) {
    const found = [...chineseTexts(edition)].flatMap((unit) => {
      const all = bracketPairs(unit.text);
      if (all.length === 0) return [];
      // The brackets of a link typed full width become half width (`link/full-width-brackets`), those of one with a blank are right (`link/spaces`).
      const ofLinks = new Set([...typedLinks(unit)].map(({ brackets: [, , open] }) => open));
      const spaced = [...spacedLinks(unit)];
      return all.flatMap((pair) => (ofLinks.has(pair.open) || spaced.some(({ start, end }) => pair.open > start && pair.open < end) ? [] : [{ unit, pair }]));
    });
    // A document that sets FAO in half-width brackets throughout has chosen so; mixed ones follow the standard.
    const around = found.filter(({ pair, unit }) => countHan(unit.text.slice(pair.open, pair.close)) === 0 && standsInChinese(unit.text, pair));
    const wide = around.filter(({ pair }) => pair.wideOpen && pair.wideClose).length;
    const half = around.filter(({ pair }) => !pair.wideOpen && !pair.wideClose).length;
    const halves: Finding[] = [];
    const mixed: Finding[] = [];
    for (const { unit, pair } of found) {
      if (pair.wideOpen && pair.wideClose) continue;
      const inChinese = countHan(unit.text.slice(pair.open, pair.close)) > 0 || (wide > half && standsInChinese(unit.text, pair));
      if (pair.wideOpen !== pair.wideClose) mixed.push(report(edition, unit, pair, true));
      else if (inChinese) halves.push(report(edition, unit, pair, false));
    }
    const all = inOrder([...mixed, ...halves]);
    // In a file from elsewhere both together are the habit.
    if (isAdvice(all.length, bulletin.kind)) {
      yield* asHabit(all, { zh: `全文有${all.length}处半角或不成对的括号，应为“（）”`, en: `Unexpected half-width brackets or brackets of two widths in ${all.length} places, expected （）` });
      return;
    }
    const right = found.filter(({ pair }) => pair.wideOpen && pair.wideClose).length;
    const message = { zh: `全文有${halves.length}处半角括号，中文里应为“（）”`, en: `Unexpected half-width brackets in ${halves.length} places of a Chinese text, expected （）` };
    yield* inOrder([...mixed, ...(isHabit(halves.length, right, bulletin.kind) ? asHabit(halves, message) : halves)]);
  },
};

interface BracketPair {
  readonly open: number;
  readonly close: number;
  readonly wideOpen: boolean;
  readonly wideClose: boolean;
}

/** Round brackets that belong together, whatever their width. Single ones, as in 1), are left out. */
function bracketPairs(text: string): BracketPair[] {
  const stack: number[] = [];
  const found: BracketPair[] = [];
  for (const { 0: bracket, index: at } of text.matchAll(/[()（）]/g)) {
    if (bracket === '(' || bracket === '（') stack.push(at);
    else {
      const open = stack.pop();
      if (open !== undefined) found.push({ open, close: at, wideOpen: text[open] === '（', wideClose: bracket === '）' });
    }
  }
  return found.sort((a, b) => a.open - b.open);
}

/** True if the pair hangs on Han text or a Chinese mark, not on a Latin word: f(x) and network (OPN) do not count. */
function standsInChinese(text: string, { open }: BracketPair): boolean {
  const at = text[open - 1] === ' ' ? open - 2 : open - 1;
  return isHanAt(text, at) || isCjkPunctuation(text[at] ?? '');
}

function report(edition: Edition, unit: TextUnit, { open, close, wideOpen, wideClose }: BracketPair, mismatched: boolean): Finding {
  const { text } = unit;
  const inner = text.slice(open + 1, close);
  // The spaces around half-width brackets go with them.
  const start = !wideOpen && text[open - 1] === ' ' && beside(text, open - 2) ? open - 1 : open;
  const end = !wideClose && text[close + 1] === ' ' && beside(text, close + 2) ? close + 2 : close + 1;
  const edits: (Edit | undefined)[] = [];
  if (!wideOpen) edits.push(editOf(edition, unit, start, open + 1, '（'));
  if (!wideClose) edits.push(editOf(edition, unit, close, end, '）'));
  const fix = edits.filter((edit) => edit !== undefined);
  const expected = `（${inner}）`;
  return {
    ...inUnit(edition, unit, start, end, {
      message: mismatched
        ? { zh: `括号一半全角一半半角，应为“${expected}”`, en: `Unexpected brackets of two widths, expected “${expected}”` }
        : { zh: `中文里的半角括号，应为“${expected}”`, en: `Unexpected half-width brackets in Chinese text, expected “${expected}”` },
      expected: [expected],
    }),
    ...(fix.length === edits.length && { fix }),
  };
}

function beside(text: string, at: number): boolean {
  return isHanAt(text, at) || isCjkPunctuation(text[at] ?? '');
}
