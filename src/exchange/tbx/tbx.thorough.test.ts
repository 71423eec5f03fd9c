import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyConcepts, conceptOf } from '../concepts.fixture.js';
import { readXml } from '../xml-reader.js';
import { tbx, tbx2019 } from './format.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string) => tbx.read(bytesOf(text), 'x.tbx');
const full = conceptOf({ id: '10yfp', kind: 'programme', status: 'approved', note: '说明 & <b>', en: { name: 'Framework', abbr: ['10YFP'], admitted: ['Frame'] }, zh: { preferred: '方案框架', forbidden: [{ text: '框架方案', why: '颠倒' }], former: [{ text: '旧框架', until: '2011-12-31' }] }, sources: [{ url: 'https://example.org/采购?a&b', title: 'T', date: '2024-01-01' }, { title: '文件' }] });

const schemas = fileURLToPath(new URL('../../../../shared/schemas/tbx/', import.meta.url));
const hasSchemas = existsSync(schemas);
const hasXmllint = canRun('xmllint');

function canRun(command: string): boolean {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test('is valid by the RELAX NG schema of ISO 30042:2019', ({ skip }) => {
  skip(!hasSchemas, 'the published schemas are not at hand');
  skip(!hasXmllint, 'xmllint is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'spp-tbx-'));
  try {
    const file = join(folder, 'x.tbx');
    for (const concepts of [[], [full], ...fc.sample(anyConcepts, { numRuns: 20, seed: 1 })]) {
      writeFileSync(file, tbx2019.write(concepts).bytes);
      execFileSync('xmllint', ['--nonet', '--noout', '--relaxng', join(schemas, 'TBXcoreStructV03.rng'), file], { stdio: 'pipe' });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('keeps to the structure and the picklists of TBX-Basic in DCA style', () => {
  // TBX-Basic_DCA.sch (LTAC Global, 1.2.1), as far as this program writes its categories.
  const children: Record<string, string[]> = {
    '': ['tbx'], tbx: ['tbxHeader', 'text'], tbxHeader: ['fileDesc'], fileDesc: ['sourceDesc'], sourceDesc: ['p'], text: ['body'], body: ['conceptEntry'],
    conceptEntry: ['descrip', 'note', 'xref', 'admin', 'langSec'], langSec: ['termSec'], termSec: ['term', 'termNote', 'note'],
  };
  const types: Record<string, Record<string, RegExp>> = {
    descrip: { subjectField: /\S/ }, xref: { externalCrossReference: /^/ }, admin: { source: /\S/ },
    termNote: { administrativeStatus: /^(?:preferred|admitted|deprecated|superseded)Term-admn-sts$/, termType: /^(?:fullForm|abbreviation|variant)$/, partOfSpeech: /^noun$/ },
  };
  const ids: string[] = [];
  const wrong: string[] = [];
  const open = [{ name: '', type: '', text: '' }];
  for (const concepts of [[full], ...fc.sample(anyConcepts, { numRuns: 30, seed: 2 })]) {
    ids.length = 0;
    const problem = readXml(new TextDecoder().decode(tbx2019.write(concepts).bytes), {
      open: (name, attributes) => {
        const parent = open.at(-1)?.name ?? '';
        if (!children[parent]?.includes(name)) wrong.push(`${name} in ${parent}`);
        if (attributes['id'] !== undefined) ids.push(attributes['id']);
        if (attributes['target'] !== undefined && !/^https?:\/\/[\w\-.~:/?@!$&'()*+,;=%]+(?:#[\w\-.~:/?@!$&'()*+,;=%]*)?$/.test(attributes['target'])) wrong.push(`target ${attributes['target']}`);
        open.push({ name, type: attributes['type'] ?? '', text: '' });
      },
      text: (text) => { for (const element of open.slice(-1)) element.text += text; },
      close: () => {
        const { name = '', type = '', text = '' } = open.pop() ?? {};
        if (types[name] && types[name][type]?.test(text) !== true) wrong.push(`${name} ${type}: ${text}`);
      },
    });
    expect(problem).toBeUndefined();
    expect(ids.filter((id) => !/^[A-Za-z_][\w.-]*$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(concepts.length);
  }
  expect(wrong).toEqual([]);
});

test.for(['DCA', 'DCT'])('reads the published example in %s style', (style, { skip }) => {
  skip(!hasSchemas, 'the published schemas are not at hand');
  const text = readFileSync(join(schemas, `TBX-Basic/Example_Astronomy_${style}_VALID.tbx`), 'utf8');
  // The example is English and Spanish: read as Chinese, its entries are concepts.
  const { concepts, findings } = read(text.replaceAll('xml:lang="es"', 'xml:lang="zh-Hans"'));
  expect(concepts.length).toBeGreaterThan(2);
  expect(concepts[0]).toMatchObject({ id: 'c1', kind: 'General', status: 'draft', en: { name: 'open cluster', former: [{ text: 'galactic cluster' }] }, zh: { preferred: 'cúmulo abierto' } });
  expect(concepts[0]?.note).toMatch(/^G-Source: /);
  expect(concepts[0]?.sources).toEqual([]);
  // Some entries have no term in one of the languages, or in neither.
  expect(new Set(findings.map(({ span }) => span?.start)).size + concepts.length).toBe(text.match(/<conceptEntry/g)?.length);
  // As it is, each entry lacks its Chinese name and is a finding at its line.
  const asIs = read(text);
  expect(asIs.concepts).toEqual([]);
  expect(asIs.findings.every(({ span }) => text.startsWith('<conceptEntry', span?.start))).toBe(true);
  expect(asIs.findings[0]?.message.zh).toBe('条目 c1：缺少“zh.preferred”，应为非空文本');
});

const martif = '<martif type="TBX" xml:lang="en"><text><body><termEntry id="Entry 1"><langSet xml:lang="en-US"><ntig><termGrp><term>Public <hi>Procurement</hi></term><termNote type="administrativeStatus">preferredTerm</termNote></termGrp></ntig><tig><term>PP</term><termNote type="termType">acronym</termNote></tig></langSet><langSet lang="zh-TW"><tig><term>公共採購</term></tig></langSet><langSet xml:lang="zh"><tig><term>政府采购</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></tig><tig><term>公共采购</term></tig></langSet></termEntry></body></text></martif>';

test('reads the martif form of 2008; the name is what is preferred, else what has no lesser status; traditional Chinese is another language', () => {
  expect(read(martif)).toMatchObject({
    findings: [],
    concepts: [{ id: 'public-procurement', status: 'draft', en: { name: 'Public Procurement', abbr: ['PP'] }, zh: { preferred: '公共采购', admitted: ['政府采购'] } }],
  });
});

describe('hostile files', () => {
  const bomb = `<!DOCTYPE martif [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>${martif.replace('政府采购', '&c;')}`;
  const xxe = `<!DOCTYPE martif [<!ENTITY x SYSTEM "file:///etc/hostname">]>${martif.replace('政府采购', '&x;')}`;
  test.each([
    ['entity bombs', bomb, /DOCTYPE/],
    ['external entities', xxe, /DOCTYPE/],
    ['any DOCTYPE', `<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">${martif}`, /delete the declaration/],
    ['unknown entities', martif.replace('政府采购', '&nbsp;'), /Broken XML/],
    ['a file cut off', martif.slice(0, 400), /Broken XML/],
    ['other XML', '<html/>', /no tbx or martif/],
  ])('%s are refused, with their place', (_, text, words) => {
    const { concepts, findings } = read(text);
    expect(concepts).toEqual([]);
    expect(findings).toMatchObject([{ rule: 'exchange/invalid', severity: 'error', message: { en: expect.stringMatching(words) as string } }]);
    expect(findings[0]?.span?.end).toBeLessThanOrEqual(text.length);
  });

  test('nesting without end is no matter', () => {
    expect(() => read(`<tbx>${'<note>'.repeat(20_000)}`)).not.toThrow();
  });
});

// 50,000 take five times as long, and no more.
test('10,000 entries come and go', () => {
  const small = conceptOf({ id: 'small' });
  const concepts = Array.from({ length: 10_000 }, (_, i) => ({ ...small, id: `term-${i}` }));
  const { bytes } = tbx.write(concepts);
  const back = tbx.read(bytes, 'x.tbx');
  expect([back.concepts.length, back.findings.length]).toEqual([10_000, 0]);
});

test('says what it cannot carry, by the number of concepts', () => {
  expect(tbx.write([full, conceptOf({ id: 'b' })]).lost.map(({ en }) => en)).toEqual([
    'Not carried by this format: the dates forms are valid (1 concept)',
    'Not carried by this format: the dates of sources (1 concept)',
    'Not carried by this format: addresses as they were typed (they are percent-encoded) (1 concept)',
  ]);
});
