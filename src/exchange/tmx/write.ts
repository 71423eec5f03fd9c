import type { MemoryUnit } from '../../model/translation.js';
import { xmlAttribute, xmlText } from '../../text/xml.js';
import type { MemoryWriteOptions } from '../translation-format.js';
import { toTmxDate } from './dates.js';
import { omegatTags, writeTmxInline } from './inline.js';

/** TMX 1.4b, valid by tmx14.dtd. */
export function writeTmx(units: readonly MemoryUnit[], { tags = 'native' }: MemoryWriteOptions = {}): string {
  const languages = new Set(units.map(({ sourceLang }) => sourceLang));
  const [only = '*all*'] = languages.size === 1 ? languages : [];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<tmx version="1.4">',
    `  <header creationtool="spp" creationtoolversion="1" segtype="sentence" o-tmf="spp" adminlang="en" srclang="${xmlAttribute(only)}" datatype="${tags === 'omegat' ? 'plaintext' : 'x-markdown'}"/>`,
    '  <body>',
    ...units.flatMap((unit) => writeUnit(unit, only, tags)),
    '  </body>',
    '</tmx>',
    '',
  ].join('\n');
}

function writeUnit(unit: MemoryUnit, fileLang: string, tags: 'native' | 'omegat'): string[] {
  const { sourceLang, targetLang, changed, by, notes = [] } = unit;
  const date = changed === undefined ? undefined : toTmxDate(changed);
  const own = sourceLang === fileLang ? '' : ` srclang="${xmlAttribute(sourceLang)}"`;
  const texts = tags === 'omegat' ? omegatTags(unit.source, unit.target) : { source: writeTmxInline(unit.source), target: writeTmxInline(unit.target) };
  const props: readonly (readonly [string, string | undefined])[] = [
    ['x-context-pre', unit.before],
    ['x-context-post', unit.after],
    ['x-origin', unit.origin],
    ['x-changed', date?.isExact ? undefined : changed],
    ['x-reviewed', unit.reviewed === undefined ? undefined : String(unit.reviewed)],
    ...notes.flatMap(({ text, from }) => (from === undefined ? [] : [[`x-note:${from}`, text] as const])),
  ];
  const variant = (lang: string, text: string): string => `      <tuv xml:lang="${xmlAttribute(lang)}"><seg>${text}</seg></tuv>`;
  return [
    `    <tu${own}${date ? ` changedate="${date.text}"` : ''}${by === undefined ? '' : ` changeid="${xmlAttribute(by)}"`}>`,
    ...notes.flatMap(({ text, from }) => (from === undefined ? [`      <note>${xmlText(text)}</note>`] : [])),
    ...props.flatMap(([type, text]) => (text === undefined ? [] : [`      <prop type="${xmlAttribute(type)}">${xmlText(text)}</prop>`])),
    variant(sourceLang, texts.source),
    variant(targetLang, texts.target),
    '    </tu>',
  ];
}
