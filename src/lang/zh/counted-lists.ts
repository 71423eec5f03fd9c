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
  readonly hint: string;
  /** Groups `said` and `list`. */
  readonly pattern: RegExp;
}

const member = '[^、，。；：！？\\n]{1,24}';
const forms: readonly Form[] = [
  // 选出三座城市，分别是甲、乙和丙。
  { hint: '分别', pattern: new RegExp(String.raw`(?<![\d.第十百千万前后每另几]|其中|年第)(?<said>${numbers})(?:个|家|名|位|种|类|项|场|座|所|国|大|期|章)[^，。；：！？\d、]{0,12}，分别(?:是|为|在|由|于)(?<list>${member}(?:、${member})*?)(?:举行|召开|举办|开展|实施|进行)?(?=。|；|$)`, 'dgu') },
  // 提出三项行动：甲、乙和丙。
  { hint: '：', pattern: new RegExp(String.raw`(?<=[^，。；：\s])(?<![\d.第一二三四五六七八九十百千万前后每另几其该这]|其中|\d年)(?<said>${numbers})(?:(?:项|条|点|个|大|类|种|座|家|国|场|步)[^，。；：！？\d、“”《》]{0,8})：(?<list>[^、，。；：！？\n]{2,24}(?:、${member})+)(?=。|$)`, 'dgu') },
  // 共分六章，包括甲、乙和丙。
  { hint: '分', pattern: new RegExp(String.raw`(?:共分为?|分为|分成)(?<said>${numbers})(?:个)?(?:章|部分|阶段|篇|节|类|步|级|档|板块|环节)，(?:包括|分别为|分别是|分别|即|依次为|依次是)(?<list>${member}(?:、${member})+)(?=。|$)`, 'dgu') },
];

/** What stands before the first member of an enumeration whose number follows it. */
const opening = /^.*(?:涉及|包括|覆盖|涵盖|选取|选择|来自|围绕|针对|设有|设立|在|于|从|对|将|把|被|由|向|为|是|和来自)/u;
const behind = new RegExp(
  String.raw`(?<list>[^，。；：！？“”\n]{1,60}、[^、，。；：！？“”\n]{2,20}?)(?<![第共这前后各等的约近超过另其余他\d百千万十和与及个])(?<said>[两三四五六七八九十]|十[一二三])(?:国(?!际|家|内|外|有)|省(?!份|级)|市(?!场|民|区|政|级|长)|地(?!区|方|点|球|位|铁|下|面)|个(?:国家|城市|地区|方面|领域|行业|部门|阶段|环节|语种|省份|维度|步骤|主题|议题|章节)|大(?:领域|行业|板块|主题|方面|环节|类)|(?:部门|领域|方面|行业))(?=[，。；的、]|举行|召开|开展|之间|联合|共同|$)`,
  'dgu',
);

/** Numbers that the enumeration beside them contradicts, in the order of the forms. */
export function* findWrongCounts(text: string): Generator<WrongCount> {
  if (!text.includes('、') && !text.includes('分别')) return;
  for (const { hint, pattern } of forms) if (text.includes(hint)) yield* judged(text, pattern, (list) => list);
  if (text.includes('、')) yield* judged(text, behind, (list) => list.replace(opening, ''));
}

function* judged(text: string, pattern: RegExp, listIn: (list: string) => string): Generator<WrongCount> {
  for (const { groups, indices } of text.matchAll(pattern)) {
    const [saidText = '', list = ''] = [groups?.['said'], groups?.['list']];
    const place = indices?.groups?.['said'];
    const members = membersOf(listIn(list));
    const said = valueOf(saidText);
    if (place && members && (said < members.least || said > members.most)) yield { start: place[0], end: place[1], said, ...members };
  }
}
