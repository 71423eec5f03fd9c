import { isArray, isDict, PdfText, textOf } from '../objects.js';
import { attributeOf, type Element } from '../structure.js';
import { excerpt, type FileView, isLanguage, nameOf, type StandardRule, unless } from './rule.js';

/** ISO 32000-1, §14.8.4. */
const standard = new Set(
  `Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody
   TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form`.split(/\s+/),
);

/** What PDF/UA-1 asks of the structure tree. */
export const structureRules: readonly StandardRule[] = [
  {
    id: 'known-types',
    clause: '7.1',
    title: { zh: '标签类型都是标准类型，或已映射到标准类型', en: 'Types of tags are standard ones or mapped to them' },
    *check(file) {
      const map = rolesOf(file);
      for (const kind of new Set(file.elements.map((element) => element.kind))) if (!standard.has(kind) && !standard.has(map.get(kind) ?? '')) yield kind;
    },
  },
  {
    id: 'standard-types-kept',
    clause: '7.1',
    title: { zh: '标准类型没有另作映射', en: 'Standard types are not mapped to others' },
    *check(file) {
      for (const kind of rolesOf(file).keys()) if (standard.has(kind)) yield kind;
    },
  },
  {
    id: 'table-parts',
    clause: '7.2',
    title: { zh: '表格的部分按规定嵌套', en: 'Parts of tables are nested as they must be' },
    check: (file) => misplaced(file, { TR: ['Table', 'THead', 'TBody', 'TFoot'], TH: ['TR'], TD: ['TR'], THead: ['Table'], TBody: ['Table'], TFoot: ['Table'] }),
  },
  {
    id: 'list-parts',
    clause: '7.2',
    title: { zh: '列表的部分按规定嵌套', en: 'Parts of lists are nested as they must be' },
    check: (file) => misplaced(file, { LI: ['L'], LBody: ['LI'] }),
  },
  {
    id: 'contents-parts',
    clause: '7.2',
    title: { zh: '目录的部分按规定嵌套', en: 'Parts of contents are nested as they must be' },
    check: (file) => misplaced(file, { TOCI: ['TOC'] }),
  },
  {
    id: 'element-language',
    clause: '7.2',
    title: { zh: '各处标明的语言写法正确', en: 'Languages named within the text are well-formed' },
    *check({ elements }) {
      for (const element of elements) if (element.entries.has('Lang') && !isLanguage(element.text('Lang'))) yield element.text('Lang') ?? '';
    },
  },
  {
    id: 'figure-alt',
    clause: '7.3',
    title: { zh: '每幅图都有替代文字', en: 'Every figure has an alternative text' },
    *check({ elements }) {
      for (const element of elements) if (element.kind === 'Figure' && (element.text('Alt') ?? element.text('ActualText') ?? '').trim() === '') yield excerpt('Figure');
    },
  },
  {
    id: 'heading-first',
    clause: '7.4.2',
    title: { zh: '第一个标题是一级标题', en: 'The first heading is of the first level' },
    *check({ elements, text }) {
      const first = elements.find(({ kind }) => /^H[1-6]$/.test(kind));
      if (first && first.kind !== 'H1') yield excerpt(text(first));
    },
  },
  {
    id: 'heading-levels',
    clause: '7.4.2',
    title: { zh: '标题不跳级', en: 'No level of headings is skipped' },
    *check({ elements, text }) {
      let last = 0;
      for (const element of elements) {
        const level = Number(/^H([1-6])$/.exec(element.kind)?.[1] ?? 0);
        if (level > last + 1 && last > 0) yield excerpt(text(element));
        if (level > 0) last = level;
      }
    },
  },
  {
    id: 'heading-kinds',
    clause: '7.4.4',
    title: { zh: '标题都分级（不用不分级的 H）', en: 'Headings have levels (no H without one)' },
    check: ({ elements }) => unless(!elements.some(({ kind }) => kind === 'H')),
  },
  {
    id: 'table-heads',
    clause: '7.5',
    title: { zh: '表格有表头', en: 'Tables have heading cells' },
    *check({ elements, text }) {
      for (const element of elements) if (element.kind === 'Table' && ![...element.all()].some(({ kind }) => kind === 'TH')) yield excerpt(text(element));
    },
  },
  {
    id: 'table-scope',
    clause: '7.5',
    title: { zh: '表头说明管行还是管列', en: 'Heading cells say whether they head a row or a column' },
    *check({ elements, text }) {
      for (const element of elements) if (element.kind === 'TH' && !['Row', 'Column', 'Both'].includes(nameOf(attributeOf(element, 'Scope')))) yield excerpt(text(element));
    },
  },
  {
    id: 'table-references',
    clause: '7.5',
    title: { zh: '单元格所指的表头存在', en: 'Heading cells that others refer to exist' },
    *check({ elements, text }) {
      const ids = new Set(elements.map((element) => element.text('ID')));
      for (const element of elements) {
        const headers = attributeOf(element, 'Headers');
        if (isArray(headers) && !headers.every((id) => id instanceof PdfText && ids.has(textOf(id)))) yield excerpt(text(element));
      }
    },
  },
  {
    id: 'list-bodies',
    clause: '7.6',
    title: { zh: '列表项的内容在 Lbl 与 LBody 中', en: 'What a list item holds stands in Lbl and LBody' },
    *check({ elements, text }) {
      for (const element of elements) {
        if (element.kind === 'LI' && (element.kids.length > element.elements.length || !element.elements.every(({ kind }) => kind === 'Lbl' || kind === 'LBody'))) yield excerpt(text(element));
      }
    },
  },
  {
    id: 'formula-alt',
    clause: '7.7',
    title: { zh: '公式有替代文字', en: 'Formulas have an alternative text' },
    *check({ elements, text }) {
      for (const element of elements) if (element.kind === 'Formula' && (element.text('Alt') ?? '') === '') yield excerpt(text(element));
    },
  },
  {
    id: 'note-ids',
    clause: '7.9',
    title: { zh: '注释各有唯一的标识', en: 'Notes have an id of their own' },
    *check({ elements, text }) {
      const seen = new Set<string>();
      for (const element of elements) {
        const id = element.text('ID');
        if (id === undefined ? element.kind === 'Note' : seen.has(id)) yield excerpt(text(element));
        if (id !== undefined) seen.add(id);
      }
    },
  },
];

/** RoleMap: type → what it is like. */
function rolesOf({ document, structure }: FileView): ReadonlyMap<string, string> {
  const map = document.resolve(structure.rootDict.get('RoleMap'));
  return new Map(isDict(map) ? [...map].map(([kind, role]) => [kind, nameOf(role)]) : []);
}

/** Elements whose parent is none of those their type asks for. */
function* misplaced({ elements, text }: FileView, parents: Readonly<Record<string, readonly string[]>>): Generator<string> {
  for (const element of elements) {
    const wanted = parents[element.kind];
    if (wanted && !wanted.includes(parentKind(element))) yield `${element.kind} ${excerpt(text(element))}`.trim();
  }
}

function parentKind({ parent }: Element): string {
  return parent?.kind ?? '';
}
