import type { Localized } from '../model/text.js';
import { legalXml } from '../text/xml.js';
import type { GlossaryConcept } from './glossary-concept.js';
import { encodeAddress } from './uri.js';

/** Something a concept may have and a format may have no place for. */
export interface Feature {
  readonly id: string;
  readonly title: Localized;
  /** The concept without it; the same object if it had none. */
  readonly without: (concept: GlossaryConcept) => GlossaryConcept;
}

type Names = GlossaryConcept['en'] | GlossaryConcept['zh'];
type FileForm = NonNullable<Names['admitted']>[number];
type DetailedForm = Exclude<FileForm, string>;
const lists = ['admitted', 'forbidden', 'former', 'guard'] as const;

/** A sentence for each feature that the concepts have. */
export function lossesOf(concepts: readonly GlossaryConcept[], features: readonly Feature[]): Localized[] {
  return features.flatMap(({ title, without }) => {
    const count = concepts.filter((concept) => without(concept) !== concept).length;
    if (count === 0) return [];
    return { zh: `此格式不能保存：${title.zh}（${count} 个条目）`, en: `Not carried by this format: ${title.en} (${count} concept${count === 1 ? '' : 's'})` };
  });
}

function feature(id: string, zh: string, en: string, without: Feature['without']): Feature {
  return { id, title: { zh, en }, without };
}

/** A feature of the names in each language. */
function ofNames(id: string, zh: string, en: string, without: <T extends Names>(names: T) => T): Feature {
  return feature(id, zh, en, (concept) => {
    const [english, chinese] = [without(concept.en), without(concept.zh)];
    return english === concept.en && chinese === concept.zh ? concept : { ...concept, en: english, zh: chinese };
  });
}

/** A feature of single forms. */
function ofForms(id: string, zh: string, en: string, keys: readonly (keyof DetailedForm)[]): Feature {
  const bare = (form: FileForm): FileForm => (typeof form === 'string' || keys.every((key) => form[key] === undefined) ? form : (omit(form, keys) as DetailedForm));
  return ofNames(id, zh, en, (names) => {
    let result = names;
    for (const list of lists) {
      const forms = names[list]?.map(bare);
      if (forms?.some((form, i) => form !== names[list]?.[i])) result = { ...result, [list]: forms };
    }
    return result;
  });
}

function omit<T extends object>(value: T, keys: readonly PropertyKey[]): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key))) as Partial<T>;
}

const withoutKey = <T extends object>(value: T, key: keyof T): T => (value[key] === undefined ? value : (omit(value, [key]) as T));

export const features = {
  guards: ofNames('guards', '屏蔽词', 'guard words', (names) => withoutKey(names, 'guard')),
  marks: ofNames('marks', '名称外的符号', 'marks around the name', (names) => (names.marks === 'none' ? names : withoutKey(names, 'marks'))),
  scope: ofForms('scope', '写法的使用范围', 'the scope of forms', ['scope']),
  severity: ofForms('severity', '写法的级别', 'the severity of forms', ['severity']),
  formDates: ofForms('form-dates', '写法的可用期间', 'the dates forms are valid', ['until', 'valid']),
  dates: feature('dates', '名称的有效期', 'the dates names are valid', (concept) => withoutKey(concept, 'valid')),
  firstMention: feature('first-mention', '首次出现的要求', 'the rule for first mentions', (concept) => (concept.firstMention === 'optional' ? concept : { ...concept, firstMention: 'optional' })),
  doNotTranslate: feature('do-not-translate', '“保留原文”标记', 'the mark “do not translate”', (concept) => (concept.doNotTranslate ? { ...concept, doNotTranslate: false } : concept)),
  context: feature('context', '上下文条件', 'context conditions', (concept) =>
    concept.context.near.length + concept.context.not.length === 0 ? concept : { ...concept, context: { near: [], not: [] } }),
  sourceDates: feature('source-dates', '依据的日期', 'the dates of sources', (concept) =>
    concept.sources.every(({ date }) => date === undefined)
      ? concept
      : { ...concept, sources: concept.sources.map(({ date: _, ...source }) => source).filter(({ url, title }) => url !== undefined || title !== undefined) }),
  addressSpelling: feature('address-spelling', '网址的原有写法（改用百分号编码）', 'addresses as they were typed (they are percent-encoded)', (concept) =>
    concept.sources.every(({ url }) => url === undefined || encodeAddress(url) === url)
      ? concept
      : { ...concept, sources: concept.sources.map((source) => (source.url === undefined ? source : { ...source, url: encodeAddress(source.url) })) }),
  controlCharacters: feature('control-characters', '控制字符', 'control characters', (concept) => {
    let isClean = true;
    const clean = mapTexts(concept, (text) => {
      const legal = legalXml(text);
      isClean &&= legal === text;
      return legal;
    });
    return isClean ? concept : (clean as GlossaryConcept);
  }),
} as const;

function mapTexts(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, map));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, map)]));
}
