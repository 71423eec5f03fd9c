import type { Matcher, Reading } from '../glossary/matcher.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Concept } from '../model/glossary.js';
import type { Lang, Span } from '../model/text.js';
import type { Code, Content } from '../model/translation.js';
import type { Look, ReviewFinding, ReviewGroup, ReviewPair, ReviewSheet, ReviewTerm, ReviewUnit, Run } from '../render/review/sheet.js';
import { sha256 } from '../text/hash.js';
import { wordChanges } from '../text/word-diff.js';
import { plainText } from '../translation/content.js';
import type { CurrentSegment } from '../translation/reconcile.js';
import type { Sources } from './sources.js';
import { type OpenTranslation, sourceSpan, targetSegments } from './translation.js';

export interface ReviewFacts {
  readonly translation: OpenTranslation;
  readonly sources: Sources;
  readonly matcher: Matcher;
  /** Of both drafts, in any order. */
  readonly diagnostics: readonly Diagnostic[];
  /** The record as it stands in its file. Absent: there is none. */
  readonly record?: string | undefined;
}

/** Names a state of both drafts and the record. */
export function stampOf({ source, target }: OpenTranslation, record: string | undefined): string {
  return sha256(JSON.stringify([source.file.text, target?.file.text ?? null, record ?? null])).slice(0, 24);
}

/** Source and translation pair by pair with everything that is known of them. */
export function reviewOf(facts: ReviewFacts): ReviewSheet {
  const { place, source, target, current } = facts.translation;
  const placed = placeFindings(facts);
  const units: ReviewUnit[] = [];
  for (const [i, segment] of current.segments.entries()) {
    const pair = pairOf(facts, i, placed.byPair.get(i) ?? []);
    const last = units.at(-1);
    if (last && current.segments[i - 1]?.unit === segment.unit) units[units.length - 1] = { ...last, pairs: [...last.pairs, pair] };
    else units.push({ id: segment.unitId, kind: segment.kind, pairs: [pair] });
  }
  return {
    id: place.id,
    languages: place.languages,
    files: { source: source.file.path, target: target?.file.path ?? '' },
    groups: groupsOf(facts.translation, units),
    loose: [...placed.loose, ...orphans(facts)],
    stamp: stampOf(facts.translation, facts.record),
  };
}

/** Sections and articles begin new groups; smaller headings stand inside them. */
function groupsOf({ source, current }: OpenTranslation, units: readonly ReviewUnit[]): ReviewGroup[] {
  const groups: (ReviewGroup & { units: ReviewUnit[] })[] = [];
  let at = 0;
  for (const unit of units) {
    const segment = current.segments[at] as CurrentSegment;
    at += unit.pairs.length;
    const level = unit.kind === 'heading' ? Number(/h(\d)$/.exec(source.units[segment.unit]?.place ?? '')?.[1] ?? 6) : 6;
    const kind = unit.kind === 'meta' ? 'front' : 'foreword';
    const last = groups.at(-1);
    if (level <= 2) groups.push({ kind: 'section', title: { source: plainText(segment.source), target: plainText(segment.target ?? []) }, level, units: [unit] });
    else if (last && (last.kind === 'section' || last.kind === kind)) last.units.push(unit);
    else groups.push({ kind, level: 1, units: [unit] });
  }
  return groups;
}

/** A finding beside a pair, with the words it is about. */
interface Placed {
  readonly finding: ReviewFinding;
  readonly source?: Span;
  readonly target?: Span;
}

/** Each finding to the pair in whose sentence it stands; what concerns no sentence is loose. */
function placeFindings({ translation, diagnostics }: ReviewFacts): { byPair: Map<number, Placed[]>; loose: ReviewFinding[] } {
  const { source, target, current } = translation;
  const targets = targetSegments(translation);
  const owners = new Map(current.segments.flatMap(({ at }, i) => at.map((j) => [j, i] as const)));
  const inSource = current.segments.map((segment, i) => ({ span: sourceSpan(translation, segment), owner: i }));
  const inTarget = targets.map(({ span }, j) => ({ span, owner: owners.get(j) }));
  const byPair = new Map<number, Placed[]>();
  const loose: ReviewFinding[] = [];
  for (const { rule, severity, message, file, range, related = [] } of diagnostics) {
    // The page says itself what the record says.
    if (rule.startsWith('translation/') || (file !== source.file.path && file !== target?.file.path)) continue;
    const own = range && { start: range.offset, end: range.endOffset };
    const there = related.find((each) => each.file === source.file.path && file !== source.file.path)?.range;
    const places = file === source.file.path ? { source: own } : { target: own, source: there && { start: there.offset, end: there.endOffset } };
    const owner = ownerOf(inTarget, 'target' in places ? places.target : undefined) ?? ownerOf(inSource, places.source);
    const finding = { rule, severity, message };
    if (owner === undefined) loose.push({ ...finding, place: `${file}${range ? `:${range.line}` : ''}` });
    else byPair.set(owner, [...(byPair.get(owner) ?? []), { finding, ...(places.source && { source: places.source }), ...('target' in places && places.target && { target: places.target }) }]);
  }
  return { byPair, loose };
}

