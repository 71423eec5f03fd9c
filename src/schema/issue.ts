import * as z from 'zod';
import type { Expectation } from './expectations.js';
import { day, ruleSeverities, web } from './fields.js';

/** `issue.yml`: what the languages of an issue share. */
export const issueSchema = z
  .strictObject({
    issue: z.int().min(1).optional().describe('总期号 / Running number of the series'),
    year: z
      .int('year' satisfies Expectation)
      .refine((year) => year >= 1900 && year <= 9999, 'year' satisfies Expectation)
      .describe('年份 / Year'),
    number: z.int().min(1).optional().describe('年内期号 / Number within the year'),
    date: day.describe('出刊日，YYYY-MM-DD / Day of issue, YYYY-MM-DD'),
    status: z.enum(['draft', 'published']).default('draft').describe('状态 / State'),
    web: web.optional().describe('网页版网址 / Address of the published web version'),
    rules: ruleSeverities.describe('本期各规则的级别，优先于 spp.yml / Severity by rule in this issue, over that of spp.yml'),
  })
  .meta({ title: 'issue.yml', description: '一期简报各语言共有的信息 / What the languages of an issue share' });
