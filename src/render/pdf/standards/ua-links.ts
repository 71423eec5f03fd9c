import { isArray, isDict, type PdfDict, PdfRef, PdfText, textOf } from '../objects.js';
import { excerpt, type FileView, nameOf, type StandardRule } from './rule.js';

/** What PDF/UA-1 asks of links and other annotations. */
export const linkRules: readonly StandardRule[] = [
  {
    id: 'annotations-tagged',
    clause: '7.18.1',
    title: { zh: '链接都在结构树中', en: 'Links stand in the structure tree' },
    *check(file) {
      const owned = ownersOf(file);
      for (const { number, dict } of annotationsOf(file)) if (!owned.has(number)) yield describe(dict);
    },
  },
  {
    id: 'trap-net',
    clause: '7.18.2',
    title: { zh: '没有陷印注释', en: 'There are no trap network annotations' },
    *check(file) {
      for (const { dict } of annotationsOf(file)) if (nameOf(dict.get('Subtype')) === 'TrapNet') yield describe(dict);
    },
  },
  {
    id: 'tab-order',
    clause: '7.18.3',
    title: { zh: '用 Tab 键按结构顺序走过链接', en: 'The tab key follows the structure' },
    *check(file) {
      for (const [index, page] of file.pages.entries()) {
        if (isArray(file.document.resolve(page.dict.get('Annots'))) && nameOf(page.dict.get('Tabs')) !== 'S') yield `${index + 1}`;
      }
    },
  },
  {
    id: 'link-tags',
    clause: '7.18.5',
    title: { zh: '链接用 Link 标签', en: 'Links have Link tags' },
    *check(file) {
      const owned = ownersOf(file);
      for (const { number, dict } of annotationsOf(file)) {
        const kind = owned.get(number);
        if (nameOf(dict.get('Subtype')) === 'Link' && kind !== undefined && kind !== 'Link') yield describe(dict);
      }
    },
  },
  {
    id: 'link-description',
    clause: '7.18.5',
    title: { zh: '链接有说明文字（Contents）', en: 'Links have a description (Contents)' },
    *check(file) {
      for (const { dict } of annotationsOf(file)) {
        const words = dict.get('Contents');
        if (nameOf(dict.get('Subtype')) === 'Link' && (!(words instanceof PdfText) || textOf(words).trim() === '')) yield describe(dict);
      }
    },
  },
  {
    id: 'external-objects',
    clause: '7.20',
    title: { zh: '没有取自别的文件的内容', en: 'Nothing is taken from another file' },
    *check({ document }) {
      for (const [, dict] of document.ofType('XObject')) if (dict.has('Ref') || nameOf(dict.get('Subtype')) === 'PS') yield nameOf(dict.get('Subtype'));
    },
  },
];

function* annotationsOf({ document, pages }: FileView): Generator<{ number: number; dict: PdfDict }> {
  for (const { dict } of pages) {
    const list = document.resolve(dict.get('Annots'));
    for (const each of isArray(list) ? list : []) {
      const annotation = document.resolve(each);
      if (isDict(annotation)) yield { number: each instanceof PdfRef ? each.number : -1, dict: annotation };
    }
  }
}

/** Type of the element that holds each annotation, by the annotation's number. */
function ownersOf({ elements }: FileView): ReadonlyMap<number, string> {
  return new Map(elements.flatMap(({ kids, kind }) => kids.flatMap((kid): [number, string][] => ('annotation' in kid ? [[kid.annotation, kind]] : []))));
}

function describe(dict: PdfDict): string {
  const words = dict.get('Contents');
  return words instanceof PdfText ? excerpt(textOf(words)) : nameOf(dict.get('Subtype'));
}
