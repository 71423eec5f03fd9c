import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Edition } from '../../model/edition.js';
import type { RenderInput } from '../renderer.js';
import { p, sampleEdition, sampleInput, t } from '../sample.fixture.js';
import { budgetFindings, budgets, type Page } from './budget.js';
import { email } from './renderer.js';
import type { SentPicture } from '../pictures/sent.js';
import { transferEncodingOf } from './transfer-encoding.js';

const edition = sampleEdition('zh', String);
const input = sampleInput(edition);
const titled = (meta: Partial<Edition['meta']>): RenderInput => sampleInput({ ...edition, meta: { contacts: [], ...meta } });
const picture = (path: string, size: number): SentPicture => ({ url: path, path, format: 'asset', mediaType: 'image/png', bytes: new Uint8Array(size) });
const page = (html: string): Page => ({ html, octets: Buffer.byteLength(html) });
const rules = (diagnostics: readonly Diagnostic[]): string[] => diagnostics.map(({ rule }) => rule);

/** An edition whose sections have as many Han characters as wanted, in paragraphs. */
function long(...lengths: readonly number[]): RenderInput {
  const text = lengths.map((_length, index) => `# 第${index + 1}节\n`).join('');
  const sections = lengths.map((length, index) => ({
    id: `s${index + 1}`,
    title: [t(`第${index + 1}节`)],
    span: { start: index * 6, end: index * 6 + 5 },
    blocks: Array.from({ length: length / 100 }, () => p('采'.repeat(100))),
    articles: [],
  }));
  return sampleInput({ ...edition, file: { ...edition.file, text }, sections });
}

async function findings(given: RenderInput): Promise<readonly Diagnostic[]> {
  return (await email.render(given)).diagnostics;
}

describe('email/size', () => {
  it('says nothing under 80 % of what Gmail shows', async () => {
    expect(await findings(long(10_000))).toEqual([]);
  });

  it('warns near it, by the encoded size, and names the heaviest sections with their lines', async () => {
    const [found, ...more] = await findings(long(2000, 12_000, 4000, 100));
    expect(more).toEqual([]);
    expect(found).toMatchObject({ rule: 'email/size', severity: 'warning' });
    expect(found?.message.zh).toContain('接近');
    expect(found?.related?.map(({ message, range }) => [message.zh.replace(/占.*/, ''), range?.line])).toEqual([
      ['“第2节”', 2],
      ['“第3节”', 3],
      ['“第1节”', 1],
    ]);
  });

  it('says over it what will be lost, and is still no error', async () => {
    const [found] = await findings(long(30_000));
    expect(found).toMatchObject({ rule: 'email/size', severity: 'warning' });
    expect(found?.message.en).toMatch(/^Found [\d.]+ KB decoded, [\d.]+ KB encoded, but Gmail shows the first 102 KB; split/);
  });
});

it('bounds the style element, and lines of the bare page', () => {
  expect(rules(budgetFindings(input, page(`<style>${'a{}\n'.repeat(2048)}</style>`), []))).toEqual([]);
  expect(rules(budgetFindings(input, page(`<style>${'a{}\n'.repeat(1024)}</style><STYLE media="x">${'b{}\n'.repeat(1025)}</STYLE>`), []))).toEqual(['email/style']);
  expect(budgetFindings(input, page(`a\n${'购'.repeat(333)}\n`), [])).toMatchObject([{ rule: 'email/line-length', severity: 'info' }]);
  expect(budgetFindings(input, page(`a\n${'购'.repeat(332)}xx\n`), [])).toEqual([]);
});

it('bounds the subject by its width and the preheader by its characters', () => {
  expect(rules(budgetFindings(titled({ title: '2'.repeat(90), preheader: '🌏'.repeat(90) }), page(''), []))).toEqual([]);
  expect(rules(budgetFindings(titled({ title: `2${'简'.repeat(45)}`, preheader: '预'.repeat(91) }), page(''), []))).toEqual(['email/subject', 'email/preheader']);
  // The number of the issue belongs to the subject.
  expect(rules(budgetFindings(titled({ title: '简'.repeat(40) }), page(''), []))).toEqual(['email/subject']);
});

it('weighs pictures, one and all', () => {
  expect(budgetFindings(input, page(''), [picture('a.png', budgets.picture)])).toEqual([]);
  const [heavy] = budgetFindings(input, page(''), [picture('small.png', 10), picture('big.png', budgets.picture + 1)]);
  expect(heavy).toMatchObject({ rule: 'email/images', severity: 'warning' });
  expect(heavy?.related?.map(({ message }) => message.en)).toEqual(['big.png: 300 KB']);
  const many = Array.from({ length: 4 }, (_each, index) => picture(`${index}.png`, budgets.picture));
  expect(budgetFindings(input, page(''), many)[0]?.related).toHaveLength(3);
});

describe('transferEncodingOf', () => {
  const octets = (text: string): string => Buffer.from(text).toString('latin1');

  it('takes base64 for Chinese and quoted-printable for English', () => {
    expect(transferEncodingOf(octets('<p>可持续公共采购</p>\r\n'.repeat(99))).name).toBe('base64');
    expect(transferEncodingOf(octets('<p style="margin:0">Green procurement – now</p>\r\n'.repeat(99))).name).toBe('quoted-printable');
  });

  it('knows the size of base64 to the octet', () => {
    for (const length of [0, 1, 56, 57, 58, 114, 115, 1000]) {
      const written = Buffer.alloc(length, 0xe7).toString('base64').replace(/.{76}(?=.)/g, '$&\r\n');
      expect(transferEncodingOf('\u00E7'.repeat(length))).toEqual({ name: 'base64', size: written.length });
    }
  });
});
