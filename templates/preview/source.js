// The draft with line numbers; findings stand under their lines.
import { button, element } from './lists.js';

/** @param facts { source, problems, terms, current, words, select, fix, showTerm } */
export function sourceView({ source, problems, terms, current, words, select, fix, showTerm }) {
  const own = problems.filter(({ file }) => file === source.file);
  const rows = [];
  let start = 0;
  const lines = source.text.split(/\r\n|\r|\n/);
  for (const [i, line] of lines.entries()) {
    const end = start + line.length;
    const here = own.filter((problem) => (problem.line ?? 1) === i + 1);
    const marks = [
      ...own.filter((problem) => problem.start !== undefined && problem.start <= end && problem.end >= start).map((problem) => ({ ...problem, kind: problem.severity, rank: 1 })),
      ...terms.filter((term) => term.start < end && term.end > start).map((term) => ({ ...term, kind: 'term', rank: 0 })),
    ];
    const worst = ['error', 'warning', 'info'].find((severity) => here.some((problem) => problem.severity === severity));
    const row = element('div', { class: `row${worst ? ` has-${worst}` : ''}${here.some(({ id }) => id === current) ? ' current' : ''}`, 'data-line': String(i + 1) }, [
      element('span', { class: 'number', 'aria-hidden': 'true' }, [String(i + 1)]),
      element('span', { class: 'line' }, pieces(line, start, marks, showTerm)),
    ]);
    rows.push(row);
    for (const problem of here) {
      rows.push(
        element('div', { class: `under ${problem.severity}`, 'data-problem': problem.id }, [
          `${words[problem.severity]}${words.colon}${problem.message}`,
          ...(problem.fixable ? [button(words.fix, 'action', () => fix(problem.id))] : []),
        ]),
      );
      row.addEventListener('click', () => select(problem.id));
    }
    // The line's own end: CRLF counts two.
    start = end + (source.text.startsWith('\r\n', end) ? 2 : 1);
  }
  return element('div', { class: 'source', lang: source.lang === 'zh' ? 'zh-CN' : 'en' }, rows);
}

/** A line cut where marks begin and end; of marks that overlap, the finding shows. */
function pieces(line, offset, marks, showTerm) {
  if (marks.length === 0) return [line];
  const cuts = new Set([0, line.length]);
  for (const { start, end } of marks) for (const at of [start - offset, end - offset]) if (at > 0 && at < line.length) cuts.add(at);
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, i) => {
    const to = sorted[i + 1];
    const over = marks.filter(({ start, end }) => start - offset <= from && end - offset >= to && end > start);
    if (over.length === 0) return line.slice(from, to);
    const term = over.find(({ kind }) => kind === 'term');
    const classes = over.map(({ kind, wrong }) => (wrong ? 'term wrong' : kind)).join(' ');
    const mark = element('mark', { class: classes }, [line.slice(from, to)]);
    if (term) mark.addEventListener('click', (event) => showTerm(term.concept, event.clientX, event.clientY));
    return mark;
  });
}
