import type { GlossaryConcept } from '../exchange/glossary-concept.js';
import { encodeAddress } from '../exchange/uri.js';
import type { AddedForm, ConceptUpdate } from '../glossary/edit-file.js';
import { fold } from '../glossary/fold.js';
import type { Lang, Localized } from '../model/text.js';

/** What another glossary brings to ours. An import adds and renames; it never takes away, and never changes what is approved. */
export interface GlossaryMerge {
  readonly added: readonly GlossaryConcept[];
  readonly updates: readonly ConceptUpdate[];
  /** Number of concepts that say nothing new. */
  readonly unchanged: number;
  readonly conflicts: readonly MergeConflict[];
}

/** What was not taken over. */
export interface MergeConflict {
  /** Our concept's id. */
  readonly id: string;
  /** `error`: nothing of the concept was taken over; `warning`: single facts were left as they are. */
  readonly severity: 'error' | 'warning';
  readonly message: Localized;
}

type Form = AddedForm['form'];

/** How one concept of theirs differs from ours. */
interface Difference {
  readonly renamed: readonly { readonly lang: Lang; readonly from: string; readonly to: string }[];
  readonly forms: readonly AddedForm[];
  readonly sources: readonly GlossaryConcept['sources'][number][];
  /** Forms that stand in another list of ours. */
  readonly misplaced: readonly string[];
  /** Facts that say something else than ours and stay as they are. */
  readonly left: readonly string[];
}

const lists = ['abbr', 'admitted', 'forbidden', 'former', 'guard'] as const;

/** @param keepStatus what is approved there is approved here; else all that is new is a draft. */
export function mergeConcepts(ours: readonly GlossaryConcept[], theirs: readonly GlossaryConcept[], keepStatus: boolean): GlossaryMerge {
  const byId = new Map(ours.map((concept) => [concept.id, concept]));
  const byName = new Map<string, GlossaryConcept | undefined>();
  // A name that two concepts share tells neither.
  for (const concept of ours) byName.set(fold(concept.en.name), byName.has(fold(concept.en.name)) ? undefined : concept);
  const added: GlossaryConcept[] = [];
  const updates: ConceptUpdate[] = [];
  const conflicts: MergeConflict[] = [];
  const met = new Set<GlossaryConcept>();
  let unchanged = 0;
  for (const their of theirs) {
    // Tables of other origin have no ids: the one made for them says nothing.
    const our = byId.get(their.id) ?? byName.get(fold(their.en.name));
    if (!our) {
      added.push({ ...their, status: keepStatus ? their.status : 'draft' });
    } else if (met.has(our)) {
      conflicts.push({ id: our.id, severity: 'error', message: { zh: `“${our.id}”在文件中出现两次，只取第一次`, en: `Found "${our.id}" a second time, the first was taken` } });
    } else {
      met.add(our);
      const difference = differenceOf(our, their);
      const conflict = conflictOf(our, difference);
      if (conflict) conflicts.push(conflict);
      const update = conflict?.severity === 'error' ? undefined : updateOf(our, difference, keepStatus && their.status === 'approved');
      if (update) updates.push(update);
      else if (!conflict) unchanged += 1;
    }
  }
  return { added, updates, unchanged, conflicts };
}

/** Names, abbreviations and admitted forms are right alike; which of them a form is called is no contradiction. */
type Place = 'right' | 'forbidden' | 'former' | 'guard';

function placeOf(list: AddedForm['list']): Place {
  return list === 'abbr' || list === 'admitted' ? 'right' : list;
}

/** A text may stand in several places: what was a name once, and is one again. */
function placesIn(concept: GlossaryConcept, lang: Lang): Map<string, Set<Place>> {
  const places = new Map<string, Set<Place>>([[nameOf(concept, lang), new Set<Place>(['right'])]]);
  for (const list of lists) {
    for (const form of formsIn(concept, lang, list)) places.set(textOf(form), (places.get(textOf(form)) ?? new Set()).add(placeOf(list)));
  }
  return places;
}

function differenceOf(our: GlossaryConcept, their: GlossaryConcept): Difference {
  const renamed: Difference['renamed'][number][] = [];
  const forms: AddedForm[] = [];
  const misplaced: string[] = [];
  for (const lang of ['en', 'zh'] as const) {
    const [from, to] = [nameOf(our, lang), nameOf(their, lang)];
    const standing = placesIn(our, lang);
    if (from !== to) {
      renamed.push({ lang, from, to });
      const places = standing.get(to);
      if (places && !places.has('right')) misplaced.push(to);
      // The name that gives way to one of its admitted forms takes that form's place.
      if (!formsIn(our, lang, 'admitted').some((form) => textOf(form) === to)) standing.delete(from);
      standing.set(to, new Set<Place>(['right']));
    }
    for (const list of lists) {
      for (const form of formsIn(their, lang, list)) {
        const places = standing.get(textOf(form));
        if (!places) forms.push({ lang, list, form });
        else if (!places.has(placeOf(list))) misplaced.push(textOf(form));
        standing.set(textOf(form), places ?? new Set([placeOf(list)]));
      }
    }
  }
  return { renamed, forms, misplaced, sources: newSources(our, their), left: otherFacts(our, their) };
}

