import type { Asset } from '../../model/asset.js';
import { languageOf } from '../../lang/registry.js';
import { draftLeaves } from '../../markdown/draft-leaves.js';
import { xmlText } from '../../text/xml.js';
import { hrefOf, mailAddress, webAddress } from '../html/addresses.js';
import { mastheadWords } from '../html/masthead.js';
import { type Medium, preparePictures } from '../pictures/prepare.js';
import { sheetOf } from '../print/sheet.js';
import { stem, type Rendered, type Renderer, type RenderInput } from '../renderer.js';
import { BodyWriter, wordsOf } from './body.js';
import { namespaces, PackageParts } from './parts.js';
import { joinRuns } from './runs.js';
import { fontTableXml, numberingXml, stylesXml } from './styles.js';

const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const shown: readonly Asset['mediaType'][] = ['image/png', 'image/jpeg', 'image/gif'];
// Two dots to a point at the width of the text: enough for paper, small enough to send.
const medium: Medium = { format: 'docx', widths: { cover: 640, column: 640, media: 640, line: 400 }, wish: (width) => ({ types: shown, widths: [width * 2, width], weight: 600_000, light: 400_000 }) };

/** The edition for those who sign off in Word. Every paragraph is marked with where it comes from, so that corrections find their way back. */
export const docx: Renderer = {
  format: 'docx',
  title: { zh: 'Word 文档（.docx）', en: 'Word document (.docx)' },
  ending: '.docx',
  mediaType,
  usesBrowser: false,
  usesFonts: false,
  templates: [],
  render,
};

async function render(input: RenderInput): Promise<Rendered> {
  const { edition, bulletin } = input;
  const prepared = await preparePictures(input, medium);
  const language = languageOf(edition.lang);
  const parts = new PackageParts();
  const assets = new Map([...prepared.assets].filter(([, { mediaType: type }]) => shown.includes(type)));
  const place = { baseUrl: input.brand.baseUrl, id: bulletin.id };
  const writer = new BodyWriter({
    parts,
    assets,
    isChinese: edition.lang === 'zh',
    href: (link) => hrefOf(link, place),
    language,
    draft: edition.file.text,
    leaves: draftLeaves(edition.file, language),
    web: webAddress(bulletin.info.web),
    width: medium.widths.column,
  });
  writeText(input, writer);
  const footnotes = footnotesXml(input, writer);
  const masthead = mastheadWords(input);
  const facts = { isChinese: edition.lang === 'zh', colors: input.theme.tokens.light, tag: language.tag };
  const [before = '', between = '', after = ''] = language.words.page('\u0001', '\u0002').split(/[\u0001\u0002]/u);
  const field = (name: string): string => `<w:fldSimple w:instr=" ${name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`;
  const { width, height } = sheetOf(input.theme.tokens, input.paper);
  const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);
  const section = `<w:sectPr><w:headerReference w:type="default" r:id="r_header1"/><w:footerReference w:type="default" r:id="r_footer1"/><w:pgSz w:w="${twips(width)}" w:h="${twips(height)}"/><w:pgMar w:top="1304" w:right="1304" w:bottom="1304" w:left="1304" w:header="680" w:footer="680" w:gutter="0"/></w:sectPr>`;
  const bytes = await parts.pack(
    {
      document: `<w:document ${namespaces}><w:body>${writer.xml}${section}</w:body></w:document>`,
      styles: stylesXml(facts),
      numbering: numberingXml(writer.lists),
      fontTable: fontTableXml,
      settings: `<w:settings ${namespaces}><w:defaultTabStop w:val="420"/>${footnotes === '' ? '' : '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'}<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`,
      header1: `<w:hdr ${namespaces}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>${writer.plain([masthead.title, masthead.line].filter(Boolean).join(' · ')).xml}</w:p></w:hdr>`,
      footer1: `<w:ftr ${namespaces}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${writer.plain(before).xml}${field('PAGE')}${writer.plain(between).xml}${field('NUMPAGES')}${writer.plain(after).xml}</w:p></w:ftr>`,
      ...(footnotes !== '' && { footnotes }),
    },
    coreXml(input, masthead.title, language.tag),
  );
  const path = `${stem(bulletin, edition.lang)}.docx`;
  return { artifacts: [{ path, format: 'docx', lang: edition.lang, mediaType, bytes }], diagnostics: prepared.diagnostics };
}

