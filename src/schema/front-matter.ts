import * as z from 'zod';
import type { Lang } from '../model/text.js';
import type { Expectation } from './expectations.js';
import { email, looseDay, text, web } from './fields.js';

// Foreign files write zh-hans, zh_CN, en-GB: the primary subtag decides.
const lang = z
  .string('languageTag' satisfies Expectation)
  .regex(/^(?:zh|en)(?:[-_][A-Za-z0-9]+)*$/i, 'languageTag' satisfies Expectation)
  .transform((tag) => tag.slice(0, 2).toLowerCase() as Lang);

const cover = z.strictObject({
  image: text.describe('图片文件，相对于本文件 / Picture file, relative to this file'),
  alt: z.string().default('').describe('替代文字 / Alternative text'),
});

const contact = z.strictObject({
  office: text.describe('机构或部门 / Office'),
  role: text.optional().describe('职责 / What it does for the bulletin'),
  email: email.optional().describe('邮箱 / E-mail address'),
  url: web.optional().describe('网址 / Address on the web'),
});

/** Front matter of an edition. Read leniently: what the dialect does not know is kept and warned about. */
export const frontMatterSchema = z
  .strictObject({
    lang: lang.optional().describe('语言：zh 或 en / Language: zh or en'),
    title: text.optional().describe('标题 / Title'),
    subtitle: text.optional().describe('副标题 / Subtitle'),
    preheader: text.optional().describe('邮件预览行，不超过 90 字 / Line that mail programs show after the subject, at most 90 characters'),
    slogan: text.optional().describe('口号 / Slogan'),
    cover: cover.optional().describe('刊头图片 / Masthead picture'),
    source: text.optional().describe('内容来源，可用行内 Markdown / Source line, inline Markdown allowed'),
    closing: text.optional().describe('结尾邀请语，可用行内 Markdown / Closing line before the contacts, inline Markdown allowed'),
    contacts: z.array(contact).optional().describe('联系机构 / Contacts'),
    date: looseDay.optional().describe('日期（单独文件用），YYYY-MM-DD / Day, for a lone file, YYYY-MM-DD'),
  })
  .meta({ title: '简报正文的文件头 / Front matter of an edition' });

export type FrontMatter = z.infer<typeof frontMatterSchema>;
