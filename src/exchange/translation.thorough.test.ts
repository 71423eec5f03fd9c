import { describe, expect, test } from 'vitest';
import { isExchangeFile } from '../core/exchange-names.js';
import { checkExchangeFile, exchangeEndings } from './check-file.js';
import { writeOmegatProject } from './omegat/project.js';
import { memoryFormats, translationFormats } from './translation-registry.js';
import { code, sample } from './translation.fixture.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const rulesOf = (text: string, path: string): string[] => checkExchangeFile(encode(text), path).findings.map(({ rule }) => rule);
const xliff2 = (body: string, attributes = ''): string => `<xliff version="2.0" srcLang="en" trgLang="zh" xmlns="urn:oasis:names:tc:xliff:document:2.0" ${attributes}><file id="f1"><unit id="u1">${body}</unit></file></xliff>`;
const segment = (source: string, target = ''): string => xliff2(`<segment><source>${source}</source>${target}</segment>`);

// The tables are packed: their turn comes in the contract test.
test.each(translationFormats.slice(0, 3))('$format: the sample comes back whole', (format) => {
  const { documents, findings } = format.read(format.write(sample).bytes, 'x');
  expect(findings).toEqual([]);
  expect(documents).toEqual([sample]);
});

test('the names of exchange files are those that can be checked', () => {
  expect(exchangeEndings.filter((ending) => !isExchangeFile(`x${ending.toUpperCase()}`))).toEqual([]);
  expect(['en.md', 'x.csv', 'xlf', 'x.xlf.bak'].filter(isExchangeFile)).toEqual([]);
});

describe('what is not read', () => {
  const [xliff] = translationFormats;
  const messages = (text: string): string => xliff?.read(encode(text), 'x').findings.map(({ message }) => message.en).join('\n') ?? '';

  test.each([
    ['1.1', 'urn:oasis:names:tc:xliff:document:1.1'],
    ['1.0', ''],
    ['2.2', 'urn:oasis:names:tc:xliff:document:2.2'],
    ['3.0', 'urn:oasis:names:tc:xliff:document:2.0'],
  ])('XLIFF %s, by its name', (version, uri) => {
    expect(messages(`<xliff version="${version}"${uri === '' ? '' : ` xmlns="${uri}"`}/>`)).toContain(`Found XLIFF ${version}`);
  });

  test('entities, in any format', () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]>';
    expect(messages(`${bomb}<xliff version="1.2">&a;</xliff>`)).toContain('DOCTYPE');
    expect(memoryFormats[0]?.read(encode(`${bomb}<tmx version="1.4"/>`), 'x').findings[0]?.message.en).toContain('declares');
    expect(messages('<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">&nope;</xliff>')).toContain('Broken XML');
  });

  test('an encoding nobody knows, and bytes that are not of theirs', () => {
    expect(messages('<?xml version="1.0" encoding="x-unheard"?><xliff/>')).toContain('x-unheard');
    expect(xliff?.read(new Uint8Array([...encode('<?xml version="1.0" encoding="UTF-8"?><a>'), 0xff, 0xfe, 0x41]), 'x').findings[0]?.rule).toBe('input/encoding');
  });
});

test('UTF-16 with its mark, and Latin-1 as declared, are read', () => {
  const text = '<?xml version="1.0" encoding="UTF-16"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en" datatype="x"><body><trans-unit id="1"><source>中é</source></trans-unit></body></file></xliff>';
  const utf16 = new Uint8Array([0xff, 0xfe, ...Uint8Array.from(new Uint8Array(Uint16Array.from([...text].map((each) => each.charCodeAt(0))).buffer))]);
  const latin = Uint8Array.from([...text.replace('UTF-16', 'ISO-8859-1').replace('中', '')].map((each) => each.charCodeAt(0)));
  const sources = [utf16, latin].map((bytes) => translationFormats[0]?.read(bytes, 'x').documents[0]?.units[0]?.segments[0]?.source);
  expect(sources).toEqual([['中é'], ['é']]);
});

