import { sure, type Pairing, type Side } from '../checks/pair/pairing.js';
import type { Matcher } from '../glossary/matcher.js';
import type { Bulletin } from '../model/bulletin.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Edition, TextUnit } from '../model/edition.js';
import type { Parallel, ParallelMark, ParallelText } from '../model/parallel.js';
import type { Lang, Span } from '../model/text.js';
import { fromSource } from '../text/source-map.js';
import { pairEditions } from './pairs.js';

/** What a proof-reader of a translation wants to be told beside the text: differences of the pair and terms, not typography. */
const families = /^(?:pair|term|abbr|consistency|translation|link)\//;

/** An edition beside its source; the source beside its first translation. Undefined if there is nothing to lay beside it. */
export function parallelOf({ editions }: Bulletin, edition: Edition, source: Lang, matcher: Matcher, found: readonly Diagnostic[]): Parallel | undefined {
  const from = editions.find(({ lang }) => lang === source);
  const to = edition === from ? editions.find((other) => other !== from) : edition;
  if (!from || !to) return undefined;
  return layOut(pairEditions(from, to), matcher, found.filter(({ rule }) => families.test(rule)));
}

function layOut({ source, target, pairs }: Pairing, matcher: Matcher, found: readonly Diagnostic[]): Parallel {
  const rows = pairs.map((pair) => ({ pair, diagnostics: [] as Diagnostic[] }));
  const holding = (side: 'source' | 'target', at: number) => rows.find(({ pair }) => pair[side].blocks.some(({ span }) => span.start <= at && at <= span.end));
  const elsewhere: Diagnostic[] = [];
  for (const diagnostic of found) {
    const [there] = placesIn(source, diagnostic);
    const [here] = placesIn(target, diagnostic);
    if (!there && !here) continue;
    // What is missing stands where it belongs in the target, which may be between two of its blocks: its source tells the row.
    const row = (diagnostic.rule.startsWith('pair/') && there ? holding('source', there.start) : undefined) ?? (here && holding('target', here.start)) ?? (there && holding('source', there.start));
    (row?.diagnostics ?? elsewhere).push(diagnostic);
  }
  const laid = rows.map(({ pair, diagnostics }) => ({
    source: textsOf(pair.source, source, target.lang, matcher, diagnostics),
    target: textsOf(pair.target, target, source.lang, matcher, diagnostics),
    diagnostics,
    doubtful: pair.source.blocks.length > 0 && pair.target.blocks.length > 0 && pair.score < sure,
  }));
  return { source, target, rows: laid.filter((row) => row.source.length + row.target.length > 0), elsewhere };
}

/** Where a diagnostic points to in an edition, its own place before the related ones. */
function placesIn({ file }: Edition, { file: own, range, related = [] }: Diagnostic): Span[] {
  return [{ file: own, range }, ...related].flatMap((place) => (place.file === file.path && place.range ? { start: place.range.offset, end: place.range.endOffset } : []));
}

function textsOf({ blocks, units }: Side, edition: Edition, other: Lang, matcher: Matcher, diagnostics: readonly Diagnostic[]): ParallelText[] {
  if (units.length === 0) {
    // Code has no text to check, but it is read; a line of `:::` is not.
    return blocks.filter(({ type, text }) => type === 'code' && text !== '').map(({ text }) => ({ role: 'code', level: 0, text, marks: [] }));
  }
  const level = blocks.find(({ type }) => type === 'heading')?.depth ?? 0;
  return units.filter(({ text }) => text.trim() !== '').map((unit) => {
    const marks = [...linksOf(unit), ...termsOf(unit, edition.lang, other, matcher), ...differencesOf(unit, edition, diagnostics)];
    return { role: unit.role, level: unit.role === 'heading' ? level : 0, ...withCode(unit, edition.file.text, marks) };
  });
}

function linksOf({ links }: TextUnit): ParallelMark[] {
  return links.map(({ start, end, url }) => ({ kind: 'link', start, end, url }));
}

function termsOf({ text }: TextUnit, lang: Lang, other: Lang, matcher: Matcher): ParallelMark[] {
  return matcher.match(text).flatMap(({ start, end, readings }) => {
    const own = readings.filter(({ form, lang: of }) => form.kind !== 'guard' && (of === lang || form.kind === 'abbreviation'));
    const names = [...new Set(own.map(({ concept }) => concept.terms[other].preferred.text))];
    return names.length === 0 ? [] : { kind: 'term', start, end, names };
  });
}

function differencesOf({ map, span }: TextUnit, edition: Edition, diagnostics: readonly Diagnostic[]): ParallelMark[] {
  return diagnostics.flatMap((diagnostic) =>
    placesIn(edition, diagnostic).flatMap((place) => {
      // A finding about the whole block is told below it; marked from end to end, the block would be harder to read.
      const isWhole = span !== undefined && place.start <= span.start && place.end >= span.end;
      const part = place.end > place.start && !isWhole ? fromSource(map, place) : undefined;
      return part ? { kind: 'difference', severity: diagnostic.severity, ...part } : [];
    }),
  );
}

/** In the place of each U+FFFC, the code or address for which it stands. */
function withCode({ text, map, span }: TextUnit, file: string, marks: readonly ParallelMark[]): { text: string; marks: readonly ParallelMark[] } {
  const inserts: { at: number; words: string }[] = [];
  for (let at = text.indexOf('\uFFFC'); at >= 0; at = text.indexOf('\uFFFC', at + 1)) {
    const before = map.findLast((piece) => piece.at + piece.length <= at);
    const after = map.find((piece) => piece.at > at);
    const raw = file.slice(before ? before.source + before.length : span?.start, after?.source ?? span?.end);
    inserts.push({ at, words: raw.replace(/^[\s`*_~<>[\]]+|[\s`*_~<>[\]]+$/g, '') });
  }
  if (inserts.length === 0) return { text, marks };
  const moved = (offset: number): number => inserts.reduce((sum, { at, words }) => (at < offset ? sum + words.length - 1 : sum), offset);
  let next = 0;
  const whole = text.replace(/\uFFFC/g, () => inserts[next++]?.words ?? '');
  return { text: whole, marks: marks.map((mark) => ({ ...mark, start: moved(mark.start), end: moved(mark.end) })) };
}
