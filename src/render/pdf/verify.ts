import type { Diagnostic, RuleId } from '../../model/diagnostic.js';
import type { Localized } from '../../model/text.js';
import type { PdfDocument } from './document.js';
import { PdfName, type PdfDict, isDict } from './objects.js';
import { tidy } from './outline.js';
import { accessibilityRules, brokenRules, standardRules } from './standards/registry.js';
import { excerpt, type FileView, viewOf } from './standards/rule.js';
import { compareText, type WantedText } from './text-order.js';
import type { PdfStandard } from './xmp.js';

/** What the document was meant to have. */
export interface Expected {
  /** Text of every heading, in order. */
  readonly headings: readonly string[];
  /** Page each id was announced on. */
  readonly pages: Readonly<Record<string, string>>;
  /** Names of the document's own fonts. */
  readonly fonts: readonly string[];
  /** Addresses the document asked for in vain. */
  readonly refused: readonly string[];
  readonly text: WantedText;
  /** Made for an archival standard too. */
  readonly standard?: PdfStandard | undefined;
  readonly limits: PdfLimits;
}

/** What a file may have at most. */
export interface PdfLimits {
  readonly pages: number;
  /** 1 MB is 1,000,000 bytes. */
  readonly megabytes: number;
}

/** No bulletin's; and many mail servers refuse a message over 25 MB, of which base64 leaves 18 to the attachment. */
export const usualLimits: PdfLimits = { pages: 300, megabytes: 18 };

/** What is wrong with a printed file. Nothing: it may go out. */
export function verify(document: PdfDocument, expected: Expected, file: string): Diagnostic[] {
  const faults = [...fontFaults(document, expected), ...outlineFaults(document, expected), ...contentsFaults(document, expected), ...tagFaults(document), ...refusedFaults(expected), ...limitFaults(document, expected)];
  // Without tags there is nothing that the rest could be read from.
  if (!faults.some(({ rule }) => rule === 'pdf/untagged')) {
    const view = viewOf(document);
    faults.push(...textFaults(view, expected), ...standardFaults(view, expected, new Set(faults.map(({ rule }) => rule))));
  }
  return faults.map(({ rule, message }): Diagnostic => ({ rule, severity: 'error', message, file }));
}

function* standardFaults(view: FileView, { standard }: Expected, known: ReadonlySet<RuleId>): Generator<Fault> {
  // What has a message of its own is not told twice.
  const told: Readonly<Record<string, RuleId>> = { 'figure-alt': 'pdf/figure-alt', 'font-embedded': 'pdf/font-not-embedded', 'simple-fonts': 'pdf/type3-font', outline: 'pdf/outline' };
  const rules = accessibilityRules.filter(({ id }) => !known.has(told[id] ?? 'pdf/standard'));
  for (const message of brokenRules(view, rules, 'PDF/UA-1 (ISO 14289-1:2014)')) yield { rule: 'pdf/standard', message };
  if (standard === undefined) return;
  for (const message of brokenRules(view, standardRules[standard], 'PDF/A-2b (ISO 19005-2:2011)')) yield { rule: 'pdf/standard', message };
}

function* textFaults({ structure, text }: FileView, expected: Expected): Generator<Fault> {
  const [first, ...others] = compareText(structure, text, expected.text).missing;
  if (first === undefined) return;
  yield {
    rule: 'pdf/text',
    message: {
      zh: `PDF 中读不出“${excerpt(first)}”${others.length > 0 ? `等 ${others.length + 1} 处` : ''}，或次序不对；复制、检索和朗读都会缺这些字，请检查打印模板与字体`,
      en: `The PDF gives back no “${excerpt(first)}”${others.length > 0 ? ` and ${others.length} more` : ''}, or not in order; copying, searching and reading aloud would lack it: check the print partials and fonts`,
    },
  };
}

function* limitFaults(document: PdfDocument, { limits }: Expected): Generator<Fault> {
  const pages = document.pages().length;
  if (pages > limits.pages) {
    yield {
      rule: 'pdf/too-large',
      message: {
        zh: `PDF 有 ${pages} 页，上限为 ${limits.pages} 页；请缩短稿件，或在 spp.yml 中调高 pdf.pages`,
        en: `The PDF has ${pages} pages, expected at most ${limits.pages}; shorten the draft, or raise pdf.pages in spp.yml`,
      },
    };
  }
  const megabytes = document.bytes.length / 1e6;
  if (megabytes > limits.megabytes) {
    yield {
      rule: 'pdf/too-large',
      message: {
        zh: `PDF 有 ${megabytes.toFixed(1)} MB，上限为 ${limits.megabytes} MB，邮件可能送不到；请缩小图片，或在 spp.yml 中调高 pdf.megabytes`,
        en: `The PDF has ${megabytes.toFixed(1)} MB, expected at most ${limits.megabytes}: mail servers may refuse it; make its pictures smaller, or raise pdf.megabytes in spp.yml`,
      },
    };
  }
}

interface Fault {
  readonly rule: RuleId;
  readonly message: Localized;
}

