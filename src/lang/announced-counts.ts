import type { Lang } from '../model/text.js';

/** 四项行动：, “three lessons:” at the end of what stands before a list. */
export interface AnnouncedCount {
  readonly start: number;
  readonly end: number;
  readonly count: number;
}

const han = '一二三四五六七八九十';
const words = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

const announced: Readonly<Record<Lang, RegExp>> = {
  // 两条 of 其中两条 and 十二国提出的建议 announce no list; 包括 names some.
  zh: /(?<![\d.第其中这该前后余另]|其中|[多几十])(\d{1,2}|[二两三四五六七八九十]|十[一二])(?:(?:项|条|点|个方面)|(?:项|条|点|个|大|类|种)\p{Script=Han}{0,6}?(?:行动|建议|原则|要求|措施|做法|经验|方面|目标|任务|步骤|结论|意见|理由|阶段|领域|条件|成果))(?:如下|分别是|分别为)?：\s*$/u,
  en: /(?<!\b(?:of|the other|another|first|last|these|those|following) (?:the )?)\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}) (?:[a-z-]+ ){0,2}(?:actions|recommendations|principles|lessons|steps|points|areas|goals|proposals|measures|conclusions|reasons|ways|phases|priorities|requirements|questions|tasks|themes|objectives)(?: [^.:;?!,]{1,60})?:\s*$/i,
};

/** The number of list items that a paragraph's last words announce. */
export function announcedCount(text: string, lang: Lang): AnnouncedCount | undefined {
  if (!mayAnnounce(text)) return undefined;
  const from = Math.max(0, text.length - 120);
  const match = announced[lang].exec(text.slice(from));
  const [, said = ''] = match ?? [];
  if (!match || said === '') return undefined;
  const start = from + match.index;
  return { start, end: start + said.length, count: valueOf(said) };
}

function valueOf(said: string): number {
  if (/^\d/u.test(said)) return Number(said);
  if (said === '两') return 2;
  const english = words.indexOf(said.toLowerCase());
  return english > 0 ? english : [...said].reduce((sum, digit) => sum + han.indexOf(digit) + 1, 0);
}

/** True if the text ends in a colon. */
export function mayAnnounce(text: string): boolean {
  const last = text.trimEnd().at(-1);
  return last === ':' || last === '：';
}
