import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { env } from 'node:process';
import type { Nodes } from 'mdast';
import { beforeEach, describe, expect, test } from 'vitest';
import { languageOf } from '../src/lang/registry.js';
import { decode } from '../src/text/decode.js';
import { detectLang, parseEdition } from '../src/markdown/parse.js';
import { parseMarkdown } from '../src/markdown/processor.js';

const corpora = new URL('../../shared/corpora/', import.meta.url);
const there = existsSync(corpora);

function filesBelow(folder: string): string[] {
  const at = new URL(`${folder}/`, corpora);
  return readdirSync(at, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:md|markdown)$/.test(name)).map((name) => `${folder}/${name}`);
}

function load(name: string): string {
  const decoded = decode(readFileSync(new URL(name, corpora)), name);
  if (!('file' in decoded)) throw new Error(decoded.finding.message.en);
  return decoded.file.text;
}

function parse(text: string, path: string): ReturnType<typeof parseEdition> {
  const lang = detectLang(text, path);
  return parseEdition({ path, text, bom: false }, { lang, language: languageOf(lang), kind: 'file' });
}

/** How often each word of the tree's text nodes occurs; words, since soft breaks and addresses are joined and cut otherwise there. */
function wordsOf(text: string): Map<string, number> {
  const words = new Map<string, number>();
  for (const [word] of text.matchAll(/\p{Script=Han}|[\p{L}\p{N}]+/gu)) words.set(word, (words.get(word) ?? 0) + 1);
  return words;
}

function textOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return `${node.value} `;
  if ('alt' in node) return `${node.alt ?? ''} `;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** All an edition shows. */
function shownBy(value: unknown): string {
  if (Array.isArray(value)) return value.map(shownBy).join('');
  if (typeof value !== 'object' || value === null) return '';
  const node = value as Record<string, unknown>;
  if (node['type'] === 'text' || node['type'] === 'code') return `${String(node['value'])} `;
  const own = ['alt', 'label', 'name'].map((key) => (typeof node[key] === 'string' ? `${node[key]} ` : '')).join('');
  return own + Object.entries(node).filter(([key]) => key !== 'file' && key !== 'texts').map(([, child]) => shownBy(child)).join('');
}

/** Words of the Markdown that the edition does not show, and texts that do not stand where they say. */
function faults(text: string, path: string): string[] {
  const { edition, findings } = parse(text, path);
  if (!edition) return findings.map(({ rule }) => `refused: ${rule}`);
  const misplaced = edition.texts.flatMap((unit) => unit.map.filter(({ at, source, length }) => text.slice(source, source + length) !== unit.text.slice(at, at + length)).map(({ source }) => `misplaced at ${source}`));
  const front = /^---\r?\n[^]*?\n---(?:\r?\n|$)/.exec(text)?.[0] ?? '';
  const shown = wordsOf(`${shownBy([edition.foreword, edition.sections, edition.footnotes])} ${edition.meta.title ?? ''} ${edition.headings.map((heading) => heading.text).join(' ')}`);
  const lost = [...wordsOf(textOf(parseMarkdown(text.slice(front.length))))].filter(([word, count]) => (shown.get(word) ?? 0) < count).map(([word]) => `lost ${word}`);
  return [...misplaced, ...lost];
}

beforeEach(({ skip }) => skip(!there, 'the shared corpora are not beside the repository'));

describe('real documents', () => {
  const all = there ? [...filesBelow('bilingual'), ...filesBelow('weekly-en')] : [];
  // A twelfth in the gate; all with SPP_FUZZ set.
  const files = env['SPP_FUZZ'] === undefined ? all.filter((_, index) => index % 12 === 0) : all;
  test('lose no word and have every mapped letter in its place', { timeout: 120_000 }, () => {
    expect(all.length).toBeGreaterThan(250);
    expect(files.flatMap((name) => faults(load(name), name).map((fault) => `${name}: ${fault}`))).toEqual([]);
  });
});

describe('the examples of the CommonMark specification', () => {
  test('lose no word', () => {
    const spec = load('hostile/commonmark-spec/spec.txt');
    const examples = [...spec.matchAll(/^`{32} example\n([^]*?)^\.\n[^]*?^`{32}$/gm)].map((match) => (match[1] ?? '').replaceAll('→', '\t'));
    expect(examples.length).toBeGreaterThan(600);
    expect(examples.flatMap((example) => faults(example, 'x.md').map((fault) => `${JSON.stringify(example)}: ${fault}`))).toEqual([]);
  });
});

describe('hostile files', () => {
  test('are read whole or refused with one clear error', { timeout: 60_000 }, () => {
    const ends = filesBelow('hostile/made/markdown').map((name) => {
      const { edition, findings } = parse(load(name), name);
      return `${name.replace(/.*\//, '')}: ${edition ? 'read' : findings.map(({ rule, span }) => `${rule} at ${span?.start}`).join()}`;
    });
    expect(ends.sort()).toEqual([
      'autolink.md: read',
      'brackets-50k.md: input/too-deep at 0',
      'email.md: read',
      'entities.md: read',
      'han-line-600k.md: read',
      'links-20k.md: input/too-deep at 0',
      'pipes.md: read',
      'refs-5k.md: read',
      'strong-cjk.md: read',
      'table-5000row.md: read',
    ]);
  });
  test('all 400 Chinese strongs are strong', () => {
    const { edition } = parse(load('hostile/made/markdown/strong-cjk.md'), 'zh.md');
    expect(JSON.stringify(edition?.foreword).match(/"type":"strong"/g)).toHaveLength(400);
    expect(edition?.texts.some(({ text }) => text.includes('*'))).toBe(false);
  });
  test('files of this machine are not asked for', () => {
    const { edition, findings } = parse(load('hostile/made/inject/local-files.md'), 'zh.md');
    expect(edition?.images.map(({ kind }) => kind)).toEqual(['broken', 'broken']);
    expect(findings.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(['structure/raw-html error', 'structure/raw-html error']);
  });
  test('template syntax is text', () => {
    const text = load('hostile/made/inject/handlebars.md');
    const { edition } = parse(text, 'zh.md');
    expect(edition?.meta.title).toContain('{{{title}}} {{constructor.name}}');
  });
  test('front matter that is never closed does not eat the body', () => {
    const { edition, findings } = parse(load('hostile/made/yaml/unterminated-frontmatter.md'), 'zh.md');
    expect(findings.map(({ rule }) => rule)).toEqual(['input/front-matter']);
    expect(edition?.texts.map(({ text }) => text)).toEqual(['没有结束的头', '正文', '文字']);
  });
  test('every naughty string and every line of the XSS cheat sheet is read; no dangerous address survives', { timeout: 60_000 }, () => {
    const naughty = JSON.parse(load('hostile/naughty-strings/blns.json')) as string[];
    const sheet = load('hostile/owasp/XSS_Filter_Evasion_Cheat_Sheet.md').split('\n');
    for (const text of [...naughty, ...sheet]) {
      const { edition } = parse(text, 'x.md');
      for (const link of edition?.links ?? []) if (!['broken', 'todo'].includes(link.kind)) expect(link.url).toMatch(/^(?:https?:|mailto:|#|[^:]*$|[^:]*[/?#])/i);
      expect(edition?.images.every(({ kind, url }) => kind !== 'local' || !/^[a-z]+:|\.\.\//i.test(url))).toBe(true);
    }
  });
});
