import { describe, expect, test } from 'vitest';
import { languageOf } from '../lang/registry.js';
import { parseEdition } from '../markdown/parse.js';
import type { Matcher } from '../glossary/matcher.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Edition } from '../model/edition.js';
import type { Lang } from '../model/text.js';
import { LineIndex } from '../text/lines.js';
import { parallelOf } from './parallel.js';

function edition(lang: Lang, text: string): Edition {
  const parsed = parseEdition({ path: `${lang}.md`, text, bom: false }, { lang, language: languageOf(lang), kind: 'issue' }).edition;
  if (!parsed) throw new Error('the test itself is wrong');
  return parsed;
}

const en = edition('en', '# News\n\nIn 2022 the `spp` tool had **75** readers in 12 countries.\n\nA second paragraph about the year 2023 and its 40 events.\n');
const zh = edition('zh', '# 动态\n\n2022年，`spp` 工具在12个国家有**57**名读者。\n\n关于2023年及其40场活动的第二段。\n');
const noTerms: Matcher = { match: () => [] };
const bulletin = (...editions: readonly Edition[]) => ({ id: 'x', kind: 'issue', info: { status: 'draft' }, editions }) as const;

/** A diagnostic about a piece of a file, and what it is about in another. */
function about(file: Edition, piece: string, rule: Diagnostic['rule'], other?: readonly [Edition, string]): Diagnostic {
  const rangeOf = ({ file: { text } }: Edition, words: string) => new LineIndex(text).range({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const said = { zh: '话', en: 'said' };
  return { rule, severity: 'error', message: said, file: file.file.path, range: rangeOf(file, piece), ...(other && { related: [{ file: other[0].file.path, range: rangeOf(...other), message: said }] }) };
}

const textOf = (texts: readonly { readonly text: string }[]): string => texts.map(({ text }) => text).join('|');

describe('two editions side by side', () => {
  test('paragraph by paragraph, with code in its place', () => {
    const rows = parallelOf(bulletin(zh, en), zh, 'en', noTerms, [])?.rows ?? [];
    expect(rows.map(({ source, target }) => [textOf(source), textOf(target)])).toEqual([
      ['News', '动态'],
      ['In 2022 the spp tool had 75 readers in 12 countries.', '2022年，spp 工具在12个国家有57名读者。'],
      ['A second paragraph about the year 2023 and its 40 events.', '关于2023年及其40场活动的第二段。'],
    ]);
    expect(rows[0]?.source[0]).toMatchObject({ role: 'heading', level: 1 });
  });

  test('a difference stands in its row and is marked on both sides, behind code and within bold', () => {
    const found = [about(zh, '57', 'pair/number', [en, '75']), about(zh, '第二段', 'zh/quotes')];
    const parallel = parallelOf(bulletin(zh, en), zh, 'en', noTerms, found);
    expect(parallel?.rows.map(({ diagnostics }) => diagnostics.map(({ rule }) => rule))).toEqual([[], ['pair/number'], []]);
    const [source, target] = [parallel?.rows[1]?.source[0], parallel?.rows[1]?.target[0]];
    for (const [side, words] of [[source, '75'], [target, '57']] as const) {
      expect(side?.marks.map(({ kind, start, end }) => [kind, side.text.slice(start, end)])).toEqual([['difference', words]]);
    }
  });

  test('what is missing stands beside what it is missing from, though its place in the target is elsewhere', () => {
    const found = [about(zh, '动态', 'pair/missing', [en, 'second paragraph'])];
    const rows = parallelOf(bulletin(zh, en), zh, 'en', noTerms, found)?.rows ?? [];
    expect(rows.map(({ diagnostics }) => diagnostics.length)).toEqual([0, 0, 1]);
  });

  test('names of the glossary are marked with their names in the other language', () => {
    const concept = { terms: { zh: { preferred: { text: '读者' } }, en: { preferred: { text: 'reader' } } } };
    const matcher = {
      match: (text: string) => {
        const start = text.indexOf('读者');
        return start < 0 ? [] : [{ start, end: start + 2, readings: [{ concept, lang: 'zh', form: { kind: 'preferred' } }] }];
      },
    } as unknown as Matcher;
    const target = parallelOf(bulletin(zh, en), zh, 'en', matcher, [])?.rows[1]?.target[0];
    expect(target?.marks.map((mark) => [target.text.slice(mark.start, mark.end), mark.kind === 'term' && mark.names])).toEqual([['读者', ['reader']]]);
  });

  test('the source stands beside its translation, too; alone, an edition stands beside nothing', () => {
    expect(parallelOf(bulletin(zh, en), en, 'en', noTerms, [])?.target.lang).toBe('zh');
    expect(parallelOf(bulletin(zh), zh, 'en', noTerms, [])).toBeUndefined();
    expect(parallelOf(bulletin(en), en, 'en', noTerms, [])).toBeUndefined();
  });
});
