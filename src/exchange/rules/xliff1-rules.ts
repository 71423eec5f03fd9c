import type { RuleId } from '../../model/diagnostic.js';
import { xmlUri, type XmlElement } from '../xml-tree.js';
import type { RuleReport } from './report.js';

/** What binds the parts of an XLIFF 1.2 document together (§2.2 to §2.4, and the keys of its schema). */
export function checkXliff1(root: XmlElement, report: RuleReport): void {
  for (const file of root.all('file')) {
    const inside = file.walk().filter(({ uri }) => uri === root.uri);
    const named = (...names: string[]): XmlElement[] => inside.filter(({ local }) => names.includes(local));
    unique(named('trans-unit', 'bin-unit'), 'id', 'exchange/id', '§2.2 (trans-unit, id)', report);
    unique(named('group'), 'id', 'exchange/id', '§2.2 (group, id)', report);
    unique(named('tool'), 'tool-id', 'exchange/id', '§2.2 (tool-id)', report);
    refer(inside, 'tool-id', named('tool').map((each) => each.get('tool-id')), ['file', 'phase', 'alt-trans'], report);
    refer(inside, 'phase-name', named('phase').map((each) => each.get('phase-name')), ['trans-unit', 'target', 'count'], report);
    for (const unit of named('trans-unit')) checkUnit(unit, file, report);
  }
}

function unique(elements: readonly XmlElement[], attribute: string, rule: RuleId, section: string, report: RuleReport): void {
  const seen = new Map<string, XmlElement>();
  for (const element of elements) {
    const id = element.get(attribute);
    if (id === undefined) continue;
    const first = seen.get(id);
    if (first) {
      report.add(rule, element, { zh: `${attribute}“${id}”重复`, en: `Found the ${attribute} "${id}" a second time, expected a unique one` }, section, {
        actual: id,
        related: [{ span: { start: first.start, end: first.tagEnd }, message: { zh: '第一处在此', en: 'the first stands here' } }],
      });
    } else seen.set(id, element);
  }
}

function refer(elements: readonly XmlElement[], attribute: string, known: readonly (string | undefined)[], on: readonly string[], report: RuleReport): void {
  for (const element of elements) {
    const ref = on.includes(element.local) ? element.get(attribute) : undefined;
    if (ref !== undefined && !known.includes(ref)) {
      report.add('exchange/reference', element, { zh: `${attribute}“${ref}”在 header 里没有说明`, en: `Found ${attribute}="${ref}", which the header does not have` }, `§2.2 (${attribute})`, { actual: ref });
    }
  }
}

function checkUnit(unit: XmlElement, file: XmlElement, report: RuleReport): void {
  for (const side of [...unit.all('source'), ...unit.all('seg-source'), ...unit.all('target')]) {
    checkPairs(side, 'bpt', 'ept', report);
    checkPairs(side, 'bx', 'ex', report);
    checkLanguage(side, file, report);
  }
  const marks = (side: XmlElement | undefined): XmlElement[] => (side ? side.walk().filter(({ local, uri }) => local === 'mrk' && uri === unit.uri).filter((each) => each.get('mtype') === 'seg') : []);
  const [segments, target] = [marks(unit.first('seg-source')), marks(unit.first('target'))];
  unique(segments, 'mid', 'exchange/id', '§2.4 (mid)', report);
  const known = new Set(segments.map((each) => each.get('mid')));
  for (const mark of target) {
    const mid = mark.get('mid');
    if (segments.length > 0 && mid !== undefined && !known.has(mid)) report.add('exchange/reference', mark, { zh: `译文的句段标记 mid“${mid}”在 seg-source 里没有`, en: `Found the segment mark "${mid}", which seg-source does not have` }, '§2.4 (mid)', { actual: mid });
  }
}

/** Each end after its beginning, by rid or else by id (§2.3). */
function checkPairs(side: XmlElement, begin: string, end: string, report: RuleReport): void {
  const open = new Set<string>();
  for (const element of side.walk()) {
    if (element.uri !== side.uri || (element.local !== begin && element.local !== end)) continue;
    const key = element.get('rid') ?? element.get('id') ?? '';
    if (element.local === begin) open.add(key);
    else if (!open.delete(key)) report.add('exchange/code', element, { zh: `${end}“${key}”之前没有对应的 ${begin}`, en: `Found no ${begin} "${key}" before this ${end}` }, `§2.3 (${end})`, { actual: key });
  }
}

function checkLanguage(side: XmlElement, file: XmlElement, report: RuleReport): void {
  const name = side.local === 'target' ? 'target-language' : 'source-language';
  const [found, wanted] = [side.get('lang', xmlUri)?.toLowerCase(), file.get(name)?.toLowerCase()];
  if (found === undefined || wanted === undefined || found === wanted || found.split('-')[0] === wanted.split('-')[0]) return;
  report.add('exchange/language', side, { zh: `语言是 ${found}，与 file 的 ${name}（${wanted}）不同`, en: `Found the language ${found}, expected ${wanted} as ${name} of the file says` }, `§2.2 (${name})`, { actual: found, expected: [wanted], severity: 'warning' });
}
