import { xmlUri, type XmlElement } from '../xml-tree.js';
import type { RuleReport } from './report.js';
import { checkCodes } from './xliff2-codes.js';
import { uris } from './xliff2-vocabulary.js';

/** The constraints of the modules that no table of elements and attributes can say (§5). */
export function checkModules(root: XmlElement, report: RuleReport): void {
  for (const element of root.walk()) {
    checkStyle(element, report);
    checkSize(element, report);
    if (element.uri === uris.matches && element.local === 'match') checkMatch(element, report);
    if (element.uri === uris.glossary) checkGlossary(element, report);
    if (element.uri === uris.resources) checkResource(element, root, report);
    if (element.uri === uris.validation && element.local === 'rule') checkRule(element, report);
    if (element.uri === uris.changes && element.local === 'revisions') checkRevisions(element, report);
  }
}

function fail(report: RuleReport, element: XmlElement, zh: string, en: string, section: string, actual?: string): void {
  report.add('exchange/module', element, { zh, en }, section, actual === undefined ? {} : { actual });
}

function isPlainEnd(element: XmlElement): boolean {
  return element.local === 'ec' && element.get('isolated') !== 'yes';
}

function checkStyle(element: XmlElement, report: RuleReport): void {
  const [style, sub] = [element.get('fs', uris.style), element.get('subFs', uris.style)];
  if (sub !== undefined && style === undefined) fail(report, element, '用了 fs:subFs 就必须有 fs:fs', 'Expected an fs:fs beside the fs:subFs', '§5.3 (subFs)');
  if ((style !== undefined || sub !== undefined) && isPlainEnd(element)) fail(report, element, 'ec 只有在 isolated="yes" 时才可有 fs 属性', 'Unexpected fs attribute on an ec that is not isolated', '§5.3 (fs)');
}

function checkSize(element: XmlElement, report: RuleReport): void {
  const get = (name: string): string | undefined => element.get(name, uris.size);
  const ref = get('sizeInfoRef');
  for (const name of ['equivStorage', 'sizeInfo', 'sizeInfoRef']) {
    if (get(name) !== undefined && isPlainEnd(element)) fail(report, element, `ec 只有在 isolated="yes" 时才可有 slr:${name}`, `Unexpected slr:${name} on an ec that is not isolated`, `XLIFF 2.0 §5.7 (${name})`);
  }
  if (ref === undefined) return;
  if (get('sizeInfo') !== undefined) fail(report, element, 'slr:sizeInfo 与 slr:sizeInfoRef 不可同时使用', 'Expected either slr:sizeInfo or slr:sizeInfoRef, not both', 'XLIFF 2.0 §5.7 (sizeInfoRef)');
  // In a data element beside this one or beside one that holds it.
  const siblings = [element, ...element.ancestors()].flatMap((each) => each.parent?.elements ?? []);
  const isThere = siblings.some((each) => each.uri === uris.size && each.local === 'data' && each.walk().slice(1).some((inner) => inner.get('id') === ref || inner.get('id', xmlUri) === ref));
  if (!isThere) fail(report, element, `slr:sizeInfoRef“${ref}”没有指向同级或上级旁的 slr:data 内容`, `Found no element "${ref}" in an slr:data beside this element or one that holds it`, 'XLIFF 2.0 §5.7 (sizeInfoRef)', ref);
}

/** What follows the `#` names something in a segment of the same unit. */
function pointsIntoUnit(element: XmlElement, ref: string): boolean {
  const unit = element.within('unit', uris.core);
  const id = /#(?:t=)?(.+)$/s.exec(ref)?.[1];
  if (id === undefined) return false;
  const segments = unit?.all('segment') ?? [];
  return segments.some((segment) => segment.walk().some((each) => each.uri === uris.core && each.get('id') === id));
}

