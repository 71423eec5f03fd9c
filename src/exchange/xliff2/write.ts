import type { Code, Content, Note, Segment, SegmentState, TranslationDocument, TranslationUnit } from '../../model/translation.js';
import { xmlAttribute } from '../../text/xml.js';
import type { TranslationWriteOptions } from '../translation-format.js';
import { textWithCodePoints } from './code-points.js';
import { toNmtoken } from './ids.js';
import { OriginalData, writeInline2, type InlineWriting } from './inline.js';
import { codePrefix, matchesUri, noteUri } from './names.js';

const states: Readonly<Record<SegmentState, string>> = { open: '', changed: ' state="initial" subState="spp:changed"', translated: ' state="translated"', reviewed: ' state="reviewed"' };

/** XLIFF 2.1 with the Translation Candidates module for what the translation of a changed segment was made for. */
export function writeXliff2(document: TranslationDocument, { targetLang }: TranslationWriteOptions = {}): string {
  const target = document.targetLang ?? targetLang;
  const hasTargets = document.units.some(({ segments, between }) => segments.some((each) => each.target) || between?.some((each) => each.target));
  // Required if and only if there are targets (§4.3.1, trgLang); a file to be translated says it anyway.
  const targetAttribute = target === undefined ? (hasTargets ? ' trgLang="und"' : '') : ` trgLang="${xmlAttribute(target)}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff version="2.1" srcLang="${xmlAttribute(document.sourceLang)}"${targetAttribute} xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mtc="${matchesUri}" xmlns:spp="${noteUri}">`,
    `  <file id="f1" original="${xmlAttribute(document.original)}">`,
    ...notes((document.notes ?? []).map((note) => ({ note })), '    '),
    // A file needs a unit or a group (§4.2.2.2).
    ...(document.units.length === 0 ? ['    <group id="empty"/>'] : document.units.flatMap((unit) => writeUnit(unit))),
    '  </file>',
    '</xliff>',
    '',
  ].join('\n');
}

type Side = 'source' | 'target';
interface Part { readonly source: Content; readonly target?: Content; readonly segment?: Segment }

function writeUnit(unit: TranslationUnit): string[] {
  const parts = inOrder(unit);
  const data = new OriginalData();
  const segmentIds = new Set(unit.segments.map(({ id }) => toNmtoken(id)));
  // Codes and segments share one set of ids (§4.3.1, id). Where ours meet, the codes' begin with a prefix, and the unit says so.
  const meets = parts.some(({ source, target = [] }) => [...source, ...target].some((part) => typeof part !== 'string' && segmentIds.has(toNmtoken(part.id))));
  const idOf = (id: string): string => (meets ? `${codePrefix}${toNmtoken(id)}` : toNmtoken(id));
  const writing = (side: Side): InlineWriting => {
    const codes = parts.flatMap((part) => part[side] ?? []).filter((part): part is Code => typeof part !== 'string');
    return { data, idOf, hasPartner: (code) => hasPartner(codes, code) };
  };
  const [source, target] = [writing('source'), writing('target')];
  const body = parts.flatMap((part) => {
    const { segment } = part;
    const name = segment ? 'segment' : 'ignorable';
    return [
      `      <${name}${segment ? ` id="${toNmtoken(segment.id)}"${states[segment.state]}` : ''}>`,
      `        <source>${writeInline2(part.source, source)}</source>`,
      ...(part.target ? [`        <target>${writeInline2(part.target, target)}</target>`] : []),
      `      </${name}>`,
    ];
  });
  const noted = [...(unit.notes ?? []).map((note) => ({ note })), ...unit.segments.flatMap(({ id, notes: own }) => (own ?? []).map((note) => ({ note, segment: toNmtoken(id) })))];
  return [
    `    <unit id="${toNmtoken(unit.id)}"${unit.fixed ? ' translate="no"' : ''} xml:space="preserve" type="spp:${unit.kind}"${meets ? ` spp:codes="${codePrefix}"` : ''}>`,
    ...formerSources(unit, idOf),
    ...notes(noted, '      '),
    ...data.lines('      '),
    ...body,
    '    </unit>',
  ];
}

/** Segments and what stands between them. */
function inOrder({ segments, between = [] }: TranslationUnit): Part[] {
  const gap = (at: number): Part[] => between.filter(({ before }) => before === at).map(({ source, target }) => ({ source, ...(target && { target }) }));
  return [...segments.flatMap((segment, i) => [...gap(i), { source: segment.source, ...(segment.target && { target: segment.target }), segment }]), ...gap(segments.length)];
}

function hasPartner(codes: readonly Code[], code: Code): boolean {
  const at = codes.indexOf(code);
  const rest = code.kind === 'open' ? codes.slice(at + 1) : codes.slice(0, Math.max(0, at));
  return rest.some(({ id, kind }) => id === code.id && kind === (code.kind === 'open' ? 'close' : 'open'));
}

function formerSources(unit: TranslationUnit, idOf: (id: string) => string): string[] {
  const matches = unit.segments.flatMap(({ id, formerSource, target = [] }) => {
    if (!formerSource) return [];
    const data = new OriginalData();
    const writing: InlineWriting = { data, idOf, hasPartner: () => false };
    const [source, translation] = [writeInline2(formerSource, writing), writeInline2(target, writing)];
    return [
      `        <mtc:match ref="#${toNmtoken(id)}" type="other" subType="spp:former">`,
      ...data.lines('          '),
      `          <source>${source}</source>`,
      `          <target>${translation}</target>`,
      '        </mtc:match>',
    ];
  });
  return matches.length === 0 ? [] : ['      <mtc:matches>', ...matches, '      </mtc:matches>'];
}

/** A note has no place for who says so and, in a unit of several segments, for which it means (§4.2.2.9): attributes of our own. */
function notes(all: readonly { readonly note: Note; readonly segment?: string }[], indent: string): string[] {
  if (all.length === 0) return [];
  const items = all.map(({ note: { text, from }, segment }) => {
    const facts = `${from === undefined ? '' : ` spp:from="${xmlAttribute(from)}"`}${segment === undefined ? '' : ` spp:segment="${segment}"`}`;
    return `${indent}  <note${facts}>${textOf(text)}</note>`;
  });
  return [`${indent}<notes>`, ...items, `${indent}</notes>`];
}

/** Notes hold no code points. */
function textOf(text: string): string {
  return textWithCodePoints(text).replaceAll(/<cp hex="[0-9A-F]+"\/>/g, '');
}
