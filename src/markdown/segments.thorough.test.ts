import fc from 'fast-check';
import { expect, test } from 'vitest';
import { languageOf } from '../lang/registry.js';
import type { Content } from '../model/translation.js';
import { readUnits } from './segments.js';
import { writeUnits } from './segment-write.js';

const read = (text: string) => readUnits({ path: 'x.md', text, bom: false }, languageOf('en'));
/** Pieces that meet in drafts, rightly and wrongly used. */
const pieces = fc.constantFrom('# ', '- ', '1. ', '> ', '\n', '\n\n', '\r\n', '  \n', '\\\n', '\t', ' ', '**', '*', '_', '`', '[', '](https://example.org)', '][r]', '![', '](x.png "t")', '[^1]', '| ', ' |', '\n| - | - |\n', '---\n', 'title: A b\n', ':::note[L]\n', ':::\n', '<b>', '</b>', '<div>', '&amp;', '\\*', '中文。', '（SPP）', 'Word. ', 'Next one! ', 'a', '<!-- c -->', '\n[r]: x "T"\n', '~~', '\uFEFF');
const drafts = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));

/** A value of the front matter that is nothing but an address is no text (segments.ts). */
const isAddress = /^(?:https?:|mailto:)\S+$/;

test('a draft whose targets equal its sources keeps its bytes, and spans lie in order inside it', () => {
  fc.assert(fc.property(drafts, (text) => {
    const units = read(text);
    expect(writeUnits(text, units, (unit, nth) => units[unit]?.segments[nth]?.content, languageOf('zh')).text).toBe(text);
    for (const { span, segments } of units) {
      expect(span.start).toBeGreaterThanOrEqual(0);
      expect(span.end).toBeLessThanOrEqual(text.length);
      for (const each of segments) expect(each.span.start).toBeLessThan(each.span.end);
    }
  }), { numRuns: 600 });
});

test('whatever a translator writes is read again as the same words, or refused', () => {
  const words = fc.array(fc.constantFrom('*', '_', '`', '[', ']', '(', ')', '<', '>', '#', '-', '1. ', '|', '!', '&amp;', '\\', '~~', ':::', '中', '文。', 'x', ' ', '“', '”', 'http'), { minLength: 1, maxLength: 12 }).map((parts) => parts.join('').replace(/\s+/g, ' ').trim()).filter((text) => /\p{L}/u.test(text) && !isAddress.test(text));
  const frames = fc.constantFrom('Text.\n', '# Text\n', '- Text\n', '| A | B |\n| - | - |\n| Text | C |\n', '> Text\n', ':::note[Text]\nIn.\n:::\n', '![Text](x.png)\n', '![a](x.png "Text")\n', '---\ntitle: Text\n---\n', '**Text**\n', '1. One\n\n   Text\n');
  const textOf = (content: Content): string => content.map((part) => (typeof part === 'string' ? part : (part.equiv ?? part.data))).join('');
  fc.assert(fc.property(frames, words, (frame, said) => {
    const units = read(frame);
    const at = units.findIndex(({ segments }) => segments.some(({ content }) => /^Text\.?$/.test(textOf(content))));
    const { text, refused } = writeUnits(frame, units, (unit) => (unit === at ? [said] : undefined), languageOf('zh'));
    if (refused.length > 0) return;
    const again = read(text);
    expect(again.length).toBe(units.length);
    expect(again[at]?.segments.map(({ content }) => textOf(content)).join('').replace(/\s/g, '')).toBe(said.replace(/\s/g, ''));
  }), { numRuns: 1500 });
});
