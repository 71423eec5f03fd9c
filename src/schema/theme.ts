import { z } from 'zod';
import type { Expectation } from './expectations.js';

// What stands here is written into style sheets and style attributes: nothing that could end a value, an attribute or a rule.
const color = z.string().regex(/^#[0-9A-Fa-f]{6}$/, 'color' satisfies Expectation);
const family = String.raw`(?:'[\p{L}\p{N} .-]+'|-?[\p{L}][\p{L}\p{N}-]*)`;
const fontStack = z
  .string()
  .max(300, 'fontStack' satisfies Expectation)
  .regex(new RegExp(`^${family}(?:, ?${family})*$`, 'u'), 'fontStack' satisfies Expectation);

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

/** `tokens.yml` of a theme. */
export const tokensSchema = z.strictObject({
  light: colors,
  dark: colors,
  fonts: z.strictObject({ zh: fonts, en: fonts }),
  paper: z.strictObject({ family: z.enum(['sans', 'serif']) }).optional(),
});
