import type { Vocabularies, Vocabulary } from './shape-check.js';
import { shapesOf, type ShapeText } from './shapes.js';

const inline = 'g|bpt|ept|ph|it|mrk|x|bx|ex';
const look = 'restype resname extradata extype help-id menu menu-option menu-name coord font css-style style exstyle';
const limits = 'size-unit maxwidth minwidth maxheight minheight maxbytes minbytes charclass';
const code = 'id! xid equiv-text ts';

/** Elements and attributes of XLIFF 1.2 (§2), transitional: with what 1.1 had and strict leaves out. Open lists of values are not judged, closed ones are. */
const elements: Readonly<Record<string, ShapeText>> = {
  xliff: { section: '§2.2 (xliff)', attributes: 'version! xml:lang:lang', foreign: 'any', content: 'file|*+' },
  file: { section: '§2.2 (file)', attributes: 'original! source-language!:lang datatype! tool tool-id date:dateTime xml:space ts category target-language:lang product-name product-version build-num', foreign: 'any', content: 'header? body!' },
  header: { section: '§2.2 (header)', content: 'skl? phase-group? glossary|reference|count-group|prop-group|note|tool|*' },
  skl: { section: '§2.2 (skl)', content: 'internal-file|external-file!' },
  glossary: { section: '§2.2 (glossary)', content: 'internal-file|external-file', text: true },
  reference: { section: '§2.2 (reference)', content: 'internal-file|external-file', text: true },
  'internal-file': { section: '§2.2 (internal-file)', attributes: 'form crc:nmtoken', text: true, content: '*' },
  'external-file': { section: '§2.2 (external-file)', attributes: 'href! crc:nmtoken uid:nmtoken' },
  note: { section: '§2.2 (note)', attributes: 'xml:lang:lang priority:priority from annotates:noteSide', text: true },
  'phase-group': { section: '§2.2 (phase-group)', content: 'phase+' },
  phase: { section: '§2.2 (phase)', attributes: 'phase-name! process-name! company-name tool tool-id date:dateTime job-id contact-name contact-email contact-phone', content: 'note' },
  'count-group': { section: '§2.2 (count-group)', attributes: 'name!', content: 'count' },
  count: { section: '§2.2 (count)', attributes: 'count-type phase-name unit', text: true },
  'prop-group': { section: '§2.2 (prop-group)', attributes: 'name', content: 'prop+' },
  prop: { section: '§2.2 (prop)', attributes: 'prop-type! xml:lang', text: true },
  'context-group': { section: '§2.2 (context-group)', attributes: 'name crc:nmtoken purpose', content: 'context+' },
  context: { section: '§2.2 (context)', attributes: 'context-type! match-mandatory:yesNo crc:nmtoken', text: true },
  tool: { section: '§2.2 (tool)', attributes: 'tool-id! tool-name! tool-version tool-company', foreign: 'any', content: '*', text: true },
  body: { section: '§2.2 (body)', content: 'group|trans-unit|bin-unit' },
  group: { section: '§2.2 (group)', attributes: `id datatype xml:space:space ts ${look} translate:yesNo reformat ${limits} merged-trans:yesNo`, foreign: 'any', content: 'context-group|count-group|prop-group|note|* group|trans-unit|bin-unit' },
  'trans-unit': { section: '§2.2 (trans-unit)', attributes: `id! approved:yesNo translate:yesNo reformat xml:space:space datatype ts phase-name ${look} ${limits}`, foreign: 'any', content: 'source! seg-source? target? context-group|count-group|prop-group|note|alt-trans|*' },
  source: { section: '§2.2 (source)', attributes: 'xml:lang:lang ts', foreign: 'any', content: inline, text: true },
  'seg-source': { section: '§2.4 (seg-source)', attributes: 'xml:lang:lang ts', foreign: 'any', content: inline, text: true },
  target: { section: '§2.2 (target)', attributes: 'state:state1 state-qualifier phase-name:nmtoken xml:lang:lang ts restype resname coord font css-style style exstyle equiv-trans:yesNo', foreign: 'any', content: inline, text: true },
  'alt-trans': { section: '§2.2 (alt-trans)', attributes: `match-quality tool tool-id crc:nmtoken xml:lang:lang origin datatype xml:space:space ts ${look} mid:nmtoken phase-name:nmtoken alttranstype`, foreign: 'any', content: 'source? seg-source? target context-group|prop-group|note|*' },
  'bin-unit': { section: '§2.2 (bin-unit)', attributes: 'id! mime-type! approved:yesNo translate:yesNo reformat ts restype resname phase-name', foreign: 'any', content: 'bin-source! bin-target? context-group|count-group|prop-group|note|trans-unit|*' },
  'bin-source': { section: '§2.2 (bin-source)', attributes: 'ts', foreign: 'any', content: 'internal-file|external-file!' },
  'bin-target': { section: '§2.2 (bin-target)', attributes: 'mime-type ts state:state1 state-qualifier phase-name restype resname', foreign: 'any', content: 'internal-file|external-file!' },
  g: { section: '§2.3 (g)', attributes: `${code} ctype clone:yesNo`, foreign: 'any', content: inline, text: true },
  x: { section: '§2.3 (x)', attributes: `${code} ctype clone:yesNo`, foreign: 'any' },
  bx: { section: '§2.3 (bx)', attributes: `${code} rid:nmtoken ctype clone:yesNo`, foreign: 'any' },
  ex: { section: '§2.3 (ex)', attributes: `${code} rid:nmtoken`, foreign: 'any' },
  ph: { section: '§2.3 (ph)', attributes: `${code} ctype crc assoc`, foreign: 'any', content: 'sub', text: true },
  bpt: { section: '§2.3 (bpt)', attributes: `${code} rid:nmtoken ctype crc`, foreign: 'any', content: 'sub', text: true },
  ept: { section: '§2.3 (ept)', attributes: `${code} rid:nmtoken crc`, foreign: 'any', content: 'sub', text: true },
  it: { section: '§2.3 (it)', attributes: `${code} pos!:position rid:nmtoken ctype crc`, foreign: 'any', content: 'sub', text: true },
  sub: { section: '§2.3 (sub)', attributes: 'datatype ctype xid', content: inline, text: true },
  mrk: { section: '§2.3 (mrk)', attributes: 'mtype! mid:nmtoken ts comment', foreign: 'any', content: inline, text: true },
};

/** XLIFF 1.2, with its namespace or, as some tools write it, without. */
export const xliff1Vocabularies: Vocabularies = new Map(['urn:oasis:names:tc:xliff:document:1.2', ''].map((uri): [string, Vocabulary] => [uri, {
  name: 'XLIFF 1.2',
  rule: 'exchange/structure',
  section: '§2',
  elements: shapesOf(elements),
  attributes: new Map(),
}]));
