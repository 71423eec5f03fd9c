import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { anyConcepts, canonical, conceptOf } from '../exchange/concepts.fixture.js';
import { glossarySchema } from '../schema/glossary.js';
import { readYaml } from '../schema/read.js';
import { applyEdits } from '../text/edits.js';
import { addConcepts, updateConcepts, type ConceptUpdate, type FileEdits } from './edit-file.js';
import { yamlFlow, yamlScalar } from './yaml-text.js';

const fileOf = (text: string) => ({ path: 'glossary.yml', text, bom: false });
const shipped = readFileSync(new URL('../../glossary.yml', import.meta.url), 'utf8');

function apply(text: string, result: FileEdits): string {
  if (!('edits' in result)) throw new Error(result.findings.map(({ message }) => message.en).join('; '));
  return applyEdits(text, result.edits);
}

const update = (text: string, ...updates: ConceptUpdate[]): string => apply(text, updateConcepts(fileOf(text), updates));
const refusal = (text: string, ...updates: ConceptUpdate[]): string => {
  const result = updateConcepts(fileOf(text), updates);
  return 'findings' in result ? result.findings.map(({ message }) => message.en).join('; ') : 'edited';
};

const block = `# head
version: 1
concepts:
  # first
  - id: a   # the id
    kind: 'body'  # kind
    en:
      name: "Alpha" # name
    zh:
      preferred: 甲   # 名
      admitted:
        - 乙  # 也可
        - { text: 丙, scope: title }
    sources:
      - title: x   # one
        date: 2020-01-01
      # after the sources
    note: |
      two
      lines

  - { id: b, kind: body, en: { name: B }, zh: { preferred: 丁 }, sources: [ ] }
  # last`;

