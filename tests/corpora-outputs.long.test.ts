import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { languageOf } from '../src/lang/registry.js';
import { detectLang, parseEdition } from '../src/markdown/parse.js';
import { decode } from '../src/text/decode.js';
import { exhaustive } from './exhaustive.js';
import { makeFolder, spp } from './spp.js';

const corpora = fileURLToPath(new URL('../../shared/corpora/', import.meta.url));
const targets = { email: '.html', eml: '.eml', text: '.txt', web: '.web.html', wechat: '.wechat.html' } as const;

const names = existsSync(corpora)
  ? ['weekly-en', 'bilingual'].flatMap((folder) => readdirSync(join(corpora, folder), { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:md|markdown)$/.test(name)).map((name) => join(folder, name))).sort().filter((name, index) => exhaustive || index % 3 === 0)
  : [];

/** Words with how often each occurs. Han characters count one by one, because media break lines between them. */
function wordsOf(text: string): Map<string, number> {
  const words = new Map<string, number>();
  for (const [word] of text.normalize('NFC').matchAll(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu)) words.set(word, (words.get(word) ?? 0) + 1);
  return words;
}

/** The edition's own texts: what every medium must show. Pictures are remote here, and stand as their words or as a link. */
function textsOf(name: string): string | undefined {
  const decoded = decode(readFileSync(join(corpora, name)), name);
  if (!('file' in decoded)) return undefined;
  const lang = detectLang(decoded.file.text, name);
  const { edition } = parseEdition(decoded.file, { lang, language: languageOf(lang), kind: 'file' });
  return edition?.texts.filter(({ role }) => role !== 'alt' && role !== 'meta').map(({ text }) => text.replace(besideCode, ' ')).join('\n');
}

/** U+FFFC stands for code and addresses; letters right beside it (`Text`s) are one word with it on the page. */
const besideCode = /(?:(?!\p{Script=Han})[\p{L}\p{N}])*\uFFFC(?:(?!\p{Script=Han})[\p{L}\p{N}])*/gu;

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** Text of a page, in the order of reading; elements within a word (a break, a mark) do not divide it. */
function shownBy(html: string): string {
  const visible = html.replace(/<sup[^>]*>\[\d+\]<\/sup>/g, '').replace(/<(style|script|head)\b[\s\S]*?<\/\1>|<!--\[if [^!][\s\S]*?<!\[endif\]-->/g, ' ').replace(/<\/?(?:a|abbr|code|del|em|kbd|mark|small|span|strong|sub|u|wbr)\b[^>]*>/g, '');
  return visible.replace(/<[^>]*>/g, ' ').replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_all, hex?: string, decimal?: string, entity?: string) => (entity ? (entities[entity] ?? ' ') : String.fromCodePoint(Number(decimal ?? `0x${hex}`))));
}

function lost(texts: string, shown: string): string[] {
  const there = wordsOf(shown);
  return [...wordsOf(texts)].filter(([word, count]) => (there.get(word) ?? 0) < count).map(([word, count]) => `${word} ${there.get(word) ?? 0}/${count}`);
}

describe.skipIf(names.length === 0)('real newsletters and guides', () => {
  test('the corpora are all there', () => expect(names.length).toBeGreaterThan(exhaustive ? 250 : 80));

  test('are built for every medium without losing a word, and twice alike', { timeout: 1_200_000 }, async () => {
    const folder = await makeFolder({});
    const faults: string[] = [];
    for (let at = 0; at < names.length; at += 20) {
      // One run for twenty files, each under a name of its own: two of them may be called README.
      const some = names.slice(at, at + 20);
      const inputs = Object.fromEntries(some.map((name, index) => [`f${at + index}.md`, readFileSync(join(corpora, name))]));
      const cwd = await makeFolder(inputs);
      const build = (out: string): ReturnType<typeof spp> => spp(['build', ...Object.keys(inputs), '--no-check', '--to', Object.keys(targets).join(), '--out', join(folder, out)], { cwd });
      const ended = await build('one');
      await build('two');
      for (const [index, name] of some.entries()) {
        const id = `f${at + index}`;
        const texts = textsOf(name);
        if (texts === undefined) continue;
        const from = join(folder, 'one', id);
        if (!existsSync(join(from, 'manifest.json'))) {
          faults.push(`${name}: not built, exit ${ended.code}: ${ended.stderr.split('\n').find((line) => line.includes(id)) ?? ended.stderr.slice(-300)}`);
          continue;
        }
        const manifest = readFileSync(join(from, 'manifest.json'), 'utf8');
        if (manifest !== readFileSync(join(folder, 'two', id, 'manifest.json'), 'utf8')) faults.push(`${name}: built twice, it differs`);
        faults.push(...lostIn(name, from, texts));
      }
    }
    expect(faults).toEqual([]);
  });
});

function lostIn(name: string, folder: string, texts: string): string[] {
  const files = readdirSync(folder);
  const read = (ending: string): string => files.filter((file) => file.endsWith(ending)).map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  const pages = { email: files.filter((file) => /\.(?:zh|en)\.html$/.test(file)).map((file) => readFileSync(join(folder, file), 'utf8')).join('\n'), web: read(targets.web), wechat: files.filter((file) => /\.wechat(?:-\d+)?\.html$/.test(file)).map((file) => readFileSync(join(folder, file), 'utf8')).join('\n') };
  const found: string[] = [];
  for (const [medium, html] of Object.entries(pages)) {
    const missing = lost(texts, shownBy(html));
    if (missing.length > 0) found.push(`${name}: ${medium} lost ${missing.slice(0, 5).join(', ')}`);
  }
  // Without the marks of its links and notes, which may stand within a word ([Committer](…)s).
  const missing = lost(texts, read(targets.text).replace(/ ?\[\d+\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, ''));
  if (missing.length > 0) found.push(`${name}: text lost ${missing.slice(0, 5).join(', ')}`);
  if (!/^Content-Type: multipart\/alternative/m.test(read(targets.eml))) found.push(`${name}: no .eml`);
  return found;
}
