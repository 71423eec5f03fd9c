import { shareHeads, sumLabels } from '../../lang/table-words.js';
import { plainText } from '../../markdown/flatten.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Block, Edition, TableCell } from '../../model/edition.js';
import type { Lang } from '../../model/text.js';
import { blockRuns } from '../blocks.js';
import type { Rule } from '../rule.js';
import { atSpan } from '../scan.js';

/** A last row 合计 that is not the sum of those above; one share among others that does not follow from its row. */
export const tableFigures: Rule = {
  id: 'structure/table-figures',
  severity: 'warning',
  title: { zh: '表格里算不拢的数', en: 'Table whose figures do not add up' },
  why: {
    zh: '合计应等于各行之和；一列占比若其余各行都由同两列相除得到，算不拢的那一个多半是抄错或忘改的。四舍五入的出入不算。',
    en: 'A total is the sum of its rows. Where the other shares of a column follow from two columns, the one that does not was miscopied or left behind. What rounding explains is let pass.',
  },
  examples: [
    { lang: 'zh', markdown: '| 类别 | 采购额 |\n|---|---|\n| 设备 | 18.6 |\n| 用品 | 4.2 |\n| 合计 | 23.8 |\n', finds: [{ actual: '23.8', expected: '22.8' }] },
    { lang: 'zh', markdown: '| 类别 | 采购额 | 低碳 | 占比 |\n|---|---|---|---|\n| 设备 | 18.6 | 5.58 | 30% |\n| 用品 | 4.2 | 1.68 | 45% |\n| 食品 | 6.5 | 1.30 | 20% |\n| 能源 | 7.5 | 2.48 | 33% |\n', finds: [{ actual: '45%', expected: '40%' }] },
    { lang: 'en', markdown: '| Kind | Contracts |\n|---|---|\n| Works | 1,200 |\n| Services | 340 |\n| Total | 1,450 |\n', finds: [{ actual: '1,450', expected: '1540' }] },
    { lang: 'zh', markdown: '| 年份 | 甲 | 乙 |\n|---|---|---|\n| 2022 | 1.3 | 40% |\n| 2023 | 1.3 | 60% |\n| 2024 | 1.3 | 100% |\n| 合计 | 4.0 | — |\n', finds: [] },
    { lang: 'en', markdown: '| Country | Share | Rate |\n|---|---|---|\n| A | 20% | 31% |\n| B | 40% | 12% |\n| C | 40% | 55% |\n', finds: [] },
  ],
  *check({ edition }) {
    for (const run of blockRuns(edition)) {
      for (const block of run) {
        if (block.type !== 'table') continue;
        const { rows } = block;
        const isSummed = isSum(edition.lang, rows.at(-1));
        if (isSummed) yield* judgeSums(edition, rows);
        yield* judgeShares(edition, columnsOf(isSummed ? rows.slice(0, -1) : rows));
      }
    }
  },
};

type Table = Extract<Block, { type: 'table' }>;

interface Figure {
  readonly cell: TableCell;
  readonly value: number;
  /** Digits behind the point. */
  readonly decimals: number;
  readonly isPercent: boolean;
}

interface Column {
  readonly head: string;
  /** Of the rows below the head, in order; undefined where no lone figure stands. */
  readonly figures: readonly (Figure | undefined)[];
}

function columnsOf([head = [], ...rows]: Table['rows']): Column[] {
  return head.map((cell, i) => ({ head: plainText(cell.children).trim(), figures: rows.map((row) => figureOf(row[i])) }));
}

function figureOf(cell: TableCell | undefined): Figure | undefined {
  const match = cell && /^(\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.(\d+))?\s?([%％])?$/u.exec(plainText(cell.children).trim());
  if (!match) return undefined;
  const [, whole = '', decimals = '', percent] = match;
  return { cell, value: Number(`${whole.replaceAll(/[,，]/gu, '')}.${decimals}`), decimals: decimals.length, isPercent: percent !== undefined };
}

function isSum(lang: Lang, row: readonly TableCell[] | undefined): boolean {
  return sumLabels[lang].test(labelOf(row));
}

function labelOf(row: readonly TableCell[] | undefined): string {
  return plainText(row?.[0]?.children ?? []).trim();
}

function* judgeSums(edition: Edition, rows: Table['rows']): Generator<Finding> {
  // Sums above the last row would be summed up twice.
  if (rows.length < 4 || rows.slice(0, -1).some((row) => isSum(edition.lang, row) || /计$|subtotal/iu.test(labelOf(row)))) return;
  for (const { figures } of columnsOf(rows).slice(1)) {
    const sum = figures.at(-1);
    const parts = figures.slice(0, -1);
    if (!sum || sum.isPercent || parts.some((part) => part === undefined || part.isPercent)) continue;
    const decimals = Math.max(sum.decimals, ...parts.map((part) => part?.decimals ?? 0));
    const expected = parts.reduce((total, part) => total + (part?.value ?? 0), 0);
    // Each part may be rounded by half its last place.
    const slack = decimals === 0 ? 0 : ((parts.length + 1) * 0.5) / 10 ** Math.min(sum.decimals, ...parts.map((part) => part?.decimals ?? 0));
    if (Math.abs(expected - sum.value) > slack + 1e-9) yield report(edition, sum, expected.toFixed(decimals));
  }
}

/** Rows whose share follows from two other columns, with the one that does not. Three that do are no accident. */
function* judgeShares(edition: Edition, columns: readonly Column[]): Generator<Finding> {
  for (const column of columns) {
    if (!isShare(column, edition.lang)) continue;
    for (const whole of columns) {
      for (const part of columns) {
        if (whole === part || whole === column || part === column) continue;
        const wrong = column.figures.filter((share, row) => share && !isRatio(share, part.figures[row], whole.figures[row]));
        const right = column.figures.length - wrong.length;
        const [only] = wrong;
        if (wrong.length !== 1 || !only || right < 3) continue;
        const row = column.figures.indexOf(only);
        const [over, under] = [part.figures[row], whole.figures[row]];
        if (over && under && under.value > 0) yield report(edition, only, `${((over.value / under.value) * 100).toFixed(only.decimals)}%`);
      }
    }
  }
}

function isShare({ head, figures }: Column, lang: Lang): boolean {
  return shareHeads[lang].test(head) && figures.every((figure) => figure?.isPercent === true);
}

function isRatio(share: Figure, part: Figure | undefined, whole: Figure | undefined): boolean {
  if (!part || !whole || part.isPercent || whole.isPercent || whole.value === 0) return false;
  const doubt = 0.5 / 10 ** part.decimals;
  const [low, high] = [((part.value - doubt) / whole.value) * 100, ((part.value + doubt) / whole.value) * 100];
  const slack = 0.6 / 10 ** share.decimals;
  return share.value >= low - slack && share.value <= high + slack;
}

function report(edition: Edition, { cell }: Figure, expected: string): Finding {
  const actual = plainText(cell.children).trim();
  return { ...atSpan(edition, cell.span, { message: { zh: `“${actual}”与表中其他数字算不拢，应为“${expected}”`, en: `Unexpected figure “${actual}”, expected “${expected}” by the other figures of the table` }, expected: [expected] }), actual };
}
