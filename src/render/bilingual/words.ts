import type { Severity } from '../../model/diagnostic.js';
import type { TextRole } from '../../model/edition.js';
import type { Lang } from '../../model/text.js';

/** Fixed words of the side-by-side page, in the language of the edition that is proof-read. */
export interface BilingualWords {
  readonly title: string;
  readonly row: string;
  readonly differences: (count: number) => string;
  readonly none: string;
  readonly texts: string;
  readonly absent: string;
  readonly doubtful: string;
  readonly legend: { readonly difference: string; readonly term: string };
  readonly elsewhere: string;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly roles: Readonly<Partial<Record<TextRole | 'code', string>>>;
}

export const bilingualWords: Readonly<Record<Lang, BilingualWords>> = {
  zh: {
    title: '双语对照',
    row: '行',
    differences: (count) => `需要核对（${count}）`,
    none: '没有发现数字、名称、链接或术语上的差异。',
    texts: '逐段对照',
    absent: '（没有对应的段落）',
    doubtful: '两段可能并不对应',
    legend: { difference: '需要核对', term: '术语表中的名称' },
    elsewhere: '全文',
    severities: { error: '错误', warning: '警告', info: '提示' },
    roles: { caption: '图注', alt: '替代文字', label: '标题', meta: '文件头', footnote: '脚注', cell: '单元格', code: '代码' },
  },
  en: {
    title: 'Side by side',
    row: 'Row',
    differences: (count) => `To be looked at (${count})`,
    none: 'No difference of numbers, names, links or terms was found.',
    texts: 'Paragraph by paragraph',
    absent: '(no paragraph beside it)',
    doubtful: 'These may not belong together',
    legend: { difference: 'to be looked at', term: 'name of the glossary' },
    elsewhere: 'Whole text',
    severities: { error: 'Error', warning: 'Warning', info: 'Note' },
    roles: { caption: 'Caption', alt: 'Alternative text', label: 'Label', meta: 'Front matter', footnote: 'Footnote', cell: 'Cell', code: 'Code' },
  },
};
