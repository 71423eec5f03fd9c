import type { Concept, Form, Glossary } from '../model/glossary.js';
import type { Lang, Localized } from '../model/text.js';
import { isHan } from '../lang/characters.js';
import type { SchemaFinding } from '../schema/read.js';
import { formsOf } from './matcher.js';

/** One form where it is entered. */
interface Entered {
  readonly concept: Concept;
  readonly lang: Lang;
  readonly form: Form;
}

type Index = ReadonlyMap<string, readonly Entered[]>;

const right = new Set<Form['kind']>(['preferred', 'abbreviation', 'admitted']);

/** What is wrong or doubtful in a glossary that is valid as a file, in the order of the file. */
export function lintGlossary(glossary: Glossary): SchemaFinding[] {
  const index = new Map<string, Entered[]>();
  for (const concept of glossary.concepts) {
    for (const entered of formsOfBoth(concept)) index.set(entered.form.text, [...(index.get(entered.form.text) ?? []), entered]);
  }
  const findings = [
    ...glossary.concepts.flatMap((concept) => [...lintConcept(concept)]),
    ...[...index.values()].flatMap((entered) => [...lintShared(entered, index)]),
    ...countDrafts(glossary),
  ];
  return findings.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0) || (a.rule < b.rule ? -1 : Number(a.rule > b.rule)));
}

/** The forms of both languages; an abbreviation that Chinese takes over from English is one. */
function formsOfBoth(concept: Concept): Entered[] {
  const english = formsOf(concept, 'en');
  const chinese = formsOf(concept, 'zh').filter((form) => !english.includes(form));
  return [...english.map((form) => ({ concept, lang: 'en' as const, form })), ...chinese.map((form) => ({ concept, lang: 'zh' as const, form }))];
}

function finding(rule: string, severity: SchemaFinding['severity'], form: Form, message: Localized, related?: Entered): SchemaFinding {
  return {
    rule: `glossary/${rule}`,
    ...(severity && { severity }),
    message,
    span: form.span,
    actual: form.text,
    ...(related && { related: [{ span: related.form.span, message: { zh: `另见 ${related.concept.id}`, en: `see ${related.concept.id}` } }] }),
  };
}

function* lintConcept(concept: Concept): Iterable<SchemaFinding> {
  const { preferred, abbreviations } = concept.terms.en;
  if (concept.firstMention === 'required' && abbreviations.length === 0 && concept.terms.zh.abbreviations.length === 0) {
    yield finding('first-mention', 'warning', preferred, {
      zh: '首次出现须写“名称（缩写）”，但条目没有缩写；应补 abbr 或改为 firstMention: optional',
      en: 'The first mention needs an abbreviation and the entry has none, expected abbr, or firstMention: optional',
    });
  }
  for (const lang of ['en', 'zh'] as const) {
    const terms = concept.terms[lang];
    for (const form of [terms.preferred, ...terms.admitted]) yield* lintMarks(form);
    for (const form of [terms.preferred, ...terms.admitted, ...terms.forbidden, ...terms.former, ...terms.guards]) if (/[，；]/u.test(form.text)) yield several(form);
    for (const form of terms.former) if (form.valid?.to === undefined) yield undated(form);
    for (const form of terms.admitted) if (isRisky(form, concept, lang)) yield risky(form);
    for (const guard of terms.guards) if (!shieldsSomething(guard, concept, lang)) yield idle(guard);
  }
}

/** 《名称》 as a whole: texts that write the name bare or in other marks would not match. */
function* lintMarks(form: Form): Iterable<SchemaFinding> {
  const wrapped = /^《([^《》]*)》$|^“([^“”]*)”$/u.exec(form.text);
  if (!wrapped) return;
  const bare = wrapped[1] ?? wrapped[2] ?? '';
  yield {
    ...finding('marks-inside', form.kind === 'preferred' ? 'error' : 'warning', form, {
      zh: `“${form.text}”把名称外的符号写进了名称，应为“${bare}”并用 marks 注明符号`,
      en: `Found marks inside the form "${form.text}", expected "${bare}" and the marks under marks`,
    }),
    expected: [bare],
  };
}

/** [甲，乙]: to YAML one text. No body's name holds such a mark; titles that do are rare enough to be looked at. */
function several(form: Form): SchemaFinding {
  return finding('several-forms', 'warning', form, {
    zh: `“${form.text}”里有全角逗号或分号，会当作一个名称；列表各项应用半角逗号分开，如 [甲, 乙]`,
    en: `Found a full-width comma or semicolon in "${form.text}", which makes it one name; expected items divided by ASCII commas, such as [a, b]`,
  });
}

function undated(form: Form): SchemaFinding {
  return finding('former-undated', 'warning', form, {
    zh: `旧称“${form.text}”没有截止日；应写 until: YYYY-MM-DD`,
    en: `The former name "${form.text}" has no last day, expected until: YYYY-MM-DD`,
  });
}

