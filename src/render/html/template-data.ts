import { languageOf } from '../../lang/registry.js';
import type { Lang } from '../../model/text.js';
import type { RenderInput } from '../renderer.js';
import type { Theme } from '../theme.js';
import { safe, type Safe, type TemplateData } from '../templates.js';

const known = new WeakMap<Theme, Partial<Record<Lang, TemplateData>>>();

/** What partials of a screen medium can read anywhere: `@lang`, `@spaces` (the language has them), `@c` and `@dark` (colours), `@font`, `@type`, `@space`, `@words`. */
export function templateData({ edition: { lang }, theme }: RenderInput): TemplateData {
  const inLanguages = known.get(theme) ?? {};
  known.set(theme, inLanguages);
  return (inLanguages[lang] ??= dataFor(lang, theme));
}

function dataFor(lang: Lang, theme: Theme): TemplateData {
  const { tag, spaces, words } = languageOf(lang);
  const { light, dark, fonts, type, space } = theme.tokens;
  const { sans, serif, mono } = fonts[lang];
  return {
    lang: tag,
    spaces,
    c: light,
    dark,
    font: { sans: stack(sans), serif: stack(serif), mono: stack(mono) },
    type: { ...type, body: type.body[lang] },
    space,
    words,
  };
}

/** The schema lets nothing through that could end a style; escaped quotes would break the style element. Shorter without its spaces. */
function stack(fonts: string): Safe {
  return safe(fonts.replaceAll(', ', ','));
}
