import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '../../lang/registry.js';
import type { EventItem, Link } from '../../model/edition.js';
import { t } from '../sample.fixture.js';
import { fileAddress, hrefOf, mailAddress, webAddress } from './addresses.js';
import { dateTile } from './date-tile.js';
import { attributes, escapeHtml } from './escape.js';
import { languageRuns } from './language-runs.js';

describe('webAddress', () => {
  it('takes nothing that is no URL, though most are told at sight', () => {
    const hosts = fc.stringMatching(/^(?:[a-z0-9-]{1,4}\.){1,3}[a-z]{1,3}$/);
    const rests = fc.stringMatching(/^(?:[/?#][!-~]{0,20})?$/);
    fc.assert(
      fc.property(hosts, rests, (host, rest) => {
        const url = `https://${host}${rest}`;
        expect(webAddress(url)).toBe(URL.canParse(url) ? url : undefined);
      }),
      { numRuns: 2000 },
    );
    for (const url of ['http://1.2.3.999', 'https://xn--a.example', 'https://', 'javascript:alert(1)', 'https://a b.example', 'https://[::1', 'https://exa%00mple.org']) expect(webAddress(url)).toBe(URL.canParse(url) && url.startsWith('http') ? url : undefined);
  });
});

describe('languageRuns', () => {
  const foreign = (text: string, lang: 'zh' | 'en'): string[] => languageRuns(text, languages[lang]).flatMap((run) => (run.tag === undefined ? [] : [run.text]));
  it.each([
    ['少买、精买（Buy Less, Buy Better, Use Better, and Use Longer）等原则', ['Buy Less, Buy Better, Use Better, and Use Longer']],
    ['口号是One planet, procure with care。', ['One planet, procure with care']],
    ['瑞典马尔默市（City of Malmö）', ['City of Malmö']],
    ['可持续公共采购（SPP）与SDG 12.7.1、COP29', []],
    ['Öko-Institut和GIZ', []],
    ['负责任采购（Responsible Procurement）', []],
  ])('in Chinese: %s', (text, expected) => {
    expect(foreign(text, 'zh')).toEqual(expected);
    expect(languageRuns(text, languages.zh).map((run) => run.text).join('')).toBe(text);
  });
  it.each([
    ['The term 可持续公共采购（SPP）means', ['可持续公共采购']],
    ['no Han at all', []],
    ['《行动框架》 is 国家水利署。', ['行动框架》', '国家水利署。']],
  ])('in English: %s', (text, expected) => {
    expect(foreign(text, 'en')).toEqual(expected);
    expect(languageRuns(text, languages.en).map((run) => run.text).join('')).toBe(text);
  });
});

describe('addresses', () => {
  const link = (kind: Link['kind'], url: string): Link => ({ type: 'link', kind, url, children: [] });
  const place = { id: 'issue-9' };
  it.each<[Link['kind'], string, string | undefined]>([
    ['web', 'https://example.org/a?b=1', 'https://example.org/a?b=1'],
    ['web', 'javascript:alert(1)', undefined],
    ['web', 'https://', undefined],
    ['mail', 'mailto:a@example.org', 'mailto:a@example.org'],
    ['mail', 'a@example.org', 'mailto:a@example.org'],
    ['anchor', '#s1', '#s1'],
    ['anchor', '#', undefined],
    ['relative', 'files/报告.pdf', 'files/%E6%8A%A5%E5%91%8A.pdf'],
    ['relative', 'data:text/html,x', undefined],
    ['relative', '//evil.example.org/x', undefined],
    ['todo', 'the report', undefined],
    ['broken', 'javascript:alert(1)', undefined],
  ])('%s %s', (kind, url, expected) => {
    expect(hrefOf(link(kind, url), place)).toBe(expected);
  });

  it('encodes what is not encoded, once', () => {
    expect(fileAddress('images/100% a%20b.png', place)).toBe('images/100%25%20a%20b.png');
    expect(fileAddress('images/x.png', { id: '年度 1', baseUrl: 'https://example.org/m' })).toBe('https://example.org/m/%E5%B9%B4%E5%BA%A6%201/images/x.png');
    expect(fileAddress('x.png', { id: 'a', baseUrl: 'javascript:alert(1)' })).toBe('x.png');
    for (const id of ['issue-9', '..', '.', '年度 1']) {
      for (const baseUrl of ['https://example.org', 'https://example.org/m/', 'https://EXAMPLE.org/a/../b?c']) {
        for (const path of ['images/a-1.png', 'a..b/c.d', '../x', 'a/../../x', './x', '/x', 'a b']) {
          const base = baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`;
          expect(fileAddress(path, { id, baseUrl })).toBe(new URL(`${encodeURIComponent(id)}/${encodeURI(path)}`, base).href);
        }
      }
    }
  });

  it('gives what URL makes of it, though most are put together', () => {
    const part = fc.stringMatching(/^[\w.-]{1,4}$/);
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), part, fc.constantFrom('https://example.org', 'https://example.org/', 'http://a.example/m/', 'https://a.example:443/m/', 'https://1.2.3.4/'), (parts, id, baseUrl) => {
        const path = parts.join('/');
        expect(fileAddress(path, { id, baseUrl })).toBe(new URL(`${id}/${path}`, baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`).href);
      }),
    );
  });

  it('takes no mailbox with parameters and no other scheme than http', () => {
    expect(mailAddress('a@example.org?bcc=b@example.org')).toBeUndefined();
    expect(webAddress('ftp://example.org')).toBeUndefined();
  });
});

describe('dateTile', () => {
  const event = (when: string, dates?: EventItem['dates']): EventItem => ({ title: [], when: [t(when)], blocks: [], ...(dates && { dates }) });
  it.each<[string, 'zh' | 'en', EventItem['dates'], unknown]>([
    ['2024年3月7日至8日', 'zh', { start: '2024-03-07', end: '2024-03-08' }, { top: '3月', main: '7–8' }],
    ['7 March', 'en', { start: '2024-03-07', end: '2024-03-07' }, { top: 'Mar', main: '7' }],
    ['3月30日至4月2日', 'zh', { start: '2024-03-30', end: '2024-04-02' }, { top: '3月–4月', main: '30–2' }],
    ['30 December to 2 January', 'en', { start: '2024-12-30', end: '2025-01-02' }, { top: 'Dec–Jan', main: '30–2' }],
    ['2024年12月，北京', 'zh', undefined, { top: '2024', main: '12月' }],
    ['2024年3月中旬', 'zh', undefined, { top: '2024', main: '3月' }],
    ['十二月', 'zh', undefined, { top: null, main: '12月' }],
    ['mid-March 2024, Marseille', 'en', undefined, { top: '2024', main: 'Mar' }],
    ['Marseille, 2024', 'en', undefined, { top: null, main: '2024' }],
    ['线上', 'zh', undefined, null],
  ])('%s', (when, lang, dates, expected) => {
    expect(dateTile(event(when, dates), languages[lang])).toEqual(expected);
  });
});

describe('escaping', () => {
  it('leaves no character that could end text or attribute', () => {
    expect(escapeHtml(`<a href="x">'&'</a>`)).toBe(`&lt;a href=&quot;x&quot;&gt;'&amp;'&lt;/a&gt;`);
    expect(attributes({ alt: '"><x', width: 3, title: undefined, id: null })).toBe(' alt="&quot;&gt;&lt;x" width="3"');
  });
});
