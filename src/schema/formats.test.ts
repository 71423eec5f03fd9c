import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { configSchema } from './config.js';
import { isDay } from './fields.js';
import { frontMatterSchema } from './front-matter.js';
import { glossarySchema } from './glossary.js';
import { issueSchema } from './issue.js';
import { jsonSchemas } from './json-schemas.js';
import { readYaml } from './read.js';

/** The texts that are wrong, each with what was expected (English). */
function wrong(yaml: string, schema: z.ZodType): string[] {
  return readYaml(yaml, schema, { family: 'config' }).findings.map(
    ({ span, message }) => `${yaml.slice(span?.start, span?.end)} → ${message.en.replace(/^.*(?:expected|known here:|did you mean) /, '')}`,
  );
}

describe('days', () => {
  test('agree with the calendar of Date', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 33 }), (year, month, day) => {
        const iso = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const date = new Date(`${iso}T00:00:00Z`);
        expect(isDay(iso)).toBe(!Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso));
      }),
      { examples: [[2024, 2, 29], [2023, 2, 29], [1900, 2, 29], [2000, 2, 29], [2024, 2, 30], [2024, 4, 31]] },
    );
  });

  test.each(['2024-2-3', '20240203', '2024-02-03T00:00', ' 2024-02-03', '2024/02/03'])('%s is not the format', (text) => {
    expect(isDay(text)).toBe(false);
  });
});

describe('spp.yml', () => {
  test('everything but the version has a default', () => {
    expect(readYaml('version: 1\n', configSchema, { family: 'config' }).value).toEqual({
      version: 1,
      languages: ['zh', 'en'],
      source: 'en',
      theme: 'green',
      brand: {},
      mail: {},
      paper: {},
      pdf: {},
      style: { spacing: 'keep', english: 'any' },
      rules: {},
    });
    expect(readYaml('version: 1\nlanguages: [zh]\n', configSchema, { family: 'config' }).value?.source).toBe('zh');
  });

  test('a full file is read', () => {
    const yaml = `version: 1
languages: [en, zh]
source: zh
theme: blue
baseUrl: https://bulletin.example.org/a/
brand:
  network: { zh: 网络, en: Network }
  slogan: { en: Procure with care }
style: { spacing: none, english: british }
rules: { zh/spacing: off, term/near-variant: warning }
targets: [email, pdf]
`;
    const { value, findings } = readYaml(yaml, configSchema, { family: 'config' });
    expect(findings).toEqual([]);
    expect(value).toMatchObject({ languages: ['en', 'zh'], source: 'zh', rules: { 'zh/spacing': 'off', 'term/near-variant': 'warning' }, targets: ['email', 'pdf'] });
  });

  test.each([
    ['version: 2\n', '2 → 1'],
    ['version: 1\nlanguages: [zh, zh]\n', '[zh, zh] → items that differ from each other'],
    ['version: 1\nlanguages: []\n', '[] → a list of at least 1 item'],
    ['version: 1\nlanguages: [zh]\nsource: en\n', 'en → one of the languages listed under languages'],
    ['version: 1\nbaseUrl: http://example.org/\n', 'http://example.org/ → an address that starts with https:// and ends in /'],
    ['version: 1\nbaseUrl: https://example.org\n', 'https://example.org → an address that starts with https:// and ends in /'],
    ['version: 1\nbaseUrl: https://example.org/?x=/\n', 'https://example.org/?x=/ → an address that starts with https:// and ends in /'],
    ['version: 1\ntheme: ../../etc\n', '../../etc → an id of lower-case letters, digits and hyphens (such as green-week)'],
    ['version: 1\nrules: { forbidden: off }\n', 'forbidden → a rule id of the form family/name (such as term/forbidden)'],
    ['version: 1\nrules: { term/forbidden: no }\n', 'no → off, info, warning or error'],
    ['version: 1\ntargets: [pfd]\n', 'pfd → email, eml, text, web, wechat, pdf, print, bilingual or docx'],
    ['version: 1\nbrand: { slogan: {} }\n', '{} → text in at least one language'],
    ['version: 1\nstyle: { spaces: none }\n', 'spaces → spacing english'],
  ])('%j', (yaml, expected) => {
    expect(wrong(yaml, configSchema)).toEqual([expected]);
  });
});

