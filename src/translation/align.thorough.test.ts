import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LeafBlock } from '../model/leaf-block.js';
import { alignBlocks, alignSentences, type Pair } from './align.js';

function block(line: string): LeafBlock {
  const [, marks = '', rest = ''] = /^(#+ |- )?(.*)$/s.exec(line) ?? [];
  const links = [...rest.matchAll(/\]\(([^)]*)\)/g)].map((match) => ({ kind: 'link' as const, url: match[1] ?? '', at: match.index }));
  const heading = marks.startsWith('#') ? marks.length - 1 : 0;
  return {
    type: heading > 0 ? 'heading' : 'paragraph',
    ctx: heading > 0 ? `h${heading}` : marks === '- ' ? 'ul/li' : '',
    depth: heading || (marks === '- ' ? 2 : 0),
    text: rest.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1'),
    links,
    codes: [],
    span: { start: 0, end: 0 },
  };
}

const en = [
  '# News from the network',
  'The second consultation was held on 12 July 2022 with 75 representatives, online and in person.',
  'Dr. Lin of UNEP opened the meeting. She named three priorities for the years to come.',
  '- Buildings that need less energy',
  '- Food from nearby farms, 30 per cent of it organic',
  '- Computers made to last, with help from ICLEI',
  '## Guides',
  'A guide to cooling appeared in mid-March; see [the guide](https://example.org/cooling).',
  'It saved US$2.5 million in twelve cities within half a year.',
  '## Training',
  'The online course of UNOPS starts on 3 October and takes six weeks.',
  'Two thirds of the places are kept for small towns.',
  'Write to the desk before the end of September.',
  '## Events',
  'COP27 is held in Egypt on 6–18 November 2022.',
  'A side event of the OECD looks at public buildings and their carbon.',
].map(block);
const zh = [
  '# 网络动态',
  '第二次协商会议于2022年7月12日以线上和线下方式举行，75名代表参加。',
  'UNEP的林博士主持了开幕。她提出了今后几年的三个优先事项。',
  '- 能耗更低的建筑',
  '- 来自附近农场的粮食，其中30%为有机产品',
  '- 更耐用的计算机，由ICLEI提供支持',
  '## 指南',
  '制冷指南于3月中旬发布，详见[指南](https://example.org/cooling)。',
  '半年内它为12座城市节省了250万美元。',
  '## 培训',
  'UNOPS的在线课程10月3日开课，为期六周。',
  '三分之二的名额留给小城镇。',
  '请在9月底之前致信协调组。',
  '## 活动',
  'COP27于2022年11月6日至18日在埃及举行。',
  'OECD的一场边会探讨公共建筑及其碳排放。',
].map(block);

const links = (pairs: readonly Pair[]): string[] => pairs.flatMap(({ source, target }) => source.flatMap((i) => target.map((j) => `${i}-${j}`)));
const identity = en.map((_, i) => `${i}-${i}`);
const at = (...places: number[]): LeafBlock[] => places.map((place) => zh[place] as LeafBlock);
const from = (start: number, end: number): number[] => Array.from({ length: end - start }, (_, i) => start + i);

