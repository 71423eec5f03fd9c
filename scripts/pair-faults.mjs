// What goes wrong between two editions, as edits of one of them: `{ kind, side, edits: [{ start, end, text }], what }`.
import { loadSource } from './load-source.mjs';

const [{ languageOf }, { toSource, isContiguous }] = await Promise.all([loadSource('lang/registry.ts'), loadSource('text/source-map.ts')]);

const isPlain = ({ blocks }) => blocks.length === 1 && blocks[0].type === 'paragraph' && blocks[0].links.length === 0 && !/^\s*[<:{]/.test(blocks[0].text);
const isLong = ({ text }) => (/\p{Script=Han}/u.test(text) ? text.length >= 16 : text.length >= 50);
const cut = ({ start, end }, text = '') => ({ start, end, text });

/** Faults that may be planted in any pair: in the target. */
export function* faultsOfPairs({ source, target, pairs }) {
  for (const pair of pairs) {
    if (pair.source.blocks.length !== 1 || pair.target.blocks.length !== 1) continue;
    const [from, to] = [pair.source.blocks[0], pair.target.blocks[0]];
    const fault = (kind, edits, what) => ({ kind, side: 'target', edits, what });
    if (isPlain(pair.target) && isPlain(pair.source) && isLong(to)) {
      const own = target.file.text.slice(to.span.start, to.span.end);
      const indent = /[^\n]*$/.exec(target.file.text.slice(0, to.span.start))[0];
      yield fault('paragraph omitted', [cut({ start: to.span.start - indent.length, end: to.span.end })], own);
      if (indent.trim() === '') yield fault('paragraph duplicated', [{ start: to.span.end, end: to.span.end, text: `\n\n${indent}${own}` }], own);
      yield fault('paragraph left untranslated', [cut(to.span, source.file.text.slice(from.span.start, from.span.end))], own);
    }
    if (to.type === 'heading' && from.type === 'heading' && to.depth < 6 && target.file.text[to.span.start] === '#') {
      yield fault('heading demoted', [{ start: to.span.start, end: to.span.start, text: '#' }], to.text);
    }
    for (const link of pair.target.links) {
      if (link.kind !== 'web' || !link.urlSpan || !link.span || !pair.source.links.some(({ url }) => url === link.url)) continue;
      const path = link.urlSpan.end - 1;
      const last = target.file.text[path];
      if (/[a-z0-9]/i.test(last)) yield fault('URL wrong', [{ start: path, end: path + 1, text: last === 'x' ? 'y' : 'x' }], link.url);
      const whole = target.file.text.slice(link.span.start, link.span.end);
      const label = /^\[([^[\]]*)\]\(/.exec(whole)?.[1];
      if (label !== undefined && pair.target.links.filter(({ url }) => url === link.url).length === 1) yield fault('URL lost', [cut(link.span, label)], link.url);
    }
    yield* changedQuantities(pair, source, target, 'target');
  }
}

/** Numbers with another digit, dates with another day, year or month; only those that the other side tells too. */
function* changedQuantities(pair, source, target, side) {
  for (const { kind, own, span, isDate } of toldQuantities(pair, source, target, side)) {
    const digits = [...own.matchAll(/\d+/g)];
    if (isDate) {
      for (const each of digits) yield { kind: 'date changed', side, edits: [cut(span, replaced(own, each, otherPart(each[0])))], what: own };
    } else if (['number', 'percent', 'money', 'measure'].includes(kind) && digits.length === 1 && digits[0][0].length > 1) {
      const [[text]] = digits;
      yield { kind: 'number changed', side, edits: [cut(span, own.replace(text, text.slice(0, -1) + String((Number(text.at(-1)) + 3) % 10)))], what: own };
    }
  }
}

/** Another year, month or day. */
function otherPart(text) {
  return text.length === 4 ? String(Number(text) - 1) : String((Number(text) % 12) + 1);
}

function replaced(text, { 0: found, index }, put) {
  return text.slice(0, index) + put + text.slice(index + found.length);
}

/** What both sides tell, where it can be edited in one piece. */
function* toldQuantities(pair, source, target, side) {
  const edition = side === 'target' ? target : source;
  const other = side === 'target' ? { units: pair.source.units, lang: source.lang } : { units: pair.target.units, lang: target.lang };
  const told = new Set(other.units.flatMap(({ text }) => languageOf(other.lang).findQuantities(text).map(({ kind, value }) => `${kind} ${value}`)));
  for (const unit of pair[side].units) {
    if (unit.role === 'alt') continue;
    for (const { kind, value, start, end } of languageOf(edition.lang).findQuantities(unit.text)) {
      const span = toSource(unit.map, start, end);
      if (!span || !isContiguous(unit.map, start, end) || !told.has(`${kind} ${value}`)) continue;
      yield { kind, value, span, own: unit.text.slice(start, end), unit, start, end, isDate: kind === 'date' && value.length > 2 };
    }
  }
}

const swaps = {
  'unit or currency': [['美元', '欧元'], ['欧元', '美元'], ['US$', '€'], ['$', '€'], ['公里', '米'], ['千瓦', '兆瓦'], ['吨', '千克'], ['年', '个月'], ['years', 'months'], ['天', '周'], ['days', 'weeks'], ['小时', '分钟'], ['hours', 'minutes'], ['MB', 'GB'], ['kg', 't']],
  'order of magnitude': [['billion', 'million'], ['million', 'billion'], ['thousand', 'million'], ['亿', '万'], ['万', '亿']],
  ordinal: [['第一', '第三'], ['第二', '第三'], ['第三', '第四'], ['first', 'third'], ['second', 'fourth'], ['third', 'fifth']],
  'number in words': [['两', '五'], ['三', '五'], ['四', '六'], ['two', 'five'], ['three', 'five'], ['four', 'six'], ['一半', '三分之一'], ['half', 'a third']],
};

/** Changes of numbers of every kind in the target. */
export function* faultsOfNumbers({ source, target, pairs }) {
  for (const pair of pairs) {
    if (pair.source.blocks.length !== 1 || pair.target.blocks.length !== 1) continue;
    for (const { kind, own, span, isDate } of toldQuantities(pair, source, target, 'target')) {
      const fault = (name, put) => ({ kind: name, side: 'target', edits: [cut(span, put)], what: `${own} → ${put}` });
      const digits = [...own.matchAll(/\d+/g)];
      const [first] = digits;
      if (isDate && first) {
        for (const each of digits) yield fault(each[0].length === 4 ? 'year of a date' : 'month or day', replaced(own, each, otherPart(each[0])));
      } else if (kind === 'number' && /^(?:19|20)\d\d年?$/.test(own)) yield fault('year alone', replaced(own, first, String(Number(first[0]) + 1)));
      else if (kind === 'percent' && first) yield fault('per cent', replaced(own, digits.at(-1), String(Number(digits.at(-1)[0]) + 2)));
      else if (digits.length === 1 && first[0].length === 1 && kind !== 'version') yield fault('one digit', replaced(own, first, String((Number(first[0]) % 9) + 1)));
      else if (digits.length === 1 && kind !== 'version') {
        yield fault('ten times as much', replaced(own, first, `${first[0]}0`));
        const turned = first[0].slice(0, -2) + first[0].at(-1) + first[0].at(-2);
        if (turned !== first[0]) yield fault('digits turned', replaced(own, first, turned));
      }
      for (const [name, list] of Object.entries(swaps)) {
        const swap = list.find(([from]) => own.includes(from) && (name !== 'number in words' || kind !== 'ordinal'));
        if (swap && !isDate) yield fault(name, own.replace(swap[0], swap[1]));
      }
    }
  }
}

/** Faults of the issues, in either language: a term taken out, a date changed, a paragraph dropped. */
export function* faultsOfIssues({ source, target, pairs }, terms) {
  const right = new Set(['preferred', 'abbreviation', 'admitted']);
  for (const pair of pairs) {
    for (const side of ['source', 'target']) {
      const edition = side === 'target' ? target : source;
      const other = pair[side === 'target' ? 'source' : 'target'];
      const named = (units, at) => terms[at].mentions.filter(({ unit }) => units.includes(unit) && unit.role !== 'alt' && unit.role !== 'meta');
      const there = new Set(named(other.units, side === 'target' ? 'source' : 'target').flatMap(({ readings }) => readings.map(({ concept }) => concept.id)));
      for (const { unit, start, end, readings } of named(pair[side].units, side)) {
        const span = toSource(unit.map, start, end);
        if (!span || !readings.every(({ concept, form }) => there.has(concept.id) && right.has(form.kind))) continue;
        // The abbreviation or short form in the brackets behind a name: the term is there without it.
        if ((/[（(]$/.test(unit.text.slice(0, start)) && /^[）),，]/.test(unit.text.slice(end))) || /简称“$|hereinafter "(?:the )?$/.test(unit.text.slice(0, start))) continue;
        yield { kind: `term taken out of ${edition.lang}`, side, isWhole: !/\p{L}{3}/u.test(unit.text.slice(0, start) + unit.text.slice(end)), edits: [cut(span)], what: `${unit.text.slice(start, end)} | ${unit.text}` };
      }
      for (const fault of changedQuantities(pair, source, target, side)) if (fault.kind === 'date changed') yield { ...fault, kind: `date changed in ${edition.lang}` };
      if (pair[side].blocks.length === 1 && isPlain(pair[side]) && isLong(pair[side].blocks[0])) {
        const [block] = pair[side].blocks;
        const indent = /[^\n]*$/.exec(edition.file.text.slice(0, block.span.start))[0];
        yield { kind: `paragraph dropped from ${edition.lang}`, side, edits: [cut({ start: block.span.start - indent.length, end: block.span.end })], what: block.text };
      }
    }
  }
}
