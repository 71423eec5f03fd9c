import { coreUri, matchesUri } from '../xliff2/names.js';
import type { Vocabularies, Vocabulary } from './shape-check.js';
import { shapesOf, type ShapeText } from './shapes.js';
import type { KindName } from './values.js';

export const uris = {
  core: coreUri,
  matches: matchesUri,
  glossary: 'urn:oasis:names:tc:xliff:glossary:2.0',
  style: 'urn:oasis:names:tc:xliff:fs:2.0',
  metadata: 'urn:oasis:names:tc:xliff:metadata:2.0',
  resources: 'urn:oasis:names:tc:xliff:resourcedata:2.0',
  changes: 'urn:oasis:names:tc:xliff:changetracking:2.0',
  size: 'urn:oasis:names:tc:xliff:sizerestriction:2.0',
  validation: 'urn:oasis:names:tc:xliff:validation:2.0',
  its: 'http://www.w3.org/2005/11/its',
  itsm: 'urn:oasis:names:tc:xliff:itsm:2.1',
} as const;

const inline = 'cp|ph|pc|sc|ec|mrk|sm|em';
const hints = 'canCopy:yesNo canDelete:yesNo canReorder:reorder copyOf:nmtoken subType:prefixed type:codeType';
const single = `${hints} disp equiv dataRef:nmtoken subFlows:nmtokens`;
const marker = 'id!:nmtoken translate:yesNo type:markType ref:uri value';

/** Elements and attributes of XLIFF 2.1 (§4.2, §4.3). Attributes of other namespaces may stand where the text of each element says so. */
const core: Readonly<Record<string, ShapeText>> = {
  xliff: { section: '§4.2.2.1 (xliff)', attributes: 'version!:version2 srcLang!:lang trgLang:lang xml:space:space', foreign: 'any', content: 'file+' },
  file: { section: '§4.2.2.2 (file)', attributes: 'id!:nmtoken canResegment:yesNo original translate:yesNo srcDir:dir trgDir:dir xml:space:space', foreign: 'any', content: 'skeleton? * notes? unit|group+' },
  skeleton: { section: '§4.2.2.3 (skeleton)', attributes: 'href', content: '*', text: true },
  group: { section: '§4.2.2.4 (group)', attributes: 'id!:nmtoken name canResegment:yesNo translate:yesNo srcDir:dir trgDir:dir type:prefixed xml:space:space', foreign: 'any', content: '* notes? unit|group' },
  unit: { section: '§4.2.2.5 (unit)', attributes: 'id!:nmtoken name canResegment:yesNo translate:yesNo srcDir:dir trgDir:dir type:prefixed xml:space:space', foreign: 'any', content: '* notes? originalData? segment|ignorable+' },
  segment: { section: '§4.2.2.6 (segment)', attributes: 'id:nmtoken canResegment:yesNo state:state subState:prefixed', content: 'source! target?' },
  ignorable: { section: '§4.2.2.7 (ignorable)', attributes: 'id:nmtoken', content: 'source! target?' },
  notes: { section: '§4.2.2.8 (notes)', content: 'note+' },
  note: { section: '§4.2.2.9 (note)', attributes: 'id:nmtoken appliesTo:side category priority:priority', foreign: 'any', text: true },
  originalData: { section: '§4.2.2.10 (originalData)', content: 'data+' },
  data: { section: '§4.2.2.11 (data)', attributes: 'id!:nmtoken dir:dir xml:space:preserve', content: 'cp', text: true },
  source: { section: '§4.2.2.12 (source)', attributes: 'xml:lang:lang xml:space:space', content: inline, text: true },
  target: { section: '§4.2.2.13 (target)', attributes: 'xml:lang:lang xml:space:space order:positive', content: inline, text: true },
  cp: { section: '§4.2.3.1 (cp)', attributes: 'hex!:hex' },
  ph: { section: '§4.2.3.2 (ph)', attributes: `id!:nmtoken ${single}`, foreign: 'modules' },
  pc: { section: '§4.2.3.3 (pc)', attributes: `id!:nmtoken ${hints} canOverlap:yesNo dispEnd dispStart equivEnd equivStart dataRefEnd:nmtoken dataRefStart:nmtoken subFlowsEnd:nmtokens subFlowsStart:nmtokens dir:dir`, foreign: 'modules', content: inline, text: true },
  sc: { section: '§4.2.3.4 (sc)', attributes: `id!:nmtoken ${single} canOverlap:yesNo dir:dir isolated:yesNo`, foreign: 'modules' },
  ec: { section: '§4.2.3.5 (ec)', attributes: `id:nmtoken startRef:nmtoken ${single} canOverlap:yesNo dir:dir isolated:yesNo`, foreign: 'modules' },
  mrk: { section: '§4.2.3.6 (mrk)', attributes: marker, foreign: 'any', content: inline, text: true },
  sm: { section: '§4.2.3.7 (sm)', attributes: marker, foreign: 'any' },
  em: { section: '§4.2.3.8 (em)', attributes: 'startRef!:nmtoken' },
};

