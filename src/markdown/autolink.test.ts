import { describe, expect, test } from 'vitest';
import { languageOf } from '../lang/registry.js';
import type { Edition } from '../model/edition.js';
import { findAddresses } from './addresses.js';
import { parseEdition } from './parse.js';

function read(text: string): Edition {
  const { edition } = parseEdition({ path: 'zh.md', text, bom: false }, { lang: 'zh', language: languageOf('zh'), kind: 'issue' });
  if (!edition) throw new Error('refused');
  return edition;
}

/** Each link as it stands in the file, and where it leads if that is something else. */
const linked = (text: string): string[] =>
  read(text).links.map(({ url, span }) => {
    const shown = text.slice(span?.start, span?.end);
    return shown === url ? url : `${shown} → ${url}`;
  });

describe('bare addresses end where Chinese begins', () => {
  test.each([
    ['见https://example.org/a。', ['https://example.org/a']],
    ['（https://example.org/a）和**重点**', ['https://example.org/a']],
    ['https://a.example.org，https://b.example.org/x；www.example.org/y、完', ['https://a.example.org', 'https://b.example.org/x', 'www.example.org/y → http://www.example.org/y']],
    ['网址：www.example.org', ['www.example.org → http://www.example.org']],
    ['详见www.example.org网站', ['www.example.org → http://www.example.org']],
    ['https://example.org/a_b_c?x=1&y=2#z 后', ['https://example.org/a_b_c?x=1&y=2#z']],
    ['https://example.org/（旧）/new', ['https://example.org/']],
    ['“https://example.org/a”', ['https://example.org/a']],
    ['https://example.org/\u{20BB7}', ['https://example.org/']],
    ['来信bulletin@example.org。或a.b+c@mail.example.org，', ['bulletin@example.org → mailto:bulletin@example.org', 'a.b+c@mail.example.org → mailto:a.b+c@mail.example.org']],
    ['[注：见 https://example.org/a）', ['https://example.org/a']],
    ['[见 https://example.org/a_(b) 与 x@example.org', ['https://example.org/a_(b)', 'x@example.org → mailto:x@example.org']],
    ['<https://example.org/路>', ['<https://example.org/路> → https://example.org/路']],
    ['see (https://example.org/a). Then', ['https://example.org/a']],
  ])('%s', (text, expected) => expect(linked(text)).toEqual(expected));

  test('what follows is read as Markdown', () => {
    expect(JSON.stringify(read('https://example.org）和**重点**').foreword)).toContain('{"type":"strong","children":[{"type":"text","value":"重点"}]}');
  });
  test('addresses in code and in links are left alone', () => {
    expect(linked('`https://example.org` [https://a.example.org/x](https://b.example.org)')).toEqual(['[https://a.example.org/x](https://b.example.org) → https://b.example.org']);
  });
  test('checks see a placeholder for an address that stands as text', () => {
    expect(read('见https://example.org，[https://a.example.org](https://a.example.org)、x@example.org与`码`').texts[0]?.text).toBe('见\uFFFC，\uFFFC、\uFFFC与\uFFFC');
  });
  test.each(['http://', 'http://。', 'www.', '@', 'a@b', '甲@example.org', 'x/y@example.org', 'ahttps://example.org', '[www.'])('%s is no address', (text) => {
    expect(linked(text)).toEqual([]);
  });
});

test('a range of numbers is not struck out', () => {
  expect(read('3~5个，8~10个').texts[0]?.text).toBe('3~5个，8~10个');
  expect(JSON.stringify(read('~~删~~').foreword)).toContain('"delete"');
});

test('bold holds beside Chinese marks', () => {
  for (const text of ['**“公约”**的', '计划**（SPP）**计划', '**可持续公共采购（SPP）**计划']) {
    expect(read(text).texts[0]?.text).toBe(text.replaceAll('*', ''));
  }
});

test('a long run of at-signs costs no square of its length', () => {
  expect(findAddresses('a@'.repeat(100_000))).toEqual([]);
});
