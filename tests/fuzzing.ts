import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkExchangeFile } from '../src/exchange/check-file.js';
import { parseCsv } from '../src/exchange/csv/parse.js';
import { sheetFormats } from '../src/exchange/registry.js';
import { memoryFormats, translationFormats } from '../src/exchange/translation-registry.js';
import { loadGlossary } from '../src/glossary/load.js';
import { languageOf } from '../src/lang/registry.js';
import { detectLang, parseEdition } from '../src/markdown/parse.js';
import { configSchema } from '../src/schema/config.js';
import { readYaml } from '../src/schema/read.js';
import { decode } from '../src/text/decode.js';
import { randomly } from './killing.js';
import { en, glossary, zh } from './spp.js';

const corpora = fileURLToPath(new URL('../../shared/corpora/', import.meta.url));

interface Reader {
  readonly name: string;
  /** Endings of the corpora's files that are begun with. */
  readonly endings: readonly string[];
  readonly seeds: readonly (string | Uint8Array)[];
  read(bytes: Uint8Array): unknown;
}

function textOf(bytes: Uint8Array): string {
  const decoded = decode(bytes, 'x');
  return 'file' in decoded ? decoded.file.text : Buffer.from(bytes).toString('latin1');
}

const columns = ['source', 'target', 'note'].map((key) => ({ key, title: { zh: key, en: key } }));
const sheet = { name: 's', columns, rows: [['Text', '文字', '=1+1'], ['', '“', '\n']] };
const xliff = `<?xml version="1.0"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en" target-language="zh" datatype="x"><body><trans-unit id="1"><source>A <g id="1">b</g><x id="2"/></source><target state="final">甲</target></trans-unit></body></file></xliff>`;
const xliff2 = `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="zh"><file id="f"><unit id="u"><segment id="s"><source>A <pc id="1">b</pc></source><target>甲</target></segment></unit></file></xliff>`;
const tmx = `<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="x"/><body><tu><tuv xml:lang="en"><seg>A <bpt i="1">&lt;b></bpt>b<ept i="1"/></seg></tuv><tuv xml:lang="zh"><seg>甲</seg></tuv></tu></body></tmx>`;
const tbx = `<martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader><text><body><termEntry id="a"><langSet xml:lang="en"><tig><term>A</term></tig></langSet><langSet xml:lang="zh"><tig><term>甲</term></tig></langSet></termEntry></body></text></martif>`;
const po = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n#: a:1\n#, fuzzy\nmsgctxt "c"\nmsgid "A"\nmsgstr "甲"\n';

const exchange = (path: string) => (bytes: Uint8Array) => [checkExchangeFile(bytes, path), ...[...translationFormats, ...memoryFormats].filter(({ extensions }) => extensions.some((ending) => path.endsWith(ending))).map((format) => format.read(bytes, path))];

const readers: readonly Reader[] = [
  {
    name: 'Markdown',
    endings: ['.md'],
    seeds: [zh, en, ':::events\n- **甲**，2024年\n\n  乙\n:::\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: x\n\n![a](qr:web)\n'],
    read: (bytes) => parseEdition({ path: 'x.md', text: textOf(bytes), bom: false }, { lang: detectLang(textOf(bytes), 'x.md'), language: languageOf('zh'), kind: 'file' }),
  },
  { name: 'spp.yml', endings: [], seeds: ['version: 1\nlanguages: [zh, en]\nrules: { zh/spacing: off }\nbrand: &a { slogan: { zh: 甲 } }\n'], read: (bytes) => readYaml(textOf(bytes), configSchema, { family: 'config' }) },
  { name: 'glossary.yml', endings: [], seeds: [glossary], read: (bytes) => loadGlossary({ path: 'glossary.yml', text: textOf(bytes), bom: false }) },
  { name: 'XLIFF', endings: ['.xlf', '.xliff'], seeds: [xliff, xliff2], read: exchange('x.xlf') },
  { name: 'TMX', endings: ['.tmx'], seeds: [tmx], read: exchange('x.tmx') },
  { name: 'TBX', endings: ['.tbx'], seeds: [tbx], read: exchange('x.tbx') },
  { name: 'PO', endings: ['.po'], seeds: [po], read: exchange('x.po') },
  { name: 'CSV', endings: ['.csv'], seeds: ['source,target\n"a ""b""",甲\r\n=1,@x\n'], read: (bytes) => [parseCsv(textOf(bytes)), sheetFormats[0]?.read(bytes, 'x.csv', columns)] },
  { name: 'XLSX', endings: ['.xlsx'], seeds: [sheetFormats[1]?.write(sheet) ?? ''], read: (bytes) => [sheetFormats[1]?.read(bytes, 'x.xlsx', columns), translationFormats.find(({ format }) => format === 'xlsx')?.read(bytes, 'x.xlsx')] },
  { name: 'DOCX', endings: ['.docx'], seeds: [sheetFormats[1]?.write(sheet) ?? ''], read: (bytes) => translationFormats.find(({ format }) => format === 'docx')?.read(bytes, 'x.docx') },
];

