import { isDict, PdfText, textOf } from '../objects.js';
import { isLanguage, type StandardRule, unless } from './rule.js';

/** What PDF/UA-1 asks of the file as a whole. */
export const fileRules: readonly StandardRule[] = [
  {
    id: 'identification',
    clause: '5',
    title: { zh: '元数据声明 pdfuaid:part 为 1', en: 'The metadata say pdfuaid:part 1' },
    check: ({ xmp }) => unless(/<pdfuaid:part>1<\/pdfuaid:part>/.test(xmp)),
  },
  {
    id: 'metadata',
    clause: '7.1',
    title: { zh: '有 XMP 元数据', en: 'There are XMP metadata' },
    check: ({ xmp }) => unless(xmp.includes('<x:xmpmeta')),
  },
  {
    id: 'title',
    clause: '7.1',
    title: { zh: '元数据含标题（dc:title）', en: 'The metadata hold a title (dc:title)' },
    check: ({ xmp }) => unless(/<dc:title>[\s\S]*?<rdf:li[^>]*>[^<]+<\/rdf:li>[\s\S]*?<\/dc:title>/.test(xmp)),
  },
  {
    id: 'title-shown',
    clause: '7.1',
    title: { zh: '窗口显示标题而非文件名（DisplayDocTitle）', en: 'The window shows the title, not the file’s name (DisplayDocTitle)' },
    *check({ document, catalog }) {
      const preferences = document.resolve(catalog.get('ViewerPreferences'));
      yield* unless(isDict(preferences) && preferences.get('DisplayDocTitle') === true);
    },
  },
  {
    id: 'marked',
    clause: '7.1',
    title: { zh: '文件声明带有结构标签（Marked）', en: 'The file says that it is tagged (Marked)' },
    *check({ document, catalog }) {
      const marks = document.resolve(catalog.get('MarkInfo'));
      yield* unless(isDict(marks) && marks.get('Marked') === true);
    },
  },
  {
    id: 'suspects',
    clause: '7.1',
    title: { zh: '没有标为可疑的标签（Suspects）', en: 'No tags are suspected to be wrong (Suspects)' },
    *check({ document, catalog }) {
      const marks = document.resolve(catalog.get('MarkInfo'));
      yield* unless(!isDict(marks) || marks.get('Suspects') !== true);
    },
  },
  {
    id: 'language',
    clause: '7.2',
    title: { zh: '文件标明语言（Lang）', en: 'The file names its language (Lang)' },
    *check({ catalog }) {
      const lang = catalog.get('Lang');
      yield* unless(isLanguage(lang instanceof PdfText ? textOf(lang) : undefined));
    },
  },
  {
    id: 'optional-content',
    clause: '7.10',
    title: { zh: '没有可隐藏的图层', en: 'There are no layers that can be hidden' },
    check: ({ catalog }) => unless(!catalog.has('OCProperties')),
  },
  {
    id: 'attachments',
    clause: '7.11',
    title: { zh: '没有附件', en: 'There are no attachments' },
    *check({ document, catalog }) {
      const names = document.resolve(catalog.get('Names'));
      yield* unless(!isDict(names) || !names.has('EmbeddedFiles'));
    },
  },
  {
    id: 'xfa',
    clause: '7.15',
    title: { zh: '没有表单', en: 'There are no forms' },
    check: ({ catalog }) => unless(!catalog.has('AcroForm')),
  },
  {
    id: 'security',
    clause: '7.16',
    title: { zh: '没有加密', en: 'Nothing is encrypted' },
    check: ({ document }) => unless(!document.trailer.has('Encrypt')),
  },
  {
    id: 'outline',
    clause: '7.17',
    title: { zh: '有标题的文件带书签', en: 'A file with headings has an outline' },
    check: ({ document, elements }) => unless(document.outline().length > 0 || !elements.some(({ kind }) => /^H[1-6]$/.test(kind))),
  },
];
