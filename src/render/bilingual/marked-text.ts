import type { ParallelMark, ParallelText } from '../../model/parallel.js';
import { webAddress, mailAddress } from '../html/addresses.js';
import { attributes, escapeHtml } from '../html/escape.js';
import { safe, type Safe } from '../templates.js';

/** A text with its marks as elements: cut wherever one begins or ends, so that marks may overlap. A line feed is a break. */
export function markedText({ text, marks }: ParallelText, separator: string): Safe {
  const cuts = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])].filter((at) => at >= 0 && at <= text.length).sort((a, b) => a - b);
  let html = '';
  for (const [index, start] of cuts.entries()) {
    const end = cuts[index + 1];
    if (end === undefined) break;
    const around = marks.filter((mark) => mark.start <= start && mark.end >= end);
    html += around.reduceRight((inner, mark) => wrapped(inner, mark, separator), escapeHtml(text.slice(start, end)).replace(/\n/g, '<br>'));
  }
  return safe(html);
}

function wrapped(inner: string, mark: ParallelMark, separator: string): string {
  switch (mark.kind) {
    case 'difference':
      return `<mark class="${mark.severity}">${inner}</mark>`;
    case 'term':
      return `<span${attributes({ class: 'term', title: mark.names.join(separator) })}>${inner}</span>`;
    case 'link': {
      const href = webAddress(mark.url) ?? (mark.url.startsWith('mailto:') ? mailAddress(mark.url.slice('mailto:'.length)) : undefined);
      return href === undefined ? `<u>${inner}</u>` : `<a${attributes({ href })}>${inner}</a>`;
    }
  }
}