/** Two Han characters stand in many words: 公约, 联大. */
function isRisky(form: Form, concept: Concept, lang: Lang): boolean {
  const characters = [...form.text];
  const limited = form.scope !== undefined || concept.context.near.length > 0 || concept.context.not.length > 0;
  return characters.length <= 2 && characters.every(isHan) && !limited && !concept.terms[lang].guards.some((guard) => guard.text.includes(form.text));
}

function risky(form: Form): SchemaFinding {
  return finding('short-form', 'warning', form, {
    zh: `“${form.text}”很短，会在别的词语里误中；应加 scope、guard 或 context`,
    en: `"${form.text}" is so short that it stands inside other words, expected a scope, a guard or a context`,
  });
}

function shieldsSomething(guard: Form, concept: Concept, lang: Lang): boolean {
  return formsOf(concept, lang).some((form) => form.kind !== 'guard' && form.text !== guard.text && guard.text.includes(form.text));
}

function idle(guard: Form): SchemaFinding {
  return finding('idle-guard', 'warning', guard, {
    zh: `“${guard.text}”不包含本条目的任何写法，不起保护作用；请改正或删去`,
    en: `"${guard.text}" contains no form of its concept and shields nothing; correct or delete it`,
  });
}

/** What is wrong with one text that is entered more than once. */
function* lintShared(entered: readonly Entered[], index: Index): Iterable<SchemaFinding> {
  const [first] = entered;
  if (!first || entered.length < 2) return;
  const rights = entered.filter((e) => right.has(e.form.kind));
  const guard = entered.find((e) => e.form.kind === 'guard');
  for (const [i, e] of entered.entries()) {
    // GOLOCAL is name and abbreviation in one: that is no slip.
    const twin = entered.slice(0, i).find((other) => other.concept === e.concept && other.lang === e.lang && !(other.form.kind === 'preferred' && e.form.kind === 'abbreviation'));
    if (e.form.kind === 'forbidden' && rights[0]) yield forbiddenRight(e, rights[0]);
    else if (guard && e.form.kind !== 'guard') yield unreachable(e, guard);
    else if (twin) yield duplicate(e, twin);
  }
  const concepts = new Set(entered.filter((e) => e.form.kind !== 'guard' && (rights.length === 0 || e.form.kind !== 'forbidden')).map((e) => e.concept));
  const [one, two] = [...concepts].map((concept) => entered.find((e) => e.concept === concept));
  if (one && two) yield shared(one, two, index);
}

function forbiddenRight(wrong: Entered, rightForm: Entered): SchemaFinding {
  const { text } = wrong.form;
  const message = {
    zh: `“${text}”在此禁用，在 ${rightForm.concept.id} 却是正确写法；二者应取其一`,
    en: `"${text}" is forbidden here and right under ${rightForm.concept.id}, expected one of the two`,
  };
  return finding('forbidden-is-right', 'error', wrong.form, message, rightForm);
}

function unreachable(hidden: Entered, guard: Entered): SchemaFinding {
  const message = {
    zh: `“${hidden.form.text}”同时是 guard，永远不会被识别为术语；请删去其一`,
    en: `"${hidden.form.text}" is a guard as well and will never count as a term; delete one of the two`,
  };
  return finding('unreachable', 'warning', hidden.form, message, guard);
}

function duplicate(second: Entered, first: Entered): SchemaFinding {
  const message = { zh: `“${second.form.text}”在本条目中重复；请删去一处`, en: `Found "${second.form.text}" twice in one concept, expected it once` };
  return finding('duplicate-form', 'warning', second.form, message, first);
}

function shared(one: Entered, two: Entered, index: Index): SchemaFinding {
  const abbreviations = one.form.kind === 'abbreviation' && two.form.kind === 'abbreviation';
  const names = [...new Set((index.get(two.form.text) ?? []).map((e) => e.concept.id))].join(', ');
  return abbreviations
    ? finding('shared-abbreviation', 'warning', two.form, { zh: `缩写“${two.form.text}”属于多个条目：${names}`, en: `The abbreviation "${two.form.text}" stands for several concepts: ${names}` }, one)
    : finding('shared-form', 'warning', two.form, { zh: `“${two.form.text}”出现在多个条目：${names}`, en: `"${two.form.text}" stands under several concepts: ${names}` }, one);
}

function countDrafts({ concepts }: Glossary): SchemaFinding[] {
  const drafts = concepts.filter((concept) => concept.status === 'draft').length;
  if (drafts === 0) return [];
  const message = {
    zh: `${concepts.length} 个条目中有 ${drafts} 个是草稿（status: draft），违反时只作警告`,
    en: `${drafts} of ${concepts.length} concepts ${drafts === 1 ? 'is a draft' : 'are drafts'} (status: draft): breaches are warnings`,
  };
  return [{ rule: 'glossary/drafts', severity: 'info', message }];
}
