import type { Artifact } from '../../model/bulletin.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { PrintPage } from '../../model/ports.js';
import { languageOf } from '../../lang/registry.js';
import { sha256 } from '../../text/hash.js';
import { named } from '../print/font-faces.js';
import { embedded } from '../print/pictures.js';
import { printDocument, type PrintDocument } from '../print/document.js';
import { stem, type Rendered, type Renderer, type RenderInput } from '../renderer.js';
import { reportFaults } from '../templates.js';
import { dropDecoration, writePages } from './artifacts.js';
import { PdfDocument } from './document.js';
import type { DocumentFacts } from './facts.js';
import { finish } from './finish.js';
import { PdfStructureError } from './objects.js';
import { readPages } from './pages.js';
import { printInPasses } from './passes.js';
import { mendOutline } from './outline.js';
import { packFonts } from './fonts.js';
import { StandIns } from './pictures.js';
import { dissolveWrappers, joinLinkAreas, joinPieces } from './simplify.js';
import { Structure } from './structure.js';
import { mendTags, textReader } from './tags.js';
import { compareText, wantedText, type WantedText } from './text-order.js';
import { usualLimits, verify } from './verify.js';

/** A4 through Chromium, with page numbers in the contents, finished and checked by ourselves. */
export const pdf: Renderer = {
  format: 'pdf',
  title: { zh: 'PDF（A4）', en: 'PDF (A4)' },
  ending: '.pdf',
  mediaType: 'application/pdf',
  usesBrowser: true,
  usesFonts: true,
  templates: ['print'],
  render: (input) => reportFaults(() => render(input)),
};

async function render(input: RenderInput): Promise<Rendered> {
  const standIns = new StandIns();
  const document = await printDocument(input, (asset) => standIns.source(asset) ?? embedded(asset), named);
  const { bytes, diagnostics, plain } = await printPdf(input, document, factsOf(input, document), standIns);
  const artifact = (ending: string, content: Uint8Array): Artifact => ({ path: `${stem(input.bulletin, input.edition.lang)}${ending}`, format: 'pdf', lang: input.edition.lang, mediaType: 'application/pdf', bytes: content });
  if (!bytes) return { artifacts: [], diagnostics, ...(plain && { aside: [artifact('.plain.pdf', plain)] }) };
  return { artifacts: [artifact('.pdf', bytes)], diagnostics };
}

export interface PrintedPdf {
  readonly bytes?: Uint8Array;
  readonly diagnostics: readonly Diagnostic[];
  /** The browser's file, when it is not built as the finishing expects. */
  readonly plain?: Uint8Array;
}

/** Prints a paged document, finishes the file and checks it; no bytes where there is nothing worth keeping. */
export async function printPdf(input: RenderInput, document: PrintDocument, facts: DocumentFacts, standIns: StandIns): Promise<PrintedPdf> {
  // A page with boxes is not worth printing.
  if (document.diagnostics.some(({ severity }) => severity === 'error')) return { diagnostics: document.diagnostics };
  if (!input.printer) throw new Error('PDF output needs a printer');
  const { kept } = input.printer;
  const key = kept && keyOf(input, document, facts, standIns);
  const before = key === undefined ? undefined : await kept?.recall(key);
  if (before) return { bytes: before, diagnostics: document.diagnostics };
  let plain: Uint8Array | undefined;
  const opened = await input.printer.open(document.html, input.signal, document.files);
  const page: PrintPage = { ...opened, print: async () => (plain = await opened.print()) };
  const file = input.edition.file.path;
  try {
    const { pdf: printed, pages } = await printInPasses(page, document);
    standIns.replace(printed);
    packFonts(printed);
    const text = wantedText(document.html, pages);
    mend(printed, text);
    mendOutline(printed, document.headings);
    const bytes = finish(printed, facts, input.pdf?.standard);
    const limits = { pages: input.pdf?.pages ?? usualLimits.pages, megabytes: input.pdf?.megabytes ?? usualLimits.megabytes };
    const expected = { headings: document.headings, pages, fonts: document.fonts, refused: opened.refused, text, standard: input.pdf?.standard, limits };
    const faults = verify(new PdfDocument(bytes), expected, file);
    if (key !== undefined && faults.length === 0) await kept?.keep(key, bytes);
    return { bytes, diagnostics: [...document.diagnostics, ...faults] };
  } catch (error) {
    if (!(error instanceof PdfStructureError)) throw error;
    return { diagnostics: [...document.diagnostics, oddStructure(error, file)], ...(plain && { plain }) };
  } finally {
    await page.close().catch(() => undefined);
  }
}

/** All that decides about the bytes and about what is found wrong with them, but for the browser. */
function keyOf({ pdf: choice }: RenderInput, { html, files }: PrintDocument, facts: DocumentFacts, standIns: StandIns): string {
  const fonts = [...files].map(([name, { bytes }]) => [name, sha256(bytes)]);
  return sha256(JSON.stringify([html, fonts, facts, choice ?? {}, standIns.digest]));
}

/** Tags, artifacts, languages, and the pages as they are written. */
function mend(printed: PdfDocument, wanted: WantedText): void {
  const pages = readPages(printed);
  const structure = new Structure(printed);
  const text = textReader(pages);
  const decoration = dropDecoration(structure, pages);
  mendTags(structure, text);
  const { langs, placed } = compareText(structure, text, wanted);
  for (const element of structure.root.all()) {
    const lang = langs.get(element.number);
    if (lang !== undefined && lang !== structure.root.text('Lang')) element.setText('Lang', lang);
  }
  dissolveWrappers(structure);
  joinLinkAreas(structure);
  writePages(printed, pages, decoration, joinPieces(structure, pages, placed));
  structure.write();
}

function factsOf(input: RenderInput, { title }: PrintDocument): DocumentFacts {
  const { edition, brand, bulletin, date } = input;
  const language = languageOf(edition.lang);
  const { subtitle } = edition.meta;
  return {
    title: subtitle === undefined ? title : `${title}${language.words.colon}${subtitle}`,
    author: brand.publisher ?? brand.network,
    subject: edition.meta.preheader ?? brand.programme,
    keywords: [brand.network, brand.programme, language.words.issueLine(bulletin.info)].filter((word): word is string => word !== undefined && word !== ''),
    language: language.tag,
    date,
  };
}

function oddStructure(error: PdfStructureError, file: string): Diagnostic {
  return {
    rule: 'pdf/structure',
    severity: 'error',
    message: {
      zh: `浏览器生成的 PDF 结构与预期不同（${error.message}），未写出文件；请改用固定版本的浏览器：npm install @sparticuz/chromium@143.0.4`,
      en: `The browser’s PDF is not built as expected (${error.message}), so none was written; use the pinned browser: npm install @sparticuz/chromium@143.0.4`,
    },
    file,
  };
}
