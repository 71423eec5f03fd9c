import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TranslationDocument } from '../model/translation.js';
import { checkExchangeFile } from './check-file.js';
import { memoryFormats, translationFormats } from './translation-registry.js';
import { anyDocument, sample } from './translation.fixture.js';

const runs = 30;
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const broken = [encode(''), encode('\uFEFF'), encode('hello\n'), encode('<html>'), encode('<a xmlns="urn:x"/>'), new Uint8Array([0, 1, 2, 3]), new Uint8Array([0x50, 0x4b, 5, 6])];

test('formats are unique and titled in both languages', () => {
  const all = [...translationFormats, ...memoryFormats];
  expect(new Set(all.map(({ format }) => format)).size).toBe(all.length);
  for (const { title } of all) expect([title.zh, title.en].filter((text) => text.trim() === '')).toEqual([]);
});

describe.each(translationFormats.map((each) => ({ name: each.format, format: each })))('$name', ({ format }) => {
  const kept = (document: TranslationDocument): TranslationDocument => format.cannotCarry.reduce((rest, loss) => loss.without(rest), document);
  const path = `x${format.extensions[0] ?? ''}`;

  test('gives back any document, but for what it says it cannot carry', () => {
    fc.assert(fc.property(anyDocument, (document) => {
      const { bytes, lost } = format.write(document);
      const { documents, findings } = format.read(bytes, path);
      expect(findings).toEqual([]);
      expect(documents).toEqual([kept(document)]);
      expect(lost.length > 0).toBe(kept(document) !== document);
    }), { numRuns: runs });
  });

  test('what it writes has nothing against its standard', () => {
    if (format.format === 'docx' || format.format === 'xlsx') return;
    fc.assert(fc.property(anyDocument, (document) => {
      const { findings } = checkExchangeFile(format.write(document).bytes, path);
      // A text that ends in a line break, or a code without its partner, was so in the document.
      expect(findings.filter(({ rule }) => rule !== 'exchange/code' && format.format !== 'po').map(({ message }) => message.en)).toEqual([]);
    }), { numRuns: runs });
  });

  test('writes the same bytes again, and something for nothing', () => {
    expect(format.write(sample).bytes).toEqual(format.write(sample).bytes);
    const none = { original: 'a.md', sourceLang: 'en', units: [] };
    expect(format.read(format.write(none).bytes, path).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('says what is wrong with bytes that are no such file, and never throws', () => {
    const valid = format.write(sample).bytes;
    for (const bytes of broken) {
      const { documents, findings } = format.read(bytes, path);
      expect(documents).toEqual([]);
      expect(findings.length).toBeGreaterThan(0);
    }
    for (let length = 0; length < valid.length; length += 61) expect(() => format.read(valid.subarray(0, length), path)).not.toThrow();
    fc.assert(fc.property(fc.nat(valid.length - 1), fc.nat(255), (at, byte) => {
      const damaged = Uint8Array.from(valid);
      damaged[at] = byte;
      format.read(damaged, path);
    }), { numRuns: runs });
  });
});

test('a memory gives back its units, and damage is told', () => {
  for (const format of memoryFormats) {
    fc.assert(fc.property(anyDocument, ({ units }) => {
      const memory = units.flatMap(({ segments }) => segments).flatMap(({ source, target }) => (target ? [{ sourceLang: 'en', targetLang: 'zh-CN', source, target, before: 'a & b', reviewed: true, changed: '2024-03-07T01:02:03Z', by: 'Li', notes: [{ text: 'n' }, { text: 'm', from: 'q' }] }] : []));
      const plain = memory.map((unit) => ({ ...unit, source: withoutEquiv(unit.source), target: withoutEquiv(unit.target) }));
      const { units: back, findings } = format.read(format.write(plain).bytes, 'x.tmx');
      expect(findings).toEqual([]);
      expect(back).toEqual(plain);
      expect(checkExchangeFile(format.write(plain).bytes, 'x.tmx').findings).toEqual([]);
    }), { numRuns: runs });
    for (const bytes of broken) expect(format.read(bytes, 'x.tmx').findings.length).toBeGreaterThan(0);
  }
});

function withoutEquiv(content: TranslationDocument['units'][number]['segments'][number]['source']): typeof content {
  return content.map((part) => {
    if (typeof part === 'string') return part;
    const { equiv: _, ...rest } = part;
    return rest;
  });
}