function writeText(input: RenderInput, writer: BodyWriter): void {
  const { edition } = input;
  const { title, kicker, line, slogan } = mastheadWords(input);
  const { cover, subtitle, source, closing } = edition.meta;
  if (kicker) writer.paragraph(writer.plain(kicker), { style: 'IssueLine' });
  writer.paragraph(writer.plain(title), { style: 'Title', ...(edition.meta.title !== undefined && { key: 'title' }) });
  if (subtitle !== undefined) writer.paragraph(writer.plain(subtitle), { style: 'Subtitle', key: 'subtitle' });
  if (line) writer.paragraph(writer.plain(line), { style: 'IssueLine' });
  if (slogan) writer.paragraph(writer.plain(slogan), { style: 'IssueLine', ...(edition.meta.slogan !== undefined && { key: 'slogan' }) });
  if (cover) writer.figure({ type: 'image', url: cover.url, kind: 'local', alt: cover.alt }, undefined, undefined);
  writer.blocks(edition.foreword, 'BodyText', -1, true);
  writeContents(input, writer);
  for (const section of edition.sections) {
    if (section.title.length > 0) writer.paragraph(writer.inlines(section.title), { style: 'Heading1', span: section.span, anchor: section.id });
    writer.blocks(section.blocks, 'BodyText', -1, true);
    for (const article of section.articles) {
      if (article.title.length > 0) writer.paragraph(writer.inlines(article.title), { style: 'Heading2', span: article.span, anchor: article.id });
      writer.blocks(article.blocks, 'BodyText', -1, true);
    }
  }
  if (closing) writer.paragraph(writer.inlines(closing), { style: 'ClosingLine' });
  if (source) writer.paragraph(writer.inlines(source), { style: 'SourceLine' });
  writeContacts(input, writer);
}

/** Entries that lead to their headings; Word counts the pages when it is asked to. */
function writeContents({ edition }: RenderInput, writer: BodyWriter): void {
  const entries = edition.sections.flatMap(({ id, title, articles }) => [
    ...(title.length > 0 ? [{ id, title, style: 'TOC1' }] : []),
    ...articles.flatMap((article) => (article.title.length > 0 ? [{ id: article.id, title: article.title, style: 'TOC2' }] : [])),
  ]);
  if (entries.length < 4) return;
  for (const { id, title, style } of entries) {
    const { xml, text } = writer.plain(wordsOf(title));
    writer.paragraph({ xml: `<w:hyperlink w:anchor="${id}" w:history="1">${xml}</w:hyperlink>`, text }, { style });
  }
}

function writeContacts({ edition }: RenderInput, writer: BodyWriter): void {
  const [open, close] = writer.context.language.words.brackets;
  const { parts } = writer.context;
  for (const { office, role, email, url } of edition.meta.contacts) {
    const linked = (address: string | undefined, words: string | undefined) => (address === undefined || words === undefined ? [] : [writer.plain('  '), { xml: `<w:hyperlink r:id="${parts.link(address)}">${writer.plain(words, '<w:rStyle w:val="Hyperlink"/>').xml}</w:hyperlink>`, text: words }]);
    writer.paragraph(joinRuns(writer.plain(role === undefined ? office : `${office}${open}${role}${close}`), ...linked(mailAddress(email), email), ...linked(webAddress(url), url)), { style: 'IssueLine' });
  }
}

function footnotesXml({ edition }: RenderInput, writer: BodyWriter): string {
  if (edition.footnotes.length === 0) return '';
  const mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>';
  const notes = edition.footnotes.map(({ number, blocks }) => {
    const text = writer.cut(() => writer.blocks(blocks, 'FootnoteText'));
    return `<w:footnote w:id="${number}">${text === '' ? '<w:p/>' : text.replace('</w:pPr>', `</w:pPr>${mark}`)}</w:footnote>`;
  });
  return `<w:footnotes ${namespaces}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>${notes.join('')}</w:footnotes>`;
}

function coreXml({ brand, date, bulletin, edition }: RenderInput, title: string, tag: string): string {
  const day = `${date.toISOString().slice(0, 19)}Z`;
  const who = brand.publisher ?? brand.programme ?? brand.network;
  return `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title>${who === undefined ? '' : `<dc:creator>${xmlText(who)}</dc:creator>`}<dc:identifier>${xmlText(stem(bulletin, edition.lang))}</dc:identifier><dc:language>${tag}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${day}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${day}</dcterms:modified></cp:coreProperties>`;
}
