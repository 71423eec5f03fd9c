/** A mark that belongs to another use, after GB/T 15834—2011. */
export interface WrongMark {
  readonly start: number;
  readonly end: number;
  readonly expected: string;
}

interface Row {
  /** Stands in every text with a match. */
  readonly hint: string;
  readonly pattern: RegExp;
  readonly expected: string;
}

const said = '(?:表示|说|指出|认为|强调|称|介绍|建议|呼吁|写道|回答)';
const rows: readonly Row[] = [
  // 4.5: 、 stands between words, not between clauses.
  { hint: '、', pattern: /、(?=(?:但是|因此|因而|所以|从而|然而|否则)(?![^，。；]{0,4}、|[^，。；\n]{2,40}的))/gu, expected: '，' },
  { hint: '、', pattern: /(?<=\p{Script=Han}{2})、(?=(?:我们|他们|我|他)(?:会|将|要|也|都|还|已|正在|认为|希望))/gu, expected: '，' },
  { hint: '、', pattern: /、(?=主要(?:内容|措施|任务|目标)(?:如下|包括|是|为|有))/gu, expected: '，' },
  // Two bodies that act together are no clauses: 市场监督管理总局，标准化管理委员会联合发布.
  { hint: '联合', pattern: /，(?=[^，。；、\n]{2,16}(?:局|部|委员会|署|厅|院)联合(?:发布|印发|制定|召开|举办|下发))(?<=(?:^|[。；\n])[^，。；、\n]{2,20}[局部会署办厅院]，)/gu, expected: '、' },
  // A member of an enumeration behind its own 和: 开发银行、非营利组织和网络，教育机构等将.
  { hint: '等', pattern: /，(?=[^，。；：、\n]{2,8}等(?:将|把|已|对))(?<=[^，。；：、\n]{2,12}、[^，。；：、\n]{2,12}、[^，。；：、\n]{2,12}(?:和|与|及)[^，。；：、\n]{1,10}，)/gu, expected: '、' },
  // 4.11: …… is 等 already.
  { hint: '等……', pattern: /(?<=[\p{Script=Han}”》]等)……(?=[，。；、]|$)/gu, expected: '' },
  // 4.2: a question ends in its own mark.
  { hint: '问', pattern: /(?<=^问[：:][^。？！\n]{2,80}(?:什么|怎么|怎样|如何|哪些|哪个|为何|多少|是否|吗|呢)[^。？！\n]{0,30})。(?=\s*$)/gu, expected: '？' },
  { hint: '吗。', pattern: /。(?<=[^。？！\n]{2}吗。)(?=$|[^”’])/gu, expected: '？' },
];
// 4.8: a whole sentence behind “说：” keeps its full stop inside.
const quotation = new RegExp(`(?<=${said}：)“[^“”。！？\\n]{2,80}，[^“”。！？…\\n]{2,80}”。`, 'gu');

export function* findWrongMarks(text: string): Generator<WrongMark> {
  for (const { hint, pattern, expected } of rows) {
    if (!text.includes(hint)) continue;
    for (const { 0: found, index } of text.matchAll(pattern)) yield { start: index, end: index + found.length, expected };
  }
  if (!text.includes('”。')) return;
  for (const { 0: found, index } of text.matchAll(quotation)) yield { start: index + found.length - 2, end: index + found.length, expected: '。”' };
}
