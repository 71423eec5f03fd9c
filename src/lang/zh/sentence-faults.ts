import type { Localized } from '../../model/text.js';
import { type Headed, HeadedPatterns } from './headed-patterns.js';

export interface SentenceFault {
  readonly start: number;
  readonly end: number;
  readonly what: Localized;
  readonly expected: readonly string[];
}

interface Row extends Headed {
  readonly what: Localized;
  readonly mend: (stretch: string) => readonly string[];
}

const noSubject: Localized = { zh: '介词结构掩盖了主语，后面的“使”没有主语', en: 'the preposition leaves 使 without a subject' };
const mixed: Localized = { zh: '两种句式杂糅', en: 'two sentence patterns are mixed' };
const times: Localized = { zh: '减少不能用“倍”', en: 'a decrease is not told in 倍, times' };

/** 通过培训，使各国掌握了方法: at the head of a sentence, and nothing between that could be the subject. 使用, 使命 … are other words; 通过了公约，使 leaves out who passed it. */
function subjectless(head: string, tail = ''): Row {
  return {
    head,
    what: noSubject,
    pattern: String.raw`(?<=^|[。！？；\n]\s?)${head}(?![了过])[^，。；：！？\n]{2,40}${tail}，(?:从而|进而|也|并)?使得?(?![用命馆者节团领劲唤])`,
    mend: (stretch) => {
      const bare = stretch.slice(head.length).replace(/，(?:从而|进而|也|并)?使得?$/u, '');
      // Without the preposition what followed it is the subject; without 使 what follows that is.
      return tail === '' ? [`${bare}使`, stretch.replace(/(?:从而|进而|也|并)?使得?$/u, '')] : [stretch.replace(/(?:从而|进而|也|并)?使得?$/u, '')];
    },
  };
}

/** 据报告显示，: either the report shows, or it is so according to the report. */
const accordingTo = (head: string): Row => ({
  head,
  what: mixed,
  pattern: String.raw`(?<=^|[。！？；，\n]\s?)${head}[^，。；：！？\n]{2,24}(?:显示|表明|指出)，`,
  mend: (stretch) => [stretch.slice(head.length), stretch.replace(/(?:显示|表明|指出)，$/u, '，')],
});

const rows: readonly Row[] = [
  subjectless('通过'),
  subjectless('经过'),
  subjectless('随着'),
  subjectless('由于'),
  subjectless('在', '下'),
  accordingTo('根据'),
  accordingTo('据'),
  accordingTo('依据'),
  {
    head: '本着',
    pattern: '本着[^，。；“”]{1,16}为(?:原则|宗旨|目的|目标)',
    what: mixed,
    mend: (stretch) => [`以${stretch.slice(2)}`, stretch.replace(/为(?=..$)/u, '的')],
  },
  {
    head: '围绕',
    pattern: '围绕(?!以|着以)[^，。；以]{1,20}(?<![作成])为(?:主题|中心|核心|重点)(?!的)',
    what: mixed,
    mend: (stretch) => [`以${stretch.slice(2)}`, stretch.replace(/为(?=..$)/u, '这一')],
  },
  { head: '受到', pattern: '受到[^，。；]{1,8}所(?=欢迎|关注|喜爱|重视|青睐|瞩目)', what: mixed, mend: (stretch) => [stretch.slice(0, -1), `为${stretch.slice(2)}`] },
];

const fewer: readonly Row[] = ['减少', '降低', '下降', '缩短', '缩小', '减轻'].map((head) => ({
  head,
  pattern: `${head}(?:了|到|至)?(?:近|约|超过|逾)?(?:\\d[\\d.]*|[一二两三四五六七八九十百]+)多?倍`,
  what: times,
  mend: () => [],
}));

let table: HeadedPatterns<Row> | undefined;

/** Sentences whose construction is broken wherever it stands, in order. */
export function* findSentenceFaults(text: string): Generator<SentenceFault> {
  table ??= new HeadedPatterns([...rows, ...fewer]);
  for (const { row, start, end } of table.find(text)) yield { start, end, what: row.what, expected: row.mend(text.slice(start, end)) };
}
