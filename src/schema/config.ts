import * as z from 'zod';
import type { Expectation } from './expectations.js';
import { baseUrl, distinct, id, paperFields, ruleSeverities, text } from './fields.js';
import { mailSchema } from './mail.js';

const lang = z.enum(['zh', 'en']);
const formats = z.enum(['email', 'eml', 'text', 'web', 'wechat', 'pdf', 'print', 'bilingual', 'docx']);

const inLanguages = z
  .strictObject({ zh: text.optional().describe('中文 / Chinese'), en: text.optional().describe('英文 / English') })
  .refine((names) => names.zh !== undefined || names.en !== undefined, 'someLanguage' satisfies Expectation);

const brand = z.strictObject({
  network: inLanguages.optional().describe('网络名称，刊头第一行 / The network, first line of the masthead'),
  programme: inLanguages.optional().describe('计划名称 / The programme'),
  slogan: inLanguages.optional().describe('口号 / The slogan'),
  publisher: inLanguages.optional().describe('编发机构 / Who compiles and sends the bulletin'),
});

const style = z.strictObject({
  spacing: z
    .enum(['none', 'thin', 'keep'])
    .default('keep')
    .describe('汉字与西文之间：none 不留空，thin 留空，keep 依原文，只报与全文不一的 / Between Han and Latin: no space, a space, or as the text does, where only what differs from the rest of it is reported'),
  english: z.enum(['british', 'american', 'any']).default('any').describe('英文拼写 / English spelling'),
});

/** `spp.yml`: what the issues of a workspace share. Everything but the version may be absent. */
export const configSchema = z
  .strictObject({
    version: z.literal(1).describe('文件格式版本，现为 1 / Version of the format, now 1'),
    languages: distinct(lang).default(['zh', 'en']).describe('各期的语言，按先后 / Languages of an issue, in order'),
    source: lang.optional().describe('原文语言；缺省为英文（若列出），否则为第一种 / Language translated from; default: English if listed, else the first'),
    theme: id.default('green').describe('模板主题 / Theme of the templates'),
    paper: z.strictObject(paperFields).default({}).describe('纸张；缺省按主题 / Paper of the PDF; default: the theme\'s'),
    baseUrl: baseUrl.optional().describe('图片与网页版所在网址，以 / 结尾 / Where hosted pictures and web versions live, ending in /'),
    brand: brand.default({}).describe('刊头与落款的名称 / Names in masthead and colophon'),
    mail: mailSchema.prefault({}).describe('邮件的发件人、回信与退订 / Sender, answers and unsubscribing of e-mails'),
    style: style.prefault({}).describe('行文体例 / House style'),
    rules: ruleSeverities.describe('各规则的级别，如 zh/spacing: off / Severity by rule, such as zh/spacing: off'),
    pdf: z
      .strictObject({
        standard: z.enum(['a-2b']).optional().describe('另按存档标准制作：a-2b 即 PDF/A-2b / Made for an archival standard too: a-2b is PDF/A-2b'),
        pages: z.int().min(1).optional().describe('页数上限；缺省 300 / Most pages; default 300'),
        megabytes: z.number().positive().optional().describe('大小上限（MB）；缺省 18 / Most megabytes; default 18'),
      })
      .default({})
      .describe('PDF 的标准与上限 / Standard and limits of PDFs'),
    targets: distinct(formats).optional().describe('不带 --to 时生成的格式 / Formats made without --to'),
  })
  .refine((config) => config.source === undefined || config.languages.includes(config.source), {
    error: 'sourceLanguage' satisfies Expectation,
    path: ['source'],
  })
  .transform((config) => ({
    ...config,
    source: config.source ?? (config.languages.includes('en') ? 'en' : (config.languages[0] ?? 'en')),
  }))
  .meta({ title: 'spp.yml', description: '简报工作区的设置 / Settings of a bulletin workspace' });

export type Config = z.infer<typeof configSchema>;
