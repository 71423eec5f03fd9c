import { languageOf } from '../../lang/registry.js';
import type { RenderInput } from '../renderer.js';
import { safe, type TemplateData } from '../templates.js';

/** What partials of a screen medium can read anywhere: `@lang`, `@spaces` (the language has them), `@c` and `@dark` (colours), `@font`, `@words`. */
export function templateData({ edition, theme }: RenderInput): TemplateData {
  const { tag, spaces, words } = languageOf(edition.lang);
  const { sans, serif, mono } = theme.tokens.fonts[edition.lang];
  return {
    lang: tag,
    spaces,
    c: theme.tokens.light,
    dark: theme.tokens.dark,
    // The schema lets nothing through that could end a style; escaped quotes would break the style element.
    font: { sans: safe(sans), serif: safe(serif), mono: safe(mono) },
    words,
  };
}
