import { describe, expect, test } from 'vitest';
import type { Content } from '../model/translation.js';
import type { DraftUnit } from './draft.js';
import { reconcile, type Reconciled, stateOf } from './reconcile.js';
import { readState, type TranslationState, writeState } from './state.js';

const paragraphs = (...texts: string[]): DraftUnit[] => texts.map((text) => ({ kind: 'paragraph', place: '', segments: text.split('|').map((each): Content => [each]) }));
const english = ['Seventy-five representatives met in Paris on 12 July 2022.', 'The report lists four actions.|They take 10 years.', 'Food systems matter to all 40 countries.'];
const chinese = ['2022年7月12日，75名代表在巴黎开会。', '报告列出四项行动。|行动历时10年。', '粮食系统关系到40个国家。'];
const bring = (source: readonly string[], target: readonly string[] | undefined, state?: TranslationState): Reconciled =>
  reconcile({ source: paragraphs(...source), ...(target && { target: paragraphs(...target) }), ...(state && { state }), languages: { source: 'en', target: 'zh' }, joint: () => '' });
const recorded = (reviewed = false): TranslationState => {
  const state = stateOf(bring(english, chinese), paragraphs(...chinese).flatMap(({ segments }) => segments));
  return reviewed ? { ...state, lines: state.lines.map((line) => ({ ...line, reviewed: true as const })) } : state;
};
const states = ({ segments }: Reconciled): string[] => segments.map(({ state }) => state);

describe('a translation brought together with its record', () => {
  test('is paired by the aligner where nothing is recorded', () => {
    expect(bring(english, chinese).segments.map(({ at }) => at)).toEqual([[0], [1], [2], [3]]);
  });

  test('one changed sentence is stale, and only that, wherever it moved', () => {
    const [first = '', second = '', third = ''] = english;
    const { segments } = bring([third, `New here. ${first}`.slice(10).replace('Paris', 'Berlin'), second], chinese, recorded(true));
    expect(segments.filter(({ state }) => state !== 'reviewed').map(({ state, former }) => [state, former])).toEqual([['changed', [first]]]);
    expect(segments.map(({ id }) => id).sort()).toEqual(recorded().lines.map(({ id }) => id).sort());
  });

  test('a translation changed by hand is the new one, also of a changed source', () => {
    const now = bring([(english[0] ?? '').replace('Paris', 'Berlin'), ...english.slice(1)], [(chinese[0] ?? '').replace('巴黎', '柏林'), ...chinese.slice(1)], recorded(true));
    expect(states(now)).toEqual(['translated', 'reviewed', 'reviewed', 'reviewed']);
  });

  test('what left the source is told, what is new in it is open', () => {
    const now = bring([english[0] ?? '', 'Nobody has seen this sentence before.', english[2] ?? ''], chinese, recorded());
    expect(states(now)).toEqual(['translated', 'open', 'translated']);
    expect(now.orphans.map(({ line }) => line.source)).toEqual([['The report lists four actions.'], ['They take 10 years.']]);
  });

  test('a copy of the source is no translation, unless it was recorded as one', () => {
    expect(states(bring(english, english))).toEqual(['open', 'open', 'open', 'open']);
    const state = recorded();
    const same = { ...state, lines: state.lines.map((line) => ({ ...line, target: [line.source] })) };
    expect(states(bring(english, english, same))).toEqual(['translated', 'translated', 'translated', 'translated']);
  });

  test('translations without full stops are told apart by the record', () => {
    const state = recorded();
    const short = { ...state, lines: state.lines.map((line, i) => ({ ...line, target: [[`译文${i}`] as Content] })) };
    const now = bring(english, ['译文0', '译文1译文2', '译文3'], short);
    expect(now.segments.map(({ target }) => target)).toEqual([['译文0'], ['译文1'], ['译文2'], ['译文3']]);
    expect(stateOf(now, [['译文0'], ['译文1译文2'], ['译文3']])).toEqual(short);
  });

  test('the record survives its file', () => {
    expect(readState(writeState(recorded(true)))).toEqual(recorded(true));
    expect(readState(`${writeState(recorded())}<<<<<<< ours\n`)).toBe(6);
  });
});
