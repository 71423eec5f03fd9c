import type { Note, Segment, TranslationDocument, TranslationUnit } from '../../model/translation.js';
import { xmlAttribute, xmlText } from '../../text/xml.js';
import { contentOf } from '../content.js';
import type { TranslationWriteOptions } from '../translation-format.js';
import { writeInline } from './inline.js';
import { states, unitType } from './states.js';

/**
 * XLIFF 1.2, strict (xliff-core-1.2-strict.xsd). A segment is a `trans-unit`, the unit it belongs to a `group`: every tool knows these, while segment
 * marks inside a trans-unit are shown as tags by some. Only units with text between segments, which came from elsewhere, are written with marks.
 */
export function writeXliff1(document: TranslationDocument, { targetLang, openOnly }: TranslationWriteOptions = {}): string {
  const target = document.targetLang ?? targetLang;
  const languages = `source-language="${xmlAttribute(document.sourceLang)}"${target === undefined ? '' : ` target-language="${xmlAttribute(target)}"`}`;
  const units = document.units.flatMap((unit) => writeUnit(unit, target, openOnly === true));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">',
    `  <file original="${xmlAttribute(document.original)}" ${languages} datatype="x-markdown" tool-id="spp">`,
    '    <header>',
    ...notes(document.notes, '      '),
    '      <tool tool-id="spp" tool-name="spp"/>',
    '    </header>',
    '    <body>',
    ...units,
    '    </body>',
    '  </file>',
    '</xliff>',
    '',
  ].join('\n');
}

function writeUnit(unit: TranslationUnit, target: string | undefined, openOnly: boolean): string[] {
  if (unit.between && unit.between.length > 0) return openOnly && unit.segments.every(({ state }) => state !== 'open') ? [] : writeMarked(unit, unit.between, target);
  const segments = openOnly ? unit.segments.filter(({ state }) => state === 'open') : unit.segments;
  if (segments.length === 0 && openOnly) return [];
  return [
    `      <group id="${xmlAttribute(unit.id)}" restype="${unitType(unit.kind)}">`,
    ...notes(unit.notes, '        '),
    ...segments.flatMap((segment) => writeSegment(segment, unit, target, openOnly)),
    '      </group>',
  ];
}

function writeSegment(segment: Segment, unit: TranslationUnit, target: string | undefined, openOnly: boolean): string[] {
  const form = openOnly ? 'tags' : 'native';
  const { state, approved } = states[segment.state];
  const lang = target === undefined ? '' : ` xml:lang="${xmlAttribute(target)}"`;
  const content = openOnly ? segment.source : segment.target;
  return [
    `        <trans-unit id="${xmlAttribute(segment.id)}"${approved ? ' approved="yes"' : ''}${unit.fixed ? ' translate="no"' : ''} xml:space="preserve">`,
    `          <source>${writeInline(segment.source, form)}</source>`,
    ...(content === undefined ? [] : [`          <target${lang}${state}>${writeInline(content, form)}</target>`]),
    ...notes(segment.notes, '          '),
    ...former(segment),
    '        </trans-unit>',
  ];
}

/** What the translation of a changed segment was made for. */
function former({ formerSource, target }: Segment): string[] {
  if (!formerSource) return [];
  return [
    '          <alt-trans alttranstype="previous-version" xml:space="preserve">',
    `            <source>${writeInline(formerSource, 'native')}</source>`,
    `            <target>${writeInline(target ?? [], 'native')}</target>`,
    '          </alt-trans>',
  ];
}

/** One trans-unit with segment marks (XLIFF 1.2 §2.4.3). */
function writeMarked(unit: TranslationUnit, between: NonNullable<TranslationUnit['between']>, target: string | undefined): string[] {
  const side = (which: 'source' | 'target'): string => {
    const gap = (at: number): string => between.filter(({ before }) => before === at).map((each) => writeLoose(each[which] ?? (which === 'source' ? [] : []))).join('');
    // An empty mark is where the translation will stand.
    const marks = unit.segments.map((segment, i) => `${gap(i)}<mrk mtype="seg" mid="${xmlAttribute(segment.id)}">${writeInline(segment[which] ?? [], 'native')}</mrk>`);
    return marks.join('') + gap(unit.segments.length);
  };
  const hasTarget = unit.segments.some((segment) => segment.target) || between.some((each) => each.target);
  const lowest = (['changed', 'translated', 'reviewed'] as const).find((each) => unit.segments.some(({ state }) => state === each)) ?? 'translated';
  const { state, approved } = states[lowest];
  const whole = contentOf([...unit.segments.keys(), unit.segments.length].flatMap((i) => [...between.filter(({ before }) => before === i).flatMap(({ source }) => source), ...(unit.segments[i]?.source ?? [])]));
  return [
    `      <trans-unit id="${xmlAttribute(unit.id)}" restype="${unitType(unit.kind)}"${approved ? ' approved="yes"' : ''}${unit.fixed ? ' translate="no"' : ''} xml:space="preserve">`,
    `        <source>${writeInline(whole, 'native')}</source>`,
    `        <seg-source>${side('source')}</seg-source>`,
    ...(hasTarget ? [`        <target${target === undefined ? '' : ` xml:lang="${xmlAttribute(target)}"`}${state}>${side('target')}</target>`] : []),
    ...notes(unit.notes, '        '),
    '      </trans-unit>',
  ];
}

/** Codes between marks: the partner of each may stand on the other side of one. */
function writeLoose(content: TranslationUnit['segments'][number]['source']): string {
  return writeInline(content, 'native');
}

function notes(all: readonly Note[] | undefined, indent: string): string[] {
  return (all ?? []).map(({ text, from }) => `${indent}<note${from === undefined ? '' : ` from="${xmlAttribute(from)}"`}>${xmlText(text)}</note>`);
}
