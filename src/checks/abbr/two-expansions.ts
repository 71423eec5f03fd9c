import type { DefinitionMention } from '../../glossary/edition-terms.js';
import { sharedEnding } from '../../glossary/name-ending.js';
import { skeleton } from '../../glossary/skeleton.js';
import type { Rule } from '../rule.js';
import { inUnit } from '../scan.js';
import { evidenceAt } from '../term/decided.js';

export const twoExpansions: Rule = {
  id: 'abbr/two-expansions',
  severity: 'warning',
  title: { zh: '一个缩写两个全称', en: 'One abbreviation, two names' },
  why: {
    zh: '同一缩写前写着两个不同的名称，其中至少一个是错的。术语表里没有的缩写也能这样查出来。',
    en: 'Two different names before one abbreviation: at least one is wrong. This needs no glossary entry.',
  },
  examples: [
    {
      lang: 'zh',
      markdown: '多利益攸关方咨询委员会（MAC）提供咨询。\n\n会议由多利益相关方顾问委员会（MAC）召集。\n',
      finds: [{ actual: '多利益相关方顾问委员会', expected: '多利益攸关方咨询委员会' }],
    },
    {
      lang: 'en',
      markdown: 'The Multi-stakeholder Advisory Committee (MAC) advises.\n\nMembers of the Multi-stakeholder Advisory Committee (MAC) met.\n',
      finds: [],
    },
  ],
  *check({ edition, terms }) {
    const first = new Map<string, DefinitionMention>();
    for (const definition of terms.definitions) {
      // Abbreviations of the glossary are compared with its names instead.
      if (definition.concepts.length > 0 || definition.order !== 'name-first') continue;
      const known = first.get(definition.abbreviation);
      if (!known) {
        first.set(definition.abbreviation, definition);
        continue;
      }
      const pair = differing(nameOf(known), nameOf(definition));
      if (!pair) continue;
      const start = definition.name.start + pair.at;
      const message = {
          zh: `${definition.abbreviation}前文的全称是“${pair.first}”，这里是“${pair.second}”`,
          en: `Unexpected second name “${pair.second}” for ${definition.abbreviation}, expected “${pair.first}”`,
      };
      yield {
        ...inUnit(edition, definition.unit, start, start + pair.second.length, { message, expected: [pair.first] }),
        related: [evidenceAt(known, { zh: '第一次的写法', en: 'First written here' })],
      };
    }
  },
};

const trailing = /[\s”》"’'」』]+$/u;

function nameOf({ unit, name }: DefinitionMention): string {
  return unit.text.slice(name.start, name.end);
}

/**
 * The two names as far back as they can be told to be one name, if they differ. Names with nothing in common are left alone: the
 * name in another language (Open Source Network（OSN）), or two things that share an abbreviation.
 */
function differing(a: string, b: string): { first: string; second: string; at: number } | undefined {
  const one = a.replace(trailing, '');
  const two = b.replace(trailing, '');
  const shared = sharedEnding(one.toLowerCase(), two.toLowerCase());
  if (!shared) return undefined;
  const first = fromWord(one, shared.a);
  const second = fromWord(two, shared.b);
  return stems(first) === stems(second) ? undefined : { first, second, at: two.length - second.length };
}

/** From the first whole word on, where words are separated by spaces. */
function fromWord(text: string, start: number): string {
  const inWord = /[A-Za-z]/u.test(text[start - 1] ?? '') && /[A-Za-z]/u.test(text[start] ?? '');
  return text.slice(start).replace(inWord ? /^\S*\s*/u : /^\s+/u, '');
}

/** Without marks, capitals and the endings of long English words (rendered, rendering). */
function stems(text: string): string {
  return skeleton(text.toLowerCase().replaceAll(/([a-z]{6})[a-z]+/gu, '$1')).text;
}
