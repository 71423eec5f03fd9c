import { xmlUri, type XmlElement } from '../xml-tree.js';
import type { RuleReport } from './report.js';
import { checkCodes, checkTarget, fixedSequences } from './xliff2-codes.js';
import { uris } from './xliff2-vocabulary.js';

/** What binds the parts of an XLIFF 2 document together: languages, states, order, codes, annotations (§4). */
export function checkText(root: XmlElement, report: RuleReport): void {
  for (const file of root.all('file')) {
    for (const element of file.walk()) {
      if (element.uri !== uris.core) continue;
      if (element.local === 'skeleton') checkSkeleton(element, report);
      if (element.local === 'unit') checkUnit(element, root, report);
    }
  }
}

function checkSkeleton(skeleton: XmlElement, report: RuleReport): void {
  const isEmpty = skeleton.children.every((child) => typeof child === 'string' && child === '');
  if (isEmpty === (skeleton.get('href') !== undefined)) return;
  report.add('exchange/structure', skeleton, { zh: '骨架（skeleton）要么有 href，要么有内容，二者取其一', en: 'Expected either an href or content in the skeleton' }, '§4.2.2.3 (skeleton)');
}

function checkUnit(unit: XmlElement, root: XmlElement, report: RuleReport): void {
  const parts = unit.elements.filter(({ uri, local }) => uri === unit.uri && (local === 'segment' || local === 'ignorable'));
  if (!parts.some(({ local }) => local === 'segment')) report.add('exchange/structure', unit, { zh: '单元里至少要有一个句段（segment）', en: 'Found no segment in the unit, expected at least one' }, '§4.2.2.5 (unit)');
  for (const part of parts) checkPart(part, root, report);
  checkOrder(parts, report);
  const data = new Set((unit.first('originalData')?.all('data') ?? []).map((each) => each.get('id') ?? ''));
  for (const name of ['source', 'target']) checkCodes(parts.flatMap((part) => part.all(name)), data, unit, report);
  for (const element of parts.flatMap((part) => part.walk())) {
    if (element.uri === uris.core && (element.local === 'mrk' || element.local === 'sm')) checkAnnotation(element, unit, report);
  }
}

function checkPart(part: XmlElement, root: XmlElement, report: RuleReport): void {
  const [source, target] = [part.first('source'), part.first('target')];
  if (source) checkLanguage(source, root, 'srcLang', report);
  if (target) {
    checkLanguage(target, root, 'trgLang', report);
    if (root.get('trgLang') === undefined) report.add('exchange/language', target, { zh: '有译文，xliff 元素就必须有 trgLang', en: 'Found a target, expected a trgLang on the xliff element' }, '§4.3.1 (trgLang)');
  }
  if (source && target && spaceOf(source) !== spaceOf(target)) report.add('exchange/language', target, { zh: '译文的 xml:space 与原文不同', en: 'Found another xml:space than the source has' }, '§4.3.2 (xml:space)');
  const state = part.get('state');
  if (part.get('subState') !== undefined && state === undefined) report.add('exchange/state', part, { zh: '用了 subState 就必须写明 state', en: 'Expected a state beside the subState' }, '§4.3.1 (subState)');
  if (state !== undefined && state !== 'initial' && !target && part.local === 'segment') report.add('exchange/state', part, { zh: `状态是 ${state}，却没有译文`, en: `Found state="${state}" without a target` }, '§4.3.1 (state)', { actual: state });
  if (source) fixedSequences(source, report);
  if (target) fixedSequences(target, report);
  if (source && target) checkTarget(source, target, state === 'final', report);
}

/** `en` is matched by `en-IE`, not the other way round (XPath lang()). */
function checkLanguage(side: XmlElement, root: XmlElement, name: 'srcLang' | 'trgLang', report: RuleReport): void {
  const wanted = root.get(name)?.toLowerCase();
  const found = [side, ...side.ancestors()].map((each) => each.get('lang', xmlUri)).find((each) => each !== undefined)?.toLowerCase();
  if (found === undefined || wanted === undefined || found === wanted || found.startsWith(`${wanted}-`)) return;
  report.add('exchange/language', side, { zh: `语言是 ${found}，与 xliff 元素的 ${name}（${wanted}）不同`, en: `Found the language ${found}, expected ${wanted} as ${name} of the xliff element says` }, `§4.3.1 (${name})`, { actual: found, expected: [wanted] });
}

function spaceOf(element: XmlElement): string {
  return [element, ...element.ancestors()].map((each) => each.get('space', xmlUri)).find((each) => each !== undefined) ?? 'default';
}

/** Explicit and implicit places of targets (§4.3.1, order). */
function checkOrder(parts: readonly XmlElement[], report: RuleReport): void {
  const targets = parts.map((part) => part.first('target'));
  if (targets.every((target) => target?.get('order') === undefined)) return;
  const seen = new Set<number>();
  for (const [i, target] of targets.entries()) {
    if (!target) continue;
    const order = Number(target.get('order') ?? i + 1);
    if (order > parts.length) report.add('exchange/order', target, { zh: `order 是 ${order}，应在 1 至 ${parts.length} 之间`, en: `Found order="${order}", expected 1 to ${parts.length}` }, '§4.3.1 (order)', { actual: String(order) });
    if (seen.has(order)) report.add('exchange/order', target, { zh: `译文的位置 ${order} 重复`, en: `Found two targets at the place ${order}` }, '§4.3.1 (order)', { actual: String(order) });
    seen.add(order);
  }
}

/** `#n=n1`, or with the file and the unit before it. */
function pointsToNote(ref: string, unit: XmlElement): boolean {
  const [, file, own, note] = /^#\/?(?:f=([^/]+)\/)?(?:g=[^/]+\/)*(?:u=([^/]+)\/)?n=([^/]+)$/.exec(ref) ?? [];
  if (note === undefined || (file !== undefined && own === undefined) || (own !== undefined && own !== unit.get('id')) || (file !== undefined && file !== unit.within('file')?.get('id'))) return false;
  return (unit.first('notes')?.all('note') ?? []).some((each) => each.get('id') === note);
}

function checkAnnotation(mark: XmlElement, unit: XmlElement, report: RuleReport): void {
  const [type, ref, value] = [mark.get('type') ?? 'generic', mark.get('ref'), mark.get('value')];
  if (type === 'comment') {
    if ((ref === undefined) === (value === undefined)) report.add('exchange/annotation', mark, { zh: '评论标注（comment）必须有 ref 或 value 之一，且只有一个', en: 'Expected exactly one of ref and value on a comment annotation' }, '§4.7.3 (comment annotation)');
    const isThere = ref !== undefined && pointsToNote(ref, unit);
    if (ref !== undefined && !isThere) report.add('exchange/reference', mark, { zh: `ref“${ref}”没有指向本单元的说明（note），应写作 #n=标识`, en: `Found ref="${ref}", expected #n= and the id of a note in this unit` }, '§4.7.3 (comment annotation)', { actual: ref });
  }
  if (type === 'generic' && mark.get('type') !== undefined && mark.get('translate') === undefined) {
    report.add('exchange/annotation', mark, { zh: '翻译标注（generic）应有 translate', en: 'Expected a translate on a generic annotation' }, '§4.7.3 (translate annotation)', { severity: 'warning' });
  }
  if (type === 'mtc:match' && ref !== undefined) report.add('exchange/annotation', mark, { zh: '候选译文标注（mtc:match）不可有 ref', en: 'Unexpected ref on a translation candidate annotation' }, '§5.1 (candidate annotation)');
}
