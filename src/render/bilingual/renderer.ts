import type { Diagnostic } from '../../model/diagnostic.js';
import type { Parallel } from '../../model/parallel.js';
import { languageOf } from '../../lang/registry.js';
import type { DocumentFacts } from '../pdf/facts.js';
import { StandIns } from '../pdf/pictures.js';
import { printPdf } from '../pdf/renderer.js';
import { cssString } from '../print/css-string.js';
import type { PrintDocument } from '../print/document.js';
import { fontFiles, fontRules, fontStyles, hanFamily, latinFamily, named } from '../print/font-faces.js';
import { headingsOf } from '../print/html-text.js';
import { missingGlyphs } from '../print/missing-glyphs.js';
import { titleOf } from '../print/page.js';
import { sheetOf } from '../print/sheet.js';
import { stem, type Rendered, type Renderer, type RenderInput } from '../renderer.js';
import { reportFaults, safe, templatesOf, type Safe, type TemplateData } from '../templates.js';
import { bilingualView } from './page.js';
import { bilingualWords } from './words.js';
import { normalize } from '../../text/normalize.js';

/** Source and translation side by side, for proof-reading: one self-contained page for screens, and the same on paper. */
export const bilingual: Renderer = {
  format: 'bilingual',
  title: { zh: '双语对照（HTML 和 PDF）', en: 'Side by side (HTML and PDF)' },
  ending: '.bilingual.html',
  mediaType: 'text/html',
  usesBrowser: true,
  usesFonts: true,
  templates: ['bilingual'],
  comparesEditions: true,
  render: (input) => reportFaults(() => render(input)),
};

/** The page's languages with the fonts of one medium. */
interface Fonts {
  readonly zh: Safe;
  readonly en: Safe;
  /** `@font-face` rules; empty: the reader's own fonts. */
  readonly faces: Safe;
}

const fontsMark = '/*fonts*/';

async function render(input: RenderInput): Promise<Rendered> {
  const { bulletin, edition, theme, parallel } = input;
  if (!parallel) return { artifacts: [], diagnostics: [noCounterpart(input)] };
  const name = `${stem(bulletin, edition.lang)}.bilingual`;
  const { zh, en } = theme.tokens.fonts;
  const html = await pageOf(input, parallel, { zh: safe(zh.sans), en: safe(en.sans), faces: safe('') });
  const printed = await print(input, parallel);
  return {
    artifacts: [
      { path: `${name}.html`, format: 'bilingual', lang: edition.lang, mediaType: 'text/html', bytes: new TextEncoder().encode(html) },
      ...(printed.bytes ? [{ path: `${name}.pdf`, format: 'asset', lang: edition.lang, mediaType: 'application/pdf', bytes: printed.bytes } as const] : []),
    ],
    diagnostics: printed.diagnostics,
  };
}

/** The same page on paper, with fonts of its own. */
async function print(input: RenderInput, parallel: Parallel): Promise<{ readonly bytes?: Uint8Array; readonly diagnostics: readonly Diagnostic[] }> {
  const { edition, theme, fonts } = input;
  if (!fonts) throw new Error('paged output needs fonts');
  const families = { zh: safe(`"${hanFamily}","${latinFamily}"`), en: safe(`"${latinFamily}","${hanFamily}"`), faces: safe(fontsMark) };
  const html = normalize(await pageOf(input, parallel, families), 'NFC');
  const styles = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, css]) => css).join('\n');
  const { faces, names, missing } = await fontStyles(html, styles, languageOf(edition.lang), theme.tokens.paper?.family ?? 'sans', fonts);
  const document: PrintDocument = {
    html: html.replace(fontsMark, () => fontRules(faces, named)),
    files: fontFiles(faces),
    title: titleOf(input),
    headings: headingsOf(html),
    pageRefs: [],
    runningHeads: () => ({}),
    fonts: names,
    diagnostics: missingGlyphs(missing, edition, names),
  };
  return printPdf(input, document, factsOf(input), new StandIns());
}

function factsOf(input: RenderInput): DocumentFacts {
  const { edition, brand, bulletin, date } = input;
  const { tag, words } = languageOf(edition.lang);
  return {
    title: `${titleOf(input)}${words.colon}${bilingualWords[edition.lang].title}`,
    author: brand.publisher ?? brand.network,
    subject: edition.meta.preheader ?? brand.programme,
    keywords: [words.issueLine(bulletin.info)].filter((word) => word !== ''),
    language: tag,
    date,
  };
}

async function pageOf(input: RenderInput, parallel: Parallel, fonts: Fonts): Promise<string> {
  const { edition, theme, bulletin } = input;
  const language = languageOf(edition.lang);
  const view = bilingualView(parallel, edition.lang, titleOf(input), language.words.issueLine(bulletin.info));
  const data: TemplateData = {
    lang: language.tag,
    screen: String(fonts.faces) === '',
    c: theme.tokens.light,
    dark: theme.tokens.dark,
    fonts,
    sheet: sheetOf(theme.tokens, input.paper),
    head: cssString(`${titleOf(input)} · ${bilingualWords[edition.lang].title}`),
    words: bilingualWords[edition.lang],
    skip: language.words.skip,
    spaces: language.spaces,
    tags: { zh: languageOf('zh').tag, en: languageOf('en').tag },
  };
  const templates = await templatesOf(theme, 'bilingual', data);
  return templates.render('page', view);
}

function noCounterpart({ edition, bulletin }: RenderInput): Diagnostic {
  const other = edition.lang === 'zh' ? 'en' : 'zh';
  const wanted = edition.file.path.replace(/[^/]*$/, `${other}.md`);
  return {
    rule: 'translation/no-counterpart',
    severity: 'error',
    message: {
      zh: `双语对照需要同一期的两种语言，${bulletin.id} 只有${languageOf(edition.lang).name}；请补上 ${wanted}，或在 --to 中去掉 bilingual`,
      en: `Side by side needs both languages of an issue, and ${bulletin.id} has only ${languageOf(edition.lang).name}; add ${wanted}, or leave bilingual out of --to`,
    },
    file: edition.file.path,
  };
}
