import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEverydayYaml } from './everyday-yaml.js';
import { toPlain, type Path } from './plain.js';
import { parseYaml } from './syntax.js';
import { stringsOfAnyYaml, yamlStrings } from './yaml-strings.js';

/** Pieces of YAML, right and wrong ones, thrown together: indentation, markers, quotes, comments, Chinese. */
const piece = fc.constantFrom(
  'a: ', 'b: ', 'c:', '名称: ', '- ', '-', '  ', '    ', '\n', '\n', '\n  ', '\n- ', '\n    ', '\r\n', '# 注', ' # 注', '#', 'x', '甲乙', '1', '0', '01', '1.5', '-3', '1e3', '0x1F', '.5', '.inf', '~', 'null', 'true', 'no', '2022-09-30',
  '"q"', '"a\\n"', "'s'", "'it''s'", '"', "'", '[', ']', '{', '}', ', ', ',', ': ', ':', '[甲, 乙]', '{ text: 甲, why: "乙" }', '[]', '{}', 'https://example.org/a#b', 'a b', '&x', '*x', '!t ', '|', '>', '?', '? ', '%', '@', '`', '\t', '---\n', '...\n', '__proto__: 1', '<<: ',
);
const document = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''));

/** Whole documents, so that the reader understands many of them. */
const { map, list } = fc.letrec((tie) => ({
  scalar: fc.constantFrom('甲', 'One planet', '"引，文"', "'it''s'", '12', 'true', '~', 'https://example.org/a?b=c#d', '[甲, "乙"]', '{ text: 甲, why: 漏“和” }', '[]', '[ a, [b, c] ]', 'x # 注', '0.5', '-1', '2022-09-30', '{}', '[甲,\n          乙]'),
  map: fc.array(fc.tuple(fc.constantFrom('id', 'name', '中文', '"q"', 'x y', '3'), tie('node')), { minLength: 1, maxLength: 3 }),
  list: fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
  node: fc.oneof({ maxDepth: 3 }, tie('scalar'), tie('map'), tie('list')),
}));
const tree = fc.oneof(map, list);

function written(node: unknown, indent: string): string {
  if (typeof node === 'string') return ` ${node}\n`;
  const rows = node as unknown[];
  const isMap = rows.every((row) => Array.isArray(row) && row.length === 2 && typeof row[0] === 'string' && /^[\w"中文 ]+$/.test(row[0]));
  return `\n${rows.map((row) => (isMap ? `${indent}${(row as [string, unknown])[0]}:${written((row as [string, unknown])[1], `${indent}  `)}` : `${indent}-${written(row, `${indent}  `)}`)).join('')}`;
}

/** Fails unless both read the same value, at the same places, whether these are read with it or when they are asked for. */
function compare(text: string): boolean {
  const [isRead] = [false, true].map((placesLater) => comparePlaces(text, placesLater));
  return isRead === true;
}

function comparePlaces(text: string, placesLater: boolean): boolean {
  const everyday = readEverydayYaml(text, { placesLater });
  expect(everyday === undefined, text).toBe(readEverydayYaml(text, { placesLater: !placesLater }) === undefined);
  if (!everyday) return false;
  const { document: parsed, problems } = parseYaml(text);
  expect(problems, text).toEqual([]);
  const plain = parsed && toPlain(parsed, 'error');
  expect(plain?.problems, text).toEqual([]);
  expect(everyday.value, text).toEqual(plain?.value);
  const visit = (value: unknown, path: Path): void => {
    for (const what of ['value', 'key'] as const) {
      const [ours, theirs] = [everyday.nodeAt(path, what), plain?.nodeAt(path, what)];
      const [own, other] = [ours?.range, theirs?.range].map((range) => range && text.slice(range[0], range[1]).trimEnd());
      expect(ours?.range?.[0], `${text} ${path.join('/')}`).toBe(theirs?.range?.[0]);
      // Comments below the last item are no part of it.
      expect(other?.startsWith(own ?? '') && other.slice(own?.length).replaceAll(/^\s*#.*$/gm, '').trim() === '', `${text} ${path.join('/')}: ${own} | ${other}`).toBe(own !== undefined || other === undefined ? other !== undefined : true);
      if (typeof value !== 'object' && what === 'value') expect(ours?.source, text).toBe(theirs?.source);
    }
    if (typeof value === 'object' && value !== null) for (const [key, inner] of Object.entries(value)) visit(inner, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  visit(everyday.value, []);
  expect(yamlStrings(text), text).toEqual(stringsOfAnyYaml(text));
  return true;
}

describe('readEverydayYaml', () => {
  test('reads as yaml does, or not at all', () => {
    fc.assert(fc.property(document, (text) => void compare(text)), { numRuns: 20_000 });
  });

  test('understands what people write', () => {
    let understood = 0;
    fc.assert(fc.property(tree, (node) => {
      if (compare(written(node, '').replace(/^\s/, ''))) understood += 1;
    }), { numRuns: 1500 });
    expect(understood).toBeGreaterThan(400);
  });

  test.each(['a: 1\na: 2', 'a: [1', 'a: b: c', '- a\nb: c', 'a: &x 1', 'a: |\n  b', 'a:\n\tb', 'a: "b', '---\na: 1', '__proto__: 1', 'a: 甲\n   乙', 'a', ''])('leaves %j to yaml', (text) => {
    expect(readEverydayYaml(text)).toBeUndefined();
  });
});
