import type { CodeMap } from './code-map.js';

// Skia writes a soft hyphen as an invisible glyph (that of the space) which stands for U+00AD, alone or with the letters of a ligature around it.
const place = /\/([^\s/]+) [\d.]+ Tf|\/Span\s*<<\s*\/ActualText <feff((?:[\da-f]{4})+)>\s*>>\s*BDC\n([\s\S]*?)EMC\n?/gi;
const shown = /<([\da-f]{4})> Tj\n?/gi;

/**
 * A page description without soft hyphens: programs that take text out of a PDF make spaces of them, in the middle of words. The hyphen at
 * the end of a line is a glyph of its own and stays.
 */
export function withoutSoftHyphens(source: string, fonts: ReadonlyMap<string, CodeMap>): string {
  let map: CodeMap | undefined;
  return source.replace(place, (whole: string, font: string | undefined, text: string | undefined, body: string | undefined) => {
    if (font !== undefined) map = fonts.get(font);
    if (text === undefined || body === undefined) return whole;
    const units = text.toLowerCase().match(/.{4}/g) ?? [];
    const rest = units.filter((unit) => unit !== '00ad');
    if (rest.length === units.length) return whole;
    const kept = body.replace(shown, (show, code: string) => (/^[\s\u00AD]?$/.test(map?.get(Number.parseInt(code, 16)) ?? '') ? '' : show));
    return rest.length === 0 ? kept : `/Span<</ActualText <feff${rest.join('')}> >> BDC\n${kept}EMC\n`;
  });
}
