import type { EditionTerms, Mention } from '../../glossary/edition-terms.js';
import { formsOf } from '../../glossary/matcher.js';
import type { TextUnit } from '../../model/edition.js';
import type { Concept, Form } from '../../model/glossary.js';
import type { Lang, Span } from '../../model/text.js';

/** A name of the glossary in a text, with the concepts it may stand for. `name (ABBR)` is one. */
export interface Named extends Span {
  readonly unit: TextUnit;
  readonly text: string;
  readonly concepts: readonly Concept[];
  /** Concepts named by a part of it: the SPP of SPP Programme. The other language may do without. */
  readonly parts: readonly Concept[];
  /** With its name, not with an abbreviation alone. */
  readonly full: boolean;
  /** An abbreviation in brackets with no name of it before. */
  readonly loose: boolean;
}

const langs: readonly Lang[] = ['zh', 'en'];

/**
 * The names that stand in units of an edition, in order.
 * @param near concepts that either side names: what is sought as part of a longer name.
 * @param sourceLang for a target: its names in the source's language are gloss, or left over, and translate nothing.
 */
export function namedIn(terms: EditionTerms, units: readonly TextUnit[], near: readonly Concept[], sourceLang?: Lang): Named[] {
  const wanted = new Set(units);
  const found: Named[] = [];
  for (const mention of mentionsIn(terms, units)) {
    const named = readMention(mention, terms, near, sourceLang);
    if (!named) continue;
    const before = found.at(-1);
    const joined = before && joinedTo(before, named);
    if (joined) found.splice(-1, 1, ...joined);
    else found.push(named);
  }
  // A name with a slip in it is there; another rule says what is wrong with it.
  for (const { unit, start, end, concept } of terms.variants) {
    if (wanted.has(unit)) found.push({ unit, start, end, concepts: [concept], parts: [], full: true, loose: false, text: unit.text.slice(start, end) });
  }
  return found;
}

/** The concepts of the glossary that units of an edition may name. */
export function conceptsIn(terms: EditionTerms, units: readonly TextUnit[]): readonly Concept[] {
  return [...new Set(mentionsIn(terms, units).flatMap(({ readings }) => readings.map(({ concept }) => concept)))];
}

function mentionsIn({ mentions }: EditionTerms, units: readonly TextUnit[]): readonly Mention[] {
  const wanted = new Set(units);
  return mentions.filter(({ unit }) => wanted.has(unit));
}

function readMention({ unit, start, end, readings }: Mention, { lang, shortForms }: EditionTerms, near: readonly Concept[], sourceLang: Lang | undefined): Named | undefined {
  const held = readings.filter(({ form, lang: of, concept }) => {
    if (form.kind === 'guard' || (form.scope === 'after-declaration' && !shortForms.has(form.text))) return false;
    return sourceLang === undefined || of !== sourceLang || of === lang || form.kind === 'abbreviation' || concept.doNotTranslate;
  });
  if (held.length === 0) return undefined;
  const text = unit.text.slice(start, end);
  const concepts = [...new Set(held.map(({ concept }) => concept))];
  const full = held.some(({ form }) => form.kind !== 'abbreviation');
  const loose = !full && /[（(]\s*$/u.test(unit.text.slice(0, start)) && /^\s*[）)，,]/u.test(unit.text.slice(end));
  return { unit, start, end, text, concepts, parts: near.filter((concept) => !concepts.includes(concept) && saysIt(text, concept)), full, loose };
}

/** True for an abbreviation, or a name so long that it is said of one thing only. */
export function isDistinct(text: string): boolean {
  return /\p{Script=Han}/u.test(text) ? text.length >= 4 : /\s|\p{Lu}.*\p{Lu}/u.test(text);
}

/** 联合国环境规划署（UNEP）, ICLEI – Local Governments …, 环境发展中心（EDC，以下简称“中心”）: names of one thing side by side, as one. */
function joinedTo(before: Named, named: Named): Named[] | undefined {
  if (before.unit !== named.unit) return undefined;
  const between = before.unit.text.slice(before.end, named.start);
  if (!/^[”’》"']?\s*[（(]\s*[“‘《"']?$|^[，,、；;]?\s*(?:以下|下)?(?:简称|称)[为作]?\s*[“"「]$|^[,;]?\s*(?:hereinafter|hereafter)[^“"]{0,20}[“"](?:the\s)?$/u.test(between)) return undefined;
  const { end } = named;
  if (named.concepts.some((concept) => before.concepts.includes(concept))) return [{ ...before, end, full: before.full || (named.full && !before.loose) }];
  // The Committee … to the United Nations Environment Programme (UNEP): the abbreviation of the name's last part.
  const isOfPart = named.concepts.some((concept) => before.parts.includes(concept));
  return isOfPart && named.loose ? [{ ...before, parts: before.parts.filter((part) => !named.concepts.includes(part)) }, { ...named, loose: false, full: true }] : undefined;
}

/** True if any form of a concept stands in a text, whatever stands around it, and with 的 between its words. */
export function saysIt(text: string, concept: Concept): boolean {
  return langs.some((lang) => formsOf(concept, lang).some((form) => isIn(text, form)));
}

function isIn(text: string, { text: form, kind }: Form): boolean {
  if (kind === 'guard') return false;
  const [low, wanted] = kind === 'abbreviation' ? [text, form] : [text.toLowerCase(), form.toLowerCase()];
  if (low.includes(wanted)) return true;
  return (low.includes('的') || wanted.includes('的')) && low.replaceAll('的', '').includes(wanted.replaceAll('的', ''));
}
