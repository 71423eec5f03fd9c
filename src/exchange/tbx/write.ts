import { languageOf } from '../../lang/registry.js';
import type { Lang } from '../../model/text.js';
import { xmlAttribute, xmlText } from '../../text/xml.js';
import type { GlossaryConcept } from '../glossary-concept.js';
import { encodeAddress } from '../uri.js';
import { statuses, termTypes } from './categories.js';

type Names = GlossaryConcept['en'] | GlossaryConcept['zh'];
type FileForm = NonNullable<Names['admitted']>[number];

/** TBX-Basic in DCA style (ISO 30042:2019; LTAC Global, TBX-Basic 1.2.1): what TBXcoreStructV03.rng and TBX-Basic_DCA.sch accept. */
export function writeTbx(concepts: readonly GlossaryConcept[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" style="dca" xml:lang="en">',
    '  <tbxHeader>',
    '    <fileDesc>',
    '      <sourceDesc><p>Written by spp from glossary.yml</p></sourceDesc>',
    '    </fileDesc>',
    '  </tbxHeader>',
    '  <text>',
    // A body without an entry is not allowed, no body is.
    ...(concepts.length === 0 ? [] : ['    <body>', ...concepts.map((concept) => entry(concept).join('\n')), '    </body>']),
    '  </text>',
    '</tbx>',
    '',
  ].join('\n');
}

function entry(concept: GlossaryConcept): string[] {
  const { id, kind, note, sources } = concept;
  return [
    // An XML id cannot begin with a digit, as 10yfp does.
    `      <conceptEntry id="c-${xmlAttribute(id)}">`,
    `        <descrip type="subjectField">${xmlText(kind)}</descrip>`,
    ...(note === undefined ? [] : [`        <note>${xmlText(note)}</note>`]),
    ...sources.flatMap(source),
    ...langSec(concept, 'en', concept.en.name, concept.en),
    ...langSec(concept, 'zh', concept.zh.preferred, concept.zh),
    '      </conceptEntry>',
  ];
}

function source({ url, title }: GlossaryConcept['sources'][number]): string[] {
  if (url !== undefined) return [`        <xref type="externalCrossReference" target="${xmlAttribute(encodeAddress(url))}">${xmlText(title ?? '')}</xref>`];
  return title === undefined ? [] : [`        <admin type="source">${xmlText(title)}</admin>`];
}

function langSec({ status }: GlossaryConcept, lang: Lang, preferred: string, names: Names): string[] {
  // A draft's name is not decided: it has no status.
  const decided = status === 'approved' ? statuses.preferred : undefined;
  const list = (forms: readonly FileForm[] | undefined, administrativeStatus: string): string[] =>
    (forms ?? []).flatMap((form) => termSec(typeof form === 'string' ? form : form.text, { administrativeStatus, termType: termTypes.variant }, typeof form === 'string' ? undefined : form.why));
  return [
    `        <langSec xml:lang="${languageOf(lang).tag}">`,
    ...termSec(preferred, { administrativeStatus: decided, termType: termTypes.name }),
    ...[names.abbr ?? []].flat().flatMap((text) => termSec(text, { administrativeStatus: decided, termType: termTypes.abbreviation })),
    ...list(names.admitted, statuses.admitted),
    ...list(names.forbidden, statuses.forbidden),
    ...list(names.former, statuses.former),
    '        </langSec>',
  ];
}

function termSec(text: string, notes: Readonly<Record<string, string | undefined>>, why?: string): string[] {
  const termNotes = Object.entries({ ...notes, partOfSpeech: 'noun' }).flatMap(([type, value]) => (value === undefined ? [] : [`            <termNote type="${type}">${value}</termNote>`]));
  return [
    '          <termSec>',
    `            <term>${xmlText(text)}</term>`,
    ...termNotes,
    ...(why === undefined ? [] : [`            <note>${xmlText(why)}</note>`]),
    '          </termSec>',
  ];
}
