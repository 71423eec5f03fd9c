import type { Finding } from '../../model/diagnostic.js';
import type { Edition, TextUnit } from '../../model/edition.js';
import type { Localized } from '../../model/text.js';
import { innerPair } from '../../lang/zh/punctuation.js';
import { type PairFault, pairFaults } from '../../lang/zh/pairing.js';
import { isHanAt } from '../../lang/zh/script.js';
import { quoted } from '../quoted.js';
import { chineseTexts } from '../chinese-texts.js';
import type { Rule } from '../rule.js';
import { asHabit, editOf, inUnit, isAdvice, isHabit } from '../scan.js';
import { spacedLinks } from '../typed-links.js';

/** Straight quotation marks in Chinese text, and paired marks that do not pair (GB/T 15834—2011, 4.8, 4.9, 4.15). */
export const quotes: Rule = {
  id: 'zh/quotes',
  severity: 'warning',
  title: { zh: '不成对或不规范的引号、书名号、括号', en: 'Quotation marks, title marks or brackets that do not pair' },
  why: {
    zh: '少一半或方向相反的引号、书名号会让读者不知道名称从哪里开始、到哪里结束。引号里再用引号时用单引号，书名号里用单书名号。',
    en: 'With half a pair missing or turned, a reader cannot tell where a name begins and ends. Inside “” come ‘’, inside 《》 come 〈〉.',
  },
  langs: ['zh'],
  examples: [
    { lang: 'zh', markdown: '加入“同一个地球网络，共同行动。\n', finds: [{ actual: '“' }] },
    { lang: 'zh', markdown: '《部长级声明（预备稿）承认其重要性。\n', finds: [{ actual: '《' }] },
    { lang: 'zh', markdown: '以下简称”公约“，已经生效。\n', finds: [{ actual: '”公约“', expected: '“公约”' }], fixed: '以下简称“公约”，已经生效。\n' },
    { lang: 'zh', markdown: '他说：“要落实“公约”。”\n', finds: [{ actual: '“公约”', expected: '‘公约’' }], fixed: '他说：“要落实‘公约’。”\n' },
    { lang: 'zh', markdown: '以下简称"公约"，已经生效。\n', finds: [{ actual: '"公约"', expected: '“公约”' }], fixed: '以下简称“公约”，已经生效。\n' },
    { lang: 'zh', markdown: '依据《关于“公约》”的说明。\n', finds: [{ actual: '》' }] },
    {
      lang: 'zh',
      markdown: '《关于〈公约〉的说明》（“说明”）称：“落实‘公约’。”屏幕为13"，leaders’ summit，参见：1）甲；2）乙。\n',
      finds: [],
    },
  ],
  *check({ edition, bulletin }) {
    const straight: Finding[] = [];
    let curly = 0;
    const chinese = chineseTexts(edition);
    for (const [index, unit] of edition.texts.entries()) {
      // {{< card text="…" >}}: the template language of another program.
      if (!chinese.has(unit) || isTemplate(unit.text)) continue;
      const continues = edition.texts[index + 1]?.text.startsWith('“') === true;
      for (const fault of pairFaults(unit.text, { continues })) yield unpaired(edition, unit, fault);
      for (const each of straightIn(edition, unit)) straight.push(each);
      for (let at = unit.text.indexOf('“'); at >= 0; at = unit.text.indexOf('“', at + 1)) curly += 1;
    }
    if (!isAdvice(straight.length, bulletin.kind) && !isHabit(straight.length, curly)) yield* straight;
    else yield* asHabit(straight, { zh: `全文有${straight.length}处直引号，中文应用“”`, en: `Unexpected straight quotation marks in ${straight.length} places of a Chinese text, expected “ and ”` });
  },
};

function isTemplate(text: string): boolean {
  return text.includes('{{') || text.includes('="') || text.includes("='");
}

function unpaired(edition: Edition, unit: TextUnit, fault: PairFault): Finding {
  const { start, end, expected } = fault;
  const mark = unit.text.slice(start, end);
  const finding = inUnit(edition, unit, start, end, { message: messages[fault.kind](mark, expected), expected: [expected] });
  if (fault.kind !== 'turned' && fault.kind !== 'nested') return finding;
  // Only the two marks change: what they enclose may hold markup.
  const [open = '', close = ''] = fault.kind === 'turned' ? ['“', '”'] : (innerPair[mark[0] ?? ''] ?? []);
  const edits = [editOf(edition, unit, start, start + 1, open), editOf(edition, unit, end - 1, end, close)].filter((edit) => edit !== undefined);
  return edits.length === 2 ? { ...finding, fix: edits } : finding;
}

const messages: Readonly<Record<PairFault['kind'], (mark: string, expected: string) => Localized>> = {
  unclosed: (mark, expected) => ({ zh: `“${mark}”没有与之配对的“${expected}”`, en: `Unexpected ${mark} without its closing ${expected}` }),
  unopened: (mark, expected) => ({ zh: `“${mark}”没有与之配对的“${expected}”`, en: `Unexpected ${mark} without its opening ${expected}` }),
  crossed: (mark, expected) => ({ zh: `成对标点交叉：“${mark}”之前应先有“${expected}”`, en: `Unexpected ${mark} across another pair, expected ${expected} first` }),
  turned: (_, expected) => ({ zh: `引号方向相反，应为${quoted(expected)}`, en: `Unexpected quotation marks turned around, expected ${expected}` }),
  nested: (_, expected) => ({ zh: `同一种标点套在自己里面，里层应为${expected}`, en: `Unexpected marks nested in marks of the same kind, expected ${expected} inside` }),
};

/** Straight double marks in pairs (not of an attribute: alt="…"), at least one of each pair beside Han text; single ones only around Han text alone. */
function* straightIn(edition: Edition, unit: TextUnit): Generator<Finding> {
  const { text } = unit;
  if (!text.includes('"') && !text.includes("'")) return;
  // The quotes around a caption are Markdown's (`link/spaces`).
  const spaced = [...spacedLinks(unit)];
  for (const match of text.matchAll(/(?<!=)"([^"\n]{1,80})"|'(\p{Script=Han}[^'\n]{0,60})'/gu)) {
    const start = match.index;
    const end = start + match[0].length;
    const beside = [start - 1, start + 1, end - 2, end].some((at) => isHanAt(text, at));
    if (!beside || spaced.some((link) => start > link.start && end < link.end) || (match[2] !== undefined && !isHanAt(text, end - 2))) continue;
    const [open, close] = match[2] === undefined ? ['“', '”'] : ['‘', '’'];
    const expected = `${open}${match[1] ?? match[2]}${close}`;
    const edits = [editOf(edition, unit, start, start + 1, open ?? ''), editOf(edition, unit, end - 1, end, close ?? '')].filter((edit) => edit !== undefined);
    const finding = inUnit(edition, unit, start, end, {
      message: { zh: `中文里的直引号，应为${quoted(expected)}`, en: `Unexpected straight quotation marks in Chinese text, expected ${expected}` },
      expected: [expected],
    });
    yield edits.length === 2 ? { ...finding, fix: edits } : finding;
  }
}
