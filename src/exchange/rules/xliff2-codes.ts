import type { XmlElement } from '../xml-tree.js';
import type { RuleReport } from './report.js';
import { uris } from './xliff2-vocabulary.js';

const codeNames = new Set(['pc', 'sc', 'ec', 'ph']);
const hints = ['canCopy', 'canDelete', 'canOverlap', 'canReorder'] as const;

/** Codes of one unit, on one side of all its segments or in one match, in the order of the text. */
export function checkCodes(side: readonly XmlElement[], data: ReadonlySet<string>, unit: XmlElement, report: RuleReport): void {
  const codes = side.flatMap((holder) => holder.walk().slice(1)).filter(({ uri }) => uri === uris.core);
  for (const [at, code] of codes.entries()) {
    if (code.local === 'sc') checkStart(code, at, codes, report);
    if (code.local === 'ec') checkEnd(code, at, codes, report);
    if (code.local === 'sm' && !codes.slice(at + 1).some((each) => each.local === 'em' && each.get('startRef') === code.get('id'))) {
      report.add('exchange/code', code, { zh: '标注的开头（sm）之后，单元里没有对应的结尾（em）', en: 'Found no em after this sm in its unit' }, '§4.2.3.7 (sm)');
    }
    if (code.local === 'em' && !codes.slice(0, at).some((each) => each.local === 'sm' && each.get('id') === code.get('startRef'))) {
      report.add('exchange/code', code, { zh: '标注的结尾（em）之前，单元里没有对应的开头（sm）', en: 'Found no sm before this em in its unit' }, '§4.2.3.8 (em)');
    }
    if (code.local === 'cp') checkCodePoint(code, report);
    if (codeNames.has(code.local)) checkReferences(code, data, unit, report);
    checkAttributes(code, report);
  }
}

function checkStart(code: XmlElement, at: number, codes: readonly XmlElement[], report: RuleReport): void {
  const id = code.get('id');
  const ends = codes.filter((each) => each.local === 'ec' && each.get('startRef') === id);
  if (code.get('isolated') === 'yes') {
    if (ends.length > 0) report.add('exchange/code', code, { zh: '标记注明 isolated="yes"，单元里却有它的结尾（ec）', en: 'Found the ec of this sc in its unit, expected isolated="no"' }, '§4.3.1 (isolated)');
    return;
  }
  const after = ends.filter((each) => codes.indexOf(each) > at);
  const end = after.at(-1);
  if (!end || after.length > 1) {
    report.add('exchange/code', code, { zh: '标记的开头（sc）之后，单元里没有对应的唯一结尾（ec）；结尾在别处时应注明 isolated="yes"', en: 'Found no single ec after this sc in its unit, expected one, or isolated="yes"' }, '§4.3.1 (isolated)');
    return;
  }
  for (const hint of hints) {
    const [own, other] = [code.get(hint) ?? 'yes', end.get(hint) ?? 'yes'];
    // A non-reorderable sequence begins with firstNo and goes on with no (§4.7.2, editing hints).
    const expected = hint === 'canReorder' && own === 'firstNo' ? 'no' : own;
    if (other !== expected) report.add('exchange/code', end, { zh: `结尾标记的 ${hint} 是 ${other}，与开头不一致，应为 ${expected}`, en: `Found ${hint}="${other}" on the ec, expected "${expected}" as its sc has it` }, `§4.3.1 (${hint})`, { actual: other, expected: [expected] });
  }
}

function checkEnd(code: XmlElement, at: number, codes: readonly XmlElement[], report: RuleReport): void {
  const isIsolated = code.get('isolated') === 'yes';
  const [id, startRef] = [code.get('id'), code.get('startRef')];
  if (isIsolated ? id === undefined || startRef !== undefined : id !== undefined || startRef === undefined) {
    report.add('exchange/code', code, { zh: '结尾标记（ec）：isolated="yes" 时只用 id，否则只用 startRef', en: 'Expected only an id on an ec with isolated="yes", and only a startRef on any other' }, '§4.2.3.5 (ec)');
    return;
  }
  if (isIsolated) return;
  if (code.get('dir') !== undefined) report.add('exchange/code', code, { zh: '结尾标记只有在 isolated="yes" 时才可有 dir', en: 'Unexpected dir on an ec that is not isolated' }, '§4.2.3.5 (ec)');
  const starts = codes.slice(0, at).filter((each) => each.local === 'sc' && each.get('id') === startRef && each.get('isolated') !== 'yes');
  if (starts.length !== 1) report.add('exchange/code', code, { zh: `结尾标记之前，单元里没有 id 为“${startRef ?? ''}”的开头（sc）`, en: `Found no sc with the id "${startRef ?? ''}" before this ec in its unit` }, '§4.3.1 (startRef)', { actual: startRef ?? '' });
}

