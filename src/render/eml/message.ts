import { sha256 } from '../../text/hash.js';
import type { MailSettings } from '../mail.js';
import { fileEntity, multipart, serialise, textEntity, type Entity, type FilePart } from './entity.js';
import { httpsAddress, listIdValue, mailboxValue, plainMailbox, words, type Header } from './headers.js';

export interface Message {
  readonly subject: string;
  readonly date: Date;
  /** BCP 47 tag. */
  readonly language: string;
  readonly mail: MailSettings;
  /** Name of the list, for List-Id. */
  readonly listName?: string | undefined;
  /** Right side of Message-ID. */
  readonly domain: string;
  /** UTF-8. */
  readonly text: Uint8Array;
  readonly html: Uint8Array;
  /** Pictures the HTML names by `cid:`. */
  readonly related: readonly FilePart[];
  readonly attachments: readonly FilePart[];
}

/**
 * A message as RFC 5322 writes it, in ASCII with CRLF: mixed(alternative(text, related(html, pictures)), attachments), each level only where it
 * has more than one part. What would be random (boundaries, Message-ID) comes from the content, so that equal content gives equal bytes.
 */
export function writeMessage(message: Message): Uint8Array {
  const fields = headersOf(message);
  const text = textEntity('text/plain', message.text);
  const html = textEntity('text/html', message.html);
  const related = message.related.map(fileEntity);
  const attached = message.attachments.map(fileEntity);
  const digest = digestOf(message, fields, [text, html, ...related, ...attached]).slice(0, 32);
  const boundary = (level: string): string => `=_${digest}_${level}`;
  const page: Entity = related.length === 0 ? html : multipart('related', boundary('related'), [html, ...related]);
  const alternative = multipart('alternative', boundary('alternative'), [text, page]);
  const root = attached.length === 0 ? alternative : multipart('mixed', boundary('mixed'), [alternative, ...attached]);
  const headers: Header[] = [...fields, ['Message-ID', `<${digest}@${message.domain}>`], ['MIME-Version', '1.0'], ...root.headers];
  return Buffer.from(serialise({ headers, body: root.body }), 'latin1');
}

/** Of all that the message says. The contents go in before they are encoded: they are shorter then. */
function digestOf({ text, html, related, attachments }: Message, fields: readonly Header[], parts: readonly Entity[]): string {
  const contents = [text, html, ...[...related, ...attachments].map(({ bytes }) => bytes)];
  return sha256(JSON.stringify([fields, parts.map(({ headers }) => headers), contents.map(sha256)]));
}

function headersOf({ subject, date, language, mail, listName }: Message): Header[] {
  const fields: [string, string | undefined][] = [
    ['From', mail.from && mailboxValue(mail.from)],
    ['Reply-To', mail.replyTo && mailboxValue(mail.replyTo)],
    // A message without To costs points with spam filters; this group stands for recipients that are nobody's business (RFC 5322 §A.1.3).
    ['To', (mail.to && mailboxValue(mail.to)) ?? 'undisclosed-recipients:;'],
    ['Subject', words(subject)],
    // RFC 5322 §3.3 knows no "GMT" but as an obsolete form.
    ['Date', date.toUTCString().replace('GMT', '+0000')],
    ['Content-Language', language],
    // Outlook opens a file with it as a draft that can be sent, others pass it over.
    ['X-Unsent', '1'],
    ['List-Id', mail.listId === undefined ? undefined : listIdValue(mail.listId, listName)],
    ...unsubscribing(mail.unsubscribe),
  ];
  return fields.filter((field): field is [string, string] => field[1] !== undefined);
}

/** RFC 2369 §3.2 and, where there is an https address, RFC 8058: the post that mail programs make for their own button. */
function unsubscribing(way: MailSettings['unsubscribe']): [string, string | undefined][] {
  const url = httpsAddress(way?.url);
  const email = way?.email === undefined ? undefined : plainMailbox(way.email);
  const ways = [...(url === undefined ? [] : [`<${url}>`]), ...(email === undefined ? [] : [`<mailto:${email.split('@').map(encodeURIComponent).join('@')}?subject=unsubscribe>`])];
  if (ways.length === 0) return [];
  return [['List-Unsubscribe', ways.join(', ')], ['List-Unsubscribe-Post', url === undefined ? undefined : 'List-Unsubscribe=One-Click']];
}