function checkMatch(match: XmlElement, report: RuleReport): void {
  const [ref, type, subType] = [match.get('ref'), match.get('type'), match.get('subType')];
  if (ref !== undefined && !(ref.startsWith('#') && pointsIntoUnit(match, ref))) fail(report, match, `ref“${ref}”没有指向本单元的句段或标注，应写作 #标识`, `Found ref="${ref}", expected # and the id of a segment or marker in this unit`, '§5.1 (ref)', ref);
  if (subType !== undefined && type === undefined) fail(report, match, '用了 subType 就必须有 type', 'Expected a type beside the subType', '§5.1 (subType)');
  const inside = (name: string): XmlElement[] => match.elements.filter((each) => each.uri === uris.core && each.local === name);
  for (const name of ['source', 'target']) {
    if (inside(name).length !== 1) fail(report, match, `候选译文里应有一个 ${name}`, `Expected one ${name} in the match`, '§5.1 (match)');
  }
  if (match.get('lang', xmlUri) !== undefined) fail(report, match, 'match 不允许有 xml:lang', 'Unexpected xml:lang on the match', '§5.1 (match)');
  const root = [...match.ancestors()].at(-1);
  const foreign = inside('target').find((each) => each.get('lang', xmlUri) !== undefined && each.get('lang', xmlUri)?.toLowerCase().startsWith((root?.get('trgLang') ?? '').toLowerCase()) !== true);
  if (foreign && match.get('reference') !== 'yes') fail(report, foreign, '候选译文的语言与 trgLang 不同，须注明 reference="yes"', 'Found a match in another language than trgLang, expected reference="yes"', '§5.1 (reference)');
  const data = new Set(inside('originalData').flatMap((each) => each.all('data')).map((each) => each.get('id') ?? ''));
  for (const name of ['source', 'target']) checkCodes(inside(name), data, match, report);
}

function checkGlossary(element: XmlElement, report: RuleReport): void {
  const ref = element.get('ref');
  if (element.local === 'glossEntry' && !element.first('translation') && !element.first('definition')) fail(report, element, '词条既无译名也无定义', 'Found neither a translation nor a definition in the entry', '§5.2 (glossEntry)');
  if (ref !== undefined && (element.local === 'glossEntry' || element.local === 'translation') && !pointsIntoUnit(element, ref)) fail(report, element, `ref“${ref}”没有指向本单元里的文字`, `Found ref="${ref}", expected a span of text in this unit`, '§5.2 (ref)', ref);
}

function checkResource(element: XmlElement, root: XmlElement, report: RuleReport): void {
  const { local } = element;
  if (local === 'resourceItemRef') {
    const ref = element.get('ref');
    const file = element.within('file', uris.core);
    const items = (file?.elements ?? []).filter((each) => each.uri === uris.resources && each.local === 'resourceData').flatMap((each) => each.all('resourceItem'));
    if (ref !== undefined && !items.some((each) => each.get('id') === ref)) report.add('exchange/module', element, { zh: `ref“${ref}”在文件一级没有对应的 resourceItem`, en: `Found no resourceItem "${ref}" at the level of the file` }, '§5.5 (ref)', { actual: ref, severity: 'warning' });
  }
  if (local === 'resourceItem' && element.get('mimeType') === undefined) {
    const isFilled = ['source', 'target'].every((name) => (element.first(name)?.elements.length ?? 0) > 0);
    if (!isFilled) fail(report, element, 'source 或 target 为空时，必须有 mimeType', 'Expected a mimeType where source or target is empty', '§5.5 (resourceItem)');
  }
  if (local !== 'source' && local !== 'target') return;
  const isEmpty = element.elements.length === 0 && element.text.trim() === '';
  if (isEmpty !== (element.get('href') !== undefined)) fail(report, element, `${local} 要么有 href，要么有内容`, `Expected either an href or content in the ${local}`, `§5.5 (${local})`);
  const [lang, wanted] = [element.get('lang', xmlUri)?.toLowerCase(), root.get(local === 'source' ? 'srcLang' : 'trgLang')?.toLowerCase()];
  if (lang !== undefined && wanted !== undefined && lang !== wanted && !lang.startsWith(`${wanted}-`)) {
    // Resources for a neighbouring language stand in valid files of the suite.
    report.add('exchange/module', element, { zh: `语言是 ${lang}，应为 ${wanted}`, en: `Found the language ${lang}, expected ${wanted}` }, `§5.5 (${local})`, { actual: lang, ...(local === 'target' && { severity: 'warning' }) });
  }
}

