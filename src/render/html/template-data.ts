import { languageOf } from '../../lang/registry.js';
import type { RenderInput } from '../renderer.js';
import { safe, type Safe, type TemplateData } from '../templates.js';

/** What partials of a screen medium can read anywhere: `@lang`, `@spaces` (the language has them), `@c` and `@dark` (colours), `@font`, `@type`, `@space`, `@words`. */
export function templateData({ edition, theme }: RenderInput): TemplateData {
  const { tag, spaces, words } = languageOf(edition.lang);
  const { light, dark, fonts, type, space } = theme.tokens;
  const { sans, serif, mono } = fonts[edition.lang];
  return {
    lang: tag,
    spaces,
    c: light,
    dark,
    font: { sans: stack(sans), serif: stack(serif), mono: stack(mono) },
    type: { ...type, body: type.body[edition.lang] },
    space,
    words,
  };
}

/** The schema lets nothing through that could end a style; escaped quotes would break the style element. Shorter without its spaces. */
function stack(fonts: string): Safe {
  return safe(fonts.replaceAll(', ', ','));
}
