import type { Asset } from '../../model/asset.js';
import type { PictureDesk, PictureProblem } from '../../model/pictures.js';
import { languageOf } from '../../lang/registry.js';
import { sha256 } from '../../text/hash.js';
import type { RenderInput } from '../renderer.js';
import { svgFontStyle } from './svg-fonts.js';

/**
 * A drawing as PNG, twice as large as it is shown. The browser draws it, with the bundled fonts: what converts pictures knows no Chinese
 * letters. It stands in a page that can load nothing and run nothing.
 */
export async function drawnSvg(input: RenderInput, desk: PictureDesk, svg: Asset, shown: number): Promise<Asset | PictureProblem> {
  const width = Math.max(1, Math.min(shown, svg.width));
  const height = Math.max(1, Math.round((svg.height * width) / svg.width));
  const { lang } = input.edition;
  const drawn = await desk.draw({ key: `svg 2 ${lang} ${sha256(svg.bytes)}`, document: () => page(input, desk, svg, { width, height }), width, height, scale: 2, urgent: true });
  if (drawn === undefined) return { kind: 'damaged' };
  if ('kind' in drawn) return drawn;
  return { url: svg.url, mediaType: 'image/png', bytes: drawn, width: width * 2, height: height * 2 };
}

async function page({ edition }: RenderInput, desk: PictureDesk, svg: Asset, { width, height }: { readonly width: number; readonly height: number }): Promise<string> {
  const language = languageOf(edition.lang);
  // Within HTML neither the XML declaration nor a document type has a place.
  const drawing = withViewBox(svg, new TextDecoder().decode(svg.bytes).replace(/^[\s\S]*?(?=<svg\b)/, '').replace(/<\/svg>[^<]*$/, '</svg>'));
  const style = `${await svgFontStyle(drawing, language, desk.fonts)}
html,body{margin:0;background:transparent}
body>svg{display:block;width:${width}px!important;height:${height}px!important}`;
  return `<!DOCTYPE html><html lang="${language.tag}"><head><meta charset="utf-8"><style>${style}</style></head><body>${drawing}</body></html>`;
}

/** Without a view box a drawing of another size is cut off, not scaled; browsers give one to pictures so (CSS Images 3, “Sizing objects”). */
function withViewBox({ width, height }: Asset, drawing: string): string {
  return drawing.replace(/^<svg\b(?![^>]*\sviewBox\s*=)/i, `<svg viewBox="0 0 ${width} ${height}"`);
}