describe('issue.yml', () => {
  test('year and date are enough', () => {
    expect(readYaml('year: 2022\ndate: 2022-09-30\n', issueSchema, { family: 'input' }).value).toEqual({ year: 2022, date: '2022-09-30', status: 'draft', rules: {} });
  });

  test.each([
    ['year: 2024\ndate: 2024-02-30\n', '2024-02-30 → a day that exists in the calendar, written YYYY-MM-DD'],
    ['year: 2024\ndate: 20240229\n', '20240229 → a day that exists in the calendar, written YYYY-MM-DD'],
    ['year: 24\ndate: 2024-02-29\n', '24 → a year of four digits'],
    ['year: 2024\ndate: 2024-02-29\nissue: 0\n', '0 → a whole number of at least 1'],
    ['year: 2024\ndate: 2024-02-29\nnumber: 1.5\n', '1.5 → a whole number'],
    ['year: 2024\ndate: 2024-02-29\nstatus: publish\n', 'publish → draft or published'],
    ['year: 2024\ndate: 2024-02-29\nweb: javascript://example.org/%0aalert(1)\n', 'javascript://example.org/%0aalert(1) → a full address that starts with https:// or http://'],
    ['year: 2024\ndat: 2024-02-29\n', 'year: 2024 → a day that exists in the calendar, written YYYY-MM-DD|dat → "date"?'],
  ])('%j', (yaml, expected) => {
    expect(wrong(yaml, issueSchema).join('|')).toBe(expected);
  });
});

describe('front matter', () => {
  test.each([
    ['zh', 'zh'],
    ['zh-CN', 'zh'],
    ['zh-hans', 'zh'],
    ['en_GB', 'en'],
  ])('lang: %s is %s', (tag, lang) => {
    expect(readYaml(`lang: ${tag}\n`, frontMatterSchema, { family: 'input', lenient: true }).value).toEqual({ lang });
  });

  test.each([
    ['2024-04-25', '2024-04-25'],
    ['2024/4/5', '2024-04-05'],
    ['2024.04.05', '2024-04-05'],
    ['2024-04-25T08:00:00Z', '2024-04-25'],
    ['2024-04-25 08:00', '2024-04-25'],
  ])('date: %s of another site generator is %s', (written, date) => {
    expect(readYaml(`date: ${written}\n`, frontMatterSchema, { family: 'input', lenient: true }).value).toEqual({ date });
  });

  test.each([
    ['lang: fr\n', 'fr → zh or en (a region may follow, as in zh-CN)'],
    ['date: 2024/2/30\n', '2024/2/30 → a day that exists in the calendar, written YYYY-MM-DD'],
    ['contacts: [{ office: 编辑部, email: someone }]\n', 'someone → an e-mail address'],
    ['contacts: [{ email: a@example.org }]\n', '{ email: a@example.org } → text that is not empty'],
    ['cover: images/x.png\n', 'images/x.png → a map of "key: value"'],
  ])('%j', (yaml, expected) => {
    expect(wrong(yaml, frontMatterSchema)).toEqual([expected]);
  });
});

describe('JSON Schemas', () => {
  const schemas = jsonSchemas();

  test.each(Object.entries(schemas))('%s refuses unknown keys and says in both languages what each key is for', (_, schema) => {
    const undescribed: string[] = [];
    const open: string[] = [];
    const visit = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      const { type, properties, additionalProperties } = node as { type?: string; properties?: Record<string, object>; additionalProperties?: unknown };
      if (type === 'object' && properties && additionalProperties !== false) open.push(path);
      for (const [key, value] of Object.entries(properties ?? {})) {
        const description = (value as { description?: string }).description ?? '';
        if (!(/\p{Script=Han}|[：，]/u.test(description) && / [/] |: /.test(description))) undescribed.push(`${path}.${key}`);
      }
      for (const [key, value] of Object.entries(node)) visit(value, `${path}/${key}`);
    };
    visit(schema, '');
    expect({ undescribed, open }).toEqual({ undescribed: [], open: [] });
  });

  test('they hold what the validation holds: required keys, values, patterns', () => {
    expect(schemas.glossary).toMatchObject({ title: 'glossary.yml', required: ['version', 'concepts'] });
    expect(JSON.stringify(schemas.issue)).toContain('"enum":["draft","published"]');
    expect(schemas.issue).toMatchObject({ required: ['year', 'date'] });
    expect(schemas.spp).toMatchObject({ required: ['version'], properties: { targets: { items: { enum: expect.arrayContaining(['pdf']) } } } });
  });

  test('an empty glossary is valid', () => {
    expect(readYaml('version: 1\nconcepts: []\n', glossarySchema, { family: 'glossary' }).value).toEqual({ version: 1, concepts: [] });
  });
});