/** Only characters that XML cannot hold (§4.2.3.1). */
function checkCodePoint(code: XmlElement, report: RuleReport): void {
  const hex = code.get('hex');
  if (hex === undefined || !/^[0-9A-Fa-f]{4,6}$/.test(hex)) return;
  const value = Number.parseInt(hex, 16);
  const isLegal = value === 9 || value === 10 || value === 13 || (value >= 0x20 && value <= 0xd7ff) || (value >= 0xe000 && value <= 0xfffd) || (value >= 0x10000 && value <= 0x10ffff);
  // C1 controls are discouraged in XML (§2.2 note); the suite takes cp for them as well.
  const isDiscouraged = (value >= 0x7f && value <= 0x84) || (value >= 0x86 && value <= 0x9f);
  if (isLegal && !isDiscouraged) report.add('exchange/value', code, { zh: `字符 U+${hex} 可以直接写在 XML 里，不应用 cp`, en: `Found cp for U+${hex}, expected the character itself: XML can hold it` }, '§4.2.3.1 (cp)', { actual: hex });
}

function checkReferences(code: XmlElement, data: ReadonlySet<string>, unit: XmlElement, report: RuleReport): void {
  for (const name of ['dataRef', 'dataRefStart', 'dataRefEnd']) {
    const ref = code.get(name);
    if (ref !== undefined && !data.has(ref)) report.add('exchange/reference', code, { zh: `${name}“${ref}”在 originalData 里没有对应的 data`, en: `Found no data with the id "${ref}", which ${name} names` }, `§4.3.1 (${name})`, { actual: ref });
  }
  for (const [start, end] of [['dataRefStart', 'dataRefEnd'], ['equivStart', 'equivEnd'], ['subFlowsStart', 'subFlowsEnd']] as const) {
    // The suite's own valid files leave the end of equivalents and data out where there is nothing to say.
    if (start === 'subFlowsStart' && (code.get(start) === undefined) !== (code.get(end) === undefined)) report.add('exchange/code', code, { zh: `${start} 与 ${end} 应同时使用`, en: `Expected ${start} and ${end} together` }, '§4.2.3.3 (pc)');
  }
  for (const name of ['subFlows', 'subFlowsStart', 'subFlowsEnd']) checkSubFlows(code, name, report);
  checkCopy(code, unit, report);
}

function checkSubFlows(code: XmlElement, name: string, report: RuleReport): void {
  const refs = code.get(name)?.trim().split(/\s+/) ?? [];
  const file = code.within('file', uris.core);
  if (refs.length === 0 || !file) return;
  const units = new Set(file.walk().filter(({ local, uri }) => local === 'unit' && uri === uris.core).map((each) => each.get('id')));
  for (const ref of refs) {
    if (!units.has(ref)) report.add('exchange/reference', code, { zh: `${name} 指向的单元“${ref}”不在本文件里`, en: `Found no unit "${ref}" in this file, which ${name} names` }, `§4.3.1 (${name})`, { actual: ref });
  }
}

function checkCopy(code: XmlElement, unit: XmlElement, report: RuleReport): void {
  const ref = code.get('copyOf');
  if (ref === undefined) return;
  const base = unit.walk().find((each) => each.uri === uris.core && each.get('id') === ref && codeNames.has(each.local));
  if (!base) report.add('exchange/reference', code, { zh: `copyOf“${ref}”在本单元里没有对应的标记`, en: `Found no code with the id "${ref}" in this unit, which copyOf names` }, '§4.3.1 (copyOf)', { actual: ref });
  const hasData = (each: XmlElement | undefined): boolean => ['dataRef', 'dataRefStart', 'dataRefEnd'].some((name) => each?.get(name) !== undefined);
  if (hasData(code) || hasData(base)) report.add('exchange/code', code, { zh: '有原始数据的标记不用 copyOf，而用同一 dataRef', en: 'Unexpected copyOf: a code with original data is copied by its dataRef' }, '§4.3.1 (copyOf)');
  if (base?.get('canCopy') === 'no') report.add('exchange/code', code, { zh: `标记“${ref}”注明不可复制（canCopy="no"）`, en: `Found a copy of the code "${ref}", which has canCopy="no"` }, '§4.3.1 (canCopy)', { actual: ref });
}

const fixedSubTypes: Readonly<Record<string, string>> = { 'xlf:lb': 'fmt', 'xlf:pb': 'fmt', 'xlf:b': 'fmt', 'xlf:i': 'fmt', 'xlf:u': 'fmt', 'xlf:var': 'ui' };

