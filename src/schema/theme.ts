import * as z from 'zod';
import type { Expectation } from './expectations.js';
import { id, letters, paperFields } from './fields.js';

// What stands here is written into style sheets and style attributes: nothing that could end a value, an attribute or a rule.
const color = z.string().regex(/^#[0-9A-Fa-f]{6}$/, 'color' satisfies Expectation);
const family = `(?:'[${letters}\\d .-]+'|-?[${letters}][${letters}\\d-]*)`;
const fontStack = z
  .string()
  .max(300, 'fontStack' satisfies Expectation)
  .regex(new RegExp(`^${family}(?:, ?${family})*$`), 'fontStack' satisfies Expectation);

/** Size and line height as typographers write them: `16/28`. Below 12 px nothing can be read, below the size lines overlap. */
const measure = z
  .string('typeSize' satisfies Expectation)
  .regex(/^\d{2}\/\d{2}$/, { error: 'typeSize' satisfies Expectation, abort: true })
  .transform((written) => ({ size: Number(written.slice(0, 2)), line: Number(written.slice(3)) }))
  .refine(({ size, line }) => size >= 12 && size <= 60 && line >= size, 'typeSize' satisfies Expectation);
const pixels = z.int('pixels' satisfies Expectation).min(0, 'pixels' satisfies Expectation).max(80, 'pixels' satisfies Expectation);

const colors = z.strictObject({
  canvas: color,
  paper: color,
  ink: color,
  body: color,
  muted: color,
  brand: color,
  brandDark: color,
  onBrand: color,
  link: color,
  accent: color,
  tint: color,
  rule: color,
});

const fonts = z.strictObject({ sans: fontStack, serif: fontStack, mono: fontStack });
const bodyType = z.strictObject({ zh: measure, en: measure });
const type = z.strictObject({ masthead: measure, title: measure, heading: measure, kicker: measure, body: bodyType, small: measure, caption: measure });
const space = z.strictObject({ edge: pixels, section: pixels, article: pixels, radius: pixels });
const paper = z.strictObject({ family: z.enum(['sans', 'serif']), ...paperFields, paragraphs: z.enum(['indent', 'gap']).optional() });

/** All tokens of a theme: its own `tokens.yml`, or the one of the theme that it extends. */
export const tokensSchema = z.strictObject({
  light: colors,
  dark: colors,
  fonts: z.strictObject({ zh: fonts, en: fonts }),
  type,
  space,
  paper: paper.optional(),
});

/** `tokens.yml` that changes some tokens of another: a workspace's, or a theme's with `extends`. */
export const tokenChangesSchema = z.strictObject({
  extends: id.optional(),
  light: colors.partial().optional(),
  dark: colors.partial().optional(),
  fonts: z.strictObject({ zh: fonts.partial().optional(), en: fonts.partial().optional() }).optional(),
  type: type.extend({ body: bodyType.partial() }).partial().optional(),
  space: space.partial().optional(),
  paper: paper.partial().optional(),
});
