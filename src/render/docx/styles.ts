import type { ColorTokens } from '../theme.js';
import { namespaces } from './parts.js';

/** Fonts by name: Word and WPS have 等线, LibreOffice finds Noto by the alternative names. */
const faces = { latin: 'Calibri', chinese: '等线', code: 'Consolas' };

interface StyleFacts {
  readonly isChinese: boolean;
  readonly colors: ColorTokens;
  /** BCP 47. */
  readonly tag: string;
}

/** The styles of the document (ECMA-376 part 1 §17.7). Sizes are half points, spaces twentieths of a point. */
export function stylesXml({ isChinese, colors, tag }: StyleFacts): string {
  const color = (value: string): string => `<w:color w:val="${hex(value)}"/>`;
  const size = (half: number): string => `<w:sz w:val="${half}"/><w:szCs w:val="${half}"/>`;
  const bold = '<w:b/><w:bCs/>';
  const shaded = (fill: string): string => `<w:shd w:val="clear" w:color="auto" w:fill="${hex(fill)}"/>`;
  const space = (before: number, after: number): string => `<w:spacing w:before="${before}" w:after="${after}"/>`;
  const bar = `<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="${hex(colors.brand)}"/></w:pBdr>`;
  const body = isChinese ? '<w:spacing w:after="120" w:line="384" w:lineRule="auto"/><w:ind w:firstLineChars="200" w:firstLine="420"/><w:jc w:val="both"/>' : '<w:spacing w:after="140" w:line="300" w:lineRule="auto"/>';
  const heading = (level: number, half: number, before: number, shade = colors.brandDark): string =>
    paragraph(`Heading${level}`, `heading ${level}`, `<w:keepNext/><w:keepLines/>${space(before, 100)}<w:outlineLvl w:val="${level - 1}"/>`, `${bold}${color(shade)}${size(half)}`, 'BodyText');
  return `<w:styles ${namespaces}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${faces.latin}" w:hAnsi="${faces.latin}" w:cs="${faces.latin}" w:eastAsia="${faces.chinese}"/>${size(21)}<w:lang w:val="${isChinese ? 'en-GB' : tag}" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>${[
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
    paragraph('BodyText', 'Body Text', body),
    paragraph('Title', 'Title', `<w:keepNext/>${space(60, 120)}`, `${bold}${color(colors.brandDark)}${size(44)}`, 'BodyText'),
    paragraph('Subtitle', 'Subtitle', space(0, 160), `${color(colors.muted)}${size(28)}`, 'BodyText'),
    paragraph('IssueLine', 'Issue Line', space(0, 120), `${color(colors.muted)}${size(20)}`),
    heading(1, 32, 400, colors.brand),
    heading(2, 28, 320),
    ...[3, 4, 5, 6].map((level) => heading(level, 24 - (level - 3), 220)),
    paragraph('TOC1', 'toc 1', space(80, 20), bold),
    paragraph('TOC2', 'toc 2', `${space(0, 20)}<w:ind w:left="360"/>`),
    paragraph('ListParagraph', 'List Paragraph', '<w:spacing w:after="80" w:line="340" w:lineRule="auto"/>'),
    paragraph('Quote', 'Quote', `${bar}${space(80, 120)}<w:ind w:left="420"/>`, color(colors.muted)),
    paragraph('Note', 'Note', `${bar}${shaded(colors.tint)}${space(60, 60)}<w:ind w:left="240"/>`),
    paragraph('NoteTitle', 'Note Title', `<w:keepNext/>`, bold, 'Note', 'Note'),
    paragraph('EventTitle', 'Event Title', `<w:keepNext/>${space(160, 40)}`, color(colors.brandDark)),
    paragraph('EventText', 'Event Text', '', '', 'EventText', 'BodyText'),
    paragraph('ClosingLine', 'Closing Line', '', '', 'ClosingLine', 'BodyText'),
    paragraph('SourceLine', 'Source Line', '', '', 'SourceLine', 'BodyText'),
    paragraph('Caption', 'caption', `${space(40, 200)}<w:jc w:val="center"/>`, `${color(colors.muted)}${size(18)}`),
    paragraph('Figure', 'Figure', `<w:keepNext/>${space(120, 40)}<w:jc w:val="center"/>`),
    paragraph('Button', 'Button', space(120, 160), bold),
    paragraph('Signature', 'Signature', `${space(120, 160)}<w:jc w:val="right"/>`),
    paragraph('CodeBlock', 'Source Code', `${shaded(colors.tint)}${space(80, 120)}`, `<w:rFonts w:ascii="${faces.code}" w:hAnsi="${faces.code}"/>${size(19)}`),
    paragraph('TableText', 'Table Text', space(30, 30)),
    paragraph('Header', 'header', '', `${color(colors.muted)}${size(18)}`),
    paragraph('Footer', 'footer', '<w:jc w:val="center"/>', `${color(colors.muted)}${size(18)}`),
    paragraph('FootnoteText', 'footnote text', '', size(18)),
    `<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr>${color(colors.link)}<w:u w:val="single"/></w:rPr></w:style>`,
    `<w:style w:type="character" w:styleId="Code"><w:name w:val="Code"/><w:rPr><w:rFonts w:ascii="${faces.code}" w:hAnsi="${faces.code}"/></w:rPr></w:style>`,
    '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
  ].join('')}</w:styles>`;
}

