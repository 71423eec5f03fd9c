import * as z from 'zod';
import type { Expectation } from './expectations.js';

// Before any schema is made: zod would compile each of them with `new Function`, which costs more than it saves on files of a page and
// nothing less on a glossary of thousands of terms (measured). And no code is made from data.
z.config({ jitless: true });

/** Makes the compiler check that a message key has words in both languages. */
const said = (key: Expectation): Expectation => key;

/** Text with at least one visible character. */
export const text = z.string(said('text')).regex(/\S/u, said('text'));

/**
 * Letters of the scripts in which names of hosts and fonts are written (Latin to Georgian, Indic and South-East Asian, kana, Han, Hangul), for a
 * class of a pattern: `\p{L}` asks for the tables of all scripts, which takes the engine milliseconds for each pattern.
 */
export const letters = String.raw`A-Za-z\u00AA-\u00BA\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u167F\u1681-\u1FFF\u2C00-\u2DFF\u3005-\u3007\u3041-\u30FE\u3105-\u318F\u3400-\u9FFF\uA000-\uD7AF\uF900-\uFDFB`;

/** Kebab-case identifier: also safe as a file name. */
export const id = z.string(said('id')).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, said('id'));

const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True for the proleptic Gregorian days of ISO 8601's YYYY-MM-DD. `Date` would turn 30 February into 1 March. */
export function isDay(iso: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const last = daysOfMonth[month - 1];
  if (last === undefined || day < 1 || day > last) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month !== 2 || day < 29 || leap;
}

// The pattern is for editors (JSON Schema); the calendar is asked after it.
export const day = z
  .string(said('day'))
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: said('day'), abort: true })
  .refine(isDay, said('day'));

/**
 * A day as other site generators write it in front matter: 2024/4/25, 2024-04-25T08:00:00Z. Read as YYYY-MM-DD.
 */
export const looseDay = z
  .string(said('day'))
  .transform((written) => {
    const parts = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T\s].*)?$/.exec(written.trim());
    return parts ? `${parts[1]}-${parts[3]?.padStart(2, '0')}-${parts[4]?.padStart(2, '0')}` : written;
  })
  .refine(isDay, said('day'));

/** First and last day a form is right, both inclusive. */
export const period = z
  .strictObject({
    from: day.optional().describe('首日 / First day'),
    to: day.optional().describe('末日 / Last day'),
  })
  .refine((p) => p.from !== undefined || p.to !== undefined, said('periodSet'))
  .refine((p) => p.from === undefined || p.to === undefined || p.from <= p.to, said('period'));

const isWeb = (address: string): boolean => URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);

export const web = z.string(said('web')).regex(/^https?:\/\/[^\s/]/i, { error: said('web'), abort: true }).refine(isWeb, said('web'));

// Pictures of e-mails are loaded from here: mail programs block plain http.
export const baseUrl = z
  .string(said('baseUrl'))
  .regex(/^https:\/\/[^\s/?#]\S*\/$/i, { error: said('baseUrl'), abort: true })
  .refine((address) => isWeb(address) && !/[?#]/.test(address), said('baseUrl'));

/** What may be chosen about the sheet of paged output, by a theme and by a workspace. */
export const paperFields = {
  size: z.enum(['a4', 'letter']).optional().describe('纸张 / Paper size'),
  columns: z.union([z.literal(1), z.literal(2)]).optional().describe('栏数 / Columns of text'),
  fonts: z
    .string(said('folder'))
    .regex(/^(?!(?:.*[/\\])?\.\.(?:[/\\]|$))[^/\\:\s][^:]*$/, said('folder'))
    .optional()
    .describe('工作区内的字体文件夹，补随附字体缺的字 / Folder of fonts in the workspace, for characters that the shipped ones lack'),
};

export const email = z.string(said('email')).regex(/^[^\s@<>"',;]+@[^\s@<>"',;]+\.[^\s@<>"',;]+$/, said('email'));

/** A list without repeated items. */
export function distinct<T extends z.ZodType<string>>(item: T) {
  return z.array(item).min(1).refine((items) => new Set(items).size === items.length, said('unique'));
}

/** Severities by rule id, `term/forbidden: warning`: of a workspace, and of one issue. */
export const ruleSeverities = z
  .record(z.string().regex(/^[a-z]+\/[a-z0-9]+(?:-[a-z0-9]+)*$/, said('ruleId')), z.enum(['off', 'info', 'warning', 'error']))
  .default({});

export type RuleSeverities = z.infer<typeof ruleSeverities>;
