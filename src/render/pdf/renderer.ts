import type { Diagnostic } from '../../model/diagnostic.js';
import { languageOf } from '../../lang/registry.js';
import { embedded } from '../print/pictures.js';
import { printDocument, type PrintDocument } from '../print/document.js';
import { stem, type Rendered, type Renderer, type RenderInput } from '../renderer.js';
import { reportFaults } from '../templates.js';
import { PdfDocument } from './document.js';
import { finish, type DocumentFacts } from './finish.js';
import { PdfStructureError } from './objects.js';
import { printInPasses } from './passes.js';
import { mendOutline } from './outline.js';
import { StandIns } from './pictures.js';
import { mendFigures } from './tags.js';
import { verify } from './verify.js';

/** A4 through Chromium, with page numbers in the contents, finished and checked by ourselves. */
export const pdf: Renderer = {
  format: 'pdf',
  title: { zh: 'PDF（A4）', en: 'PDF (A4)' },
  ending: '.pdf',
  mediaType: 'application/pdf',
  usesBrowser: true,
  usesFonts: true,
  render: (input) => reportFaults(() => render(input)),
};

async function render(input: RenderInput): Promise<Rendered> {
  const standIns = new StandIns();
  const document = await printDocument(input, (asset) => standIns.source(asset) ?? embedded(asset));
  // A page with boxes is not worth printing.
  if (document.diagnostics.some(({ severity }) => severity === 'error')) return { artifacts: [], diagnostics: document.diagnostics };
  if (!input.printer) throw new Error('PDF output needs a printer');
  const page = await input.printer.open(document.html, input.signal);
  const file = input.edition.file.path;
  try {
    const { pdf: printed, pages } = await printInPasses(page, document.pageRefs);
    standIns.replace(printed);
    mendFigures(printed);
    mendOutline(printed, document.headings);
    const bytes = finish(printed, factsOf(input, document));
    const expected = { headings: document.headings, pages, fonts: document.fonts, refused: page.refused };
    const diagnostics = [...document.diagnostics, ...verify(new PdfDocument(bytes), expected, file)];
    const path = `${stem(input.bulletin, input.edition.lang)}.pdf`;
    return { artifacts: [{ path, format: 'pdf', lang: input.edition.lang, mediaType: 'application/pdf', bytes }], diagnostics };
  } catch (error) {
    if (!(error instanceof PdfStructureError)) throw error;
    return { artifacts: [], diagnostics: [...document.diagnostics, oddStructure(error, file)] };
  } finally {
    await page.close().catch(() => undefined);
  }
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
