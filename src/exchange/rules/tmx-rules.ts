import type { XmlElement } from '../xml-tree.js';
import type { RuleReport } from './report.js';
import type { Vocabularies } from './shape-check.js';
import { shapesOf, type ShapeText } from './shapes.js';

const inline = 'bpt|ept|ph|it|hi|ut';
const record = 'o-encoding datatype usagecount lastusagedate creationtool creationtoolversion creationdate creationid changedate changeid o-tmf';
const lang = 'lang xml:lang';

/** Elements and attributes of TMX 1.1 to 1.4b. What one of the versions alone has is accepted in all. */
const elements: Readonly<Record<string, ShapeText>> = {
  tmx: { section: 'tmx', attributes: 'version!', content: 'header! body!' },
  header: { section: 'header', attributes: 'creationtool! creationtoolversion! segtype! o-tmf! adminlang! srclang! datatype! o-encoding creationdate creationid changedate changeid', content: 'note|prop|ude' },
  body: { section: 'body', content: 'tu' },
  note: { section: 'note', attributes: `o-encoding ${lang}`, text: true },
  prop: { section: 'prop', attributes: `type! o-encoding ${lang}`, text: true },
  ude: { section: 'ude', attributes: 'name! base', content: 'map+' },
  map: { section: 'map', attributes: 'unicode! code ent subst' },
  tu: { section: 'tu', attributes: `tuid ${record} segtype srclang`, content: 'note|prop tuv+' },
  tuv: { section: 'tuv', attributes: `${lang} ${record}`, content: 'note|prop seg!' },
  seg: { section: 'seg', content: inline, text: true },
  bpt: { section: 'bpt', attributes: 'i! x type', content: 'sub', text: true },
  ept: { section: 'ept', attributes: 'i!', content: 'sub', text: true },
  it: { section: 'it', attributes: 'pos! x type', content: 'sub', text: true },
  ph: { section: 'ph', attributes: 'i x type assoc', content: 'sub', text: true },
  hi: { section: 'hi', attributes: 'x type', content: inline, text: true },
  ut: { section: 'ut', attributes: 'x', content: 'sub', text: true },
  sub: { section: 'sub', attributes: 'type datatype', content: inline, text: true },
};

export const tmxVocabularies: Vocabularies = new Map([['', { name: 'TMX', rule: 'exchange/structure', section: 'TMX 1.4b', elements: shapesOf(prefixed()), attributes: new Map() }]]);

function prefixed(): Record<string, ShapeText> {
  return Object.fromEntries(Object.entries(elements).map(([name, shape]) => [name, { ...shape, section: `TMX 1.4b (${shape.section})` }]));
}

export function checkTmx(root: XmlElement, report: RuleReport): void {
  for (const segment of root.walk()) {
    if (segment.local !== 'seg') continue;
    const open = new Set<string>();
    for (const code of segment.walk()) {
      const number = code.get('i') ?? '';
      if (code.local === 'bpt') open.add(number);
      if (code.local === 'ept' && !open.delete(number)) report.add('exchange/code', code, { zh: `ept 的 i“${number}”之前没有对应的 bpt`, en: `Found no bpt with i="${number}" before this ept` }, 'TMX 1.4b (ept)', { actual: number });
    }
    for (const number of open) report.add('exchange/code', segment, { zh: `bpt 的 i“${number}”没有对应的 ept`, en: `Found no ept for the bpt with i="${number}"` }, 'TMX 1.4b (bpt)', { actual: number });
  }
}
