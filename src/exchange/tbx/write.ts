import { languageOf } from '../../lang/registry.js';
import type { Lang } from '../../model/text.js';
import { xmlAttribute, xmlText } from '../../text/xml.js';
import type { GlossaryConcept } from '../glossary-concept.js';
import { encodeAddress } from '../uri.js';
import { statuses, termTypes } from './categories.js';

type Names = GlossaryConcept['en'] | GlossaryConcept['zh'];
type FileForm = NonNullable<Names['admitted']>[number];

/** The element names of an edition of TBX. */
interface ElementNames {
  readonly entry: string;
  readonly lang: string;
  readonly term: string;
}

const names2019: ElementNames = { entry: 'conceptEntry', lang: 'langSec', term: 'termSec' };
const names2008: ElementNames = { entry: 'termEntry', lang: 'langSet', term: 'tig' };

/** TBX-Basic of 2008 (ISO 30042:2008, TBXcoreStructV02.dtd): what OmegaT, Translate Toolkit and most installed tools read. */
export function writeMartif(concepts: readonly GlossaryConcept[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<martif type="TBX-Basic" xml:lang="en">',
    '  <martifHeader>',
    '    <fileDesc>',
    '      <sourceDesc><p>Written by spp from glossary.yml</p></sourceDesc>',
    '    </fileDesc>',
    '    <encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc>',
    '  </martifHeader>',
    '  <text>',
    '    <body>',
    ...concepts.map((concept) => entry(concept, names2008).join('\n')),
    '    </body>',
    '  </text>',
    '</martif>',
    '',
  ].join('\n');
}

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
    ...(concepts.length === 0 ? [] : ['    <body>', ...concepts.map((concept) => entry(concept, names2019).join('\n')), '    </body>']),
    '  </text>',
    '</tbx>',
    '',
  ].join('\n');
}

function entry(concept: GlossaryConcept, elements: ElementNames): string[] {
  const { id, kind, note, sources } = concept;
  return [
    // An XML id cannot begin with a digit, as 10yfp does.
    `      <${elements.entry} id="c-${xmlAttribute(id)}">`,
    `        <descrip type="subjectField">${xmlText(kind)}</descrip>`,
    ...(note === undefined ? [] : [`        <note>${xmlText(note)}</note>`]),
    ...sources.flatMap(source),
    ...langSec(concept, 'en', concept.en.name, concept.en, elements),
    ...langSec(concept, 'zh', concept.zh.preferred, concept.zh, elements),
    `      </${elements.entry}>`,
  ];
}

function source({ url, title }: GlossaryConcept['sources'][number]): string[] {
  if (url !== undefined) return [`        <xref type="externalCrossReference" target="${xmlAttribute(encodeAddress(url))}">${xmlText(title ?? '')}</xref>`];
  return title === undefined ? [] : [`        <admin type="source">${xmlText(title)}</admin>`];
}

function langSec({ status }: GlossaryConcept, lang: Lang, preferred: string, names: Names, elements: ElementNames): string[] {
  // A draft's name is not decided: it has no status.
  const decided = status === 'approved' ? statuses.preferred : undefined;
  const list = (forms: readonly FileForm[] | undefined, administrativeStatus: string): string[] =>
    (forms ?? []).flatMap((form) => termSec(elements, typeof form === 'string' ? form : form.text, { administrativeStatus, termType: termTypes.variant }, typeof form === 'string' ? undefined : form.why));
  return [
    `        <${elements.lang} xml:lang="${languageOf(lang).tag}">`,
    ...termSec(elements, preferred, { administrativeStatus: decided, termType: termTypes.name }),
    ...[names.abbr ?? []].flat().flatMap((text) => termSec(elements, text, { administrativeStatus: decided, termType: termTypes.abbreviation })),
    ...list(names.admitted, statuses.admitted),
    ...list(names.forbidden, statuses.forbidden),
    ...list(names.former, statuses.former),
    `        </${elements.lang}>`,
  ];
}

function termSec(elements: ElementNames, text: string, notes: Readonly<Record<string, string | undefined>>, why?: string): string[] {
  const termNotes = Object.entries({ ...notes, partOfSpeech: 'noun' }).flatMap(([type, value]) => (value === undefined ? [] : [`            <termNote type="${type}">${value}</termNote>`]));
  return [
    `          <${elements.term}>`,
    `            <term>${xmlText(text)}</term>`,
    ...termNotes,
    ...(why === undefined ? [] : [`            <note>${xmlText(why)}</note>`]),
    `          </${elements.term}>`,
  ];
}