test('every inline element of XLIFF 1.2 and 2 is a code', () => {
  const one = '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en" datatype="x"><body><trans-unit id="1"><source><g id="1">a</g><x id="2"/><bx id="3"/>b<ex id="3"/><bpt id="4">[</bpt><ept id="4">]</ept><ph id="5">x<sub>y</sub></ph><it id="6" pos="open">(</it><mrk mtype="term">t</mrk></source></trans-unit></body></file></xliff>';
  const two = xliff2('<originalData><data id="d">&lt;b></data></originalData><segment><source><pc id="1" dataRefStart="d" dataRefEnd="d">a</pc><ph id="2"/><sc id="3"/>b<ec startRef="3"/><mrk id="4" type="term">t</mrk><sm id="5" type="term"/>c<em startRef="5"/><cp hex="001A"/></source></segment>');
  const [a, b] = [one, two].map((text) => translationFormats[0]?.read(encode(text), 'x').documents[0]?.units[0]?.segments[0]?.source.map((part) => (typeof part === 'string' ? part : `${part.kind}:${part.id}:${part.data}`)));
  expect(a).toEqual(['open:1:', 'a', 'close:1:', 'alone:2:', 'open:3:', 'b', 'close:3:', 'open:4:[', 'close:4:]', 'alone:5:x<sub>y</sub>', 'open:6:(', 'open:term1:<mrk mtype="term">', 't', 'close:term1:</mrk>']);
  expect(b).toEqual(['open:1:<b>', 'a', 'close:1:<b>', 'alone:2:', 'open:3:', 'b', 'close:3:', 'open:4:<mrk id="4" type="term">', 't', 'close:4:</mrk>', 'open:5:<sm id="5" type="term">', 'c', 'close:5:<em startRef="5">', '\u001A']);
});

test('TMX 1.1 as OmegaT writes it, and 1.4 with several languages', () => {
  const omegat = '<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx11.dtd"><tmx version="1.1"><header creationtool="OmegaT" creationtoolversion="3.6" segtype="sentence" o-tmf="x" adminlang="EN-US" srclang="EN" datatype="plaintext"/><body><tu><tuv lang="EN"><seg>&lt;g0&gt;a&lt;/g0&gt;&lt;x1/&gt;</seg></tuv><tuv lang="ZH-CN" changeid="me"><seg>甲&lt;x1/&gt;</seg></tuv></tu></body></tmx>';
  expect(memoryFormats[0]?.read(encode(omegat), 'x')).toMatchObject({ findings: [], units: [{ sourceLang: 'EN', targetLang: 'ZH-CN', source: [code('open', '0'), 'a', code('close', '0'), code('alone', '1')], target: ['甲', code('alone', '1')], by: 'me' }] });
  const several = omegat.replace('1.1"', '1.4"').replace('</tu>', '<tuv xml:lang="fr"><seg>un</seg></tuv></tu>').replace('srclang="EN"', 'srclang="*all*"');
  expect(memoryFormats[0]?.read(encode(several), 'x', { sourceLang: 'zh' }).units.map(({ sourceLang, targetLang }) => `${sourceLang}>${targetLang}`)).toEqual(['ZH-CN>EN', 'ZH-CN>fr']);
  expect(memoryFormats[0]?.read(encode(omegat.replace('version="1.1"', 'version="2.0"')), 'x').findings[0]?.message.en).toContain('TMX 2.0');
});

describe('an OmegaT project', () => {
  const files = writeOmegatProject({
    sourceLang: 'en',
    targetLang: 'zh-CN',
    documents: [sample, { ...sample, original: '../../etc/en.md' }, { ...sample, original: 'done.md', units: sample.units.slice(0, 1) }],
    memory: [{ sourceLang: 'en', targetLang: 'zh-CN', source: ['It ', code('open', '4', 'italic', '*'), 'starts. '], target: ['始', code('open', '4', 'italic', '*')] }, { sourceLang: 'en', targetLang: 'zh-CN', source: ['other'], target: ['别'] }],
    glossary: [{ source: 'CFIT', target: '公约', comment: 'a\tb' }],
  });
  const text = (path: string): string => decode(files.find((each) => each.path === path)?.bytes);

  test('holds open and changed segments alone, with the source for a target', () => {
    expect(files.map(({ path }) => path).filter((path) => path.startsWith('source/'))).toEqual(['source/issue-9.en.xlf', 'source/etc.en.xlf']);
    expect([...text('source/issue-9.en.xlf').matchAll(/trans-unit id="(\w+)"/g)].map(([, id]) => id)).toEqual(['s3', 's4', 's5']);
    expect(text('source/issue-9.en.xlf')).toContain('<target xml:lang="zh-CN" state="needs-translation"><bx id="a"/>1<g id="b">2<ex id="a"/>3</g><x id="p"/></target>');
  });

  test('puts what fits exactly where OmegaT takes it by itself', () => {
    expect(text('tm/memory.tmx').match(/<tu>/g)?.length).toBe(2);
    expect(text('tm/auto/memory.tmx')).toContain('<seg>It &lt;i0&gt;starts. </seg>');
    expect(text('tm/auto/memory.tmx')).not.toContain('other');
    expect(text('glossary/glossary.txt')).toBe('\uFEFFCFIT\t公约\ta b\n'.replace('\uFEFF', ''));
    expect(text('omegat/filters.xml')).toContain('removeTags="false"');
  });
});

