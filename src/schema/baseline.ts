import * as z from 'zod';
import { text } from './fields.js';

/** A baseline: findings of old issues that are known and no longer reported. Written by `check --write-baseline`. */
export const baselineSchema = z.strictObject({
  version: z.literal(1),
  findings: z.array(
    z.strictObject({
      /** Relative to the baseline's folder, with `/`. */
      file: text,
      rule: text,
      /** The text found. */
      actual: z.string().optional(),
      /** Hash of the text around it. */
      near: text,
      /** How many findings this entry stands for. */
      times: z.int().min(1).default(1),
    }),
  ),
});

export type BaselineEntry = z.infer<typeof baselineSchema>['findings'][number];
