import type { Diagnostic, RuleId, Severity } from '../model/diagnostic.js';
import type { Localized } from '../model/text.js';
import type { Code, Content, Segment, TranslationDocument, TranslationUnit } from '../model/translation.js';
import { codeFaults, withSourceCodes } from '../translation/codes.js';
import { plainText } from '../translation/content.js';
import type { CurrentSegment } from '../translation/reconcile.js';
import type { Sources } from './sources.js';
import { type OpenTranslation, sourceSpan } from './translation.js';
import type { Change } from './translation-apply.js';

export interface Judged {
  /** By number of the current segments. */
  readonly changes: ReadonlyMap<number, Change>;
  /** What the notes of segments say that is not recorded yet, by number. */
  readonly comments: ReadonlyMap<number, string>;
  readonly diagnostics: readonly Diagnostic[];
}

interface Judging {
  readonly translation: OpenTranslation;
  readonly sources: Sources;
  /** The file that came back, as shown to people. */
  readonly file: string;
}

/** What of a file that came back can be applied to the draft as it stands; all that cannot is told, unit by unit. */
export function judgeImport(document: TranslationDocument, judging: Judging): Judged {
  return new Judge(judging).run(document);
}

class Judge {
  readonly #changes = new Map<number, Change>();
  readonly #comments = new Map<number, string>();
  readonly #diagnostics: Diagnostic[] = [];
  readonly #segments: readonly CurrentSegment[];
  readonly #byId: ReadonlyMap<string, number>;
  readonly #seen = new Set<number>();
  #byText: ReadonlyMap<string, readonly number[]> | undefined;

  constructor(readonly judging: Judging) {
    this.#segments = judging.translation.current.segments;
    this.#byId = new Map(this.#segments.map(({ id }, i) => [id, i]));
  }

  run(document: TranslationDocument): Judged {
    let last = -1;
    let isOrdered = true;
    for (const unit of document.units) {
      const numbers = this.#unit(unit);
      const first = numbers[0];
      if (first !== undefined && first < last && isOrdered) {
        isOrdered = false;
        this.#report('translation/order', 'info', unit, first, { zh: '单元的次序与原文不同，译文各归原位', en: 'Found units in another order than in the source; each translation goes where it belongs' });
      }
      last = numbers.at(-1) ?? last;
    }
    this.#absent();
    return { changes: this.#changes, comments: this.#comments, diagnostics: this.#diagnostics };
  }

  /** Applies a unit as a whole or not at all; gives the numbers of the segments it was about. */
  #unit(unit: TranslationUnit): number[] {
    const numbers: number[] = [];
    const changes: [number, Change][] = [];
    let isRight = true;
    for (const segment of unit.segments) {
      const number = this.#find(segment);
      if (number === undefined) {
        isRight = false;
        this.#unknown(unit, segment);
        continue;
      }
      numbers.push(number);
      this.#seen.add(number);
      const current = this.#segments[number] as CurrentSegment;
      const comment = commentOf(segment);
      if (comment !== undefined && comment !== current.comment) this.#comments.set(number, comment);
      const target = wanted(segment);
      if (!target) continue;
      if (!sameText(segment.source, current.source)) {
        isRight = false;
        this.#report('translation/source-changed', 'error', unit, number, {
          zh: `原文与现在的不同，未采用：文件中是“${plainText(segment.source)}”；请对照现在的原文重译`,
          en: `Found another source than the draft has now, not applied: the file has "${plainText(segment.source)}"; translate what the draft says now`,
        }, plainText(segment.source), [plainText(current.source)]);
        continue;
      }
      isRight = this.#judgeCodes(unit, number, target) && isRight;
      const change = changeTo(current, segment, withSourceCodes(current.source, target));
      if (change) changes.push([number, change]);
    }
    if (isRight) for (const [number, change] of changes) this.#changes.set(number, change);
    return numbers;
  }

  /** By its id; where the draft was renamed since, by its words. */
  #find({ id, source }: Segment): number | undefined {
    const known = this.#byId.get(id);
    if (known !== undefined) return known;
    this.#byText ??= numbersByText(this.#segments);
    return this.#byText.get(textKey(source))?.find((i) => !this.#seen.has(i));
  }

  #unknown(unit: TranslationUnit, segment: Segment): void {
    if (!wanted(segment)) return;
    this.#report('translation/unknown-segment', 'error', unit, undefined, {
      zh: `原文稿里没有这一句，未采用：“${plainText(segment.source)}”（${segment.id}）`,
      en: `The source draft has no such sentence, not applied: "${plainText(segment.source)}" (${segment.id})`,
    }, plainText(segment.source));
  }

  #judgeCodes(unit: TranslationUnit, number: number, target: Content): boolean {
    const { source, target: standing } = this.#segments[number] as CurrentSegment;
    // What stands in the draft already is no change, whatever its codes.
    if (standing && sameText(standing, target)) return true;
    const faults = codeFaults(source, target);
    for (const kind of ['missing', 'extra', 'crossed'] as const) {
      const found = faults.filter((fault) => fault.kind === kind);
      if (found.length === 0) continue;
      const names = namesOf(found.map(({ code }) => code));
      const [zh, en] = [names.join('、'), names.join(', ')];
      const said = {
        missing: { zh: `译文缺少行内标记：${zh}`, en: `The translation lacks inline codes: ${en}` },
        extra: { zh: `译文多出原文没有的行内标记：${zh}`, en: `The translation has inline codes that its source has not: ${en}` },
        crossed: { zh: `译文的行内标记没有成对或交叉：${zh}`, en: `Inline codes of the translation do not pair or nest: ${en}` },
      }[kind];
      this.#report('translation/codes', 'error', unit, number, { zh: `${said.zh}；整个单元未采用，请改正后再导入`, en: `${said.en}; the unit is not applied. Mend it and import again` }, plainText(target));
    }
    return faults.length === 0;
  }

  /** What still needs a translation and is not in the file. */
  #absent(): void {
    for (const [i, segment] of this.#segments.entries()) {
      if (this.#seen.has(i) || (segment.state !== 'open' && segment.state !== 'changed')) continue;
      this.#report('translation/partial', 'info', { id: segment.unitId }, i, { zh: `文件里没有这一句，仍待译：“${plainText(segment.source)}”`, en: `The file lacks this sentence, which stays to be translated: "${plainText(segment.source)}"` }, plainText(segment.source));
    }
  }

  #report(rule: RuleId, severity: Severity, unit: Pick<TranslationUnit, 'id'>, number: number | undefined, { zh, en }: Localized, actual?: string, expected?: readonly string[]): void {
    const { translation, sources, file } = this.judging;
    const segment = number === undefined ? undefined : this.#segments[number];
    const span = segment && sourceSpan(translation, segment);
    const range = span && sources.range(translation.source.file.path, span);
    this.#diagnostics.push({
      rule, severity, file,
      message: { zh: `单元 ${unit.id}：${zh}`, en: `Unit ${unit.id}: ${en}` },
      ...(actual !== undefined && { actual }),
      ...(expected && { expected }),
      ...(range && { related: [{ file: translation.source.file.path, range, message: { zh: '原文', en: 'the source' } }] }),
    });
  }
}