const matches: Readonly<Record<string, ShapeText>> = {
  matches: { section: '§5.1 (matches)', content: 'match+' },
  match: { section: '§5.1 (match)', attributes: 'id:nmtoken matchQuality:percent matchSuitability:percent origin ref!:uri reference:yesNo similarity:percent subType:prefixed type:matchType', foreign: 'any', content: '*' },
};
const glossary: Readonly<Record<string, ShapeText>> = {
  glossary: { section: '§5.2 (glossary)', content: 'glossEntry+' },
  glossEntry: { section: '§5.2 (glossEntry)', attributes: 'id:nmtoken ref:uri', foreign: 'any', content: 'term! translation definition? *' },
  term: { section: '§5.2 (term)', attributes: 'source', foreign: 'any', text: true },
  translation: { section: '§5.2 (translation)', attributes: 'id:nmtoken ref:uri source', foreign: 'any', text: true },
  definition: { section: '§5.2 (definition)', attributes: 'source', foreign: 'any', text: true },
};
const metadata: Readonly<Record<string, ShapeText>> = {
  metadata: { section: '§5.4 (metadata)', attributes: 'id:nmtoken', content: 'metaGroup+' },
  metaGroup: { section: '§5.4 (metaGroup)', attributes: 'id:nmtoken category appliesTo:metaSide', content: 'metaGroup|meta+' },
  meta: { section: '§5.4 (meta)', attributes: 'type!', text: true },
};
const resources: Readonly<Record<string, ShapeText>> = {
  resourceData: { section: '§5.5 (resourceData)', content: 'resourceItemRef resourceItem' },
  resourceItemRef: { section: '§5.5 (resourceItemRef)', attributes: 'id:nmtoken ref!:nmtoken', foreign: 'any' },
  resourceItem: { section: '§5.5 (resourceItem)', attributes: 'mimeType id:nmtoken context:yesNo', foreign: 'any', content: 'source? target? reference' },
  source: { section: '§5.5 (source)', attributes: 'href xml:lang:lang', foreign: 'any', content: '*' },
  target: { section: '§5.5 (target)', attributes: 'href xml:lang:lang', foreign: 'any', content: '*' },
  reference: { section: '§5.5 (reference)', attributes: 'href! xml:lang:lang', foreign: 'any' },
};
const changes: Readonly<Record<string, ShapeText>> = {
  changeTrack: { section: 'XLIFF 2.0 §5.6 (changeTrack)', content: 'revisions+' },
  revisions: { section: 'XLIFF 2.0 §5.6 (revisions)', attributes: 'appliesTo!:nmtoken ref:nmtoken currentVersion:nmtoken', foreign: 'any', content: 'revision+' },
  revision: { section: 'XLIFF 2.0 §5.6 (revision)', attributes: 'author datetime version:nmtoken', foreign: 'any', content: 'item+' },
  item: { section: 'XLIFF 2.0 §5.6 (item)', attributes: 'property!', foreign: 'any', content: '*', text: true },
};
const size: Readonly<Record<string, ShapeText>> = {
  profiles: { section: 'XLIFF 2.0 §5.7 (profiles)', attributes: 'generalProfile storageProfile', content: 'normalization? *' },
  normalization: { section: 'XLIFF 2.0 §5.7 (normalization)', attributes: 'general:normalization storage:normalization' },
  data: { section: 'XLIFF 2.0 §5.7 (data)', attributes: 'profile!', foreign: 'any', content: '*' },
};
const validation: Readonly<Record<string, ShapeText>> = {
  validation: { section: 'XLIFF 2.0 §5.8 (validation)', foreign: 'any', content: 'rule+' },
  rule: { section: 'XLIFF 2.0 §5.8 (rule)', attributes: 'isPresent occurs:positive isNotPresent startsWith endsWith existsInSource:yesNo caseSensitive:yesNo normalization:normalization disabled:yesNo', foreign: 'any' },
};

function vocabulary(name: string, section: string, elements: Readonly<Record<string, ShapeText>>, attributes: Readonly<Record<string, KindName>> = {}): Vocabulary {
  return { name, rule: name === 'XLIFF' ? 'exchange/structure' : 'exchange/module', section, elements: shapesOf(elements), attributes: new Map(Object.entries(attributes)) };
}

/** XLIFF 2.0 and 2.1 with their modules. ITS has no table: its attributes are many and of other standards; what binds them together are rules. */
export const xliff2Vocabularies: Vocabularies = new Map([
  [uris.core, vocabulary('XLIFF', '§4.2', core)],
  [uris.matches, vocabulary('Translation Candidates', '§5.1', matches)],
  [uris.glossary, vocabulary('Glossary', '§5.2', glossary)],
  [uris.style, vocabulary('Format Style', '§5.3', {}, { fs: 'style', subFs: 'text' })],
  [uris.metadata, vocabulary('Metadata', '§5.4', metadata)],
  [uris.resources, vocabulary('Resource Data', '§5.5', resources)],
  [uris.changes, vocabulary('Change Tracking', 'XLIFF 2.0 §5.6', changes)],
  [uris.size, vocabulary('Size and Length Restriction', 'XLIFF 2.0 §5.7', size, { equivStorage: 'integer', sizeInfo: 'sizeInfo', sizeInfoRef: 'nmtoken', sizeRestriction: 'restriction', storageRestriction: 'restriction' })],
  [uris.validation, vocabulary('Validation', 'XLIFF 2.0 §5.8', validation)],
]);
