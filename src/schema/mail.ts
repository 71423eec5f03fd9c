import * as z from 'zod';
import type { Expectation } from './expectations.js';
import { distinct, letters, text } from './fields.js';

const said = (key: Expectation): Expectation => key;

// Unquoted local part (RFC 5322 dot-atom) at a host name with a dot: letters of every script, because domains may have them, no
// literal, no comment, no quotes. It is written into headers as it is. 254 octets: RFC 5321 §4.5.3.1.3 less its brackets.
const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const label = `[${letters}\\d](?:[${letters}\\d-]*[${letters}\\d])?`;
const address = z
  .string(said('email'))
  .max(254, said('email'))
  .regex(new RegExp(`^${atom}(?:\\.${atom})*@${label}(?:\\.${label})+$`), said('email'));

const name = text.max(200, said('shortName'));
const names = z
  .strictObject({ zh: name.optional().describe('中文 / Chinese'), en: name.optional().describe('英文 / English') })
  .refine((given) => given.zh !== undefined || given.en !== undefined, said('someLanguage'));

const mailbox = z.strictObject({
  name: names.optional().describe('显示的名称；缺省为编发机构 / Name shown; default for the sender: the publisher'),
  address: address.describe('邮箱地址 / The address'),
});

/** One-click unsubscribing needs https (RFC 8058 §3.1); the length keeps its header line under 998 octets. */
const oneClick = z
  .string(said('https'))
  .max(900, said('https'))
  .regex(/^https:\/\/[^\s/?#]\S*$/i, { error: said('https'), abort: true })
  .refine((url) => URL.canParse(url) && new URL(url).href.length <= 900, said('https'));

/** `mail:` of `spp.yml`: what an e-mail says of its sender. */
export const mailSchema = z.strictObject({
  from: mailbox.optional().describe('发件人 / The sender'),
  replyTo: mailbox.optional().describe('回信地址 / Where answers go'),
  to: mailbox.optional().describe('收件人，如邮件列表 / The recipient, such as a mailing list'),
  listId: z
    .string(said('listId'))
    .max(200, said('listId'))
    .regex(/^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/, said('listId'))
    .optional()
    .describe('邮件列表的标识（List-Id），形如域名 / Id of the list (List-Id), in the form of a domain'),
  unsubscribe: z
    .strictObject({
      url: oneClick.optional().describe('一键退订的网址 / Address for one-click unsubscribing'),
      email: address.optional().describe('接收退订邮件的邮箱 / Mailbox that takes unsubscribe messages'),
    })
    .refine(({ url, email }) => url !== undefined || email !== undefined, said('unsubscribe'))
    .optional()
    .describe('退订方式 / How to unsubscribe'),
  clients: distinct(z.enum(['gmail', 'outlook', 'apple', 'zh-clients']))
    .optional()
    .describe('检查哪些邮件程序的限制；缺省为全部 / Mail programs whose limits are checked; default: all'),
});
