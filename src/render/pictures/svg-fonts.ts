import type { Asset } from '../../model/asset.js';
import type { FontLibrary } from '../../model/fonts.js';
import type { Language } from '../../lang/language.js';
import { fontRules, fontStyles, hanFamily, inline, latinFamily } from '../print/font-faces.js';

/** Style for the letters in a drawing: the bundled fonts, whatever fonts it names and the machine has. */
export async function svgFontStyle(drawing: string, language: Language, fonts: FontLibrary): Promise<string> {
  const words = drawing.replace(/<style[\s\S]*?<\/style>|<[^>]*>/g, '');
  const { faces } = await fontStyles(`<body lang="${language.tag}">${words}</body>`, '', language, 'sans', fonts);
  const families = language.spaces ? `"${latinFamily}","${hanFamily}"` : `"${hanFamily}","${latinFamily}"`;
  return `${fontRules(faces, inline)}
svg text,svg tspan,svg textPath,svg foreignObject,svg foreignObject *{font-family:${families}!important}`;
}

/** The pictures, drawings that hold letters with their fonts inside: a page's fonts do not reach into its pictures. */
export async function withSvgFonts(assets: ReadonlyMap<string, Asset>, language: Language, fonts: FontLibrary): Promise<ReadonlyMap<string, Asset>> {
  const dressed = new Map(assets);
  for (const [url, asset] of assets) {
    if (asset.mediaType !== 'image/svg+xml') continue;
    const drawing = new TextDecoder().decode(asset.bytes);
    if (!/<(?:[\w-]+:)?text[\s>]/.test(drawing)) continue;
    const end = [...drawing.matchAll(/<\/((?:[\w-]+:)?)svg>/g)].at(-1);
    if (!end) continue;
    const [, prefix = ''] = end;
    // Behind the drawing's own styles, and under the root's prefix if it has one.
    const style = `<${prefix}style>${await svgFontStyle(drawing, language, fonts)}</${prefix}style>`;
    dressed.set(url, { ...asset, bytes: new TextEncoder().encode(drawing.slice(0, end.index) + style + drawing.slice(end.index)) });
  }
  return dressed;
}
