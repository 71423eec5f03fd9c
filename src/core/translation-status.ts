import { unifiedWords } from '../text/word-diff.js';
import type { Finding } from '../model/diagnostic.js';
import type { Range } from '../model/text.js';
import { plainText } from '../translation/content.js';
import type { Sources } from './sources.js';
import { type OpenTranslation, sourceSpan, targetSegments } from './translation.js';

/** What `translate status` tells of one sentence that is not done, or done and commented on. Plain values, so that they can be kept. */
export interface StatusEntry {
  readonly id: string;
  /** `removed`: it left the source while its translation still stands. */
  readonly state: 'missing' | 'changed' | 'unreviewed' | 'removed' | 'commented';
  readonly kind: string;
  /** In the source draft; of what was removed, in the target's. */
  readonly file: string;
  readonly range?: Range;
  readonly source: string;
  readonly target?: string;
  readonly former?: string;
  /** The words that changed: `[-old-]{+new+}`. */
  readonly diff?: string;
  /** Where the translation stands. */
  readonly targetFile?: string;
  readonly targetRange?: Range;
  readonly comment?: string;
  /** Where an unreviewed translation is from. */
  readonly by?: string;
}

export interface Status {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly sourceLang: string;
  readonly targetLang: string;
  /** False: no record yet; the pairs are the aligner's. */
  readonly isRecorded: boolean;
  readonly hasTarget: boolean;
  readonly counts: { readonly segments: number; readonly missing: number; readonly changed: number; readonly unreviewed: number; readonly done: number; readonly removed: number };
  readonly entries: readonly StatusEntry[];
}

const states = { open: 'missing', changed: 'changed', translated: 'unreviewed' } as const;

/** What is missing, changed, unreviewed and done in one translation, in the order of the source. */
export function statusOf(translation: OpenTranslation, sources: Sources): Status {
  const { place, source, target, current } = translation;
  const targets = targetSegments(translation);
  const rangeOf = (file: string | undefined, at: { readonly start: number; readonly end: number } | undefined): Range | undefined => (file === undefined || !at ? undefined : sources.range(file, at));
  const entries: StatusEntry[] = [];
  const counts = { segments: current.segments.length, missing: 0, changed: 0, unreviewed: 0, done: 0, removed: 0 };
  for (const segment of current.segments) {
    if (segment.state === 'reviewed') counts.done += 1;
    else counts[states[segment.state]] += 1;
    if (segment.state === 'reviewed' && segment.comment === undefined) continue;
    const state = segment.state === 'reviewed' ? 'commented' : states[segment.state];
    const range = rangeOf(source.file.path, sourceSpan(translation, segment));
    const targetRange = rangeOf(target?.file.path, targets[segment.at[0] ?? -1]?.span);
    entries.push({
      id: segment.id, state, kind: segment.kind, file: source.file.path, ...(range && { range }),
      source: plainText(segment.source),
      ...(segment.target && segment.target.length > 0 && { target: plainText(segment.target) }),
      ...(segment.former && { former: plainText(segment.former), diff: unifiedWords(plainText(segment.former), plainText(segment.source)) }),
      ...(targetRange && target && { targetFile: target.file.path, targetRange }),
      ...(segment.comment !== undefined && { comment: segment.comment }),
      ...(segment.by !== undefined && { by: segment.by }),
    });
  }
  for (const { line, at } of current.orphans) {
    counts.removed += 1;
    const range = rangeOf(target?.file.path, targets[at[0] ?? -1]?.span);
    entries.push({ id: line.id, state: 'removed', kind: line.kind, file: target?.file.path ?? '', ...(range && { range }), source: plainText(line.source), target: (line.target ?? []).map(plainText).join(' ') });
  }
  return {
    id: place.id, source: source.file.path, target: target?.file.path ?? '', sourceLang: place.languages.source, targetLang: place.languages.target,
    isRecorded: translation.state !== undefined, hasTarget: target !== undefined, counts, entries,
  };
}

/** What reviewers wrote beside the translation, each note at its sentence in the target draft, or in the source where there is none. */
export function* commentFindings(translation: OpenTranslation): Generator<{ file: string; finding: Finding }> {
  const { source, target, current } = translation;
  const targets = targetSegments(translation);
  for (const segment of current.segments) {
    const { comment } = segment;
    if (comment === undefined) continue;
    const there = targets[segment.at[0] ?? -1]?.span;
    const span = there ?? sourceSpan(translation, segment);
    yield { file: (there ? target : source)?.file.path ?? source.file.path, finding: { message: { zh: `审校意见：${comment}`, en: `A reviewer’s comment: ${comment}` }, ...(span && { span }) } };
  }
}

/** A finding for each translation whose source changed since, in the target draft. */
export function* staleFindings(translation: OpenTranslation): Generator<{ file: string; finding: Finding }> {
  const { source, target, current } = translation;
  const targets = targetSegments(translation);
  for (const segment of current.segments) {
    if (segment.state !== 'changed' || !segment.former || !target) continue;
    const span = targets[segment.at[0] ?? -1]?.span;
    const [former, now] = [plainText(segment.former), plainText(segment.source)];
    const diff = unifiedWords(former, now);
    const because = sourceSpan(translation, segment);
    yield {
      file: target.file.path,
      finding: {
        message: {
          zh: `原文已改，译文未改：请改译文；译文无须改动时，运行 spp translate learn --accept ${segment.id}。原文的改动：${diff}`,
          en: `The source changed, its translation did not: bring it up to date, or, if it is right as it is, run spp translate learn --accept ${segment.id}. In the source: ${diff}`,
        },
        ...(span && { span }),
        ...(segment.target && { actual: plainText(segment.target) }),
        related: [{ file: source.file.path, ...(because && { span: because }), message: { zh: '现在的原文', en: 'the source as it is now' } }],
      },
    };
  }
}
