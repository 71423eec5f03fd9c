import type { Severity } from '../model/diagnostic.js';
import type { Span } from '../model/text.js';
import type { SchemaFinding } from '../schema/read.js';
import { type HtmlPart, tagPolicy } from './html.js';

/** A piece of raw HTML outside the safe set, or half a pair of it. */
export interface RawHtml {
  readonly part: HtmlPart;
  readonly raw: string;
  readonly span?: Span;
  readonly what: 'tag' | 'unpaired';
}

const allowed = 'sup sub kbd mark small u br abbr';

/** Of the marks handed in, those that a reader will miss. */
export function outsideSafeSet(marks: readonly Omit<RawHtml, 'what'>[], what: RawHtml['what']): RawHtml[] {
  return marks.filter(({ part }) => what === 'unpaired' || judge(part) !== undefined).map((mark) => ({ ...mark, what }));
}

/**
 * A finding for each tag name of a file, at its first place and with the number of places: who writes HTML writes it hundreds of times. Of a
 * lone file, which may be anybody's, all that is merely taken away is one finding. An error if any of them could run or load something.
 */
export function rawHtmlFindings(found: readonly RawHtml[], kind: 'issue' | 'file'): SchemaFinding[] {
  const groups = new Map<string, RawHtml[]>();
  for (const each of found) {
    const isOne = kind === 'file' && each.what === 'tag' && judge(each.part) !== 'error';
    const key = isOne ? 'one' : `${each.what} ${'name' in each.part ? each.part.name : each.part.kind}`;
    const same = groups.get(key);
    if (same) same.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()].map(findingOf);
}

function findingOf(same: readonly RawHtml[]): SchemaFinding {
  const worst = same.find(({ part }) => judge(part) === 'error');
  const { raw, span, what } = worst ?? same[0] ?? { raw: '', what: 'tag' };
  const names = [...new Set(same.map(({ part }) => nameOf(part)))].slice(0, 8).join(' ');
  const [timesZh, timesEn] = same.length === 1 ? ['', ''] : [`（全文${same.length}处）`, ` (${same.length} places)`];
  return {
    rule: 'structure/raw-html',
    severity: worst ? 'error' : 'warning',
    message: {
      zh:
        what === 'unpaired'
          ? `HTML 标签 ${names} 在同一段内没有配对${timesZh}，已去掉标签、保留文字；请补上另一半，或删去`
          : `发现不受支持的 HTML：${names}${timesZh}。标签或属性不会输出，文字保留；只可用 ${allowed}，请改用 Markdown 写法`,
      en:
        what === 'unpaired'
          ? `Unexpected HTML tag ${names} without its partner in the same block${timesEn}; the tag is taken away, its text kept. Add the other half or delete it`
          : `Unexpected HTML ${names}${timesEn}: tag or attribute is not put out, its text is. Expected only ${allowed}; use Markdown instead`,
    },
    actual: raw.length > 120 ? `${raw.slice(0, 119)}…` : raw,
    ...(span && { span }),
  };
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