describe('blocks', () => {
  test('two editions that correspond are aligned one to one, and every pair is sure', () => {
    const pairs = alignBlocks(en, zh);
    expect(links(pairs)).toEqual(identity);
    expect(Math.min(...pairs.map(({ score }) => score))).toBeGreaterThan(0.9);
  });

  test('an omitted paragraph and an added one stand alone', () => {
    const added = block('本期简报由协调组编写，欢迎转发给同事和朋友阅读。');
    const pairs = alignBlocks(en, [...at(...from(0, 7)), added, ...at(...from(8, 16))]);
    expect(links(pairs)).toEqual(identity.filter((link) => link !== '7-7'));
    expect(pairs.filter(({ source, target }) => source.length + target.length === 1).map(({ source, target }) => `${source.join()}-${target.join()}`).sort()).toEqual(['-7', '7-']);
  });

  test('a paragraph merged with the next, and one that is split, are found whole', () => {
    const merged = { ...(zh[10] as LeafBlock), text: `${zh[10]?.text}${zh[11]?.text}` };
    const [first, second] = ['UNEP的林博士主持了开幕。', '她提出了今后几年的三个优先事项。'].map(block) as [LeafBlock, LeafBlock];
    const pairs = alignBlocks(en, [...at(0, 1), first, second, ...at(...from(3, 10)), merged, ...at(...from(12, 16))]);
    expect(pairs).toContainEqual(expect.objectContaining({ source: [2], target: [2, 3] }));
    expect(pairs).toContainEqual(expect.objectContaining({ source: [10, 11], target: [11] }));
  });

  test('a section that moved is found, with its heading', () => {
    const moved = [...from(0, 6), ...from(13, 16), ...from(6, 13)];
    expect(links(alignBlocks(en, at(...moved))).sort()).toEqual(en.map((_, i) => `${i}-${moved.indexOf(i)}`).sort());
  });

  test('headings of another level and items that became paragraphs are still found', () => {
    const flat = zh.map((one) => (one.type === 'heading' ? { ...one, depth: one.depth + 1, ctx: `h${one.depth + 1}` } : { ...one, ctx: '', depth: 0 }));
    expect(links(alignBlocks(en, flat))).toEqual(identity);
  });

  test('texts that say nothing of each other are not paired', () => {
    const other = ['# 食谱', '把面粉、鸡蛋和盐放在碗里，用筷子慢慢搅拌，直到没有干粉，然后盖上湿布，在温暖的地方静置一会儿再揉。', '水开以后下锅，用漏勺推一推，免得粘底。'].map(block);
    const numbers = ['The Act of 1998 obliges 40 agencies (ABC, XYZ) to buy 12 items.', 'It was amended in 2003 by HMRC with 17 new clauses on IT.'].map(block);
    expect(alignBlocks(numbers, other).filter(({ source, target, score }) => source.length > 0 && target.length > 0 && score > 0.8)).toEqual([]);
  });

  test('both directions give the same pairs', () => {
    const edited = at(...from(0, 4), ...from(6, 16));
    const back = alignBlocks(edited, en);
    expect(links(back.map(({ source, target, score }) => ({ source: target, target: source, score }))).sort()).toEqual(links(alignBlocks(en, edited)).sort());
  });

  test('a glossary term decides where nothing else does', () => {
    const source = ['# A', 'The desk met.'].map(block);
    const target = ['# 甲', '基金开会了。', '协调组开会了。'].map(block);
    const terms = { source: [[], ['desk']], target: [[], ['fund'], ['desk']] };
    const weights = { 'bead 1-0': -2, 'bead 0-1': -2, 'bead 1-2': -5, 'term shared': 4, 'term missing in source': -4, 'term missing in target': -4 };
    expect(links(alignBlocks(source, target, { weights, terms }))).toEqual(['0-0', '1-2']);
    expect(links(alignBlocks(source, target, { weights }))).not.toEqual(['0-0', '1-2']);
  });

  test('nothing on one side, or on both', () => {
    expect(alignBlocks([], [])).toEqual([]);
    expect(alignBlocks(en.slice(0, 2), []).map(({ source, target }) => [source, target])).toEqual([[[0], []], [[1], []]]);
    expect(alignBlocks([], zh.slice(0, 1)).map(({ source, target }) => [source, target])).toEqual([[[], [0]]]);
  });

  test('every block stands in exactly one pair, however the target was cut up, and again the same', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(15), { maxLength: 30 }), (places) => {
        const target = at(...places);
        const pairs = alignBlocks(en, target);
        expect(pairs.flatMap(({ source }) => source)).toEqual(en.map((_, i) => i));
        expect(pairs.flatMap((pair) => pair.target).sort((a, b) => a - b)).toEqual(target.map((_, j) => j));
        for (const { score } of pairs) expect(score >= 0 && score <= 1).toBe(true);
        expect(alignBlocks(en, target)).toEqual(pairs);
      }),
      { numRuns: 40 },
    );
  });
});

describe('sentences', () => {
  const show = (source: readonly LeafBlock[], target: readonly LeafBlock[]): [string, string][] => {
    const found = alignSentences(source, target);
    const text = (blocks: readonly LeafBlock[], sentences: typeof found.source, places: readonly number[]): string =>
      places.map((place) => sentences[place]).map((one) => blocks[one?.block ?? 0]?.text.slice(one?.start, one?.end)).join('|');
    return found.pairs.map((pair) => [text(source, found.source, pair.source), text(target, found.target, pair.target)]);
  };

  test('inside a pair of blocks, past Mr. and 12.7.1', () => {
    const source = [block('Mr. Li spoke on target 12.7.1. UNEP and 40 countries reported\nin 2021. He thanked the desk for its work.')];
    const target = [block('李先生谈了目标12.7.1。2021年，UNEP和40个国家作了报告。他感谢协调组的工作。')];
    expect(show(source, target)).toEqual([
      ['Mr. Li spoke on target 12.7.1.', '李先生谈了目标12.7.1。'],
      ['UNEP and 40 countries reported\nin 2021.', '2021年，UNEP和40个国家作了报告。'],
      ['He thanked the desk for its work.', '他感谢协调组的工作。'],
    ]);
  });

  test('over two blocks that became one, and two sentences that became one', () => {
    const source = [block('The course of UNOPS starts on 3 October. It takes six weeks and is free of charge.'), block('Two thirds of the places go to 20 small towns.')];
    const target = [block('UNOPS的课程10月3日开课，为期六周，不收费用。三分之二的名额分给20个小城镇。')];
    expect(show(source, target)).toEqual([
      ['The course of UNOPS starts on 3 October.|It takes six weeks and is free of charge.', 'UNOPS的课程10月3日开课，为期六周，不收费用。'],
      ['Two thirds of the places go to 20 small towns.', '三分之二的名额分给20个小城镇。'],
    ]);
  });
});
