import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyGlossary, loadGlossary } from '../glossary/load.js';
import { buildMatcher } from '../glossary/matcher.js';
import { languageOf } from '../lang/registry.js';
import { parseEdition } from '../markdown/parse.js';
import type { Bulletin } from '../model/bulletin.js';
import type { Finding } from '../model/diagnostic.js';
import type { Edition } from '../model/edition.js';
import type { Glossary } from '../model/glossary.js';
import type { HouseStyle } from '../model/style.js';
import type { Lang } from '../model/text.js';
import { applyEdits } from '../text/edits.js';
import { factsOf } from './facts.js';
import { rules } from './registry.js';
import type { Rule, RuleExample } from './rule.js';
import { runRules } from './run.js';

function readEdition(markdown: string, lang: Lang, kind: Bulletin['kind'] = 'file'): { edition: Edition; bulletin: Bulletin } {
  const { edition, frontMatter } = parseEdition({ path: 'draft.md', text: markdown, bom: false }, { lang, language: languageOf(lang), kind });
  if (!edition) throw new Error(`the reader refuses: ${markdown.slice(0, 80)}`);
  const date = typeof frontMatter.date === 'string' ? frontMatter.date : undefined;
  return { edition, bulletin: { id: 'draft', kind, info: { status: 'draft', ...(date !== undefined && { date }) }, editions: [edition] } };
}

function glossaryOf(concepts: string): Glossary {
  const { glossary, findings } = loadGlossary({ path: 'glossary.yml', text: `version: 1\nconcepts:\n${concepts.replace(/^/gm, '  ')}\n`, bom: false });
  if (!glossary) throw new Error(findings.map(({ message }) => message.en).join('; '));
  return glossary;
}

const none = emptyGlossary();
const noMatcher = buildMatcher(none);

function findingsOf(rule: Rule, edition: Edition, bulletin: Bulletin, example: Partial<RuleExample> = {}): Finding[] {
  const glossary = example.glossary === undefined ? none : glossaryOf(example.glossary);
  const style: HouseStyle = { spacing: 'keep', english: 'any', ...example.style };
  const earlier = (example.earlier ?? []).map(({ issue, markdown }) => {
    const file = { path: `${issue}.md`, text: markdown, bom: false };
    return { issue, file: file.path, lang: edition.lang, facts: factsOf(file, edition.lang) };
  });
  const context = { edition, bulletin, glossary, matcher: glossary === none ? noMatcher : buildMatcher(glossary), style, earlier, hasAsset: () => false };
  return runRules([rule], context).map(({ finding }) => finding);
}

function check(rule: Rule, example: RuleExample): Finding[] {
  const { edition, bulletin } = readEdition(example.markdown, example.lang, example.kind);
  return findingsOf(rule, edition, bulletin, example);
}

function mend(markdown: string, findings: readonly Finding[]): string {
  return applyEdits(markdown, findings.flatMap(({ fix }) => fix ?? []));
}

/** What keeps a finding from being shown at its place, in words; empty if nothing. */
function misplaced({ span, actual, fix = [] }: Finding, text: string): string[] {
  const wrong: string[] = [];
  if (span && !(span.start >= 0 && span.start <= span.end && span.end <= text.length)) wrong.push(`span ${span.start}–${span.end} outside ${text.length}`);
  // A soft line break is a space in the flattened text.
  if (span && actual?.length === span.end - span.start && text.slice(span.start, span.end).replaceAll(/\s/gu, ' ') !== actual.replaceAll(/\s/gu, ' ')) wrong.push(`“${actual}” is not at its span`);
  for (const { offset, endOffset } of fix) {
    if (!(offset >= 0 && offset <= endOffset && endOffset <= text.length)) wrong.push(`edit ${offset}–${endOffset} outside`);
  }
  return wrong;
}

test('ids are family/name, unique, and titles and reasons are given in both languages', () => {
  const ids = rules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, title, why } of rules) {
    expect(id).toMatch(/^(?:term|abbr|pair|consistency|zh|en|structure|link|image)\/[a-z0-9]+(?:-[a-z0-9]+)*$/);
    expect([title.zh, title.en, why.zh, why.en].filter((text) => text.trim() === ''), id).toEqual([]);
    expect(title.zh, id).toMatch(/\p{Script=Han}/u);
    expect(why.zh, id).toMatch(/。$/u);
    expect(why.en, id).toMatch(/\.$/u);
  }
});