function paragraph(id: string, name: string, properties: string, run = '', next = id, basedOn = 'Normal'): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${basedOn}"/>${next === id ? '' : `<w:next w:val="${next}"/>`}<w:qFormat/>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${run === '' ? '' : `<w:rPr>${run}</w:rPr>`}</w:style>`;
}

export const fontTableXml = `<w:fonts ${namespaces}><w:font w:name="${faces.chinese}"><w:altName w:val="Noto Sans CJK SC;Noto Sans SC;SimSun;宋体"/></w:font><w:font w:name="${faces.latin}"><w:altName w:val="Carlito;Noto Sans"/></w:font></w:fonts>`;

/** One abstract list for bullets, one for numbers, one for the actions of Chinese bulletins; a list of its own for each that counts. */
export function numberingXml(lists: readonly { readonly id: number; readonly kind: ListKind; readonly start: number }[]): string {
  const level = (i: number, format: string, text: string): string => `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:suff w:val="${text.endsWith('、') ? 'nothing' : 'tab'}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${420 * (i + 1)}" w:hanging="420"/></w:pPr></w:lvl>`;
  const levels = (first: (i: number) => [string, string]): string => Array.from({ length: 9 }, (_, i) => level(i, ...first(i))).join('');
  const decimals = (i: number): [string, string] => ['decimal', `%${i + 1}.`];
  const abstracts = [levels((i) => ['bullet', ['•', '–', '▪'][i % 3] ?? '•']), levels(decimals), levels((i) => (i === 0 ? ['chineseCounting', '%1、'] : decimals(i)))];
  const number = ({ id, kind, start }: (typeof lists)[number]): string => `<w:num w:numId="${id}"><w:abstractNumId w:val="${kinds.indexOf(kind)}"/>${kind === 'bullet' ? '' : Array.from({ length: 9 }, (_, i) => `<w:lvlOverride w:ilvl="${i}"><w:startOverride w:val="${start}"/></w:lvlOverride>`).join('')}</w:num>`;
  return `<w:numbering ${namespaces}>${abstracts.map((inside, i) => `<w:abstractNum w:abstractNumId="${i}"><w:multiLevelType w:val="hybridMultilevel"/>${inside}</w:abstractNum>`).join('')}${lists.map(number).join('')}</w:numbering>`;
}

const kinds = ['bullet', 'decimal', 'action'] as const;
export type ListKind = (typeof kinds)[number];

/** `#1A2b3c` as Word writes it. */
export function hex(value: string): string {
  const found = /^#([\dA-Fa-f]{6})$/u.exec(value)?.[1] ?? /^#([\dA-Fa-f]{3})$/u.exec(value)?.[1]?.replace(/./gu, '$&$&');
  return (found ?? '444444').toUpperCase();
}
