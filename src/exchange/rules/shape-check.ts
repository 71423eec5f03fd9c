import type { RuleId } from '../../model/diagnostic.js';
import { xmlUri, type XmlElement } from '../xml-tree.js';
import type { RuleReport } from './report.js';
import type { Shape } from './shapes.js';
import { kinds, type KindName } from './values.js';

/** A namespace with its elements, and the attributes it puts on elements of others. */
export interface Vocabulary {
  readonly name: string;
  readonly rule: RuleId;
  readonly elements: ReadonlyMap<string, Shape>;
  readonly attributes: ReadonlyMap<string, KindName>;
  readonly section: string;
}

export type Vocabularies = ReadonlyMap<string, Vocabulary>;

const nameOf = (element: XmlElement): string => `<${element.local}>`;

/** Elements and attributes of all known vocabularies; what is in other namespaces is passed over, with all in it. */
export function checkShapes(root: XmlElement, vocabularies: Vocabularies, report: RuleReport): void {
  const vocabulary = vocabularies.get(root.uri);
  if (!vocabulary) return;
  const shape = vocabulary.elements.get(root.local);
  if (!shape) {
    report.add(vocabulary.rule, root, { zh: `${vocabulary.name}没有元素 ${nameOf(root)}`, en: `Unknown element ${nameOf(root)} in ${vocabulary.name}` }, vocabulary.section, { actual: root.local });
    return;
  }
  checkAttributes(root, shape, vocabularies, vocabulary.rule, report);
  checkContent(root, shape, vocabulary.rule, report);
  for (const child of root.elements) checkShapes(child, vocabularies, report);
}

function checkAttributes(element: XmlElement, shape: Shape, vocabularies: Vocabularies, rule: RuleId, report: RuleReport): void {
  for (const name of shape.required) {
    if (element.get(name) === undefined) report.add(rule, element, { zh: `${nameOf(element)} 缺少属性 ${name}`, en: `Found no ${name} on ${nameOf(element)}, which requires it` }, shape.section, { expected: [name] });
  }
  for (const { local, uri, value } of element.attributes) {
    const name = uri === xmlUri ? `xml:${local}` : local;
    if (uri === '' || uri === xmlUri) {
      const kind = shape.attributes.get(name);
      // Attributes of “any other namespace” are those of XML, too.
      if (kind === undefined && uri === xmlUri && shape.foreign === 'any') continue;
      if (kind === undefined) report.add(rule, element, { zh: `${nameOf(element)} 不允许有属性 ${name}`, en: `Unexpected attribute ${name} on ${nameOf(element)}` }, shape.section, { actual: name });
      else checkValue(element, name, value, kind, shape.section, report);
      continue;
    }
    const owner = vocabularies.get(uri);
    if (owner && uri !== element.uri) {
      const kind = owner.attributes.get(local);
      if (kind === undefined) report.add(owner.rule, element, { zh: `${owner.name}没有属性 ${local}`, en: `Unknown attribute ${local} in ${owner.name}` }, owner.section, { actual: local });
      else checkValue(element, local, value, kind, owner.section, report, owner.rule);
    }
    if (shape.foreign === 'none' || (shape.foreign === 'modules' && !owner)) {
      report.add(rule, element, { zh: `${nameOf(element)} 不允许有其他命名空间的属性（${local}）`, en: `Unexpected attribute ${local} of another namespace on ${nameOf(element)}` }, shape.section, { actual: local });
    }
  }
}

function checkValue(element: XmlElement, name: string, value: string, kind: KindName, section: string, report: RuleReport, rule: RuleId = 'exchange/value'): void {
  const { test, expected } = kinds[kind];
  if (test(value)) return;
  report.add(rule, element, { zh: `${nameOf(element)} 的 ${name} 是“${value}”，应为${expected.zh}`, en: `Found ${name}="${value}" on ${nameOf(element)}, expected ${expected.en}` }, section, { actual: value });
}

function checkContent(element: XmlElement, { content, hasText, section }: Shape, rule: RuleId, report: RuleReport): void {
  if (!hasText && element.children.some((child) => typeof child === 'string' && child.trim() !== '')) {
    report.add(rule, element, { zh: `${nameOf(element)} 里不允许有文字`, en: `Unexpected text in ${nameOf(element)}` }, section);
  }
  let at = 0;
  let count = 0;
  for (const child of element.elements) {
    const accepts = (names: readonly string[]): boolean => (child.uri === element.uri ? names.includes(child.local) : names.includes('*'));
    let to = at;
    let held = count;
    for (let particle = content[to]; particle && !(accepts(particle.names) && held < particle.max); particle = content[to]) {
      if (held < particle.min) break;
      to += 1;
      held = 0;
    }
    const particle = content[to];
    if (!particle || !accepts(particle.names) || held >= particle.max) {
      report.add(rule, child, { zh: `${nameOf(child)} 不能放在 ${nameOf(element)} 的这个位置`, en: `Unexpected ${nameOf(child)} at this place in ${nameOf(element)}` }, section, { actual: child.local });
      continue;
    }
    at = to;
    count = held + 1;
  }
  for (const [i, { names, min }] of content.entries()) {
    if (i < at || min === 0 || (i === at && count > 0)) continue;
    report.add(rule, element, { zh: `${nameOf(element)} 里缺少 ${names.map((each) => `<${each}>`).join(' 或 ')}`, en: `Found no ${names.map((each) => `<${each}>`).join(' or ')} in ${nameOf(element)}, which requires it` }, section, { expected: names });
  }
}
