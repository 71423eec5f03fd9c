import { announcedCount, mayAnnounce } from '../../lang/announced-counts.js';
import type { Block } from '../../model/edition.js';
import { blockRuns, unitFinder } from '../blocks.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';

/** 四项行动： before a list of three. */
export const announcedCountRule: Rule = {
  id: 'structure/announced-count',
  severity: 'warning',
  title: { zh: '所说的条数与列表不符', en: 'List of another length than announced' },
  why: {
    zh: '“四项行动：”后面只有三项，不是漏了一项，就是改列表时忘了改数。',
    en: 'Four actions are announced and three follow: one is missing, or the number was not changed with the list.',
  },
  examples: [
    { lang: 'zh', markdown: '报告提出四项行动：\n\n- 推动转型；\n- 加强监测；\n- 扩大合作。\n', finds: [{ actual: '四', expected: '3' }] },
    { lang: 'en', markdown: 'The programme has three lessons:\n\n- take stock;\n- set targets.\n', finds: [{ actual: 'three', expected: '2' }] },
    { lang: 'zh', markdown: '报告提出两项行动：\n\n- 推动转型；\n- 加强监测。\n\n十二国提出以下建议：\n\n- 扩大合作。\n\n其中两条：\n\n- 甲\n- 乙\n- 丙\n', finds: [] },
    { lang: 'en', markdown: 'Two of the four principles are:\n\n- openness;\n- fairness.\n', finds: [] },
  ],
  *check({ edition }) {
    if (!edition.texts.some(({ text }) => mayAnnounce(text))) return;
    const unitOf = unitFinder(edition);
    for (const run of blockRuns(edition)) {
      for (const [i, block] of run.entries()) {
        const before = run[i - 1];
        if (block.type !== 'list' || before?.type !== 'paragraph' || isCutUp(run, i)) continue;
        const unit = unitOf(before);
        const said = unit && announcedCount(unit.text, edition.lang);
        const { length } = block.items;
        if (!unit || !said || said.count === length) continue;
        const actual = unit.text.slice(said.start, said.end);
        yield inUnit(edition, unit, said.start, said.end, {
          message: { zh: `这里说有“${actual}”条，列表却有${length}项`, en: `Unexpected “${actual}”: the list has ${length} items` },
          expected: [String(length)],
        });
      }
    }
  },
};

/** Another list follows, at once or behind a paragraph that a list continues: 1. … text … 2. */
function isCutUp(run: readonly Block[], at: number): boolean {
  const next = run[at + 1];
  const afterNext = run[at + 2];
  return next?.type === 'list' || (afterNext?.type === 'list' && afterNext.ordered && afterNext.start > 1) || next?.type === 'code';
}
