/** Counts of what makes micromark slow, within one block of text. */
export interface BlockCost {
  start: number;
  length: number;
  lines: number;
  brackets: number;
  /** Emphasis runs, and the most of them open at once. */
  runs: number;
  open: number;
  mostOpen: number;
  /** Runs of backticks by length: a run is looked for to the end of the block if no other has its length. */
  readonly ticks: Map<number, number>;
  /** Openings of comments, instructions, declarations, CDATA and tags since their last end. */
  readonly html: Map<string, number>;
}

export function newBlock(start: number): BlockCost {
  return { start, length: 0, lines: 0, brackets: 0, runs: 0, open: 0, mostOpen: 0, ticks: new Map(), html: new Map() };
}

/** Nanoseconds micromark takes beyond its linear cost; factors fitted to files of 1,000 to 50,000 marks. */
export function costOf(block: BlockCost): number {
  const unmatchedTicks = [...block.ticks.values()].filter((count) => count === 1).length;
  const unclosed = [...block.html.values()].reduce((sum, count) => sum + count, 0);
  return (
    10 * block.brackets ** 2 + 12 * block.runs ** 2 + 500 * block.mostOpen ** 2 + 5 * block.lines ** 2 + 20 * (unmatchedTicks + unclosed) * block.length
  );
}

const marks = /[[\]]|[*_]+|~~+|`+|<!--|-->|<\?|\?>|<!\[CDATA\[|\]\]>|<![A-Za-z]|<[A-Za-z/]|>|["']/g;

const ends: Readonly<Record<string, readonly string[]>> = {
  '-->': ['<!--'],
  '?>': ['<?'],
  ']]>': ['<![CDATA['],
};

export function addLine(block: BlockCost, line: string): void {
  block.length += line.length + 1;
  block.lines += 1;
  for (const match of line.matchAll(marks)) {
    const [mark] = match;
    const first = mark.charAt(0);
    if (mark === '[' || mark === ']') block.brackets += 1;
    else if (first === '*' || first === '_' || first === '~') addRun(block, line, match.index, mark.length);
    else if (first === '`') block.ticks.set(mark.length, (block.ticks.get(mark.length) ?? 0) + 1);
    else addHtml(block, mark);
  }
}

/** Left-flanking runs open, right-flanking ones close, those that may do either close what is open (CommonMark §6.2, roughly). */
function addRun(block: BlockCost, line: string, at: number, length: number): void {
  const before = line[at - 1] ?? ' ';
  const after = line[at + length] ?? ' ';
  const opens = !/\s/.test(after);
  const closes = !/\s/.test(before);
  if (!opens && !closes) return;
  if (line[at] === '_' && /\w/.test(before) && /\w/.test(after)) return;
  block.runs += 1;
  const weight = Math.ceil(length / 2);
  if (closes && block.open > 0) block.open = Math.max(0, block.open - weight);
  else if (opens) block.open += weight;
  block.mostOpen = Math.max(block.mostOpen, block.open);
}

function addHtml(block: BlockCost, mark: string): void {
  for (const opening of ends[mark] ?? []) block.html.delete(opening);
  if (mark === '>') for (const opening of ['<!', '<']) block.html.delete(opening);
  if (!mark.startsWith('<')) return;
  const opening = mark === '<!--' || mark === '<?' || mark === '<![CDATA[' ? mark : mark.startsWith('<!') ? '<!' : '<';
  block.html.set(opening, (block.html.get(opening) ?? 0) + 1);
}

/** Cells of a table's row; for the delimiter row 0 if the line is none (GFM §4.10). */
export function tableCells(line: string, delimiter: boolean): number {
  const trimmed = line.trim().replace(/^\|/, '');
  if (delimiter && !/^[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/.test(trimmed)) return 0;
  const row = trimmed.endsWith('|') && !trimmed.endsWith('\\|') ? trimmed.slice(0, -1) : trimmed;
  let cells = 1;
  for (let i = 0; i < row.length; i += 1) {
    if (row[i] === '\\') i += 1;
    else if (row[i] === '|') cells += 1;
  }
  return cells;
}