/** Of the sentences that hold a place the shortest: the text of a picture stands inside its paragraph's. */
function ownerOf(spans: readonly { readonly span: Span | undefined; readonly owner: number | undefined }[], place: Span | undefined): number | undefined {
  let best: { length: number; owner: number } | undefined;
  for (const { span, owner } of place ? spans : []) {
    if (!span || !place || owner === undefined || place.start < span.start || place.start > span.end) continue;
    // An offset between two sentences belongs to the one that begins there.
    const length = span.end - span.start + (place.start === span.end ? 1_000_000 : 0);
    if (!best || length < best.length) best = { length, owner };
  }
  return best?.owner;
}

function orphans({ translation, sources }: ReviewFacts): ReviewFinding[] {
  const { current, target } = translation;
  const targets = targetSegments(translation);
  return current.orphans.map(({ line, at }) => {
    const text = (line.target ?? []).map(plainText).join(' ');
    const span = targets[at[0] ?? -1]?.span;
    const range = span && target && sources.range(target.file.path, span);
    return {
      rule: 'translation/removed', severity: 'warning' as const,
      message: { zh: `原文已删去这一句，译文还在：${text}`, en: `The source no longer has this sentence, the translation does: ${text}` },
      ...(range && target && { place: `${target.file.path}:${range.line}` }),
    };
  });
}

function pairOf(facts: ReviewFacts, number: number, placed: readonly Placed[]): ReviewPair {
  const { translation, sources, matcher } = facts;
  const { source, target, place, current } = translation;
  const segment = current.segments[number] as CurrentSegment;
  const [from, to] = [plainText(segment.source), plainText(segment.target ?? [])];
  const before = current.segments[number - 1];
  const isCovered = segment.target?.length === 0;
  // What the sentence before says too is looked for there.
  const said = isCovered ? plainText(before?.target ?? []) : to;
  const { terms, inSource, inTarget } = termsOf(from, said, place.languages, matcher, segment.state !== 'open');
  const changes = segment.former ? wordChanges(plainText(segment.former), from) : [];
  const sourceSpans = placed.flatMap(({ source: span }) => span ?? []);
  const targetSpans = placed.flatMap(({ target: span }) => span ?? []);
  const sourceAt = sourceSpan(translation, segment);
  const targets = targetSegments(translation);
  const lineOf = (file: string | undefined, span: Span | undefined): number | undefined => (file === undefined || !span ? undefined : sources.range(file, span)?.line);
  const lines = { source: lineOf(source.file.path, sourceAt), target: lineOf(target?.file.path, targets[segment.at[0] ?? -1]?.span) };
  return {
    id: segment.id, state: segment.state, isCovered,
    source: runsOf(from, [...looksOf(segment.source), ...inSource, ...located(source.file.text, from, sourceAt ? [sourceAt] : [], sourceSpans), ...changedParts(changes, 'added')]),
    target: runsOf(to, [...looksOf(segment.target ?? []), ...(isCovered ? [] : inTarget), ...located(target?.file.text ?? '', to, segment.at.flatMap((j) => targets[j]?.span ?? []), targetSpans)]),
    ...(segment.former && { former: runsOf(plainText(segment.former), changedParts(changes, 'removed')) }),
    terms, findings: placed.map(({ finding }) => finding),
    ...(segment.comment !== undefined && { comment: segment.comment }),
    ...(segment.by !== undefined && { by: segment.by }),
    lines: { ...(lines.source !== undefined && { source: lines.source }), ...(lines.target !== undefined && { target: lines.target }) },
  };
}

/** Part of a text and how it looks. */
interface Layer extends Span {
  readonly look: Look;
}

