import * as z from 'zod';
import type { Expectation } from './expectations.js';
import { day, id, period, text, web } from './fields.js';

const detailed = z
  .strictObject({
    text: text.describe('写法 / The form'),
    scope: z
      .enum(['after-declaration', 'title'])
      .optional()
      .describe('after-declaration：以下简称之后可用；title：仅标题、图注可用 / Right after 以下简称…; or in titles and captions alone'),
    why: text.optional().describe('为何禁用或受限 / Why it is forbidden or limited'),
    severity: z.enum(['error', 'warning', 'info']).optional().describe('级别，优先于条目状态 / Overrides the severity that follows from the status'),
    until: day.optional().describe('最后可用之日 / Last day it is right'),
    valid: period.optional().describe('可用期间 / Days it is right'),
  })
  .refine((item) => item.until === undefined || item.valid === undefined, 'oneEnd' satisfies Expectation);

const form = z.union([text, detailed]);
const forms = z.array(form);
const abbreviations = z.union([text, z.array(text)]);

const limited = {
  abbr: abbreviations.optional().describe('缩写，可列多个 / Abbreviation, or a list of them'),
  admitted: forms.optional().describe('也可用的写法 / Forms that are right too'),
  forbidden: forms.optional().describe('禁用写法 / Forms that are wrong'),
  former: forms.optional().describe('旧称，注明截止日 until / Former names with their last day, until'),
  guard: forms.optional().describe('包含本术语而另有所指的更长词语 / Longer words that contain a form and mean something else'),
};

const marks = z.enum(['none', '《》', '“”']);

const concept = z.strictObject({
  id: id.describe('唯一标识 / Unique id'),
  kind: text.describe('类别：organisation、programme、document …… / Kind: organisation, programme, document …'),
  status: z.enum(['approved', 'draft']).default('draft').describe('approved：违反即错误；draft：警告 / Breaches are errors; or warnings'),
  en: z.strictObject({
    name: text.describe('英文名称 / English name'),
    ...limited,
    marks: marks.optional().describe('名称外的符号 / What the house writes around the name'),
  }).describe('英文写法 / English forms'),
  zh: z.strictObject({
    preferred: text.describe('首选中文名称，不含书名号 / Preferred Chinese name, without 《》'),
    ...limited,
    marks: marks.optional().describe('名称外的符号 / What the house writes around the name'),
  }).describe('中文写法 / Chinese forms'),
  firstMention: z
    .enum(['required', 'optional'])
    .default('optional')
    .describe('required：首次出现须写“名称（缩写）” / The first mention needs name and abbreviation'),
  doNotTranslate: z.boolean().default(false).describe('各语言均保留原文 / Stays in its own script in every language'),
  valid: period.optional().describe('首选名称的有效期 / Days the preferred names are right'),
  context: z
    .strictObject({
      near: z.array(text).default([]).describe('同段须有其一 / One of these must stand in the same block'),
      not: z.array(text).default([]).describe('同段不得有 / None of these may'),
    })
    .prefault({})
    .describe('只在特定上下文中才是本术语时用 / For words that are only sometimes this term'),
  sources: z
    .array(
      z.strictObject({
        url: web.optional().describe('网址 / Address'),
        title: text.optional().describe('名称 / Title'),
        date: day.optional().describe('查阅或发布日 / Day published or seen'),
      }),
    )
    .default([])
    .describe('依据 / What settles the forms'),
  note: text.optional().describe('给编者的说明 / For editors'),
});

/** `glossary.yml`: the bilingual terms of a workspace (docs: glossary). */
export const glossarySchema = z
  .strictObject({
    version: z.literal(1).describe('文件格式版本，现为 1 / Version of the format, now 1'),
    concepts: z.array(concept).describe('术语条目，可为空 / Entries, may be none'),
  })
  .meta({ title: 'glossary.yml', description: '双语术语表 / Bilingual glossary' });

export type GlossaryFile = z.infer<typeof glossarySchema>;
