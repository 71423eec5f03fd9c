import type { Code, Content, Note, Segment, TranslationDocument, TranslationUnit } from '../../model/translation.js';
import { legalXml } from '../../text/xml.js';
import { angled, legendOf, markOf, writePlaceholders } from '../placeholders.js';
import type { TranslationWriteOptions } from '../translation-format.js';
import { quotePo } from './parse.js';

/**
 * A PO file that gettext's tools accept. The id of a segment is its context, so that equal texts stay apart; codes are marks a translator sees
 * (`<1>…</1>`), and what they stand for is told in comments.
 */
export function writePo(document: TranslationDocument, { targetLang }: TranslationWriteOptions = {}): string {
  const target = document.targetLang ?? targetLang;
  const header = [
    ['Project-Id-Version', 'spp'],
    ['Language', target?.replace('-', '_') ?? ''],
    ['MIME-Version', '1.0'],
    ['Content-Type', 'text/plain; charset=UTF-8'],
    ['Content-Transfer-Encoding', '8bit'],
    ['X-Generator', 'spp'],
    ['X-Source-Language', document.sourceLang],
    ['X-Target-Language', target ?? ''],
    ['X-Original', document.original],
  ].map(([name, value]) => `${name}: ${(value ?? '').replaceAll(/\s+/g, ' ')}\n`).join('');
  const reference = document.original.replaceAll(/\s/g, '%20');
  const entries = document.units.flatMap((unit) => unit.segments.map((segment, i) => entry(unit, segment, i === 0, reference)));
  return `${[[...noteLines('note', document.notes), 'msgid ""', `msgstr ${quotePo(header)}`].join('\n'), ...entries].join('\n\n')}\n`;
}

function entry(unit: TranslationUnit, segment: Segment, isFirst: boolean, reference: string): string {
  const { id, source, target, formerSource, state, notes } = segment;
  const text = (content: Content): string => quotePo(legalXml(writePlaceholders(content, angled)));
  return [
    `#. unit ${JSON.stringify(unit.id)} ${unit.kind}${unit.fixed ? ' fixed' : ''}${state === 'reviewed' ? ' reviewed' : ''}`,
    ...(isFirst ? noteLines('unit-note', unit.notes) : []),
    ...noteLines('note', notes),
    ...codeLines('code', source, []),
    ...codeLines('target-code', target ?? [], source),
    ...codeLines('former-code', formerSource ?? [], source),
    `#: ${reference}`,
    ...(state === 'changed' ? ['#, fuzzy'] : []),
    ...(state === 'changed' && formerSource ? [`#| msgid ${text(formerSource).replaceAll('\n', '\n#| ')}`] : []),
    `msgctxt ${quotePo(id)}`,
    `msgid ${text(source)}`,
    `msgstr ${target ? text(target) : '""'}`,
  ].join('\n');
}

function noteLines(kind: string, notes: readonly Note[] | undefined): string[] {
  return (notes ?? []).map(({ text, from }) => `#. ${kind}${from === undefined ? '' : ` ${JSON.stringify(from)}`}: ${escapeLine(text)}`);
}

/** The codes that `known` does not have in the same way. */
function codeLines(kind: string, content: Content, known: Content): string[] {
  const before = legendOf(known, angled);
  return [...legendOf(content, angled)].flatMap(([mark, code]) => {
    const other = before.get(mark);
    return other && sameCode(other, code) ? [] : [`#. ${kind} ${markOf(code, angled)} ${code.type} ${JSON.stringify(code.data)}${code.equiv === undefined ? '' : ` ${JSON.stringify(code.equiv)}`}`];
  });
}

function sameCode(a: Code, b: Code): boolean {
  return a.type === b.type && a.data === b.data && a.equiv === b.equiv;
}

/** Comments are lines: a line's end is written `\n`, a backslash twice. */
function escapeLine(text: string): string {
  return legalXml(text).replaceAll('\\', String.raw`\\`).replaceAll('\n', String.raw`\n`).replaceAll('\r', String.raw`\r`);
}