function conflictOf(our: GlossaryConcept, difference: Difference): MergeConflict | undefined {
  const { renamed, forms, sources, misplaced, left } = difference;
  const { id, status } = our;
  if (misplaced.length > 0) {
    const texts = [...new Set(misplaced)];
    return { id, severity: 'error', message: { zh: `“${id}”未更改：${texts.map((text) => `“${text}”`).join('、')}在术语表中另有归类`, en: `"${id}" was not changed: ${texts.map((text) => `"${text}"`).join(', ')} stands elsewhere in the glossary's entry` } };
  }
  if (status === 'approved' && renamed.length + forms.length + sources.length > 0) {
    const what = describe(difference);
    return { id, severity: 'error', message: { zh: `“${id}”已经确定，未更改；文件另有：${what.zh}`, en: `"${id}" is approved and was not changed; the file has ${what.en}` } };
  }
  if (left.length === 0) return undefined;
  return { id, severity: 'warning', message: { zh: `“${id}”的 ${left.join('、')} 与文件不同，保持不变`, en: `"${id}" differs from the file in ${left.join(', ')}, which stays as it is` } };
}

function describe({ renamed, forms, sources }: Difference): Localized {
  const parts = [
    ...renamed.map(({ from, to }) => ({ zh: `名称“${to}”（现为“${from}”）`, en: `the name "${to}" (now "${from}")` })),
    ...forms.map(({ list, form }) => ({ zh: `${list} “${textOf(form)}”`, en: `${list} "${textOf(form)}"` })),
    ...sources.map(({ title, url }) => ({ zh: `依据 ${title ?? url ?? ''}`, en: `the source ${title ?? url ?? ''}` })),
  ];
  return { zh: parts.map((part) => part.zh).join('；'), en: parts.map((part) => part.en).join('; ') };
}

/** Undefined if there is nothing to change. */
function updateOf({ id, status }: GlossaryConcept, { renamed, forms, sources }: Difference, isApproved: boolean): ConceptUpdate | undefined {
  const settles = isApproved && status === 'draft';
  if (renamed.length + forms.length + sources.length === 0 && !settles) return undefined;
  return {
    id,
    ...(settles && { status: 'approved' as const }),
    ...(renamed.length > 0 && { preferred: Object.fromEntries(renamed.map(({ lang, to }) => [lang, to])) }),
    ...(forms.length > 0 && { addForms: forms }),
    ...(sources.length > 0 && { addSources: sources }),
  };
}

function newSources(our: GlossaryConcept, their: GlossaryConcept): GlossaryConcept['sources'] {
  // Formats percent-encode addresses and lose dates.
  const keyOf = ({ url, title, date }: GlossaryConcept['sources'][number]): string => (url === undefined ? (title ?? date ?? '') : encodeAddress(url));
  const known = new Set(our.sources.map(keyOf));
  return their.sources.filter((source) => !known.has(keyOf(source)));
}

/** Facts beyond forms in which theirs says something, and something else. What has its default value says nothing. */
function otherFacts(our: GlossaryConcept, their: GlossaryConcept): string[] {
  const facts = ({ kind, firstMention, doNotTranslate, en, zh, valid, context, note }: GlossaryConcept): Record<string, unknown> => ({
    kind: kind === 'concept' ? undefined : kind,
    firstMention: firstMention === 'optional' ? undefined : firstMention,
    doNotTranslate: doNotTranslate || undefined,
    'en.marks': en.marks === 'none' ? undefined : en.marks,
    'zh.marks': zh.marks === 'none' ? undefined : zh.marks,
    valid: valid && [valid.from, valid.to],
    near: context.near.length === 0 ? undefined : context.near,
    not: context.not.length === 0 ? undefined : context.not,
    note: note?.trim(),
  });
  const own = facts(our);
  return Object.entries(facts(their)).filter(([name, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(own[name])).map(([name]) => name);
}

function formsIn(concept: GlossaryConcept, lang: Lang, list: AddedForm['list']): readonly Form[] {
  const forms = concept[lang][list] ?? [];
  return typeof forms === 'string' ? [forms] : forms;
}

function nameOf(concept: GlossaryConcept, lang: Lang): string {
  return lang === 'en' ? concept.en.name : concept.zh.preferred;
}

function textOf(form: Form): string {
  return typeof form === 'string' ? form : form.text;
}
