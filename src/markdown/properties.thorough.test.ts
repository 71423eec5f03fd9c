import { env } from 'node:process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languageOf } from '../lang/registry.js';
import type { Edition } from '../model/edition.js';
import type { Span } from '../model/text.js';
import { parseEdition } from './parse.js';

/** Times as many drafts as in the gate: `SPP_FUZZ=50 npx vitest run src/markdown/properties`. */
const effort = Number(env['SPP_FUZZ'] ?? 1);

function parse(text: string, kind: 'issue' | 'file' = 'issue'): ReturnType<typeof parseEdition> {
  return parseEdition({ path: 'zh.md', text, bom: false }, { lang: 'zh', language: languageOf('zh'), kind });
}

// Fragments that meet in ways nobody would type, so that every construct is tried beside, inside and across every other.
const fragment = fc.constantFrom(
  '甲', '乙，', 'SPP', ' ', '  ', '\n', '\n\n', '\r\n', '\r', '\t', '# ', '## ', '### ', '- ', '  - ', '1. ', '> ', '>', '**', '*', '_', '~~', '~', '`', '```\n', '    ', '[', ']', '(', ')', '![', '](', '](todo:甲 乙)',
  '](https://example.org "题")', '](#)', '[^1]', '[^1]: ', '[r]', '[r]: /u "t"\n', '<', '>', '<sup>', '</sup>', '<br>', '<b>', '</b>', '<div>', '</div>', '<!--', '-->', '<T>', '<script>', '</script>', '<a href="x">', '</a>',
  '<img src="a.png" alt="图">', '&amp;', '&nbsp;', '&', '\\', '\\*', 'https://example.org/a', 'www.example.org', 'a@example.org', '。', '）', '——', '---\n', '---\ntitle: 甲\n', 'title: 甲\n', '===\n', '|', '|-|\n', '| a | b |\n|---|---|\n',
  ':::note\n', ':::活动[签]\n', ':::\n', '::::only{target=pdf}\n', '：：：', '- [x] ', '**甲**，2024年3月7日', '![图](sdg:12.7)', '![图](images/a.png "注")', '\u{20BB7}', '\u0000', '\uFEFF', '\uFFFC', '\u200B', '{{x}}',
);
const draft = fc.array(fragment, { maxLength: 40 }).map((parts) => parts.join(''));

/** Everything in an edition that claims a place in its file. */
function* spans(value: unknown): Generator<Span> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    if (key === 'file') continue;
    if ((key === 'span' || key === 'urlSpan') && child) yield child as Span;
    yield* spans(child);
  }
}

describe('any Markdown', () => {
  test('is read; every place is inside the file and every mapped letter stands where it is said to stand', () => {
    fc.assert(
      fc.property(draft, (text) => {
        const { edition, findings } = parse(text);
        for (const { start, end } of spans([edition, findings])) if (!(start >= 0 && start <= end && end <= text.length)) throw new Error(`span ${start}–${end} outside ${text.length}`);
        for (const unit of edition?.texts ?? []) {
          let before = 0;
          for (const { at, source, length } of unit.map) {
            if (length <= 0 || at < before || at + length > unit.text.length) throw new Error(`piece ${at}+${length} in ${unit.text.length}`);
            if (text.slice(source, source + length) !== unit.text.slice(at, at + length)) throw new Error(`${JSON.stringify(unit)} is not at ${source}`);
            before = at + length;
          }
        }
      }),
      { numRuns: 300 * effort },
    );
  });

  test('is read the same a second time, and with Windows line ends shows the same', () => {
    const visible = (edition: Edition | undefined): string => JSON.stringify(edition, (key, value: unknown) => (['file', 'span', 'urlSpan', 'map'].includes(key) ? undefined : value));
    fc.assert(
      fc.property(draft, (text) => {
        expect(parse(text)).toEqual(parse(text));
        const unix = text.replace(/\r\n?/g, '\n');
        expect(visible(parse(unix.replaceAll('\n', '\r\n')).edition)).toBe(visible(parse(unix).edition));
      }),
      { numRuns: 100 * effort },
    );
  });
});

const word = fc.constantFrom('甲', '公约', 'SPP', '，', '（SPP）', '2024', 'network', '。', '“', '”');
const inline = fc.oneof(
  word,
  word.map((text) => `**${text}**`),
  word.map((text) => `[${text}](https://example.org)`),
  word.map((text) => `<sup>${text}</sup>`),
  word.map((text) => `*${text}*`),
);
const line = fc.array(inline, { minLength: 1, maxLength: 8 }).map((parts) => `字${parts.join('')}`);
const block = fc.tuple(fc.constantFrom('', '- ', '> ', '# ', '## ', '### ', '1. ', ':::note\n'), fc.array(line, { minLength: 1, maxLength: 3 })).map(([mark, lines]) => {
  if (mark === ':::note\n') return `${mark}${lines.join('\n')}\n:::`;
  return mark.startsWith('#') ? `${mark}${lines.join('')}` : lines.map((each) => `${mark}${each}`).join('\n');
});

test('letters of an ordinary draft are neither lost nor moved', () => {
  const letters = (text: string): string => text.replace(/<\/?sup>|\(https:\/\/example\.org\)|:::note/g, '').replace(/^1\. /gm, '').replace(/[^\p{L}\p{N}，。（）“”]/gu, '');
  fc.assert(
    fc.property(fc.array(block, { maxLength: 8 }), fc.constantFrom('issue', 'file'), (blocks, kind) => {
      const text = blocks.join('\n\n');
      const { edition } = parse(text, kind as 'issue');
      expect(letters((edition?.texts ?? []).map((unit) => unit.text).join('\n'))).toBe(letters(text));
    }),
    { numRuns: 150 * effort },
  );
});
