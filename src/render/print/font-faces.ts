import { Buffer } from 'node:buffer';
import type { FontFace, FontLibrary } from '../../model/fonts.js';
import type { Language } from '../../lang/language.js';
import { languages } from '../../lang/registry.js';
import { decodeEntities, textRuns } from './html-text.js';

/** Families of the style sheet: Latin text asks the first first, Chinese text the second. */
export const latinFamily = 'Bulletin Latin';
export const hanFamily = 'Bulletin Han';

export interface FontStyles {
  /** `@font-face` rules with the fonts in them. */
  readonly css: string;
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
  return { css: faces.map(rule).join('\n'), names, missing: [...new Set(selections.flatMap(({ missing }) => missing))].sort() };
}

function rule({ script, weight, style, scale, unicodeRange, woff2 }: FontFace): string {
  const source = Buffer.from(woff2.buffer, woff2.byteOffset, woff2.length).toString('base64');
  const facts = [
    `font-family:"${script === 'latin' ? latinFamily : hanFamily}"`,
    `font-weight:${weight}`,
    `font-style:${style}`,
    ...(scale === undefined ? [] : [`size-adjust:${(scale * 100).toFixed(1)}%`]),
    ...(unicodeRange === undefined ? [] : [`unicode-range:${unicodeRange}`]),
    `src:url(data:font/woff2;base64,${source}) format("woff2")`,
  ];
  return `@font-face{${facts.join(';')}}`;
}
