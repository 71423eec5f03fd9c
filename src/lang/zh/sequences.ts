/** A number of a series that is skipped or stands twice: 一是……；二是……；四是……. */
export interface WrongOrdinal {
  readonly start: number;
  readonly end: number;
  readonly expected: string;
}

/** 三个方面：一是……；二是…… with another number of members than announced. */
export interface WrongAnnouncement {
  readonly start: number;
  readonly end: number;
  readonly said: string;
  readonly count: number;
}

const han = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四', '十五'];
const numeralOfSeries = '十[一二三四五]|[一二三四五六七八九十]';

interface Series {
  readonly hint: string;
  /** Groups `ordinal`: what counts. */
  readonly pattern: RegExp;
  readonly write: (n: number) => string;
}

const clauseStart = String.raw`(?<=^|[。；：，！？\n]\s?)`;
const series: readonly Series[] = [
  { hint: '二是', pattern: new RegExp(String.raw`${clauseStart}(?<ordinal>${numeralOfSeries})是(?!一|二)`, 'dgu'), write: (n) => han[n] ?? '' },
  { hint: '第二', pattern: new RegExp(String.raw`${clauseStart}第(?<ordinal>${numeralOfSeries})(?=[个件点项步条]?(?:[，、]|是))`, 'dgu'), write: (n) => han[n] ?? '' },
  { hint: '其二', pattern: new RegExp(String.raw`${clauseStart}其(?<ordinal>${numeralOfSeries})(?=[，、])`, 'dgu'), write: (n) => han[n] ?? '' },
  // 第（二）、（三）项 names parts of another text.
  { hint: '（2）', pattern: /(?<![第、）条款和及至或])（(?<ordinal>\d{1,2})）(?![、（项款条至和及或]|$)/dgu, write: String },
  { hint: '（二）', pattern: new RegExp(String.raw`(?<![第、）条款和及至或])（(?<ordinal>${numeralOfSeries})）(?![、（项款条至和及或]|$)`, 'dgu'), write: (n) => han[n] ?? '' },
];

function valueOf(text: string): number {
  return /^\d/u.test(text) ? Number(text) : han.indexOf(text);
}

/** The places of each series of a text. Only what begins with one is a series: a part of a longer one may be quoted. */
function* seriesIn(text: string): Generator<{ readonly kind: Series; readonly members: readonly { readonly start: number; readonly end: number; readonly value: number }[] }> {
  for (const kind of series) {
    if (!text.includes(kind.hint)) continue;
    const all = [...text.matchAll(kind.pattern)].flatMap(({ groups, indices }) => {
      const place = indices?.groups?.['ordinal'];
      return place ? [{ start: place[0], end: place[1], value: valueOf(groups?.['ordinal'] ?? '') }] : [];
    });
    let members: typeof all = [];
    for (const each of all) {
      if (each.value === 1) {
        if (members.length > 1) yield { kind, members };
        members = [each];
      } else if (members.length > 0) members.push(each);
    }
    if (members.length > 1) yield { kind, members };
  }
}

export function* findWrongOrdinals(text: string): Generator<WrongOrdinal> {
  for (const { kind, members } of seriesIn(text)) {
    // The first slip alone: what follows may only follow it.
    const at = members.findIndex(({ value }, i) => value !== i + 1);
    const wrong = members[at];
    if (wrong) yield { start: wrong.start, end: wrong.end, expected: kind.write(at + 1) };
  }
}

const announced = /(?<![第前后其另]|其中|\d|[零〇一二三四五六七八九十百])(?<said>[二两三四五六七八九十])(?=个|条|点|项|大|方面|类|种|步)(?:[^，。；：！？\n]{1,12})(?:[：，。]|如下)[^。；！？\n]{0,12}$/du;

/** Announcements that the series behind them contradicts. */
export function* findWrongAnnouncements(text: string): Generator<WrongAnnouncement> {
  for (const { members } of seriesIn(text)) {
    const [first] = members;
    if (!first || members.some(({ value }, i) => value !== i + 1)) continue;
    const before = text.slice(0, first.start).replace(/[第其（]$/u, '');
    const match = announced.exec(before.slice(-40));
    const place = match?.indices?.groups?.['said'];
    const said = match?.groups?.['said'] ?? '';
    const value = said === '两' ? 2 : valueOf(said);
    const from = Math.max(0, before.length - 40);
    if (place && value !== members.length) yield { start: from + place[0], end: from + place[1], said, count: members.length };
  }
}

const marks: readonly { readonly hint: string; readonly pattern: RegExp }[] = [
  { hint: '、', pattern: new RegExp(`^(${numeralOfSeries})、`, 'u') },
  { hint: '（', pattern: new RegExp(`^（(${numeralOfSeries})）`, 'u') },
];

/** What stands typed before the first word of a paragraph or heading: 二、 of depth 0, （二） of depth 1. */
export function leadingOrdinal(text: string): { readonly depth: number; readonly start: number; readonly value: number } | undefined {
  for (const [depth, { hint, pattern }] of marks.entries()) {
    const said = text.slice(0, 4).includes(hint) ? pattern.exec(text)?.[1] : undefined;
    if (said !== undefined) return { depth, start: depth, value: valueOf(said) };
  }
  return undefined;
}

export function ordinalWord(value: number): string {
  return han[value] ?? String(value);
}
