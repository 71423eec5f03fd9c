import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../text/width.js';
import { frameLine } from './frame.js';

/** Line and carets as they stand under each other. */
function draw(line: string, part: string, width: number): string[] {
  const start = line.indexOf(part);
  const { text, indent, cells } = frameLine(line, start, start + part.length, width);
  return [text, ' '.repeat(indent) + '^'.repeat(cells)];
}

describe('frameLine', () => {
  it('puts carets under Han characters, two cells each', () => {
    expect(draw('本期批准十年方案（10YFP）。', '十年方案', 60)).toEqual(['本期批准十年方案（10YFP）。', '        ^^^^^^^^']);
  });

  it.each([
    ['a combining mark', 'cafe\u0301 错', '错', '     ^^'],
    ['a tab', '\t错', '错', '    ^^'],
    ['an emoji of several', '👩‍👩‍👧错', '错', '  ^^'],
    ['an escape', '\u001B[2J错', '错', '           ^^'],
    ['a direction override', '\u202E错', '错', '        ^^'],
  ])('counts %s as it is shown', (_name, line, part, carets) => {
    const [text = '', marks] = draw(line, part, 40);
    expect(marks).toBe(carets);
    // oxlint-disable-next-line no-control-regex -- what must not reach a terminal
    expect(text).not.toMatch(/[\u0000-\u001F\u202E]/);
  });

  it('cuts a long line on both sides of the part', () => {
    const line = `${'前'.repeat(100)}错误${'后'.repeat(100)}`;
    expect(draw(line, '错误', 20)).toEqual(['…前前前前错误后后后…', '         ^^^^']);
  });

  it('gives the room one side does not need to the other', () => {
    expect(draw(`错误${'后'.repeat(50)}`, '错误', 20)).toEqual(['错误后后后后后后后…', '^^^^']);
    expect(draw(`${'前'.repeat(50)}错误`, '错误', 20)).toEqual(['…前前前前前前前错误', '               ^^^^']);
  });

  it('shows the beginning of a part that is wider than the frame', () => {
    expect(draw(`甲${'错'.repeat(50)}`, '错'.repeat(50), 12)).toEqual(['…错错错错错…', ' ^^^^^^^^^^']);
  });

  it('marks one cell of an empty part, at the end of the line too', () => {
    expect(frameLine('甲乙', 2, 2, 20)).toEqual({ text: '甲乙', indent: 4, cells: 1 });
    expect(frameLine('', 0, 0, 20)).toEqual({ text: '', indent: 0, cells: 1 });
  });

  it('never gets wider than the frame, and always stands inside it', () => {
    const character = fc.constantFrom('甲', '，', 'a', ' ', '\t', 'e\u0301', '🌍', '👩‍👩‍👧', '\u001B', '\u200B', '\uD800', '—');
    fc.assert(
      fc.property(fc.array(character, { maxLength: 80 }), fc.nat(), fc.nat(), fc.integer({ min: 20, max: 80 }), (characters, a, b, width) => {
        const line = characters.join('');
        const start = line.length === 0 ? 0 : a % (line.length + 1);
        const { text, indent, cells } = frameLine(line, start, Math.min(line.length, start + (b % 30)), width);
        expect(displayWidth(text)).toBeLessThanOrEqual(width);
        expect(indent + cells).toBeLessThanOrEqual(Math.max(width, displayWidth(text) + 1));
      }),
    );
  });

  it('takes no longer for a line of a million characters', () => {
    const line = `${'甲'.repeat(500_000)}错${'乙'.repeat(500_000)}`;
    expect(draw(line, '错', 20)).toEqual(['…甲甲甲甲错乙乙乙乙…', '         ^^']);
  });
});
