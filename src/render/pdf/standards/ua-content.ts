import { PdfRef } from '../objects.js';
import { isArray } from '../objects.js';
import { Element } from '../structure.js';
import { excerpt, type FileView, type StandardRule } from './rule.js';

/** What PDF/UA-1 asks of what is painted on the pages. */
export const contentRules: readonly StandardRule[] = [
  {
    id: 'tagged-or-artifact',
    clause: '7.1',
    title: { zh: '页面上的一切或有标签，或标为装饰', en: 'Everything on a page is tagged or marked as an artifact' },
    *check({ pages }) {
      for (const [index, { content }] of pages.entries()) if (content.loose.length > 0) yield `${index + 1}`;
    },
  },
  {
    id: 'artifact-apart',
    clause: '7.1',
    title: { zh: '装饰与带标签的内容互不嵌套', en: 'Artifacts do not stand in tagged content, nor the reverse' },
    *check({ pages }) {
      for (const [index, { content }] of pages.entries()) if (content.mixed) yield `${index + 1}`;
    },
  },
  {
    id: 'content-in-structure',
    clause: '7.1',
    title: { zh: '带标签的内容都在结构树中，且只有一处', en: 'Tagged content stands in the structure tree, once' },
    *check(file) {
      const owners = ownersOf(file);
      for (const { number, content } of file.pages) {
        for (const { mcid, text } of content.marked) if (owners.get(`${number} ${mcid}`)?.length !== 1) yield excerpt(text);
      }
    },
  },
  {
    id: 'parent-tree',
    clause: '7.1',
    title: { zh: '从内容可以找回它的标签', en: 'Content leads back to its tag' },
    *check(file) {
      const owners = ownersOf(file);
      for (const { number, dict, content } of file.pages) {
        const key = dict.get('StructParents');
        const list = file.document.resolve(typeof key === 'number' ? file.structure.parentEntry(key) : undefined);
        for (const { mcid, text } of content.marked) {
          const entry = isArray(list) ? list[mcid] : undefined;
          if (!(entry instanceof PdfRef) || entry.number !== owners.get(`${number} ${mcid}`)?.[0]) yield excerpt(text);
        }
      }
    },
  },
  {
    id: 'unicode',
    clause: '7.2',
    title: { zh: '每个字形都对应文字', en: 'Every glyph stands for text' },
    *check({ pages }) {
      for (const [index, { content }] of pages.entries()) {
        for (const [font, codes] of content.shown) if ([...codes.values()].includes(undefined)) yield `${index + 1} ${font}`;
      }
    },
  },
  {
    id: 'sound-text',
    clause: '7.21.7',
    title: { zh: '字形所对应的文字不是替代符', en: 'No glyph stands for U+FFFD, U+FEFF or nothing' },
    *check({ pages }) {
      for (const { content } of pages) {
        for (const { text } of content.marked) if (/[\0\uFEFF\uFFFD\uFFFE]/.test(text)) yield excerpt(text);
      }
    },
  },
  {
    id: 'missing-glyph',
    clause: '7.21.8',
    title: { zh: '没有方框（.notdef）', en: 'No box (.notdef) is shown' },
    *check({ pages }) {
      for (const [index, { content }] of pages.entries()) if ([...content.shown.values()].some((codes) => codes.has(0))) yield `${index + 1}`;
    },
  },
];

/** Elements that hold marked content, by page and number. */
function ownersOf({ elements }: FileView): ReadonlyMap<string, readonly number[]> {
  const owners = new Map<string, number[]>();
  for (const element of elements) {
    for (const kid of element.kids) {
      if (kid instanceof Element || !('mcid' in kid)) continue;
      const key = `${kid.page} ${kid.mcid}`;
      owners.set(key, [...(owners.get(key) ?? []), element.number]);
    }
  }
  return owners;
}
