import { Buffer } from 'node:buffer';
import type { FontFace, FontLibrary } from '../../model/fonts.js';
import type { PageFiles } from '../../model/ports.js';
import type { Language } from '../../lang/language.js';
import { languages } from '../../lang/registry.js';
import { decodeEntities, textRuns } from './html-text.js';

/** Families of the style sheet: Latin text asks the first first, Chinese text the second. */
export const latinFamily = 'Bulletin Latin';
export const hanFamily = 'Bulletin Han';

/** Of keycaps: a digit that asked the others first would get their digit, and a box around nothing. */
export const emojiFamily = 'Bulletin Emoji';

export interface FontStyles {
  readonly faces: readonly FontFace[];
  /** Names of the fonts, as a PDF calls them. */
  readonly names: readonly string[];
  /** Characters that no font has, sorted. */
  readonly missing: readonly string[];
}

/** Faces for every character of a document, in both weights, and in italics where there are any. `extra`: text that only the style sheet holds. */
export async function fontStyles(html: string, extra: string, language: Language, family: 'sans' | 'serif', fonts: FontLibrary): Promise<FontStyles> {
  const spaced = new Set(Object.values(languages).filter(({ spaces }) => spaces).map(({ tag }) => tag));
  let latin = language.spaces ? extra : '';
  let han = language.spaces ? '' : extra;
  let slanted = '';
  for (const { raw, lang, path } of textRuns(html)) {
    const text = decodeEntities(raw);
    if (spaced.has(lang)) latin += text;
    else han += text;
    if (spaced.has(lang) && path.some((name) => name === 'em' || name === 'i' || name === 'cite')) slanted += text;
  }
  const requests = [
    fonts.facesFor({ family, weight: 400, style: 'normal', latin, han }),
    fonts.facesFor({ family, weight: 700, style: 'normal', latin, han }),
    ...(slanted === '' ? [] : ([400, 700] as const).map((weight) => fonts.facesFor({ family, weight, style: 'italic', latin: slanted, han: '' }))),
  ];
  const selections = await Promise.all(requests);
  const faces = selections.flatMap((selection) => selection.faces);
  const names = [...new Set(faces.map(({ name }) => name))];
  return { faces, names, missing: [...new Set(selections.flatMap(({ missing }) => missing))].sort() };
}

/** Where a font is for the document that asks for it. */
export type FontAddress = (face: FontFace) => string;

/** The font itself, for documents that travel alone. */
export const inline: FontAddress = ({ format, bytes }) => `data:${mediaTypes[format]};base64,${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64')}`;

/** Its name in `fontFiles`. */
export const named: FontAddress = ({ key }) => key;

const mediaTypes: Readonly<Record<FontFace['format'], string>> = { woff2: 'font/woff2', truetype: 'font/ttf', opentype: 'font/otf' };

export function fontFiles(faces: readonly FontFace[]): PageFiles {
  return new Map(faces.map((face) => [named(face), { mediaType: mediaTypes[face.format], bytes: face.bytes }]));
}

/** `@font-face` rules. */
export function fontRules(faces: readonly FontFace[], address: FontAddress): string {
  const keycaps = faces.filter(({ isEmoji }) => isEmoji).map(({ unicodeRange: _all, ...face }) => rule(face, emojiFamily, address(face)));
  return [...faces.map((face) => rule(face, face.script === 'latin' ? latinFamily : hanFamily, address(face))), ...keycaps].join('\n');
}

function rule({ weight, style, scale, unicodeRange, format }: FontFace, family: string, address: string): string {
  const facts = [
    `font-family:"${family}"`,
    `font-weight:${weight}`,
    `font-style:${style}`,
    ...(scale === undefined ? [] : [`size-adjust:${(scale * 100).toFixed(1)}%`]),
    ...(unicodeRange === undefined ? [] : [`unicode-range:${unicodeRange}`]),
    `src:url(${address}) format("${format}")`,
  ];
  return `@font-face{${facts.join(';')}}`;
}

/** More Han characters than come in slices, of which some are in every bulletin. */
const sampleText = '可持续公共采购计划简报全球网络政府环境与社会发展经济绿色产品标准合作伙伴年月日';
const sampleLatin = 'Sustainable Public Procurement 0123456789';

/** A document that needs the fonts which a bulletin in these languages will need: whoever has opened it has them at hand. */
export async function fontRehearsal(langs: readonly Language[], family: 'sans' | 'serif', fonts: FontLibrary): Promise<{ readonly html: string; readonly files: PageFiles }> {
  const lines = langs.map(({ tag, spaces }) => `<p lang="${tag}">${spaces ? sampleLatin : sampleText + sampleLatin}</p>`).join('');
  const [first] = langs;
  const { faces } = first ? await fontStyles(`<body lang="${first.tag}">${lines}</body>`, '', first, family, fonts) : { faces: [] };
  const html = `<!DOCTYPE html><html><head><style>${fontRules(faces, named)}</style></head><body style="font-family:'${latinFamily}','${hanFamily}'">${lines}<div style="font-weight:700">${lines}</div></body></html>`;
  return { html, files: fontFiles(faces) };
}
