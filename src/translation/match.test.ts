import { describe, expect, test } from 'vitest';
import type { Code, Content, MemoryUnit } from '../model/translation.js';
import { MemoryIndex } from './match.js';
import { readMemory, writeMemory } from './memory.js';

const unit = (source: Content, target: Content, more: Partial<MemoryUnit> = {}): MemoryUnit => ({ sourceLang: 'en', targetLang: 'zh', source, target, ...more });
const index = (...units: MemoryUnit[]): MemoryIndex => new MemoryIndex(units, 'en', 'zh');
const bold = (kind: 'open' | 'close', id: string): Code => ({ kind, id, type: 'bold', data: '**' });

describe('matches of the memory', () => {
  test('prefer the same surroundings', () => {
    const found = index(unit(['Contact'], ['联系我们']), unit(['Contact'], ['联系人'], { before: 'A', after: 'B' })).best({ source: ['Contact'], before: 'A', after: 'B' });
    expect([found?.kind, found?.target]).toEqual(['context', ['联系人']]);
  });

  test('put in other numbers where each has its place', () => {
    expect(index(unit(['It closes on 16 July 2022.'], ['于2022年7月16日截止。'])).best({ source: ['It closes on 18 July 2023.'] })?.target).toEqual(['于2023年7月18日截止。']);
    expect(index(unit(['In 3 of 3 years.'], ['三年中的3年。'])).best({ source: ['In 4 of 3 years.'] })).toBeUndefined();
  });

  test('rank what is alike, by words and characters', () => {
    const memory = index(unit(['The board approved the strategy in May.'], ['甲']), unit(['The board approved the budget in May.'], ['乙']), unit(['Plastic mulch film.'], ['丙']));
    expect(memory.matches({ source: ['The board approved the strategy in June.'] }, 5).map(({ kind, target }) => [kind, target[0]])).toEqual([['fuzzy', '甲'], ['fuzzy', '乙']]);
  });

  test('carry the codes of the sentence asked for, and are whole only with all of them', () => {
    const memory = index(unit([bold('open', '1'), 'Who', bold('close', '1'), ' pays'], ['谁付', bold('open', '1'), '款', bold('close', '1')]));
    expect(memory.best({ source: [bold('open', '7'), 'Who', bold('close', '7'), ' pays'] })?.target).toEqual(['谁付', bold('open', '7'), '款', bold('close', '7')]);
    expect(memory.best({ source: ['Who pays'] })).toBeUndefined();
    expect(memory.matches({ source: ['Who pays'] }, 1)[0]?.isWhole).toBe(false);
  });
});

test('a memory is the same file whatever the order it was learned in', () => {
  const units = [unit(['B'], ['乙'], { origin: 'x' }), unit(['A'], [bold('open', '1'), '甲', bold('close', '1')])];
  expect(writeMemory(units)).toBe(writeMemory(units.toReversed()));
  expect(readMemory(writeMemory(units))).toEqual(units.toReversed());
});