function checkAttributes(code: XmlElement, report: RuleReport): void {
  const [type, subType, reorder] = [code.get('type'), code.get('subType'), code.get('canReorder')];
  if (subType !== undefined) {
    if (type === undefined) report.add('exchange/code', code, { zh: '用了 subType 就必须有 type', en: 'Expected a type beside the subType' }, '§4.3.1 (subType)');
    else if (subType.startsWith('xlf:') && fixedSubTypes[subType] !== type) {
      const expected = fixedSubTypes[subType];
      report.add('exchange/code', code, { zh: `subType“${subType}”与 type“${type}”不相配`, en: `Found subType="${subType}" with type="${type}", which do not go together` }, '§4.3.1 (subType)', { actual: type, ...(expected !== undefined && { expected: [expected] }) });
    }
  }
  if ((reorder === 'no' || reorder === 'firstNo') && (code.get('canCopy') !== 'no' || code.get('canDelete') !== 'no')) {
    report.add('exchange/code', code, { zh: `canReorder="${reorder}" 时，canCopy 和 canDelete 也必须是 no`, en: `Expected canCopy="no" and canDelete="no" with canReorder="${reorder}"` }, '§4.3.1 (canReorder)');
  }
}

/** Sequences that must not be reordered (§4.7.2, editing hints), within one source or target: ids from each firstNo through the no that follow. */
export function fixedSequences(side: XmlElement, report?: RuleReport): string[][] {
  const sequences: string[][] = [];
  let current: string[] | undefined;
  for (const code of orderedCodes(side)) {
    const reorder = code.get('canReorder') ?? 'yes';
    const id = code.local === 'ec' ? `/${code.get('startRef') ?? code.get('id') ?? ''}` : (code.get('id') ?? '');
    if (reorder === 'firstNo') {
      current = [id];
      sequences.push(current);
    } else if (reorder === 'no') {
      if (current) current.push(id);
      else report?.add('exchange/code', code, { zh: '不可移动的标记（canReorder="no"）之前，应有以 firstNo 开头的同一序列', en: 'Found canReorder="no" outside a sequence, expected one that begins with firstNo' }, '§4.3.1 (canReorder)');
    } else if (code.local !== 'ec') current = undefined;
  }
  return sequences;
}

function orderedCodes(side: XmlElement): XmlElement[] {
  return side.walk().slice(1).filter(({ uri, local }) => uri === uris.core && codeNames.has(local));
}

/** What a translation must keep: codes that may not be deleted, and the order and nesting of fixed sequences. */
export function checkTarget(source: XmlElement, target: XmlElement, isFinal: boolean, report: RuleReport): void {
  const kept = new Set(orderedCodes(target).map(keyOf));
  for (const code of orderedCodes(source)) {
    if (code.get('canDelete') !== 'no' || kept.has(keyOf(code))) continue;
    report.add('exchange/code', target, { zh: `译文里缺少不可删除的标记“${code.get('id') ?? code.get('startRef') ?? ''}”`, en: `Found no code "${code.get('id') ?? code.get('startRef') ?? ''}" in the target, which has canDelete="no"` }, '§4.3.1 (canDelete)', isFinal ? {} : { severity: 'error' });
  }
  const after = new Set(fixedSequences(target).map((each) => each.join(' ')));
  const isNested = nesting(target);
  const wasNested = nesting(source);
  for (const sequence of fixedSequences(source)) {
    const isSame = after.has(sequence.join(' ')) && sequence.every((id) => isNested.get(id) === wasNested.get(id));
    if (!isSame && sequence.some((id) => isNested.has(id))) report.add('exchange/code', target, { zh: '译文改变了不可移动的标记序列', en: 'Found codes of a sequence that may not be reordered in another order or nesting' }, '§4.3.1 (canReorder)');
  }
}

function keyOf(code: XmlElement): string {
  return code.local === 'ec' && code.get('startRef') !== undefined ? `/${code.get('startRef') ?? ''}` : `${code.local} ${code.get('id') ?? ''}`;
}

/** The pc that each code with a fixed place stands in. */
function nesting(side: XmlElement): Map<string, string> {
  return new Map(orderedCodes(side).filter((code) => (code.get('canReorder') ?? 'yes') !== 'yes').map((code) => {
    const id = code.local === 'ec' ? `/${code.get('startRef') ?? code.get('id') ?? ''}` : (code.get('id') ?? '');
    return [id, code.parent?.local === 'pc' ? (code.parent.get('id') ?? '') : ''] as const;
  }));
}