function checkRule(rule: XmlElement, report: RuleReport): void {
  const native = ['isPresent', 'isNotPresent', 'startsWith', 'endsWith'].filter((name) => rule.get(name) !== undefined);
  const custom = rule.attributes.filter(({ uri }) => uri !== '' && uri !== uris.validation);
  if (native.length + (native.length === 0 && custom.length > 0 ? 1 : custom.length) !== 1) fail(report, rule, '每条规则只能用 isPresent、isNotPresent、startsWith、endsWith 或自定义属性之一', 'Expected exactly one of isPresent, isNotPresent, startsWith, endsWith and an attribute of another namespace', 'XLIFF 2.0 §5.8 (rule)');
  const [only] = native;
  if (rule.get('existsInSource') !== undefined && (only === undefined || only === 'isNotPresent')) fail(report, rule, 'existsInSource 须与 isPresent、startsWith 或 endsWith 同用', 'Expected isPresent, startsWith or endsWith beside existsInSource', 'XLIFF 2.0 §5.8 (existsInSource)');
  const isInFile = rule.parent?.parent?.local === 'file';
  if (rule.get('disabled') === 'yes' && isInFile) fail(report, rule, '文件一级的规则不可停用（disabled="yes"）', 'Unexpected disabled="yes" on a rule at the level of the file', 'XLIFF 2.0 §5.8 (disabled)');
}

/** What a revision tells of must be there: the element by its ref, the attribute by its name (XLIFF 2.0 §5.6). */
function checkRevisions(revisions: XmlElement, report: RuleReport): void {
  const holder = revisions.parent?.parent;
  const [name, ref] = [revisions.get('appliesTo'), revisions.get('ref')];
  if (!holder || name === undefined) return;
  const inside = holder.walk().filter(({ uri }) => uri === uris.core);
  const candidates = inside.filter(({ local }) => local === name);
  const subject = ref === undefined ? candidates[0] : (candidates.find((each) => each.get('id') === ref) ?? inside.find((each) => each.get('id') === ref));
  if (ref !== undefined && !subject) fail(report, revisions, `ref“${ref}”没有指向任何元素`, `Found no element "${ref}" that the revisions could be of`, 'XLIFF 2.0 §5.6 (ref)', ref);
  if (ref === undefined && candidates.length > 1 && candidates.some((each) => each.get('id') !== undefined)) fail(report, revisions, `有多个 ${name}，须用 ref 指明是哪一个`, `Found several ${name} elements, expected a ref to one of them`, 'XLIFF 2.0 §5.6 (revisions)');
  for (const revision of revisions.all('revision')) checkItems(revision, subject, report);
}

function checkItems(revision: XmlElement, subject: XmlElement | undefined, report: RuleReport): void {
  const seen = new Set<string>();
  for (const item of revision.all('item')) {
    const property = item.get('property') ?? '';
    const isKnown = property === 'content' || !subject || subject.get(property) !== undefined;
    if (!isKnown) fail(report, item, `property“${property}”不是 content，也不是该元素的属性`, `Found property="${property}", expected content or an attribute of the element`, 'XLIFF 2.0 §5.6 (property)', property);
    if (seen.has(property)) fail(report, item, `同一次修订里 property“${property}”出现两次`, `Found property="${property}" twice in one revision`, 'XLIFF 2.0 §5.6 (property)', property);
    seen.add(property);
  }
}
