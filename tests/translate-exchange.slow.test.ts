import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { makeFolder, spp } from './spp.js';

const en = '# News of the network\n\nSee the [report](https://example.org/r) of UNEP. It lists **four** actions.\n\n- The first meeting was held in Paris.\n- The second one is planned for 2025.\n';
const files = {
  'spp.yml': 'version: 1\nlanguages: [zh, en]\nsource: en\n',
  'glossary.yml': 'version: 1\nconcepts:\n  - { id: unep, kind: organisation, en: { name: United Nations Environment Programme, abbr: UNEP }, zh: { preferred: 联合国环境规划署, admitted: [环境署] }, status: approved }\n',
  'issues/issue-1/issue.yml': 'year: 2024\ndate: 2024-01-01\n',
  'issues/issue-1/en.md': en,
};
const draft = 'issues/issue-1/zh.md';
const read = (folder: string, name = draft): Promise<string> => readFile(join(folder, name), 'utf8');

interface Told {
  readonly rule: string;
  readonly message: string;
  readonly actual?: string;
}
async function bring(folder: string, name: string): Promise<{ code: number | null; told: Told[] }> {
  const { code, stdout } = await spp(['translate', 'import', name, '--format', 'json'], { cwd: folder });
  return { code, told: (JSON.parse(stdout) as { diagnostics: Told[] }).diagnostics };
}

/** An export with a translation for each unit, as its pieces: what stands around, and unit by unit. */
async function exported(folder: string): Promise<{ head: string; units: { id: string; text: string }[]; tail: string }> {
  await spp(['translate', 'export', '1', '--out', 'a.xlf'], { cwd: folder });
  const text = (await read(folder, 'a.xlf')).replace(/<source>(.*)<\/source>/g, (_, source: string) => `<source>${source}</source><target>译${source}</target>`);
  const units = [...text.matchAll(/ {6}<group id="([^"]*)"[^]*?<\/group>\n/g)].map((match) => ({ id: match[1] ?? '', text: match[0] }));
  return { head: text.slice(0, text.indexOf('      <group')), units, tail: text.slice(text.lastIndexOf('</group>\n') + '</group>\n'.length) };
}

