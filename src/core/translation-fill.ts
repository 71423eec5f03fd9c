import type { Diagnostic, RuleId, Severity } from '../model/diagnostic.js';
import type { Glossary } from '../model/glossary.js';
import type { Localized } from '../model/text.js';
import type { Code, Content } from '../model/translation.js';
import type { Matcher } from '../glossary/matcher.js';
import { codeFaults } from '../translation/codes.js';
import { joinParts, plainText } from '../translation/content.js';
import { markUp, readMarked, type Marked } from '../translation/markup.js';
import type { Ask, Provider, Term } from '../translation/providers/provider.js';
import type { CurrentSegment } from '../translation/reconcile.js';
import type { Sources } from './sources.js';
import { type OpenTranslation, sourceSpan } from './translation.js';
import type { Change } from './translation-apply.js';

export interface FillWork {
  readonly translation: OpenTranslation;
  readonly sources: Sources;
  readonly terms: { readonly glossary: Glossary; readonly matcher: Matcher };
  readonly provider: Provider;
  readonly ask: Ask;
}

/** A sentence to be sent. */
export interface Order {
  readonly number: number;
  readonly source: Content;
  readonly terms: readonly Term[];
  readonly marked: Marked;
}

export interface Filled {
  readonly changes: ReadonlyMap<number, Change>;
  readonly diagnostics: readonly Diagnostic[];
  /** The provider could not be had any longer; what is not among the changes was not translated. */
  readonly failure?: Localized;
}

/** What would be sent, by batches. Characters are those of the texts with their tags. */
export function planFill({ translation, terms, provider }: Omit<FillWork, 'ask' | 'sources'>, numbers: readonly number[]): Order[][] {
  const batches: Order[][] = [];
  let characters = 0;
  for (const number of numbers) {
    const segment = translation.current.segments[number] as CurrentSegment;
    const known = termsIn(plainText(segment.source), translation, terms);
    const order = { number, source: segment.source, terms: known, marked: markUp(hideTerms(segment.source, provider.hidesTerms ? known : []), provider.markup) };
    const last = batches.at(-1);
    if (last && last.length < provider.limits.texts && characters + order.marked.text.length <= provider.limits.characters) {
      last.push(order);
      characters += order.marked.text.length;
    } else {
      batches.push([order]);
      characters = order.marked.text.length;
    }
  }
  return batches;
}

/** Has one batch translated. What comes back with wrong codes or terms is asked for once more by itself. */
export async function fillBatch(work: FillWork, batch: readonly Order[]): Promise<Filled> {
  const changes = new Map<number, Change>();
  const diagnostics: Diagnostic[] = [];
  const reply = await send(work, batch);
  if ('failure' in reply) return { changes, diagnostics, failure: reply.failure };
  for (const [i, order] of batch.entries()) {
    let judged = judge(order, reply.texts[i] ?? '');
    if (judged.faults.length > 0 || judged.missing.length > 0) {
      const again = await send(work, [order]);
      if ('failure' in again) return { changes, diagnostics, failure: again.failure };
      const second = judge(order, again.texts[0] ?? '');
      if (second.faults.length <= judged.faults.length && (second.faults.length < judged.faults.length || second.missing.length <= judged.missing.length)) judged = second;
    }
    const { content, faults, missing } = judged;
    if (faults.length > 0) {
      const list = faults.map(({ code }) => code.data).join(' ');
      diagnostics.push(diagnose(work, order, 'translation/codes', 'error', {
        zh: `${work.provider.name} 两次返回的译文行内标记都不对（${list}），保持未译`,
        en: `${work.provider.name} returned wrong inline codes twice (${list}); left untranslated`,
      }));
      continue;
    }
    for (const { source, target } of missing) {
      diagnostics.push(diagnose(work, order, 'translation/term', 'warning', { zh: `译文没有用术语“${target}”（${source}）`, en: `The translation does not use the term "${target}" (${source})` }, [target]));
    }
    changes.set(order.number, { target: content, by: work.provider.name });
  }
  return { changes, diagnostics };
}

