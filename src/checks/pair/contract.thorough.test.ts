import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pairEditions } from '../../core/pairs.js';
import { emptyGlossary, loadGlossary } from '../../glossary/load.js';
import { buildMatcher } from '../../glossary/matcher.js';
import { languageOf } from '../../lang/registry.js';
import { parseEdition } from '../../markdown/parse.js';
import type { Finding } from '../../model/diagnostic.js';
import type { Edition } from '../../model/edition.js';
import type { Lang } from '../../model/text.js';
import { hostRules } from '../host-rules.js';
import { rules } from '../registry.js';
import { runPairRules } from '../run.js';
import type { PairExample } from '../rule.js';
import type { PairRule } from './pair-rule.js';
import { pairRules } from './registry.js';

function readEdition(markdown: string, lang: Lang): Edition {
  const { edition } = parseEdition({ path: `${lang}.md`, text: markdown, bom: false }, { lang, language: languageOf(lang), kind: 'file' });
  if (!edition) throw new Error(`the reader refuses: ${markdown.slice(0, 80)}`);
  return edition;
}

interface Compared {
  readonly source: Edition;
  readonly target: Edition;
  readonly findings: readonly Finding[];
}

function compare(checked: readonly PairRule[], example: Pick<PairExample, 'source' | 'lang' | 'markdown' | 'glossary'>): Compared {
  const [source, target] = [readEdition(example.source.markdown, example.source.lang), readEdition(example.markdown, example.lang)];
  const text = `version: 1\nconcepts:\n${(example.glossary ?? '').replace(/^/gm, '  ')}\n`;
  const glossary = example.glossary === undefined ? emptyGlossary() : loadGlossary({ path: 'glossary.yml', text, bom: false }).glossary;
  if (!glossary) throw new Error('the glossary of the example is wrong');
  const bulletin = { id: 'draft', kind: 'file', info: { status: 'draft' }, editions: [target] } as const;
  const found = runPairRules(checked, pairEditions(source, target), { bulletin, glossary, matcher: buildMatcher(glossary) });
  return { source, target, findings: found.map(({ finding }) => finding) };
}

/** What keeps findings from being shown at their places, in words; empty if nothing. */
function misplaced({ source, target, findings }: Compared): string[] {
  const wrong: string[] = [];
  const isInside = (span: Finding['span'], { file }: Edition): boolean => span === undefined || (span.start >= 0 && span.start <= span.end && span.end <= file.text.length);
  for (const { span, related = [], fix } of findings) {
    if (!isInside(span, target)) wrong.push('outside the target');
    if (fix) wrong.push('mends what only an editor can');
    if (!related.some(({ file }) => file === source.file.path)) wrong.push('names no place of the source');
    for (const fact of related) if (fact.file !== 'glossary.yml' && !isInside(fact.span, fact.file === undefined ? target : source)) wrong.push('outside the source');
  }
  return wrong;
}

test('ids are of the family, unique, and known to nobody else; titles and reasons are given in both languages', () => {
  const ids: string[] = pairRules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...rules, ...hostRules].filter(({ id }) => ids.includes(id))).toEqual([]);
  for (const { id, title, why } of pairRules) {
    expect(id).toMatch(/^pair\/[a-z]+(?:-[a-z]+)*$/u);
    expect(title.zh, id).toMatch(/\p{Script=Han}/u);
    expect(title.en.trim(), id).not.toBe('');
    expect(why.zh, id).toMatch(/。$/u);
    expect(why.en, id).toMatch(/\.$/u);
  }
});

const awkward = {
  empty: '',
  'marks alone': '，。、；：？！“”‘’（）《》……——…—、、""\'\'()[],.;:?!\n',
  'odd characters': '\u{20000}\u{1F468}\u200D\u{1F469}\uFEFFe\u0301\u200B〇々\uD840 的\u00A0的 \u3000 a\u0301 —\uDC00\n',
  'front matter alone': '---\ntitle: 简报\n---\n',
  'one long line': '可持续（SPP）和公共采购"环境"2022年7月12日'.repeat(300),
};

describe.each(pairRules.map((rule) => ({ id: rule.id, rule })))('$id', ({ rule }) => {
  test('has a bad and a good example', () => {
    expect(rule.examples.some(({ finds }) => finds.length > 0)).toBe(true);
    expect(rule.examples.some(({ finds }) => finds.length === 0)).toBe(true);
  });

  test.each(rule.examples.map((example) => ({ example, name: example.markdown.replaceAll('\n', '⏎') })))('$name', ({ example }) => {
    const compared = compare([rule], example);
    expect(compared.findings.map(({ actual, expected }, i) => ({
      ...(example.finds[i]?.actual !== undefined && { actual }),
      ...(example.finds[i]?.expected !== undefined && { expected: expected?.[0] }),
    }))).toEqual(example.finds);
    expect(misplaced(compared)).toEqual([]);
    for (const { message } of compared.findings) expect(message.zh.length * message.en.length).toBeGreaterThan(0);
  });

  test('says nothing of a good example that another rule would', () => {
    for (const example of rule.examples.filter(({ finds }) => finds.length === 0)) expect(compare(pairRules, example).findings.map(({ message }) => message.en)).toEqual([]);
  });

  test.each(Object.entries(awkward))('keeps its places in awkward input: %s', (_, text) => {
    for (const { source, lang, markdown } of rule.examples) {
      expect(misplaced(compare([rule], { source: { ...source, markdown: text }, lang, markdown }))).toEqual([]);
      expect(misplaced(compare([rule], { source, lang, markdown: text }))).toEqual([]);
      expect(misplaced(compare([rule], { source: { ...source, markdown: source.markdown.replaceAll('\n', '\r\n') }, lang, markdown: markdown.replaceAll('\n', '\r\n') }))).toEqual([]);
    }
  });
});

test('any two texts are compared without a crash, and twice alike', () => {
  const piece = fc.constantFrom(
    '可持续公共采购', '2022年7月12日', '12 July 2022', 'UNEP', '75名代表', '75 representatives', '[报告](https://example.org/a)', '![图](a.png)', '<b@example.org>',
    '\n\n', '\n- ', '\n1. ', '\n# ', '\n## ', '\n:::note\n', '\n:::\n', '\n| a | b |\n|---|---|\n| 1 | 2 |\n', '\n```\ncode\n```\n', '[^1]', '\n[^1]: note\n', 'the report of the forum ', '会议召开。', '：', '(', '）',
  );
  const text = fc.array(piece, { minLength: 2, maxLength: 40, size: 'max' }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, text, (from, to) => {
      const example = { source: { lang: 'en' as const, markdown: from }, lang: 'zh' as const, markdown: to };
      const compared = compare(pairRules, example);
      expect(misplaced(compared)).toEqual([]);
      expect(compare(pairRules, example).findings).toEqual(compared.findings);
    }),
    { numRuns: 60 },
  );
});

test('a finding in the wrong place would be seen', () => {
  const [source, target] = [readEdition('a', 'en'), readEdition('b', 'zh')];
  expect(misplaced({ source, target, findings: [{ message: { zh: '', en: '' }, span: { start: 0, end: 9 }, fix: [] }] })).toEqual(['outside the target', 'mends what only an editor can', 'names no place of the source']);
});