const tokens = ['\0', '\uFEFF', '\u202E', '<', '>', '&', '&#0;', '&#xD800;', '<![CDATA[', ']]>', '<!--', '<!DOCTYPE x [<!ENTITY a "b">]>&a;', '"', "'", '\\', '\r', '\n---\n', '[', '](', '**', '`', ':::', '- ', '> ', '|', '#', '{{', '*a', '&a ', '!!x ', '__proto__', '💥', '\uD800', '𠮷', '，', '=1+1', '9'.repeat(400), 'xml:lang="x"', '<g id="1">', '</g>', 'msgid "', '%s', '\t'];

/** Text of a seed with up to eight changes. */
function mutate(seed: Buffer, other: Buffer, random: () => number): Buffer {
  let bytes = Buffer.from(seed);
  const below = (limit: number): number => Math.floor(random() * Math.max(1, limit));
  for (let times = 1 + below(8); times > 0; times -= 1) {
    const at = below(bytes.length);
    const end = Math.min(bytes.length, at + 1 + below(random() < 0.3 ? 400 : 12));
    const [head, part, tail] = [bytes.subarray(0, at), bytes.subarray(at, end), bytes.subarray(end)];
    switch (below(7)) {
      case 0:
        bytes = Buffer.concat([head, tail]);
        break;
      case 1:
        bytes = Buffer.concat([head, ...Array.from({ length: 2 + below(60) }, () => part), tail]);
        break;
      case 2:
        bytes = Buffer.concat([head, Buffer.from(tokens[below(tokens.length)] ?? ''), part, tail]);
        break;
      case 3:
        if (bytes.length > 0) bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8));
        break;
      case 4:
        bytes = Buffer.concat([head, other.subarray(below(other.length)).subarray(0, 300), tail]);
        break;
      case 5:
        bytes = head.length > 0 ? Buffer.from(head) : bytes;
        break;
      default:
        bytes = Buffer.concat([head, Buffer.from((tokens[below(tokens.length)] ?? '').repeat(1 + below(200))), part, tail]);
    }
  }
  return bytes.subarray(0, 200_000);
}

function seedsFor({ endings, seeds }: Reader): Buffer[] {
  const names = existsSync(corpora) && endings.length > 0 ? ['exchange', 'glossaries', 'docx-html', 'weekly-en'].filter((folder) => existsSync(join(corpora, folder))).flatMap((folder) => readdirSync(join(corpora, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(corpora, folder, name))) : [];
  const found = names.filter((name) => endings.some((ending) => name.endsWith(ending))).sort().map((name) => readFileSync(name)).filter((bytes) => bytes.length < 40_000);
  return [...seeds.map((seed) => Buffer.from(seed)), ...found];
}

export interface Found {
  readonly tried: number;
  /** What went wrong, with the input as Base64, so that it can be tried again. */
  readonly faults: readonly string[];
}

/** Gives every reader changed files, in turn, `rounds` each or until a time: none may throw or take longer than three seconds of processor time. */
export function fuzz(seed: number, end: { readonly rounds?: number; readonly until?: number }): Found {
  const random = randomly(seed);
  const prepared = readers.map((reader) => ({ reader, seeds: seedsFor(reader) }));
  const faults: string[] = [];
  let tried = 0;
  for (let round = 0; (end.rounds === undefined || round < end.rounds) && (end.until === undefined || Date.now() < end.until) && faults.length < 20; round += 1) {
    for (const { reader, seeds } of prepared) {
      const pick = (): Buffer => seeds[Math.floor(random() * seeds.length)] ?? Buffer.alloc(0);
      const bytes = mutate(pick(), pick(), random);
      tried += 1;
      const began = process.cpuUsage();
      const told = (what: string): number => faults.push(`${reader.name}, seed ${seed}, round ${round}: ${what}\n${bytes.subarray(0, 3000).toString('base64')}`);
      try {
        reader.read(bytes);
      } catch (error) {
        told(error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 4).join(' ') : String(error));
      }
      const { user, system } = process.cpuUsage(began);
      if (user + system > 3_000_000) told(`took ${((user + system) / 1e6).toFixed(1)} s`);
    }
  }
  return { tried, faults };
}