describe('rules of XLIFF', () => {
  test.each([
    ['exchange/code', segment('<ph id="1" canReorder="firstNo"/>')],
    ['exchange/code', segment('<sc id="1"/>a')],
    ['exchange/code', segment('a<em startRef="1"/>')],
    ['exchange/code', segment('<ph id="1" canDelete="no"/>a', '<target>b</target>')],
    ['exchange/id', segment('<ph id="1"/><ph id="1"/>')],
    ['exchange/reference', segment('<ph id="1" dataRef="d9"/>')],
    ['exchange/value', segment('<ph id="1" type="bad"/>')],
    ['exchange/value', segment('<cp hex="0041"/>')],
    ['exchange/structure', segment('<b>a</b>')],
    ['exchange/structure', segment('a').replace('<source>a</source>', '')],
    ['exchange/language', segment('a', '<target xml:lang="fr">b</target>')],
    ['exchange/annotation', segment('<mrk id="1" type="comment">a</mrk>')],
    ['exchange/state', segment('a').replace('<segment>', '<segment state="translated">')],
    ['exchange/order', segment('a', '<target order="7">b</target>')],
    ['exchange/module', xliff2('<g:glossary xmlns:g="urn:oasis:names:tc:xliff:glossary:2.0"><g:glossEntry><g:term>a</g:term></g:glossEntry></g:glossary><segment><source>a</source></segment>')],
  ])('%s', (rule, text) => {
    expect(rulesOf(text, 'x.xlf')).toContain(rule);
  });

  test('a sound file has nothing against it, and an unsound 1.2 has', () => {
    expect(rulesOf(segment('<pc id="1">a</pc>', '<target><pc id="1">b</pc></target>'), 'x.xlf')).toEqual([]);
    const one = decode(translationFormats[0]?.write(sample).bytes);
    expect(rulesOf(one, 'x.xlf')).toEqual([]);
    expect(rulesOf(one.replace('id="s2"', 'id="s1"'), 'x.xlf')).toEqual(['exchange/id']);
    expect(rulesOf(one.replace('state="translated"', 'state="fine"'), 'x.xlf')).toEqual(['exchange/value']);
    expect(rulesOf(one.replace(/<bpt id="1"[^]*?<\/bpt>/, ''), 'x.xlf')).toEqual(['exchange/code']);
    expect(rulesOf(one.replace('tool-id="spp"', 'tool-id="other"'), 'x.xlf')).toEqual(['exchange/reference']);
  });

  test('findings name line and section', () => {
    const { findings, file } = checkExchangeFile(encode(segment('a<em startRef="1"/>')), 'x.xlf');
    expect(findings[0]?.message.en).toBe('Found no sm before this em in its unit (XLIFF 2.1 §4.2.3.8 (em))');
    expect(file?.text.slice(findings[0]?.span?.start, findings[0]?.span?.end)).toBe('<em startRef="1"/>');
  });
});

test('PO and TMX are held against their formats', () => {
  expect(rulesOf('msgid "a"\nmsgstr "b\\n"\n', 'x.po')).toEqual(['exchange/structure']);
  expect(rulesOf('msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', 'x.po')).toEqual(['exchange/id']);
  expect(rulesOf('msgid "a\nmsgstr "b"\n', 'x.po')).toContain('exchange/invalid');
  expect(new Set(rulesOf('<tmx version="1.4"><body/></tmx>', 'x.tmx'))).toEqual(new Set(['exchange/structure']));
});