describe('an import', () => {
  it('tells each fault with its unit, and applies the rest', async () => {
    const folder = await makeFolder(files);
    const { head, units, tail } = await exported(folder);
    const [heading, paragraph, first, second] = units.map(({ text }) => text);
    const [headingId, paragraphId, firstId, secondId] = units.map(({ id }) => id);
    const strange = (first ?? '').replaceAll(/id="[us][0-9a-f]{10}"/g, 'id="x1"').replaceAll('The first meeting was held in Paris', 'Nobody said this');
    // The list first, an item with another source, one that is no sentence of the draft, a paragraph that lost a code, and no heading at all.
    const file = [head, second, (first ?? '').replace('<source>The first', '<source>The very first'), strange, (paragraph ?? '').replace(/(<target>.*)<bpt id="2".*?<\/bpt>(.*)<ept id="2">.*?<\/ept>/, '$1$2'), tail];
    await writeFile(join(folder, 'a.xlf'), file.join(''));
    const { code, told } = await bring(folder, 'a.xlf');
    expect(code).toBe(1);
    expect(told.map(({ rule, message }) => [rule, /^Unit (\S+):/.exec(message)?.[1]].join(' ')).sort((a, b) => a.localeCompare(b))).toEqual([
      `translation/codes ${paragraphId ?? ''}`,
      `translation/order ${firstId ?? ''}`,
      `translation/partial ${headingId ?? ''}`,
      `translation/source-changed ${firstId ?? ''}`,
      'translation/unknown-segment x1',
    ]);
    expect(told.find(({ rule }) => rule === 'translation/codes')?.message).toContain('lacks inline codes: 2');
    expect(secondId).toMatch(/^u/);
    expect(await read(folder)).toBe(en.replace('The second one is', '译The second one is'));
    // Mended and sent again, the rest is taken, too.
    await writeFile(join(folder, 'b.xlf'), [head, (heading ?? '').replace('</target>', '</target><note>请核对</note>'), paragraph, first, second, tail].join(''));
    expect(await bring(folder, 'b.xlf')).toEqual({ code: 0, told: [] });
    // A note of the translator's is a comment.
    expect((await spp(['translate', 'status', '1'], { cwd: folder })).stdout).toContain('请核对');
    expect(await read(folder)).toBe('# 译News of the network\n\n译See the [report](https://example.org/r) of UNEP.译It lists **four** actions.\n\n- 译The first meeting was held in Paris.\n- 译The second one is planned for 2025.\n');
  });

  it('refuses a translation of what the draft no longer says', async () => {
    const folder = await makeFolder(files);
    const { head, units, tail } = await exported(folder);
    await writeFile(join(folder, 'a.xlf'), [head, ...units.map(({ text }) => text), tail].join(''));
    await writeFile(join(folder, 'issues/issue-1/en.md'), en.replace('2025', '2026'));
    const { code, told } = await bring(folder, 'a.xlf');
    expect(code).toBe(1);
    // Nothing was recorded yet, so that the edited sentence is another one, which the file lacks.
    expect(new Map(told.map(({ rule, actual }) => [rule, actual]))).toEqual(new Map([['translation/partial', 'The second one is planned for 2026.'], ['translation/unknown-segment', 'The second one is planned for 2025.']]));
    expect(await read(folder)).toContain('- The second one is planned for 2026.\n');
  });

  it('of a folder takes what is in it, of an OmegaT project its target/', async () => {
    const folder = await makeFolder({ ...files, 'issues/issue-1/issue.yml': 'year: 2024\ndate: 2024-01-01\nstatus: published\n' });
    await spp(['translate', 'fill', '1', '--with', 'pseudo'], { cwd: folder });
    await spp(['translate', 'learn', '--approve', 'all'], { cwd: folder });
    await writeFile(join(folder, 'issues/issue-1/en.md'), `${en.replace('2025', '2026')}\nA new paragraph.\n`);
    const made = await spp(['translate', 'export', '1', '--for', 'omegat', '--out', 'o', '--ui-lang', 'en'], { cwd: folder });
    expect(made.stderr).toContain('1 segments to translate and 1 whose source changed');
    const none = await spp(['translate', 'import', 'o', '--ui-lang', 'en'], { cwd: folder });
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('Ctrl+D')]);
    // As OmegaT leaves it: the state as it was, other targets.
    const source = await read(folder, 'o/source/issue-1.en.xlf');
    expect(source.match(/<target[^>]*>[^<]*/g)).toEqual([expect.stringContaining('>The second one is planned for 2026.'), expect.stringContaining('>A new paragraph.')]);
    await writeFile(join(folder, 'o/target/issue-1.en.xlf'), source.replace(/(<target[^>]*>)The second[^<]*/, '$1第二次定于2026年。').replace(/(<target[^>]*>)A new[^<]*/, '$1新段落。'));
    expect(await bring(folder, 'o')).toEqual({ code: 0, told: [] });
    expect(await read(folder)).toMatch(/- 第二次定于2026年。\n\n新段落。\n$/);
    // What is published counts as reviewed, once it is learned.
    await spp(['translate', 'learn'], { cwd: folder });
    expect((await spp(['translate', 'status', '--ui-lang', 'en'], { cwd: folder })).stdout).toContain('done 6/6');
    expect((await bring(folder, 'issues')).code).toBe(2);
  });

  it.each(['xlsx', 'docx'] as const)('takes back a cell that was edited in %s', async (as) => {
    const folder = await makeFolder(files);
    await spp(['translate', 'fill', '1', '--with', 'pseudo'], { cwd: folder });
    await spp(['translate', 'learn', '--approve', 'all'], { cwd: folder });
    await writeFile(join(folder, 'issues/issue-1/en.md'), en.replace('2025', '2026'));
    await spp(['translate', 'export', '1', '--out', `a.${as}`], { cwd: folder });
    const parts = unzipSync(await readFile(join(folder, `a.${as}`)));
    const name = as === 'xlsx' ? 'xl/worksheets/sheet1.xml' : 'word/document.xml';
    const sheet = strFromU8(parts[name] ?? new Uint8Array());
    // What it was made for stands beside what changed.
    expect(sheet).toContain('formerly: The second one is planned for 2025.');
    const edited = sheet.replaceAll('plánnéd fór 2025', 'plánnéd fór 2026').replaceAll('原文已改', '已审');
    expect(edited).not.toBe(sheet);
    await writeFile(join(folder, `a.${as}`), zipSync({ ...parts, [name]: strToU8(edited) }));
    expect(await bring(folder, `a.${as}`)).toEqual({ code: 0, told: [] });
    expect(await read(folder)).toContain('plánnéd fór 2026');
    const status = await spp(['translate', 'status', '1', '--ui-lang', 'en'], { cwd: folder });
    expect(status.stdout).toContain('done 5/5');
  });

  it.each([['a.xlf', 'xliff'], ['a.xlf', 'xliff2'], ['a.po', 'po']] as const)('of a changed unit has its former source in %s (%s)', async (name, as) => {
    const folder = await makeFolder(files);
    await spp(['translate', 'fill', '1', '--with', 'pseudo'], { cwd: folder });
    await spp(['translate', 'learn'], { cwd: folder });
    await writeFile(join(folder, 'issues/issue-1/en.md'), en.replace('2025', '2026'));
    await spp(['translate', 'export', '1', '--out', name, '--as', as], { cwd: folder });
    const text = await read(folder, name);
    expect([text.includes('planned for 2025.'), text.includes('planned for 2026.')]).toEqual([true, true]);
    // Come back untouched, it still waits to be brought up to date.
    expect(await bring(folder, name)).toMatchObject({ code: 0 });
    expect((await spp(['translate', 'status', '1'], { cwd: folder })).stdout).toContain('[-2025-]{+2026+}');
  });

  it('takes the TMX of others into the memory, which begins a draft', async () => {
    const folder = await makeFolder(files);
    const unit = (from: string, to: string): string => `<tu><tuv lang="EN-GB"><seg>${from}</seg></tuv><tuv lang="ZH-CN"><seg>${to}</seg></tuv></tu>`;
    await writeFile(join(folder, 'old.tmx'), `<?xml version="1.0"?><tmx version="1.1"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="EN-GB" datatype="plaintext"/><body>${unit('News of the network', '网络消息')}${unit('The second one is planned for 2031.', '第二次定于2031年举行。')}</body></tmx>`);
    const imported = await spp(['translate', 'import', 'old.tmx', '--ui-lang', 'en'], { cwd: folder });
    expect(imported).toMatchObject({ code: 0, stderr: expect.stringContaining('2 in memory now') as string });
    expect((await read(folder, 'memory/memory.jsonl')).split('\n').filter((line) => line.includes('old.tmx'))).toHaveLength(2);
    expect((await spp(['translate', 'start', '1'], { cwd: folder })).code).toBe(0);
    // The same sentence, and one that differs in its number alone.
    expect(await read(folder)).toBe(en.replace('News of the network', '网络消息').replace('The second one is planned for 2025.', '第二次定于2025年举行。'));
    expect((await spp(['translate', 'import', 'old.tmx'], { cwd: folder })).stderr).toContain('2 in memory now');
  });
});