/** Codes as people know them: number, and the Markdown they stand for; a pair once. */
function namesOf(codes: readonly Code[]): string[] {
  const byId = new Map<string, string[]>();
  for (const { id, data } of codes) byId.set(id, [...(byId.get(id) ?? []), data]);
  return [...byId].map(([id, data]) => `${id} ${data.join('…')}`.trim());
}

/** What a translator wrote. A copy of the source in a segment that nobody worked on (OmegaT, empty tables) is none. */
function wanted({ source, target, state }: Segment): Content | undefined {
  if (!target || target.length === 0) return undefined;
  return state === 'open' && sameText(source, target) ? undefined : target;
}

/** A file without notes takes no comment away: not every tool gives them back. */
function commentOf({ notes = [] }: Segment): string | undefined {
  const text = notes.map(({ text: said, from }) => (from === undefined || from === '' ? said : `${from}: ${said}`)).join('\n').trim();
  return text === '' ? undefined : text;
}

/** Undefined if it changes nothing. */
function changeTo(current: CurrentSegment, { state }: Segment, target: Content): Change | undefined {
  const isReviewed = state === 'reviewed';
  const isStanding = current.target !== undefined && sameText(current.target, target);
  // A translation sent out as changed that comes back the same was not looked at.
  if (isStanding && (current.state === 'changed' ? state === 'changed' || state === 'open' : isReviewed === (current.state === 'reviewed'))) return undefined;
  return { target: isStanding && current.target ? current.target : target, ...(isReviewed && { isReviewed }) };
}

/** The same words with the same codes at the same places; what the codes stand for does not count, as a file may not hold it. */
function sameText(a: Content, b: Content): boolean {
  return textKey(a) === textKey(b);
}

function textKey(content: Content): string {
  return content.map((part) => (typeof part === 'string' ? part : `\u0001${part.kind} ${part.id}\u0001`)).join('').replace(/\s+/gu, ' ').trim();
}

function numbersByText(segments: readonly CurrentSegment[]): Map<string, number[]> {
  const numbers = new Map<string, number[]>();
  for (const [i, { source }] of segments.entries()) {
    const standing = numbers.get(textKey(source));
    if (standing) standing.push(i);
    else numbers.set(textKey(source), [i]);
  }
  return numbers;
}