describe.each(rules.map((rule) => ({ id: rule.id, rule })))('$id', ({ rule }) => {
  test('has a bad and a good example', () => {
    expect(rule.examples.some(({ finds }) => finds.length > 0)).toBe(true);
    expect(rule.examples.some(({ finds }) => finds.length === 0)).toBe(true);
  });

  test.each(rule.examples.map((example) => ({ example, name: example.markdown.replaceAll('\n', '⏎') })))('$name', ({ example }) => {
    const findings = check(rule, example);
    expect(findings.map(({ actual, expected }, i) => ({
      ...(example.finds[i]?.actual !== undefined && { actual }),
      ...(example.finds[i]?.expected !== undefined && { expected: expected?.[0] }),
    }))).toEqual(example.finds);
    for (const finding of findings) {
      expect(finding.message.zh.length * finding.message.en.length).toBeGreaterThan(0);
      expect(misplaced(finding, example.markdown)).toEqual([]);
    }
    const mended = mend(example.markdown, findings);
    expect(mended).toBe(example.fixed ?? example.markdown);
    // What the fixes leave to the editor is found again; nothing new, and nothing that could be mended.
    const again = check(rule, { ...example, markdown: mended });
    expect(again.length).toBe(findings.filter(({ fix }) => !fix).length);
    expect(mend(mended, again)).toBe(mended);
  });

  const awkward = {
    empty: '',
    'line ends of Windows': rule.examples.map(({ markdown }) => markdown.replaceAll('\n', '\r\n')).join('\r\n'),
    'marks alone': '，。、；：？！“”‘’（）《》……——…—、、""\'\'()[],.;:?!\n',
    'odd characters': '\u{20000}\u{1F468}\u200D\u{1F469}\uFEFFe\u0301\u200B〇々\uD840 的\u00A0的 \u3000 a\u0301 —\uDC00\n',
    'one long line': '可持续（SPP）and公共采购"环境"'.repeat(500),
  };
  test.each(Object.entries(awkward))('keeps its places in awkward input: %s', (_, text) => {
    for (const lang of rule.langs ?? (['zh', 'en'] as const)) {
      const { edition, bulletin } = readEdition(text, lang);
      const findings = findingsOf(rule, edition, bulletin);
      expect(findings.flatMap((finding) => misplaced(finding, text))).toEqual([]);
      expect(() => mend(text, findings)).not.toThrow();
    }
  });

  test('gives no place and no edit in a tree without positions', () => {
    for (const example of rule.examples) {
      const { edition, bulletin } = readEdition(example.markdown, example.lang, example.kind);
      const bare = withoutPositions(edition);
      const findings = findingsOf(rule, bare, { ...bulletin, editions: [bare] }, example);
      for (const { span, fix } of findings) expect({ span, fix }).toEqual({ span: undefined, fix: undefined });
    }
  });
});

/** Enough to meet every rule; a run of 5,000 found nothing more. */
const samples = 100;

describe('any text', () => {
  const piece = fc.constantFrom(
    ...'，。、；：？！“”‘’（）《》…—·,.;:?!()"\'-–~ 和与及或的是在了环境采购一二ＡＢ１2aZ\u3000\u00A0\u200B\u2009\u2F63*_`[]#\\'.split(''),
    '可持续公共采购', '推动转型的重要工具', '会议召开。', 'SPP', ' and ', 'the the ', '...', '……', '——', '--', '工作工作', '、和、', '**', '\n', '\n\n', '\n- ', '\n1. ', '\n# ', '](#)', '![', '](x.png)', '2024年3月8日至7日', '一、', ' of ', '&amp;', '\r\n', '的的', '🙂',
  );
  const text = fc.array(piece, { minLength: 3, maxLength: 50, size: 'max' }).map((pieces) => pieces.join(''));

  test.each(['zh', 'en'] as const)('is checked without a crash, places are right, and what was mended stays mended: %s', (lang) => {
    const read = rules.filter(({ langs }) => !langs || langs.includes(lang));
    fc.assert(
      fc.property(text, fc.constantFrom('none' as const, 'thin' as const, 'keep' as const), (markdown, spacing) => {
        const example = { style: { spacing, english: 'british' as const } };
        const { edition, bulletin } = readEdition(markdown, lang);
        for (const rule of read) {
          const findings = findingsOf(rule, edition, bulletin, example);
          expect(findings.flatMap((finding) => misplaced(finding, markdown)), rule.id).toEqual([]);
          expect(settles(rule, markdown, findings, lang, example), `${rule.id} mends for ever`).toBe(true);
        }
      }),
      { numRuns: samples, seed: 12 },
    );
  });
});

/** True if applying a rule's fixes again and again comes to an end: each round may uncover a few more places, never the same ones. */
function settles(rule: Rule, markdown: string, first: readonly Finding[], lang: Lang, example: Partial<RuleExample>): boolean {
  let text = markdown;
  let next = mend(text, first);
  for (let round = 0; round < 12 && next !== text; round += 1) {
    text = next;
    const { edition, bulletin } = readEdition(text, lang);
    next = mend(text, findingsOf(rule, edition, bulletin, example));
  }
  return next === text;
}

test('a finding in the wrong place would be seen', () => {
  expect(misplaced({ message: { zh: '', en: '' }, span: { start: 1, end: 3 }, actual: 'ab', fix: [{ offset: 0, endOffset: 9, text: '' }] }, 'abc')).toHaveLength(2);
  expect(misplaced({ message: { zh: '', en: '' }, span: { start: 2, end: 4 }, actual: 'long' }, 'abc')).toEqual(['span 2–4 outside 3']);
});

/** The same edition as a parser that tells no places would give it. */
function withoutPositions(edition: Edition): Edition {
  const bare = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(bare);
    if (typeof value !== 'object' || value === null) return value;
    const kept = Object.entries(value).filter(([key]) => key !== 'span' && key !== 'urlSpan');
    return Object.fromEntries(kept.map(([key, inner]) => [key, key === 'map' ? [] : bare(inner)]));
  };
  // Only optional places are gone: it is an edition still.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the copy is made key by key
  return bare(edition) as Edition;
}
