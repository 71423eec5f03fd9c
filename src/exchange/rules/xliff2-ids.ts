import type { RuleId } from '../../model/diagnostic.js';
import { xmlUri, type XmlElement } from '../xml-tree.js';
import type { RuleReport } from './report.js';
import { uris, xliff2Vocabularies } from './xliff2-vocabulary.js';

/** Ids that must differ (§4.3.1, id; §4.2.2; modules). */
export function checkIds(root: XmlElement, report: RuleReport): void {
  unique(root.all('file'), 'file', '§4.3.1 (id)', report);
  for (const file of root.all('file')) {
    const inside = file.walk().filter(({ uri }) => uri === uris.core);
    unique(inside.filter(({ local }) => local === 'group'), 'group', '§4.3.1 (id)', report);
    unique(inside.filter(({ local }) => local === 'unit'), 'unit', '§4.3.1 (id)', report);
    for (const holder of inside) {
      if (holder.local === 'notes') unique(holder.all('note'), 'note', '§4.2.2.9 (note)', report);
      if (holder.local === 'originalData') unique(holder.all('data'), 'data', '§4.2.2.11 (data)', report);
      if (holder.local === 'unit') checkUnit(holder, report);
      if (['file', 'group', 'unit'].includes(holder.local)) checkExtensions(holder, report);
    }
  }
  for (const element of root.walk()) checkModule(element, report);
}

function unique(elements: readonly XmlElement[], name: string, section: string, report: RuleReport, rule: RuleId = 'exchange/id'): void {
  const seen = new Map<string, XmlElement>();
  for (const element of elements) {
    const id = element.get('id') ?? element.get('id', xmlUri);
    if (id === undefined) continue;
    const first = seen.get(id);
    if (!first) seen.set(id, element);
    else {
      report.add(rule, element, { zh: `${name} 的标识“${id}”重复`, en: `Found the ${name} id "${id}" a second time, expected a unique one` }, section, {
        actual: id,
        related: [{ span: { start: first.start, end: first.tagEnd }, message: { zh: '第一处在此', en: 'the first stands here' } }],
      });
    }
  }
}

const parts = new Set(['segment', 'ignorable']);

/** Segments, ignorables and inline elements share one set of ids; a target repeats those of its source. */
function checkUnit(unit: XmlElement, report: RuleReport): void {
  const own = unit.elements.filter(({ uri, local }) => uri === unit.uri && parts.has(local));
  const inSource = own.flatMap((part) => [part, ...inlines(part.first('source'))]);
  unique(inSource, 'segment', '§4.3.1 (id)', report);
  const sources = new Map(inSource.flatMap((each) => (each.get('id') === undefined ? [] : [[each.get('id') ?? '', each] as const])));
  const targets = new Map<string, XmlElement>();
  for (const part of own) {
    for (const element of inlines(part.first('target'))) {
      const id = element.get('id');
      if (id === undefined) continue;
      const source = sources.get(id);
      const isOther = source !== undefined && (source.local !== element.local || source.within(part.local) !== part);
      if (isOther || targets.has(id)) report.add('exchange/id', element, { zh: `译文里的标识“${id}”与别处重复；应与同一句段原文里同类元素的标识相同，或在单元内唯一`, en: `Found the id "${id}" of another element in this target, expected that of the same element in its source, or a unique one` }, '§4.3.1 (id)', { actual: id });
      targets.set(id, element);
    }
  }
}

function inlines(side: XmlElement | undefined): XmlElement[] {
  return side ? side.walk().slice(1).filter(({ uri }) => uri === side.uri) : [];
}

/** Elements of extensions in one file, group or unit (§4.3.1, id). */
function checkExtensions(holder: XmlElement, report: RuleReport): void {
  const outside = holder.elements.filter(({ uri }) => !xliff2Vocabularies.has(uri) && uri !== uris.its);
  unique(outside.flatMap((each) => each.walk().filter(({ uri }) => uri === each.uri)), 'extension', '§4.3.1 (id)', report);
}

function checkModule(element: XmlElement, report: RuleReport): void {
  const { uri, local } = element;
  const inside = (...names: string[]): XmlElement[] => element.walk().filter((each) => each.uri === uri && names.includes(each.local));
  if (uri === uris.glossary && local === 'glossary') unique(inside('glossEntry', 'translation'), 'glossary', '§5.2 (id)', report, 'exchange/module');
  if (uri === uris.metadata && local === 'metadata') unique(inside('metadata', 'metaGroup'), 'metadata', '§5.4 (id)', report, 'exchange/module');
  if (uri === uris.resources && local === 'resourceData') unique(inside('resourceItem', 'resourceItemRef'), 'resource', '§5.5 (id)', report, 'exchange/module');
  if (uri === uris.matches && local === 'matches') unique(element.all('match'), 'match', '§5.1 (id)', report, 'exchange/module');
  if (uri === uris.matches && local === 'match') {
    for (const name of ['source', 'target']) unique(inlines(element.elements.find((each) => each.uri === uris.core && each.local === name)), 'inline', '§4.3.1 (id)', report, 'exchange/module');
  }
}
