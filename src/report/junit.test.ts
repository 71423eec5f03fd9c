import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { awkward, context, diagnostic } from './diagnostics.fixture.js';
import { junit } from './junit.js';

interface Element { name: string; attributes: Record<string, string>; text: string }

function parse(xml: string): Element[] {
  const elements: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => { throw error; });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, text: '' };
    elements.push(element);
    open.push(element);
  });
  parser.on('text', (text) => { for (const element of open.slice(-1)) element.text += text; });
  parser.on('closetag', () => { open.pop(); });
  parser.write(xml).close();
  return elements;
}

test('is well-formed XML with a case for each diagnostic; errors alone fail', () => {
  const elements = parse(junit.report(awkward, context('zh')));
  const [all] = elements;
  expect(all?.attributes).toMatchObject({ tests: '5', failures: '2', skipped: '3' });
  expect(elements.filter(({ name }) => name === 'testsuite').map(({ attributes }) => [attributes['name'], attributes['tests']])).toEqual([
    ['期刊/第 9 期/zh.md', '2'],
    ['没有 这个%文件.md', '1'],
    ['issues/a:b,c/en.md', '1'],
    ['C:/期刊/zh.md', '1'],
  ]);
  const failure = elements.find(({ name }) => name === 'failure');
  expect(failure?.attributes).toEqual({ message: '“循环与公平信息技术公约”缺“通信”，100% 不当', type: 'term/forbidden' });
  expect(failure?.text).toContain('应为“循环与公平信息通信技术公约”\nglossary.yml:2:1  由此决定\n可自动修正\n');
});

test('control characters are written out, not lost', () => {
  const awkwardMessage = parse(junit.report(awkward, context('zh'))).find(({ attributes }) => attributes['name']?.startsWith('en/marks') === true && attributes['line'] === '2');
  expect(awkwardMessage?.attributes['file']).toBe('issues/a:b,c/en.md');
  expect(junit.report(awkward, context('zh'))).toContain('&lt;U+001B&gt;[31mred');
});

test.each(['error', 'warning'] as const)('markup in a message stays text: %s', (severity) => {
  const message = '<b> & ]]> "x"\n\'';
  const elements = parse(junit.report({ diagnostics: [diagnostic({ severity, message })], files: 1 }, context('zh')));
  expect(elements.at(-1)?.attributes['message']).toBe('<b> & ]]> "x"<U+000A>\'');
  expect(elements.at(-1)?.text).toContain('<b> & ]]> "x"<U+000A>\'');
});

test('a clean run is one case that passes', () => {
  const elements = parse(junit.report({ diagnostics: [], files: 2 }, context('en')));
  expect(elements.map(({ name, attributes }) => [name, attributes['tests'] ?? attributes['name']])).toEqual([['testsuites', '1'], ['testsuite', '1'], ['testcase', 'no problems found (2 files)']]);
});