describe('an update touches the words concerned alone', () => {
  test('in block style, with comments, quotes and a missing last line feed', () => {
    expect(update(block, { id: 'a', status: 'approved', preferred: { zh: '丙' }, addSources: [{ title: 'y: z', url: 'https://example.org/' }] })).toBe(
      block
        .replace("    kind: 'body'  # kind\n", "    kind: 'body'  # kind\n    status: approved\n")
        .replace('preferred: 甲   # 名', 'preferred: 丙   # 名')
        .replace('{ text: 丙, scope: title }', '{ text: 甲, scope: title }')
        .replace('        date: 2020-01-01\n', '        date: 2020-01-01\n      - { title: "y: z", url: https://example.org/ }\n'),
    );
  });

  test('in flow style', () => {
    expect(update(block, { id: 'b', status: 'approved', addSources: [{ title: 's' }], preferred: { en: 'B, the "second"' } })).toBe(
      block.replace('kind: body, en: { name: B }', `kind: body, status: approved, en: { name: 'B, the "second"' }`).replace('sources: [ ]', 'sources: [{ title: s } ]'),
    );
  });

  test('forms go behind those there are, and begin a list where there is none', () => {
    const forms: ConceptUpdate['addForms'] = [
      { lang: 'zh', list: 'admitted', form: '戊' },
      { lang: 'zh', list: 'forbidden', form: { text: '己', why: '误' } },
      { lang: 'zh', list: 'admitted', form: '庚: x' },
      { lang: 'en', list: 'abbr', form: 'AL' },
    ];
    expect(update(block, { id: 'a', addForms: forms })).toBe(
      block
        .replace('        - { text: 丙, scope: title }\n', '        - { text: 丙, scope: title }\n        - 戊\n        - "庚: x"\n')
        .replace('      preferred: 甲   # 名\n', '      preferred: 甲   # 名\n      forbidden: [{ text: 己, why: 误 }]\n')
        .replace('      name: "Alpha" # name\n', '      name: "Alpha" # name\n      abbr: AL\n'),
    );
    expect(update(block, { id: 'b', addForms: forms })).toBe(
      block.replace('name: B }', 'name: B, abbr: AL }').replace('preferred: 丁 }', 'preferred: 丁, admitted: [戊, "庚: x"], forbidden: [{ text: 己, why: 误 }] }'),
    );
  });

  test('a second abbreviation makes a list of one', () => {
    const text = 'version: 1\nconcepts:\n  - { id: a, kind: k, en: { name: A, abbr: X }, zh: { preferred: 甲 } } # c\n';
    const once = update(text, { id: 'a', addForms: [{ lang: 'en', list: 'abbr', form: 'XY' }] });
    expect(once).toBe(text.replace('abbr: X', 'abbr: [X, XY]'));
    expect(update(once, { id: 'a', addForms: [{ lang: 'en', list: 'abbr', form: 'XZ' }] })).toBe(text.replace('abbr: X', 'abbr: [X, XY, XZ]'));
  });

  test('with the line ends of Windows', () => {
    const windows = block.replaceAll('\n', '\r\n');
    const updates: ConceptUpdate = { id: 'a', status: 'approved', addSources: [{ title: 'y' }] };
    expect(update(windows, updates)).toBe(update(block, updates).replaceAll('\n', '\r\n'));
  });

  test('for all entries of the shipped glossary at once: every other line stays, comments too', () => {
    const { value } = readYaml(shipped, glossarySchema, { family: 'glossary' });
    const concepts = value?.concepts ?? [];
    const edited = update(shipped, ...concepts.map(({ id, status }) => ({
      id,
      status: status === 'draft' ? ('approved' as const) : ('draft' as const),
      preferred: { zh: '新：名 #1' },
      addSources: [{ title: '来源', date: '2024-03-07' }],
      addForms: [{ lang: 'zh' as const, list: 'admitted' as const, form: '添' }],
    })));
    // Lines that are in both, in their order: the longest that could be, since each entry has at most four facts changed.
    const kept = subsequence(shipped.split('\n'), edited.split('\n'));
    expect(shipped.split('\n').length - kept).toBeLessThanOrEqual(4 * concepts.length);
    const comments = (text: string): string[] => text.match(/(?:^|\s)# .*$/gm) ?? [];
    expect(comments(edited)).toEqual(comments(shipped));
  });
});

describe('what cannot be edited safely is refused', () => {
  test.each([
    ['an unknown id', block, { id: 'z', status: 'approved' }, /no concept "z"/],
    ['a name that is forbidden', block.replace('admitted:', 'forbidden:'), { id: 'a', preferred: { zh: '丙' } }, /forbidden form/],
    ['an empty name', block, { id: 'a', preferred: { zh: ' ' } }, /empty name/],
    ['a file that is no glossary', 'version: 1', { id: 'a', status: 'approved' }, /Missing "concepts"/],
    ['a name others refer to', block.replace('preferred: 甲', 'preferred: &n 甲').replace('preferred: 丁', 'preferred: *n'), { id: 'a', preferred: { zh: '戊' } }, /by hand/],
    ['sources that stand elsewhere', block.replace('sources:\n', 'sources: &s\n').replace('sources: [ ]', 'sources: *s'), { id: 'b', addSources: [{ title: 'y' }] }, /by hand/],
  ] as const)('%s', (_, text, change, words) => {
    expect(refusal(text, change)).toMatch(words);
  });
});

describe('adding', () => {
  test('goes behind the last entry and its comments, in the indentation of the file', () => {
    const text = 'version: 1\nconcepts:\n- id: a\n  kind: body\n  en: { name: A }\n  zh: { preferred: 甲 } # x\n  # about a\n# the end\n';
    const concept = conceptOf({ id: 'new', kind: 'programme', status: 'approved', en: { name: 'New: One', abbr: ['N1', 'N2'] }, zh: { preferred: '新', admitted: [{ text: '新“旧”', scope: 'title' }] }, firstMention: 'required', context: { near: ['近'] } });
    expect(apply(text, addConcepts(fileOf(text), [concept]))).toBe(`version: 1
concepts:
- id: a
  kind: body
  en: { name: A }
  zh: { preferred: 甲 } # x
  # about a

- id: new
  kind: programme
  status: approved
  en:
    name: "New: One"
    abbr: [N1, N2]
  zh:
    preferred: 新
    admitted: [{ text: 新“旧”, scope: title }]
  firstMention: required
  context: { near: [近] }
# the end
`);
  });

  test.each([
    ['an empty list', 'version: 1 # v\r\nconcepts: []\r\n'],
    ['a list in flow style', 'concepts: [ { id: x, kind: k, en: { name: X }, zh: { preferred: 某 } } ] # c\nversion: 1\n'],
    ['the shipped glossary', shipped],
    ['no last line feed', block],
  ])('any concept to %s', (_, text) => {
    fc.assert(fc.property(anyConcepts, (concepts) => {
      const result = addConcepts(fileOf(text), concepts);
      const edited = apply(text, result);
      expect('edits' in result && result.edits.every((edit) => edit.offset === edit.endOffset || text.slice(edit.offset, edit.endOffset) === '[]')).toBe(true);
      const { value } = readYaml(edited, glossarySchema, { family: 'glossary' });
      expect(value?.concepts.slice(-concepts.length || Infinity).map((each) => canonical(each))).toEqual(concepts.map((each) => canonical(each)));
      if (text.includes('\r\n')) expect(edited.replaceAll('\r\n', '')).not.toContain('\n');
    }), { numRuns: text === shipped ? 3 : 40 });
  });

  test('an id that is taken is refused', () => {
    const result = addConcepts(fileOf(block), [conceptOf({ id: 'a' })]);
    expect('findings' in result && result.findings[0]?.message.en).toBe('The id "a" is taken, expected another');
  });
});

test('any text comes back from its scalar, in block and in flow', () => {
  const pieces = ['a', '甲', ' ', ':', '#', ',', '[', ']', '{', '}', '"', "'", '\\', '\n', '\t', '&', '*', '!', '|', '>', '%', '@', '`', '-', '?', '~', 'true', 'no', 'null', '1', '0x1', '.5', '\uFEFF', '\u0085', '\u2028', '\u0000', '😀', '“', '，'];
  fc.assert(fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 6 }), (parts) => {
    const text = parts.join('');
    expect(parse(`a: ${yamlScalar(text)} # c`)).toEqual({ a: text });
    expect(parse(yamlFlow({ a: [text], b: { c: text } }))).toEqual({ a: [text], b: { c: text } });
    expect(parse(`a: ${yamlScalar(text)}`, { version: '1.1' })).toEqual({ a: text });
  }), { numRuns: 300 });
});

/** How many of the lines stand in the other text too, in the same order (greedy). */
function subsequence(lines: readonly string[], other: readonly string[]): number {
  let at = 0;
  return lines.filter((line) => {
    const found = other.indexOf(line, at);
    // A line far away is another one that reads the same.
    if (found < 0 || found > at + 6) return false;
    at = found + 1;
    return true;
  }).length;
}
