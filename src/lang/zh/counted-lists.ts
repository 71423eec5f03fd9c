/** A number that the members named beside it contradict: 上海、日内瓦和内罗毕两地. */
export interface WrongCount {
  readonly start: number;
  readonly end: number;
  readonly said: number;
  /** As many as the list may have: 和 may join two members, or stand inside one. */
  readonly least: number;
  readonly most: number;
}

const numbers = '[二两三四五六七八九十]|十[一二三四五六]|[2-9]|1\\d';
const digits = '一二三四五六七八九十';

function valueOf(text: string): number {
  if (/^\d/u.test(text)) return Number(text);
  if (text === '两') return 2;
  return [...text].reduce((sum, digit) => sum + digits.indexOf(digit) + 1, 0);
}

const joint = /以及|[和与及]/gu;

/** How many members a stretch names; undefined if it leaves some out (等) or holds more than an enumeration. */
function membersOf(stretch: string): { readonly least: number; readonly most: number } | undefined {
  if (/等|…|其[他它余]|[，。；：！？/\n\uFFFC]/u.test(stretch)) return undefined;
  const segments = stretch.replaceAll(/[（(][^（()）]*[）)]/gu, '').split(/、(?:和|与|及|以及)?/u);
  if (segments.some((segment) => segment.trim() === '')) return undefined;
  const joints = segments.reduce((sum, segment) => sum + (segment.match(joint)?.length ?? 0), 0);
  // The last comma of an enumeration is followed by its last 和: with one there, it joins two members.
  const isJoined = joint.test(segments.at(-1) ?? '') && segments.length > 1 && joints === 1;
  joint.lastIndex = 0;
  return { least: segments.length + (isJoined ? 1 : 0), most: segments.length + joints };
}

interface Form {
  /** Stands between the number and the list; found first, so that the patterns are tried where they may match. */
  readonly mark: string;
  /** Ends at the mark; group `said`. */
  readonly before: RegExp;
  /** Begins behind the mark; group `list`. */
  readonly after: RegExp;
}

const member = '[^、，。；：！？\\n]{1,24}';
const noList = '(?<![\\d.第一二三四五六七八九十百千万前后每其另几该这]|其中|\\d年)';
const parts = new RegExp(`(?:共分为?|分为|分成)(?<said>${numbers})个?(?:章|部分|阶段|篇|节|类|步|级|档|板块|环节)$`, 'du');
const behindParts = new RegExp(`(?<list>${member}(?:、${member}){1,20})(?=。|$)`, 'uy');
const forms: readonly Form[] = [
  // 选出三座城市，分别是甲、乙和丙。
  {
    mark: '，分别',
    before: new RegExp(String.raw`${noList}(?<said>${numbers})(?:个|家|名|位|种|类|项|场|座|所|国|大|期|章|级|档|部分|阶段|步)[^，。；：！？\d、]{0,12}$`, 'du'),
    after: new RegExp(`(?:是|为|在|由|于)(?<list>${member}(?:、${member}){0,20}?)(?:举行|召开|举办|开展|实施|进行)?(?=。|；|$)`, 'uy'),
  },
  // 提出三项行动：甲、乙和丙。
  {
    mark: '：',
    before: new RegExp(String.raw`(?<=[^，。；：\s])${noList}(?<said>${numbers})(?:项|条|点|个|大|类|种|座|家|国|场|步)[^，。；：！？\d、“”《》]{0,8}$`, 'du'),
    after: new RegExp(String.raw`(?<list>[^、，。；：！？\n]{2,24}(?:、${member}){1,20})(?=。|$)`, 'uy'),
  },
  // 共分六章，包括甲、乙和丙。
  ...['，包括', '，即', '，依次为', '，依次是'].map((mark) => ({ mark, before: parts, after: behindParts })),
];

/** What stands before the first member of an enumeration whose number follows it. */
const opening = /^.*(?:涉及|包括|覆盖|涵盖|选取|选择|来自|围绕|针对|设有|设立|在|于|从|对|将|把|被|由|向|为|是)/u;
const counted = new RegExp(
  String.raw`(?<said>[两三四五六七八九十]|十[一二三])(?:国(?!际|家|内|外|有)|省(?!份|级)|市(?!场|民|区|政|级|长)|地(?!区|方|点|球|位|铁|下|面)|个(?:国家|城市|地区|方面|领域|行业|部门|阶段|环节|语种|省份|维度|步骤|主题|议题|章节)|大(?:领域|行业|板块|主题|方面|环节|类)|部门|领域|方面|行业)(?=[，。；的、]|举行|召开|开展|之间|联合|共同|$)`,
  'gu',
);
/** 甲、乙、丙和丁等三个: 等 closes the list here, and as many are named or fewer. */
const closed = new RegExp(String.raw`(?<=^|[，。；：！？“”\n])(?<list>[^，。；：！？“”\n、等]{1,24}(?:、[^，。；：！？“”\n、等]{2,16}){1,12})等(?<said>[两三四五六七八九十]|\d{1,2})(?=国(?!际|家|内|外|有)|省(?!级)|市(?!场|民)|(?:家|名|位|种|类|项|个|大)(?!以上))`, 'dgu');
const enumeration = /(?:^|[，。；：！？“”\n])(?<list>[^，。；：！？“”\n]{1,60}、[^、，。；：！？“”\n]{2,20})(?<![第共这前后各等的约近超过另其余他\d百千万十和与及个])$/u;

/** Numbers that the enumeration beside them contradicts, in the order of the forms. */
export function* findWrongCounts(text: string): Generator<WrongCount> {
  const hasComma = text.includes('、');
  for (const form of forms) if (hasComma || form.mark === '，分别') yield* announcedIn(text, form);
  if (hasComma) yield* summedUpIn(text);
  if (hasComma && text.includes('等')) yield* closedIn(text);
}

/** The longest that a number may stand before its list. */
const reach = 32;

function* announcedIn(text: string, { mark, before, after }: Form): Generator<WrongCount> {
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
    const from = Math.max(0, at - reach);
    const said = before.exec(text.slice(from, at));
    const place = said?.indices?.groups?.['said'];
    if (!said || !place) continue;
    after.lastIndex = at + mark.length;
    const list = after.exec(text)?.groups?.['list'];
    const wrong = list === undefined ? undefined : judge(said.groups?.['said'] ?? '', list);
    if (wrong) yield { start: from + place[0], end: from + place[1], ...wrong };
  }
}

function* summedUpIn(text: string): Generator<WrongCount> {
  for (const { index, groups } of text.matchAll(counted)) {
    const said = groups?.['said'] ?? '';
    const list = enumeration.exec(text.slice(Math.max(0, index - 84), index))?.groups?.['list'];
    const wrong = list === undefined ? undefined : judge(said, list.replace(opening, ''));
    if (wrong) yield { start: index, end: index + said.length, ...wrong };
  }
}

/** More are named than said; fewer may be, where 等 leaves some out. */
function* closedIn(text: string): Generator<WrongCount> {
  for (const { groups, indices } of text.matchAll(closed)) {
    const place = indices?.groups?.['said'];
    const wrong = place && judge(groups?.['said'] ?? '', (groups?.['list'] ?? '').replace(opening, ''));
    if (wrong && wrong.said < wrong.least) yield { start: place[0], end: place[1], ...wrong };
  }
}

function judge(saidText: string, list: string): Omit<WrongCount, 'start' | 'end'> | undefined {
  const members = membersOf(list);
  const said = valueOf(saidText);
  return members && (said < members.least || said > members.most) ? { said, ...members } : undefined;
}