function* fontFaults(document: PdfDocument, { fonts }: Expected): Generator<Fault> {
  const foreign = new Set<string>();
  for (const [, font] of document.ofType('Font')) {
    const subtype = nameOf(font.get('Subtype'));
    const base = nameOf(font.get('BaseFont'));
    if (subtype === 'Type3') {
      yield {
        rule: 'pdf/type3-font',
        message: {
          zh: 'PDF 含有 Type 3 字体，打印和检索都会出问题；应为嵌入的 TrueType 字体，请检查主题或模板所用的字体',
          en: 'Unexpected Type 3 font in the PDF, expected embedded TrueType: it prints and searches badly; check the fonts of the theme and its partials',
        },
      };
    } else if (subtype !== 'Type0' && !isEmbedded(document, font)) {
      yield {
        rule: 'pdf/font-not-embedded',
        message: {
          zh: `字体“${base}”没有嵌入 PDF；应嵌入全部字体，请检查主题或模板所用的字体`,
          en: `Font “${base}” is not embedded in the PDF; check the fonts of the theme and its partials`,
        },
      };
    }
    // `AAAAAA+NotoSansSC-Regular`: the letters say that it is a subset (ISO 32000-1, 9.6.4).
    const family = base.replace(/^[A-Z]{6}\+/, '').replace(/-.*/, '');
    if (subtype !== 'Type3' && !fonts.includes(family)) foreign.add(family);
  }
  for (const family of foreign) {
    yield {
      rule: 'pdf/foreign-font',
      message: {
        zh: `PDF 用了本机的字体“${family}”，别的机器上会不一样，也可能缺字；应为 ${fonts.join('、')}，请检查打印模板中的 font-family`,
        en: `Unexpected font “${family}” of this machine in the PDF, expected ${fonts.join(', ')}: elsewhere it looks different or lacks characters; check font-family in the print partials`,
      },
    };
  }
}

function isEmbedded(document: PdfDocument, font: PdfDict): boolean {
  const descriptor = document.resolve(font.get('FontDescriptor'));
  return isDict(descriptor) && ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(key));
}

function* outlineFaults(document: PdfDocument, { headings }: Expected): Generator<Fault> {
  const titles = document.outline().map(({ title }) => title);
  const wanted = headings.map(tidy);
  const missing = wanted.find((heading, index) => titles[index] !== heading);
  if (missing === undefined && titles.length === wanted.length) return;
  const odd = missing ?? titles[wanted.length] ?? '';
  yield {
    rule: 'pdf/outline',
    message: {
      zh: `PDF 书签与标题不一致，最先不同的是“${odd}”；应与全文标题逐条相同，请检查打印模板中的标题元素（h1–h6）`,
      en: `The PDF’s outline differs from the headings, first at “${odd}”; expected one entry for each heading: check the heading elements (h1–h6) of the print partials`,
    },
  };
}

function* contentsFaults(document: PdfDocument, { pages }: Expected): Generator<Fault> {
  const places = document.destinations();
  for (const [id, page] of Object.entries(pages)) {
    if (String(places.get(id)) === page) continue;
    yield {
      rule: 'pdf/contents',
      message: {
        zh: `目录写明“${id}”在第 ${page} 页，实际在第 ${places.get(id) ?? '?'} 页；请缩短目录条目后重试`,
        en: `The contents put “${id}” on page ${page}, but it stands on page ${places.get(id) ?? '?'}; shorten the entries of the contents and try again`,
      },
    };
  }
}

/** The structure tree that screen readers follow (ISO 14289-1, 7.1 and 7.3). */
function* tagFaults(document: PdfDocument): Generator<Fault> {
  const marks = document.resolve(document.catalog.get('MarkInfo'));
  if (!isDict(marks) || marks.get('Marked') !== true || !document.catalog.has('StructTreeRoot')) {
    yield {
      rule: 'pdf/untagged',
      message: {
        zh: 'PDF 没有结构标签，读屏软件无法朗读；请使用受支持的浏览器（Chromium 122 或更新版本）',
        en: 'The PDF has no structure tags, so screen readers cannot follow it; use a supported browser (Chromium 122 or later)',
      },
    };
    return;
  }
  for (const [, element] of document.ofType('StructElem')) {
    if (nameOf(element.get('S')) !== 'Figure' || element.has('Alt')) continue;
    yield {
      rule: 'pdf/figure-alt',
      message: {
        zh: 'PDF 中有图片没有替代文字；请在打印模板里为每个 <img> 和 <svg> 写明 alt 或 aria-label',
        en: 'A picture in the PDF has no alternative text; give each <img> and <svg> of the print partials an alt or aria-label',
      },
    };
    return;
  }
}

function* refusedFaults({ refused }: Expected): Generator<Fault> {
  for (const address of new Set(refused)) {
    yield {
      rule: 'pdf/outside-request',
      message: {
        zh: `打印模板要加载“${address}”，已拒绝；PDF 只能使用随模板给出的内容，请把它嵌入模板`,
        en: `The print partials ask for “${address}”, which was refused; a PDF may use only what it is given: embed it`,
      },
    };
  }
}

function nameOf(value: unknown): string {
  return value instanceof PdfName ? value.name : '';
}
