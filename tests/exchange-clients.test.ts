import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { writeOmegatProject } from '../src/exchange/omegat/project.js';
import { memoryFormats, translationFormats } from '../src/exchange/translation-registry.js';
import { code, sample } from '../src/exchange/translation.fixture.js';
import { conceptOf } from '../src/exchange/concepts.fixture.js';
import { tbx } from '../src/exchange/tbx/format.js';
import type { Content } from '../src/model/translation.js';

// The real programs that translators use. Each test skips, and says so, where its program is not installed.
const folder = mkdtempSync(join(tmpdir(), 'spp-clients-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const schemas = fileURLToPath(new URL('../../shared/schemas/', import.meta.url));
const has = (program: string): boolean => spawnSync('which', [program]).status === 0;
const isThere = (what: string, there: boolean): boolean => {
  if (!there) process.stderr.write(`clients: skipped, ${what} is not there\n`);
  return there;
};
const format = (name: string): (typeof translationFormats)[number] => translationFormats.find((each) => each.format === name) ?? (() => { throw new Error(name); })();
const put = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return path;
};

const pairs: readonly (readonly [Content, Content])[] = [
  [['Plain & <1> text. '], ['纯文本 & <1>。 ']],
  [['The ', code('open', '1', 'bold', '**'), 'CFIT ', code('open', '2', 'link', '['), 'pact', code('close', '2', 'link', ']'), code('close', '1', 'bold', '**'), ' and ', code('alone', '3', 'code', '`x`'), '.'], ['该', code('alone', '3', 'code', '`x`'), code('open', '2', 'link', '['), '公约', code('close', '2', 'link', ']'), code('open', '1', 'bold', '**'), '新', code('close', '1', 'bold', '**')]],
  [['It ', code('open', '4', 'italic', '*'), 'starts.'], ['它', code('open', '4', 'italic', '*'), '开始。']],
  [['It ends', code('close', '4', 'italic', '*'), ' here.'], ['完', code('close', '4', 'italic', '*'), '。']],
  [[code('open', 'a'), '1', code('open', 'b'), '2', code('close', 'a'), '3', code('close', 'b'), code('alone', 'p')], [code('open', 'a'), '一', code('open', 'b'), '二', code('close', 'a'), '三', code('close', 'b'), code('alone', 'p')]],
  [[code('alone', '9', 'image', '![]()'), 'First, ', code('alone', '10', 'break', '\\'), 'second. Third.'], ['第二', code('alone', '10', 'break', '\\'), '第一', code('alone', '9', 'image', '![]()')]],
];

test.skipIf(!isThere('omegat', has('omegat')))('OmegaT translates a project from its memory, and all segments and codes come back', () => {
  const document = { original: 'issues/issue-9/en.md', sourceLang: 'en', targetLang: 'zh-CN', units: pairs.map(([source], i) => ({ id: `u${i}`, kind: 'paragraph' as const, segments: [{ id: `s${i}`, source, state: 'open' as const }] })) };
  const memory = pairs.map(([source, target]) => ({ sourceLang: 'en', targetLang: 'zh-CN', source, target }));
  for (const { path, bytes } of writeOmegatProject({ sourceLang: 'en', targetLang: 'zh-CN', documents: [document], memory, glossary: [{ source: 'CFIT', target: '公约' }] })) put(`omegat/${path}`, bytes);
  execFileSync('omegat', [join(folder, 'omegat'), '--mode=console-translate', '--no-team', `--config-dir=${join(folder, 'config')}`], { stdio: 'pipe' });
  const { documents: [back], findings } = format('xliff').read(readFileSync(join(folder, 'omegat/target/issue-9.en.xlf')), 'issue-9.en.xlf');
  const shape = (content: Content | undefined): unknown => content?.map((part) => (typeof part === 'string' ? part : [part.kind, part.id]));
  expect(findings).toEqual([]);
  expect(back?.units.flatMap(({ segments }) => segments).map(({ id, target }) => [id, shape(target)])).toEqual(pairs.map(([, target], i) => [`s${i}`, shape(target)]));
});

describe.skipIf(!isThere('xmllint or ../shared', has('xmllint') && existsSync(schemas)))('xmllint', () => {
  const lint = (...args: string[]): string => spawnSync('xmllint', ['--nonet', '--noout', ...args]).stderr.toString();

  test('validates XLIFF 1.2 strict, XLIFF 2.1 and TMX', () => {
    expect(lint('--schema', `${schemas}xliff-1.2/xliff-core-1.2-strict.xsd`, put('a.xlf', format('xliff').write(sample).bytes))).toContain('validates');
    expect(lint('--schema', `${schemas}xliff-1.2/xliff-core-1.2-strict.xsd`, put('b.xlf', format('xliff').write(sample, { openOnly: true }).bytes))).toContain('validates');
    expect(lint('--schema', `${schemas}xliff-2.1-oasis/schemas/xliff_core_2.0.xsd`, put('c.xlf', format('xliff2').write(sample).bytes))).toContain('validates');
    expect(lint('--dtdvalid', `${schemas}tmx/tmx14.dtd`, put('d.tmx', memoryBytes()))).toBe('');
  });

  test('would tell a fault', () => {
    expect(lint('--schema', `${schemas}xliff-1.2/xliff-core-1.2-strict.xsd`, put('e.xlf', new TextEncoder().encode('<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>')))).toContain('fails to validate');
  });
});

function memoryBytes(): Uint8Array {
  return memoryFormats[0]?.write(pairs.map(([source, target]) => ({ sourceLang: 'en', targetLang: 'zh-CN', source, target, notes: [{ text: 'n', from: 'Li' }], changed: '2024-03-07' }))).bytes ?? new Uint8Array();
}

test.skipIf(!isThere('msgfmt', has('msgfmt')))('msgfmt accepts the PO', () => {
  const { status, stderr } = spawnSync('msgfmt', ['-c', '-o', '/dev/null', put('a.po', format('po').write(sample).bytes)]);
  expect([status, stderr.toString().split('\n').filter((line) => line !== '' && !line.includes('warning: header field'))]).toEqual([0, []]);
});

test.skipIf(!isThere('Translate Toolkit', existsSync('/usr/bin/xliff2po')))('Translate Toolkit reads XLIFF, TMX, TBX and PO', () => {
  const script = 'import sys\nfrom translate.storage import factory\nfor p in sys.argv[1:]:\n    s = factory.getobject(p)\n    print(len([u for u in s.units if u.source]), len([u for u in s.units if u.target and not u.isheader()]))\n';
  const files = [
    put('t.xlf', format('xliff').write(sample).bytes),
    put('t.tmx', memoryBytes()),
    put('t.tbx', tbx.write([conceptOf({ id: 'a' }), conceptOf({ id: 'b' })]).bytes),
    put('t.po', format('po').write(sample).bytes),
  ];
  const lines = execFileSync('/usr/bin/python3', ['-c', script, ...files], { stdio: 'pipe' }).toString().trim().split('\n');
  expect(lines.slice(0, 2)).toEqual(['6 4', '6 6']);
  expect(Number(lines[2]?.split(' ')[0])).toBeGreaterThanOrEqual(2);
  expect(lines[3]).toBe('6 4');
});
