import { describe, expect, test } from 'vitest';
import { classifyLink, classifyPicture } from './links.js';

describe('a link target is', () => {
  const kinds: Record<string, string[]> = {
    web: ['https://example.org', 'HTTP://example.org/a?b#c', 'https://example.org/路径', 'https://[::1]/x'],
    mail: ['mailto:a@example.org', 'MAILTO:a@example.org?subject=x%20y'],
    anchor: ['#a', '#中文'],
    relative: ['a.html', 'images/x.pdf', './a', '../issue-8/zh.html', '/a', '?q', 'a%20b'],
    todo: ['todo:', 'TODO:x', 'todo:javascript:x'],
    broken: [
      '', '#', ' ', 'javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\tscript:x', '\u0001javascript:x', ' javascript:x', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd',
      '//example.org', '\\\\example.org\\x', '/\\example.org', 'https:\\\\example.org', 'ftp://example.org', 'C:\\x', 'C:/x', 'https:', 'https://', 'http:///x', 'https:example.org',
      'https://exa mple.org', 'https://exam\u200Bple.org', 'https://example.org/\u202Egnp.exe', 'https://a:b:c', 'mailto:', 'mailto:a', 'mailto:a@example.org,b@example.org',
      'https：//example.org', 'www.example.org', 'a@example.org', 'tel:123', 'blob:x', 'sdg:12',
    ],
  };
  test.each(Object.entries(kinds).flatMap(([kind, urls]) => urls.map((url) => [url, kind])))('%j: %s', (url, kind) => {
    expect(classifyLink(url).kind).toBe(kind);
  });
});

describe('a picture is', () => {
  const kinds: Record<string, string[]> = {
    local: ['a.png', 'images/图 1.png', './a.png', 'images/../a.png', 'images/%E5%9B%BE.png', 'a..b.png', '100%.png'],
    remote: ['https://example.org/a.png', 'http://example.org/a.png'],
    broken: [
      '', '.', 'images/..', '../a.png', 'images/../../a.png', '%2e%2e/a.png', '..%2fa.png', '/etc/passwd', '//example.org/a.png', '\\\\x\\a.png', '..\\a.png', '%5c%5cx', 'C:/a.png', 'file:///etc/passwd',
      'data:image/png;base64,x', 'javascript:x', 'https:a.png', 'a\0.png', 'a%00.png', '~/a.png', '#', 'sdg:99',
    ],
  };
  test.each(Object.entries(kinds).flatMap(([kind, urls]) => urls.map((url) => [url, kind])))('%j: %s', (url, kind) => {
    expect(classifyPicture(url).kind).toBe(kind);
  });
  test('a file’s address is decoded', () => expect(classifyPicture('images/%E5%9B%BE%201.png').url).toBe('images/图 1.png'));
});
