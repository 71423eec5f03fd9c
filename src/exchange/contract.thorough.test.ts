import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { legalXml } from '../text/xml.js';
import { anyConcepts, canonical, conceptOf, pieces } from './concepts.fixture.js';
import type { GlossaryConcept } from './glossary-concept.js';
import { glossaryFormats, sheetFormats } from './registry.js';

// More find nothing more (tried with 3,000); the whole suite has seconds.
const runs = 50;

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

test('formats are unique, titled in both languages', () => {
  const names = glossaryFormats.map(({ format }) => format);
  expect(new Set(names).size).toBe(names.length);
  for (const { title, cannotCarry } of glossaryFormats) {
    for (const { zh, en } of [title, ...cannotCarry.map((feature) => feature.title)]) expect([zh, en].filter((text) => text.trim() === '')).toEqual([]);
  }
});

describe.each(glossaryFormats.map((each) => ({ name: each.format, format: each })))('$name', ({ format }) => {
  const again = (concepts: readonly GlossaryConcept[]) => format.read(format.write(concepts).bytes, `glossary${format.extension}`);
  const kept = (concept: GlossaryConcept): GlossaryConcept => format.cannotCarry.reduce((rest, feature) => feature.without(rest), concept);

  test('gives back what went in, but for what it says it cannot carry', () => {
    fc.assert(fc.property(anyConcepts, (concepts) => {
      const { concepts: back, findings } = again(concepts);
      expect(findings).toEqual([]);
      expect(back.map((each) => canonical(each))).toEqual(concepts.map((each) => canonical(kept(each))));
    }), { numRuns: runs });
  });

  test('reports a loss exactly when there is one', () => {
    fc.assert(fc.property(anyConcepts, (concepts) => {
      const changed = concepts.some((each) => JSON.stringify(kept(each)) !== JSON.stringify(each));
      expect(format.write(concepts).lost.length > 0).toBe(changed);
    }), { numRuns: runs });
  });

  test('writes the same bytes again, and something for nothing', () => {
    const concepts = [conceptOf({ id: 'a' }), conceptOf({ id: 'b', note: '说明' })];
    expect(format.write(concepts).bytes).toEqual(format.write(concepts).bytes);
    expect(again([])).toMatchObject({ concepts: [], findings: [] });
  });

  test('says what is wrong with bytes that are no such file, and never throws', () => {
    const valid = format.write([conceptOf({ id: 'a' })]).bytes;
    const broken = [encode(''), encode('\uFEFF'), encode('hello\n'), encode('<html>'), new Uint8Array([0, 1, 2, 3]), new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), new Uint8Array([0x50, 0x4b, 5, 6])];
    for (const bytes of broken) expect(format.read(bytes, 'x').concepts).toEqual([]);
    for (const bytes of broken.slice(2)) expect(format.read(bytes, 'x').findings.length, String(bytes)).toBeGreaterThan(0);
    for (let length = 0; length < valid.length; length += 29) expect(() => format.read(valid.subarray(0, length), 'x')).not.toThrow();
    fc.assert(fc.property(fc.nat(valid.length - 1), fc.nat(255), (at, byte) => {
      const damaged = Uint8Array.from(valid);
      damaged[at] = byte;
      format.read(damaged, 'x');
    }), { numRuns: runs });
  });

  test('an id used twice is a finding, the first entry stays', () => {
    const { concepts, findings } = again([conceptOf({ id: 'same', note: 'one' }), conceptOf({ id: 'same', note: 'two' })]);
    expect(concepts.map(({ note }) => note)).toEqual(['one']);
    expect(findings.map(({ rule, actual }) => [rule, actual])).toEqual([['exchange/invalid', 'same']]);
  });

  test('findings speak both languages and stay inside the text', () => {
    const { findings, file } = again([conceptOf({ id: 'same' }), conceptOf({ id: 'same' })]);
    for (const { message, span } of findings) {
      expect(message.zh).toMatch(/\p{Script=Han}/u);
      expect(message.en).not.toMatch(/\p{Script=Han}/u);
      if (file) expect(span && span.start >= 0 && span.end <= file.text.length).toBe(true);
      else expect(message.en).toMatch(/row \d/i);
    }
  });
});

describe.each(sheetFormats.map((each) => ({ name: each.format, format: each })))('$name as a table', ({ format }) => {
  test('any cells come back trimmed', () => {
    const columns = ['a', 'b'].map((key) => ({ key, title: { zh: key, en: key } }));
    const cell = fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map((parts) => legalXml(parts.join('')));
    fc.assert(fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 5 }), (rows) => {
      const { rows: back, findings } = format.read(format.write({ name: 'x', columns, rows }), 'x', columns);
      expect(findings).toEqual([]);
      const expected = rows.map((cells) => cells.map((text) => text.trim())).filter((cells) => cells.some((text) => text !== ''));
      expect(back.map(({ cells }) => ['a', 'b'].map((key) => cells.get(key)?.text ?? ''))).toEqual(expected);
    }), { numRuns: runs });
  });
});
