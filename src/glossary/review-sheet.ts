import type { Glossary } from '../model/glossary.js';
import type { Localized } from '../model/text.js';
import type { GlossaryFile } from '../schema/glossary.js';
import { isDay } from '../schema/fields.js';
import type { SchemaFinding } from '../schema/read.js';
import { nearest } from '../text/nearest.js';
import type { ConceptUpdate } from './edit-file.js';
import type { Sheet, SheetColumn, SheetRow } from './sheet.js';
import type { TermUse } from './stats.js';

type Source = GlossaryFile['concepts'][number]['sources'][number];

const column = (key: string, zh: string, en: string, more: Partial<SheetColumn> = {}): SheetColumn => ({ key, title: { zh, en }, ...more });

/** The first five are for reading, the last four for whoever decides. */
export const reviewColumns: readonly SheetColumn[] = [
  column('id', '标识', 'ID', { width: 24 }),
  column('en', '英文名称', 'English name', { width: 40 }),
  column('zh', '现用中文名称', 'Chinese name now', { width: 32 }),
  column('candidates', '其他写法', 'Other forms', { width: 40 }),
  column('used', '用于', 'Used in', { width: 28 }),
  column('decided', '确定的中文名称（不填即为现用名称）', 'Chinese name decided on (empty: the one now)', { width: 32 }),
  column('decided_by', '确定者', 'Decided by', { width: 18 }),
  column('date', '日期', 'Date', { width: 12, isDay: true }),
  column('source', '依据（网址或文件）', 'Source (address or document)', { width: 40 }),
];

/** The draft concepts for those who decide on names, in the order of the glossary. `uses`: from the texts at hand, may be empty. */
export function reviewSheet(glossary: Glossary, uses: readonly TermUse[]): Sheet {
  const useOf = new Map(uses.map((use) => [use.concept.id, use]));
  const rows = glossary.concepts.filter(({ status }) => status === 'draft').map(({ id, terms: { en, zh } }) => {
    const use = useOf.get(id);
    const english = [en.preferred.text, ...en.abbreviations.map(({ text }) => text)].join(' · ');
    const counted = new Map(use?.forms.map(({ form, count }) => [form.text, count]));
    const admitted = zh.admitted.map(({ text }) => withCount(text, counted.get(text) ?? 0));
    const seen = (use?.variants ?? []).map(({ text, count }) => withCount(text, count));
    const places = [...(use?.byIssue ?? [])].map(([issue, count]) => withCount(issue, count));
    return [id, english, zh.preferred.text, [...admitted, ...seen].join('；'), places.join('；'), '', '', '', ''];
  });
  return { name: '待定术语', columns: reviewColumns, rows };
}

function withCount(text: string, count: number): string {
  return count === 0 ? text : `${text} ×${count}`;
}

/**
 * What a filled-in sheet decides, as updates of the glossary file: the name, status approved, and a source that names who decided, when and
 * on what. A row in which nothing is filled in decides nothing; one that is filled in halfway is a finding.
 */
export function readDecisions(rows: readonly SheetRow[], glossary: Glossary): { updates: ConceptUpdate[]; findings: SchemaFinding[] } {
  const concepts = new Map(glossary.concepts.map((concept) => [concept.id, concept]));
  const updates: ConceptUpdate[] = [];
  const findings: SchemaFinding[] = [];
  for (const row of rows) {
    const text = (key: string): string | undefined => row.cells.get(key)?.text;
    const [id, decided, by, date, source] = ['id', 'decided', 'decided_by', 'date', 'source'].map(text);
    if ([decided, by, date, source].every((cell) => cell === undefined)) continue;
    const concept = concepts.get(id ?? '');
    const missing = (['decided_by', 'date', 'source'] as const).filter((key) => text(key) === undefined);
    if (!concept) findings.push(unknownId(row, id, [...concepts.keys()]));
    else if (by === undefined || date === undefined || source === undefined) findings.push(incomplete(row, missing));
    else if (!isDay(date)) {
      findings.push(finding(row, 'date', { zh: `“${date}”不是日期，应为 YYYY-MM-DD`, en: `Found "${date}", expected a day that exists, YYYY-MM-DD` }, { actual: date }));
    } else if (concept.status === 'approved') {
      findings.push({ ...finding(row, 'id', { zh: `“${concept.id}”已经确定，未更改；请直接修改术语表`, en: `"${concept.id}" is approved already and was not changed; change it in the glossary itself` }), severity: 'warning' });
    } else if (updates.some((update) => update.id === concept.id)) {
      findings.push(finding(row, 'id', { zh: `“${concept.id}”出现两次，只取第一次`, en: `Found "${concept.id}" a second time, the first was taken` }));
    } else {
      const name = decided ?? concept.terms.zh.preferred.text;
      updates.push({ id: concept.id, status: 'approved', addSources: [sourceOf(by, date, source)], ...(name !== concept.terms.zh.preferred.text && { preferred: { zh: name } }) });
    }
  }
  return { updates, findings };
}

function sourceOf(by: string, date: string, source: string): Source {
  const isAddress = /^https?:\/\/[^\s/]\S*$/i.test(source) && URL.canParse(source);
  return isAddress ? { url: source, title: by, date } : { title: `${by}：${source}`, date };
}

function unknownId(row: SheetRow, id: string | undefined, known: readonly string[]): SchemaFinding {
  if (id === undefined) return finding(row, 'decided', { zh: '这一行没有标识，不知道确定的是哪个术语', en: 'Found a decision without an id: it is not known which concept it is about' });
  const meant = nearest(id, known);
  return finding(row, 'id', meant === undefined
    ? { zh: `术语表中没有“${id}”`, en: `The glossary has no concept "${id}"` }
    : { zh: `术语表中没有“${id}”，是否应为“${meant}”？`, en: `The glossary has no concept "${id}", did you mean "${meant}"?` }, { actual: id, ...(meant !== undefined && { expected: [meant] }) });
}

function incomplete(row: SheetRow, missing: readonly string[]): SchemaFinding {
  const titles = missing.map((key) => reviewColumns.find((each) => each.key === key)?.title);
  return finding(row, 'id', {
    zh: `缺少${titles.map((title) => `“${title?.zh ?? ''}”`).join('、')}；确定术语须写明由谁、何时、依据什么`,
    en: `Missing ${titles.map((title) => `"${title?.en ?? ''}"`).join(', ')}; a decision says who made it, when and on what`,
  });
}

function finding({ number, cells }: SheetRow, key: string, { zh, en }: Localized, facts: Partial<SchemaFinding> = {}): SchemaFinding {
  const span = cells.get(key)?.span ?? [...cells.values()][0]?.span;
  const message = span ? { zh, en } : { zh: `第 ${number} 行：${zh}`, en: `Row ${number}: ${en}` };
  return { rule: 'exchange/invalid', severity: 'error', message, ...(span && { span }), ...facts };
}
