import { Buffer } from 'node:buffer';
import { isArray, isDict, PdfStream, PdfText, textOf } from '../objects.js';
import { nameOf, type StandardRule, unless } from './rule.js';

/** What PDF/A-2b (ISO 19005-2:2011) asks, as far as a file of ours could break it. */
export const archiveRules: readonly StandardRule[] = [
  {
    id: 'a-header',
    clause: '6.1.2',
    title: { zh: '文件头为 %PDF-1.n，并表明是二进制文件', en: 'The header is %PDF-1.n and says that the file is binary' },
    check: ({ document }) => unless(/^%PDF-1\.[0-7]\n%[\u0080-\u00FF]{4}/.test(Buffer.from(document.bytes.subarray(0, 16)).toString('latin1'))),
  },
  {
    id: 'a-trailer',
    clause: '6.1.3',
    title: { zh: '有文件标识（ID），没有加密', en: 'The file has an ID and is not encrypted' },
    check: ({ document }) => unless(isArray(document.trailer.get('ID')) && !document.trailer.has('Encrypt')),
  },
  {
    id: 'a-filters',
    clause: '6.1.7.2',
    title: { zh: '不用 LZW 压缩，不引用外部数据', en: 'No LZW compression, no data outside the file' },
    *check({ document }) {
      for (const number of document.numbers) {
        const value = document.object(number);
        if (value instanceof PdfStream && (nameOf(value.dict.get('Filter')) === 'LZWDecode' || value.dict.has('F'))) yield String(number);
      }
    },
  },
  {
    id: 'a-output-intent',
    clause: '6.2.3',
    title: { zh: '写明颜色的含义（带 ICC 特性文件的输出意图）', en: 'What colours mean is given (an output intent with an ICC profile)' },
    *check({ document, catalog }) {
      const [intent] = (isArray(document.resolve(catalog.get('OutputIntents'))) ? document.resolve(catalog.get('OutputIntents')) : []) as readonly (typeof catalog)[];
      const profile = isDict(intent) ? document.resolve(intent.get('DestOutputProfile')) : null;
      yield* unless(isDict(intent) && nameOf(intent.get('S')) === 'GTS_PDFA1' && profile instanceof PdfStream && profile.dict.get('N') === 3);
    },
  },
  {
    id: 'a-colours',
    clause: '6.2.4.3',
    title: { zh: '只用灰度与 RGB，与输出意图相合', en: 'Only grey and RGB, as the output intent has them' },
    *check({ document, pages }) {
      for (const [number, dict] of document.ofType('XObject')) if (nameOf(dict.get('ColorSpace')) === 'DeviceCMYK') yield String(number);
      for (const [index, { source }] of pages.entries()) if (/(?:^|\s)[kK]\s/.test(source.replace(/\((?:[^\\()]|\\[\s\S])*\)/g, ''))) yield String(index + 1);
    },
  },
  {
    id: 'a-graphics-state',
    clause: '6.2.5',
    title: { zh: '图形状态里没有传递函数与半色调', en: 'No transfer functions or halftones in graphics states' },
    *check({ document }) {
      for (const number of document.numbers) {
        const value = document.object(number);
        if (isDict(value) && nameOf(value.get('Type')) === 'ExtGState' && ['TR', 'HTP'].some((key) => value.has(key))) yield String(number);
      }
    },
  },
  {
    id: 'a-images',
    clause: '6.2.8',
    title: { zh: '图像没有替换版本，不作插值', en: 'Images have no alternates and are not interpolated' },
    *check({ document }) {
      for (const [number, dict] of document.ofType('XObject')) if (dict.has('Alternates') || dict.get('Interpolate') === true || dict.has('OPI')) yield String(number);
    },
  },
  {
    id: 'a-annotations',
    clause: '6.3.2',
    title: { zh: '注释会打印，也不隐藏', en: 'Annotations are printed and not hidden' },
    *check({ document, pages }) {
      for (const { dict } of pages) {
        const list = document.resolve(dict.get('Annots'));
        for (const each of isArray(list) ? list : []) {
          const annotation = document.resolve(each);
          const flags = isDict(annotation) ? annotation.get('F') : undefined;
          // Print (4) without Hidden, Invisible, ToggleNoView, NoView.
          if (typeof flags !== 'number' || (flags & 4) === 0 || (flags & (1 | 2 | 32 | 256)) !== 0) yield String(flags ?? '');
        }
      }
    },
  },
  {
    id: 'a-actions',
    clause: '6.5.1',
    title: { zh: '没有脚本等动作，只有跳转与网址', en: 'No scripts or other actions than going to a place or an address' },
    *check({ document, catalog }) {
      yield* unless(!catalog.has('AA') && !catalog.has('OpenAction'), 'Catalog');
      for (const [, dict] of document.ofType('Annot')) {
        const action = document.resolve(dict.get('A'));
        const kind = isDict(action) ? nameOf(action.get('S')) : 'GoTo';
        if (dict.has('AA') || !['GoTo', 'URI'].includes(kind)) yield kind;
      }
    },
  },
  {
    id: 'a-information',
    clause: '6.6.3',
    title: { zh: '文档信息与 XMP 元数据一致', en: 'Document information and XMP metadata agree' },
    *check({ document, xmp }) {
      const info = document.resolve(document.trailer.get('Info'));
      if (!isDict(info)) return;
      const plain = xmp.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
      for (const key of ['Title', 'Author', 'Subject', 'Keywords', 'Creator', 'Producer']) {
        const value = info.get(key);
        if (value instanceof PdfText && !plain.includes(`>${textOf(value)}<`)) yield key;
      }
    },
  },
  {
    id: 'a-identification',
    clause: '6.6.4',
    title: { zh: '元数据声明 pdfaid 第 2 部分、B 级', en: 'The metadata say pdfaid part 2, conformance B' },
    check: ({ xmp }) => unless(xmp.includes('<pdfaid:part>2</pdfaid:part>') && xmp.includes('<pdfaid:conformance>B</pdfaid:conformance>')),
  },
  {
    id: 'a-metadata-plain',
    clause: '6.6.2.1',
    title: { zh: 'XMP 元数据不压缩', en: 'XMP metadata are not compressed' },
    *check({ document, catalog }) {
      const metadata = document.resolve(catalog.get('Metadata'));
      yield* unless(metadata instanceof PdfStream && !metadata.dict.has('Filter'));
    },
  },
];