/** Text cut wherever its look changes. */
function runsOf(text: string, layers: readonly Layer[]): Run[] {
  const cuts = [...new Set([0, text.length, ...layers.flatMap(({ start, end }) => [start, end])])].filter((at) => at >= 0 && at <= text.length).sort((a, b) => a - b);
  const runs: Run[] = [];
  for (const [i, start] of cuts.entries()) {
    const end = cuts[i + 1];
    if (end === undefined) continue;
    const looks = [...new Set(layers.filter((layer) => layer.start <= start && layer.end >= end).map(({ look }) => look))];
    runs.push({ text: text.slice(start, end), looks });
  }
  return runs;
}

const codeLooks: Partial<Record<Code['type'], Look>> = { bold: 'bold', italic: 'italic', strike: 'strike', link: 'link', code: 'code' };

/** Where the plain text of a content is bold, a link … */
function looksOf(content: Content): Layer[] {
  const layers: Layer[] = [];
  const open = new Map<string, number>();
  let at = 0;
  for (const part of content) {
    const length = plainText([part]).length;
    const look = typeof part === 'string' ? undefined : codeLooks[part.type];
    if (typeof part !== 'string' && look) {
      if (part.kind === 'open') open.set(part.id, at);
      else layers.push({ start: part.kind === 'close' ? (open.get(part.id) ?? at) : at, end: at + length, look });
    }
    at += length;
  }
  return layers;
}

function changedParts(changes: readonly ReturnType<typeof wordChanges>[number][], which: 'added' | 'removed'): Layer[] {
  const layers: Layer[] = [];
  let at = 0;
  for (const { text, change } of changes) {
    if (change !== undefined && change !== which) continue;
    if (change === which) layers.push({ start: at, end: at + text.length, look: which });
    at += text.length;
  }
  return layers;
}

/**
 * Places of the draft in a sentence's plain text. Markup and line breaks are not in it, so the words themselves are looked for: as many times as
 * they stand before the place in the draft. What markup cuts through is not shown; the finding is listed all the same.
 */
function located(draft: string, plain: string, sentences: readonly Span[], places: readonly Span[]): Layer[] {
  const layers: Layer[] = [];
  for (const { start, end } of places) {
    const words = draft.slice(start, end);
    const sentence = sentences.find((span) => span.start <= start && end <= span.end);
    if (!sentence || words.trim() === '') continue;
    const before = draft.slice(sentences[0]?.start ?? 0, start).split(words).length - 1;
    let at = plain.indexOf(words);
    for (let n = 0; n < before && at !== -1; n += 1) at = plain.indexOf(words, at + words.length);
    if (at === -1) at = plain.indexOf(words);
    if (at !== -1) layers.push({ start: at, end: at + words.length, look: 'finding' });
  }
  return layers;
}

interface Terms {
  readonly terms: ReviewTerm[];
  readonly inSource: Layer[];
  readonly inTarget: Layer[];
}

/** Concepts that the source names, and whether the translation names them. */
function termsOf(from: string, to: string, languages: { readonly source: Lang; readonly target: Lang }, matcher: Matcher, isTranslated: boolean): Terms {
  const isName = ({ form }: Reading): boolean => form.kind !== 'guard';
  const ours = matcher.match(from).map((match) => ({ ...match, readings: match.readings.filter((reading) => isName(reading) && (reading.lang === languages.source || reading.form.kind === 'abbreviation')) })).filter(({ readings }) => readings.length > 0);
  const theirs = matcher.match(to).map((match) => ({ ...match, readings: match.readings.filter((reading) => isName(reading) && reading.form.kind !== 'forbidden') })).filter(({ readings }) => readings.length > 0);
  const named = new Set(theirs.flatMap(({ readings }) => readings.map(({ concept }) => concept)));
  const terms = new Map<Concept, ReviewTerm>();
  const wanted = new Set<Concept>();
  const inSource = ours.map(({ start, end, readings }): Layer => {
    const met = readings.find(({ concept }) => named.has(concept)) ?? readings[0];
    const { concept } = met as Reading;
    wanted.add(concept);
    const { preferred, admitted, abbreviations, forbidden } = concept.terms[languages.target];
    const isMissing = isTranslated && !named.has(concept);
    if (!terms.has(concept)) {
      const names = [...new Set([preferred, ...admitted, ...abbreviations].map(({ text }) => text))];
      terms.set(concept, { concept: concept.id, said: from.slice(start, end), names, avoid: forbidden.map(({ text }) => text), isDraft: concept.status === 'draft', isMissing });
    }
    return { start, end, look: isMissing ? 'missing' : 'term' };
  });
  const inTarget = theirs.filter(({ readings }) => readings.some(({ concept }) => wanted.has(concept))).map(({ start, end }): Layer => ({ start, end, look: 'term' }));
  return { terms: [...terms.values()], inSource, inTarget };
}