describe('a program as provider', () => {
  const script = `let input = ''; process.stdin.on('data', (chunk) => (input += chunk)).on('end', () => {
  const { source, target, texts, terms } = JSON.parse(input);
  if (process.argv[2] === 'fail') process.exit(3);
  if (process.argv[2] === 'short') texts.pop();
  const said = texts.map((text) => (process.argv[2] === 'damage' ? text.replace(/<[^>]*>/g, '') : text));
  console.log(JSON.stringify({ texts: said.map((text) => source + target + terms.map((term) => term.source) + '：' + text) }));
});`;
  const fill = async (folder: string, how = ''): ReturnType<typeof spp> => spp(['translate', 'fill', '1', '--with', `command:${process.execPath} ${join(folder, 'mt.cjs')} ${how}`, '--format', 'json'], { cwd: folder });

  it('gets texts, languages and terms, and is told apart when it damages codes', async () => {
    const folder = await makeFolder({ ...files, 'mt.cjs': script });
    const damaged = await fill(folder, 'damage');
    expect(damaged.code).toBe(1);
    const { diagnostics, translated } = JSON.parse(damaged.stdout) as { diagnostics: Told[]; translated: number };
    expect([translated, diagnostics.map(({ rule }) => rule)]).toEqual([3, ['translation/codes', 'translation/codes']]);
    expect((await fill(folder)).code).toBe(0);
    expect(await read(folder)).toContain('enzhUNEP：See the [report](https://example.org/r) of UNEP.');
  });

  it.each(['fail', 'short'])('that does not answer as it should (%s) changes nothing', async (how) => {
    const folder = await makeFolder({ ...files, 'mt.cjs': script });
    expect((await fill(folder, how)).code).toBe(3);
    expect(await read(folder)).toBe(en);
  });
});
