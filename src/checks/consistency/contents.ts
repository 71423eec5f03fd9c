import { bestFit } from '../../glossary/edit-distance.js';
import { skeleton } from '../../glossary/skeleton.js';
import type { Edition, TextUnit } from '../../model/edition.js';
import type { Span } from '../../model/text.js';
import { quoted } from '../quoted.js';
import type { Rule } from '../rule.js';
import { atSpan, sourceOf } from '../scan.js';

/** A line of contents that somebody typed. */
interface Entry {
  readonly text: string;
  readonly span: Span;
  /** One of several lines or items: no kicker that stands over a group of entries. */
  readonly isGrouped: boolean;
}

export const contents: Rule = {
  id: 'consistency/contents',
  severity: 'warning',
  title: { zh: '手工目录与标题不符', en: 'Typed contents that differ from the headings' },
  why: {
    zh: '手工写的目录总会与标题脱节。请改成与标题一致，最好删去：目录由 spp 生成。',
    en: 'Contents typed by hand drift from the headings. Make them agree, or better delete them: spp generates contents.',
  },
  examples: [
    {
      lang: 'zh',
      markdown: '目录\n\n- 全球战略第二次磋商\n- 《全球述评》即将发布\n- 绿色制冷报告\n\n# 全球战略第二次磋商\n\n会议召开。\n\n# 全球述评即将发布\n\n报告更新。\n',
      finds: [{ actual: '《全球述评》即将发布', expected: '全球述评即将发布' }, { actual: '绿色制冷报告' }],
    },
    { lang: 'en', markdown: '## Contents\n\n1. [First round launched](#a) … 3\n2. New partners\n\n## First round launched\n\nText.\n\n## New partners\n\nText.\n', finds: [] },
    { lang: 'zh', markdown: '目录\n\n网络动态\n\n- 全球战略第二次磋商\n- 部长级声明通过\n\n伙伴动态\n\n- 采购指南发布\n\n# 网络动态\n\n## 全球战略第二次磋商\n\n会议召开。\n\n## 部长级声明通过\n\n声明通过。\n\n## 采购指南发布\n\n指南发布。\n', finds: [{ actual: '伙伴动态' }] },
    { lang: 'zh', markdown: '目录\n\n网络动态\n\n战略第二次磋商\n声明获得通过\n\n伙伴动态\n\n采购指南发布\n制冷报告发布\n\nPOLITICAL FORUM\n\n战略第二次磋商\n\n会议召开。\n\n网络动态\n\n伙伴动态\n\n声明获得通过\n\n采购指南发布\n\n制冷报告发布\n', finds: [] },
    { lang: 'zh', markdown: '# 目录管理办法\n\n- 第一条\n', finds: [] },
  ],
  *check({ edition }) {
    const units = edition.texts.filter(({ role, span }) => span && (role === 'heading' || role === 'body' || role === 'item'));
    const at = units.findIndex(({ text }) => announces.test(text.trim()));
    if (at < 0) return;
    const { entries, next } = entriesAfter(edition, units, at + 1);
    const headings = headingsFrom(edition, units, at, next);
    if (entries.length < 2 || headings.length === 0) return;
    const kickers = entries.filter(({ isGrouped }) => !isGrouped).length;
    for (const [i, { text, span, isGrouped }] of entries.entries()) {
      if (headings.some((heading) => plain(heading) === plain(text))) continue;
      const near = headings.find((heading) => isNear(heading, text));
      // A single line over all entries is a title of the contents; several are the sections that the body should have too.
      if (near === undefined && !isGrouped && kickers < 2) continue;
      // A section without entries that stands last is the line over the first article.
      if (near === undefined && !isGrouped && i === entries.length - 1) continue;
      const message =
        near === undefined
          ? { zh: `目录中的${quoted(text)}没有对应的标题`, en: `Unexpected entry ${quoted(text)} in the contents, expected a heading of that name` }
          : { zh: `目录中的${quoted(text)}与标题${quoted(near)}不符`, en: `Unexpected entry ${quoted(text)} in the contents, expected ${quoted(near)} as in the heading` };
      yield atSpan(edition, span, { message, ...(near !== undefined && { expected: [near] }) });
    }
  },
};

const announces = /^(?:目\s*录|目次|本期目录|本期内容|contents|table of contents|in this issue)\s*[:：]?$/iu;

/** Longer lines are sentences. In UTF-16 units. */
const longestEntry = 120;

/** The entries from a unit on, up to a heading, a sentence, or the first entry come again as the title of its text. */
function entriesAfter(edition: Edition, units: readonly TextUnit[], from: number): { entries: Entry[]; next: number } {
  const entries: Entry[] = [];
  for (let i = from; i < units.length; i += 1) {
    const unit = units[i];
    if (!unit?.span || unit.role === 'heading') return { entries, next: i };
    const lines = linesOf(edition, unit.span);
    if (lines.some(({ text }) => /[。！？!?]$|[^\d.…]\.$/u.test(text) || text.length > longestEntry)) return { entries, next: i };
    if (entries.some(({ text }) => plain(text) === plain(unit.text))) return { entries, next: i };
    entries.push(...lines.map((line) => ({ ...line, isGrouped: lines.length > 1 || unit.role === 'item' })));
  }
  return { entries, next: units.length };
}

/** The lines of a block without list marks, link targets, leaders and page numbers. */
function linesOf(edition: Edition, span: Span): { text: string; span: Span }[] {
  const found: { text: string; span: Span }[] = [];
  for (const { 0: line, index } of sourceOf(edition, span).matchAll(/[^\r\n]+/gu)) {
    const lead = /^\s*(?:[-*+]\s+|\d+[.)]\s+)?/u.exec(line)?.[0].length ?? 0;
    const linked = /^\[(.*)\]\([^()]*\)/u.exec(line.slice(lead));
    const shown = linked?.[1] ?? line.slice(lead);
    const text = shown.replace(/(?<![\s.…·])[\s.…·]+\d{1,3}\s*$/u, '').trimEnd();
    if (text.trim() === '') continue;
    const start = span.start + index + lead + (linked ? 1 : 0);
    found.push({ text, span: { start, end: start + text.length } });
  }
  return found;
}

/** The headings behind the contents; a text without any sets short lines as titles. */
function headingsFrom(edition: Edition, units: readonly TextUnit[], contentsAt: number, next: number): string[] {
  const start = units[contentsAt]?.span?.end ?? 0;
  const marked = edition.headings.filter(({ span }) => span && span.start >= start).map(({ text }) => text);
  if (marked.length > 0) return marked;
  return units.slice(next).map(({ text }) => text.trim()).filter((text) => text.length <= longestEntry / 2 && !/[。！？；，.!?;,]$/u.test(text));
}

/** Without numbers before it and white space in it. */
function plain(title: string): string {
  return title.replace(/^\s*(?:\d+(?:\.\d+)*[.、)]?\s+|[一二三四五六七八九十]+、)/u, '').replaceAll(/\s+/gu, '').toLowerCase();
}

function isNear(heading: string, entry: string): boolean {
  const [a, b] = [skeleton(plain(heading)).text, skeleton(plain(entry)).text];
  if (a === b) return true;
  if (Math.min(a.length, b.length) < 6) return false;
  const { distance, start, end } = bestFit(a, b);
  return distance + (b.length - (end - start)) <= Math.max(a.length, b.length) / 4;
}
