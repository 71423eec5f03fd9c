import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { LineIndex } from '../text/lines.js';
import { configSchema } from './config.js';
import { frontMatterSchema } from './front-matter.js';
import { readYaml, type SchemaFinding, type YamlOptions } from './read.js';

const anything = z.unknown();

/** `line:column rule` of each finding, with the text it points at. */
function places(yaml: string, findings: readonly SchemaFinding[]): string[] {
  const lines = new LineIndex(yaml);
  return findings.map(({ rule, span }) => {
    const { line, column } = lines.point(span?.start ?? -1);
    return `${line}:${column} ${rule} ${yaml.slice(span?.start, span?.end)}`;
  });
}

function problems(yaml: string, schema: z.ZodType = anything, options: YamlOptions = { family: 'config' }): string[] {
  return places(yaml, readYaml(yaml, schema, options).findings);
}

describe('YAML that is not read', () => {
  test.each([
    ['a key twice, at the second', 'a: 1\nb:\n  - x: 1\n    y: 2\n    x: 3\n', ['5:5 config/syntax x']],
    ['a full-width colon after a key', 'version: 1\ntheme：green\n', ['2:6 config/syntax ：']],
    ['a full-width colon in the only line', 'title：简报\n', ['1:6 config/syntax ：']],
    ['a colon without a space', 'version:1\n', ['1:8 config/syntax :']],
    ['a tab as indentation', 'a:\n\tb: 1\n', ['2:1 config/syntax \t']],
    ['a tab before an item, told once', 'a:\n  - b: 1\n\t- c: 2\n', ['3:1 config/syntax \t']],
    ['a key set too deep, at that key', 'issue: 1\n  year: 2025\ndate: 2025-03-01\n', ['2:1 config/syntax   ']],
    ['a full-width bracket', 'a: 1\nb: ｛ c: 2 ｝\n', ['2:4 config/syntax ｛']],
    ['a quote that is not closed, where it opens', 'a: "x"\nb: "y\nc: 1\n', ['2:4 config/syntax "']],
    ['text after a quote', 'a: "x" y\n', ['1:8 config/syntax y']],
    ['a second document', 'a: 1\n---\nb: 2\n', ['2:1 config/syntax ---']],
    ['an alias to nothing', 'a: *x\n', ['1:4 config/syntax *x']],
    ['an alias to what holds it', 'a: &a [*a]\n', ['1:8 config/syntax *a']],
    ['a list as a key', '? [a]\n: 1\n', ['1:3 config/syntax [a]']],
    ['a key that would change the object', 'a: 1\n__proto__: { admin: true }\nconstructor: 2\n', ['2:1 config/syntax __proto__', '3:1 config/syntax constructor']],
  ])('%s', (_, yaml, expected) => {
    const read = readYaml(yaml, anything, { family: 'config' });
    expect(places(yaml, read.findings)).toEqual(expected);
    expect(read.findings.every((finding) => finding.severity === 'error')).toBe(true);
    expect(read).not.toHaveProperty('value');
  });

  test('tags are named and nothing behind them is made or run', () => {
    const yaml = 'a: !!js/function "function(){ throw 1 }"\nb: !!python/object/apply:os.system ["id"]\nc: !!binary aGk=\nd: !own x\n';
    const strict = readYaml(yaml, anything, { family: 'config' });
    expect(strict.findings.map((finding) => /"([^"]+)"/.exec(finding.message.en)?.[1])).toEqual(['!!js/function', '!!python/object/apply:os.system', '!!binary', '!own']);
    const lenient = readYaml(yaml, anything, { family: 'input', lenient: true });
    expect(lenient.findings.map((finding) => finding.severity)).toEqual(['warning', 'warning', 'warning', 'warning']);
    expect(lenient.value).toEqual({ a: 'function(){ throw 1 }', b: ['id'], c: 'aGk=', d: 'x' });
    expect(problems('a: !!str 1\nb: !!int "2"\n')).toEqual([]);
  });

  test('no prototype is polluted', () => {
    readYaml('__proto__: { polluted: 1 }\na: { constructor: { prototype: { polluted: 1 } } }\n', anything, { family: 'input', lenient: true });
    expect({}).not.toHaveProperty('polluted');
  });

  test('an alias bomb is refused before it is written out, honest aliases are read', () => {
    const level = (name: string, of: string): string => `${name}: &${name} [${Array.from({ length: 9 }, () => of).join(', ')}]\n`;
    const names = ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
    const bomb = level('a', 'x') + names.map((name, i) => level(name, `*${i === 0 ? 'a' : names[i - 1]}`)).join('');
    const found = readYaml(bomb, anything, { family: 'config' }).findings;
    expect(found).toHaveLength(1);
    expect(found[0]?.message.en).toContain('more than 2000 values');
    expect(readYaml('a: &a { zh: 甲 }\nb: *a\n', anything, { family: 'config' }).value).toEqual({ a: { zh: '甲' }, b: { zh: '甲' } });
  });

  test.each([
    ['flow lists', `a: ${'['.repeat(5000)}1${']'.repeat(5000)}\n`],
    ['flow maps', '{a: '.repeat(10_000)],
    ['compact lists', `${'- '.repeat(30_000)}x\n`],
    ['indented maps', Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')],
  ])('nesting of %s beyond 64 levels is refused, whatever its depth', (_, yaml) => {
    const { findings } = readYaml(yaml, anything, { family: 'input' });
    expect(findings.map((finding) => finding.message.en)).toEqual(['Nested more than 64 levels deep, the file was not read; expected fewer levels']);
  });

  test('forty levels are read', () => {
    expect(problems(`a: ${'['.repeat(40)}1${']'.repeat(40)}\n`)).toEqual([]);
  });

  test('a text beyond the limit of its family is refused', () => {
    const yaml = `a: ${'字'.repeat(1 << 18)}\n`;
    expect(readYaml(yaml, anything, { family: 'config' }).findings.map((finding) => finding.rule)).toEqual(['config/syntax']);
    expect(readYaml(yaml, anything, { family: 'glossary' }).findings).toEqual([]);
  });

  test('whatever the text, reading ends with a value or an error inside the text', () => {
    const piece = fc.constantFrom('a', ': ', '- ', '\n', '  ', '"', "'", '[', ']', '{', '}', '&x ', '*x', '!!t ', '#', '|', '>', '%', '---\n', '? ', '：', '甲', '\t', '\r\n', ',', '@', '1', '~', '__proto__');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), fc.boolean(), (pieces, lenient) => {
        const yaml = pieces.join('');
        const { findings, ...read } = readYaml(yaml, lenient ? frontMatterSchema : anything, { family: 'input', lenient });
        expect('value' in read).toBe(findings.every((finding) => finding.severity !== 'error'));
        for (const { span } of findings) expect(span && span.start >= 0 && span.start <= span.end && span.end <= yaml.length).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test('one slip is not told again and again', () => {
    expect(problems('- a\nb: 1\n'.repeat(300)).length).toBeLessThanOrEqual(6);
  });
});

describe('values that do not fit the schema', () => {
  const schema = z.strictObject({
    name: z.string('text'),
    kinds: z.array(z.enum(['organisation', 'document'])).optional(),
    forms: z.array(z.union([z.string(), z.strictObject({ text: z.string(), scope: z.enum(['title']).optional() })])).optional(),
    size: z.int().min(1).optional(),
  });

  test.each([
    ['a missing key, at the first line', '# note\n\nsize: 1\nkinds: []\n', ['3:1 config/invalid size: 1']],
    ['an unknown key', 'name: a\nnmae: b\n', ['2:1 config/unknown-key nmae']],
    ['a wrong type', 'name: [a]\n', ['1:7 config/invalid [a]']],
    ['a key without a value', 'name:\nsize: 1\n', ['1:1 config/invalid name']],
    ['a value outside the list', 'name: a\nkinds:\n  - document\n  - organization\n', ['4:5 config/invalid organization']],
    ['a number out of bounds', 'name: a\nsize: 0\n', ['2:7 config/invalid 0']],
    ['an item of neither shape', 'name: a\nforms: [x, 3]\n', ['2:12 config/invalid 3']],
    ['the option whose shape fits', 'name: a\nforms:\n  - { text: x, scope: heading }\n  - { txt: y }\n', ['3:23 config/invalid heading', '4:5 config/invalid { txt: y }', '4:7 config/unknown-key txt']],
    ['behind an alias, where the alias points', 'name: a\nkinds: [&k document, *k, wrong]\n', ['2:26 config/invalid wrong']],
    ['in CRLF text', 'name: a\r\nsize: x\r\n', ['2:7 config/invalid x']],
  ])('%s', (_, yaml, expected) => {
    expect(problems(yaml, schema)).toEqual(expected);
  });

  test('messages tell found and expected in both languages', () => {
    const message = (yaml: string): unknown => readYaml(yaml, schema, { family: 'config' }).findings[0]?.message;
    expect(message('size: 1\n')).toEqual({ zh: '缺少“name”，应为非空文本', en: 'Missing "name", expected text that is not empty' });
    expect(message('name: a\nkinds: [org]\n')).toEqual({
      zh: '“kinds”第 1 项是“org”，应为 organisation 或 document',
      en: 'Found "org" as item 1 of "kinds", expected organisation or document',
    });
    expect(message('name: a\nkind: []\n')).toEqual({ zh: '不认识的键“kind”，是否应为“kinds”？', en: 'Unknown key "kind", did you mean "kinds"?' });
    expect(message('')).toEqual({ zh: '全文是空值，应为若干“键: 值”（缩进书写，或写在 { } 里）', en: 'Found nothing as the whole text, expected a map of "key: value"' });
  });

  test('a mistyped value has the nearest right one first', () => {
    expect(readYaml('name: a\nkinds: [documnt]\n', schema, { family: 'config' }).findings[0]?.expected).toEqual(['document', 'organisation']);
  });
});

describe('lenient reading', () => {
  const options: YamlOptions = { family: 'input', lenient: true };

  test('unknown keys are kept: a note for another tool’s, a warning for a slip', () => {
    const yaml = 'title: 简报\ntags: [a, b]\nsubtitel: 副\ncontacts:\n  - { office: 编辑部, phone: 1 }\n';
    const read = readYaml(yaml, frontMatterSchema, options);
    expect(read.value).toEqual({ title: '简报', tags: ['a', 'b'], subtitel: '副', contacts: [{ office: '编辑部', phone: 1 }] });
    expect(read.findings.map((finding) => finding.severity)).toEqual(['info', 'warning', 'info']);
    expect(places(yaml, read.findings)).toEqual(['2:1 input/unknown-key tags', '3:1 input/unknown-key subtitel', '5:20 input/unknown-key phone']);
  });

  test('a number serves as text, as written; a key without a value says nothing; an empty text is a map without keys', () => {
    expect(readYaml('title: 1.10\nsubtitle:\nslogan: true\n', frontMatterSchema, options).value).toEqual({ title: '1.10', slogan: 'true' });
    expect(readYaml('# nothing\n', frontMatterSchema, options).value).toEqual({});
  });

  test('an unknown key beside an error does not hide the error', () => {
    expect(problems('tags: x\ntitle: { a: 1 }\n', frontMatterSchema, options)).toEqual(['1:1 input/unknown-key tags', '2:8 input/invalid { a: 1 }']);
  });
});

describe('places', () => {
  test('spans are offsets in the file that holds the text', () => {
    const file = '---\ntitle: 简报\ncolour: red\n---\n';
    const yaml = file.slice(4, -4);
    const read = readYaml(yaml, frontMatterSchema, { family: 'input', lenient: true, offset: 4 });
    const [unknown] = read.findings;
    expect(file.slice(unknown?.span?.start, unknown?.span?.end)).toBe('colour');
    const span = read.spanOf(['title']);
    expect(file.slice(span?.start, span?.end)).toBe('简报');
  });

  test('values, keys and what is not there', () => {
    const yaml = 'version: 1\nbrand:\n  slogan: &s { zh: 采购 }\n  network: *s\n\nrules: { term/forbidden: off }\n';
    const read = readYaml(yaml, configSchema, { family: 'config' });
    const text = (path: (string | number)[], what?: 'key'): string | undefined => {
      const span = read.spanOf(path, what);
      return span && yaml.slice(span.start, span.end);
    };
    expect(read.findings).toEqual([]);
    expect(text(['brand', 'slogan', 'zh'])).toBe('采购');
    expect(text(['brand', 'network', 'zh'])).toBe('采购');
    expect(text(['brand', 'network'])).toBe('*s');
    expect(text(['brand'], 'key')).toBe('brand');
    expect(text(['rules', 'term/forbidden'], 'key')).toBe('term/forbidden');
    expect(text(['theme'])).toBeUndefined();
    expect(text(['brand', 0])).toBeUndefined();
    // The block's last line end is not part of it.
    expect(text(['brand'])).toBe('slogan: &s { zh: 采购 }\n  network: *s');
  });
});
