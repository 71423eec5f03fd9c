import type { Severity } from '../model/diagnostic.js';
import { type HtmlPart, tagPolicy } from './html.js';
import { type Reading, spanned } from './reading.js';
import type { Span } from '../model/text.js';

interface Mark {
  readonly part: HtmlPart;
  readonly raw: string;
  readonly span?: Span;
}

const allowed = 'sup sub kbd mark small u br abbr';

/**
 * Reports raw HTML outside the safe set, once for all tags handed in: an error if any of them could run or load something,
 * a warning if they are merely taken away.
 */
export function rawHtmlFinding(reading: Reading, marks: readonly Mark[], what: 'tag' | 'unpaired'): void {
  const bad = marks.filter((mark) => what === 'unpaired' || judge(mark.part) !== undefined);
  const [first] = bad;
  if (!first) return;
  const isError = bad.some((mark) => judge(mark.part) === 'error');
  const names = [...new Set(bad.map((mark) => nameOf(mark.part)))].slice(0, 5).join(' ');
  const unpaired = what === 'unpaired';
  reading.findings.push({
    rule: 'structure/raw-html',
    severity: isError ? 'error' : 'warning',
    message: {
      zh: unpaired
        ? `HTML 标签 ${names} 在同一段内没有配对，已去掉标签、保留文字；请补上另一半，或删去`
        : `发现不受支持的 HTML：${names}。标签或属性不会输出，文字保留；只可用 ${allowed}，请改用 Markdown 写法`,
      en: unpaired
        ? `Unexpected HTML tag ${names} without its partner in the same block; the tag is taken away, its text kept. Add the other half or delete it`
        : `Unexpected HTML ${names}: tag or attribute is not put out, its text is. Expected only ${allowed}; use Markdown instead`,
    },
    actual: first.raw.length > 120 ? `${first.raw.slice(0, 119)}…` : first.raw,
    ...spanned(first.span),
  });
}

function nameOf(part: HtmlPart): string {
  return part.kind === 'open' ? `<${part.name}>` : part.kind === 'close' ? `</${part.name}>` : '<…>';
}

function judge(part: HtmlPart): Severity | undefined {
  if (part.kind !== 'open') return undefined;
  const policy = tagPolicy(part.name);
  const attributes = [...part.attributes.keys()];
  if (policy === 'active' || attributes.some((name) => name.startsWith('on'))) return 'error';
  if (policy === 'structural' || policy === 'markdown') return 'warning';
  if (policy === 'literal') return undefined;
  const fine = part.name === 'abbr' ? ['title', 'lang'] : [];
  return attributes.every((name) => fine.includes(name)) ? undefined : 'warning';
}