function send({ translation, provider, ask }: FillWork, orders: readonly Order[]): ReturnType<Provider['translate']> {
  const terms = new Map(orders.flatMap((order) => order.terms).map((term) => [term.source, term]));
  const { source, target } = translation.place.languages;
  return provider.translate({ texts: orders.map(({ marked }) => marked.text), source, target, terms: provider.hidesTerms ? [] : [...terms.values()] }, ask);
}

function judge({ source, terms, marked }: Order, text: string): { content: Content; faults: ReturnType<typeof codeFaults>; missing: Term[] } {
  const read = readMarked(text.trim(), marked);
  const isTerm = (code: Code): boolean => code.id.startsWith('term ');
  const hidden = marked.codes.flat().filter(isTerm);
  const content = joinParts(read.map((part) => (typeof part === 'object' && isTerm(part) ? part.data : part)));
  const lost = codeFaults([...source, ...hidden], read);
  // An empty answer is none.
  const faults = plainText(content).trim() === '' ? [...lost, { kind: 'missing' as const, code: { kind: 'alone' as const, id: '', type: 'other' as const, data: '…' } }] : lost;
  const said = plainText(content);
  return { content, faults, missing: terms.filter(({ target, admitted }) => ![target, ...admitted].some((form) => said.toLowerCase().includes(form.toLowerCase()))) };
}

/** The glossary's terms in a sentence, each as it is written there, with what it must become. */
function termsIn(text: string, { place }: OpenTranslation, { matcher }: FillWork['terms']): Term[] {
  const { source, target } = place.languages;
  const found = new Map<string, Term>();
  for (const { start, end, readings } of matcher.match(text)) {
    const reading = readings.find(({ lang, form }) => lang === source && form.kind !== 'guard');
    const written = text.slice(start, end);
    if (!reading || found.has(written)) continue;
    const { concept, form } = reading;
    const forms = concept.terms[target];
    const isShort = form.kind === 'abbreviation' || /^[\p{Lu}\d.&+-]{2,}s?$/u.test(written);
    const names = [forms.preferred, ...forms.admitted, ...forms.abbreviations, ...concept.terms[source].abbreviations].map((each) => each.text);
    // An abbreviation may stay as it is.
    const right = concept.doNotTranslate || isShort ? written : forms.preferred.text;
    found.set(written, { source: written, target: right, admitted: concept.doNotTranslate ? [] : names });
  }
  return [...found.values()];
}

/** Terms as codes that carry their translation: for services that cannot be told any. */
function hideTerms(content: Content, terms: readonly Term[]): Content {
  let nth = 0;
  const parts: (string | Code)[] = [];
  const longest = [...terms].sort((a, b) => b.source.length - a.source.length);
  for (const part of content) {
    let rest: (string | Code)[] = [part];
    for (const { source, target } of longest) {
      rest = rest.flatMap((each) => {
        if (typeof each !== 'string') return [each];
        return each.split(source).flatMap((piece, i): (string | Code)[] => (i === 0 ? [piece] : [{ kind: 'alone', id: `term ${(nth += 1)}`, type: 'other', data: target, equiv: target }, piece]));
      });
    }
    parts.push(...rest);
  }
  return joinParts(parts);
}

function diagnose({ translation, sources }: FillWork, { number, source }: Order, rule: RuleId, severity: Severity, message: Localized, expected?: readonly string[]): Diagnostic {
  const segment = translation.current.segments[number] as CurrentSegment;
  const span = sourceSpan(translation, segment);
  const finding = { message: { zh: `${message.zh}（${segment.id}）`, en: `${message.en} (${segment.id})` }, actual: plainText(source), ...(span && { span }), ...(expected && { expected }) };
  return sources.diagnose({ rule, file: translation.source.file.path, finding }, severity);
}
