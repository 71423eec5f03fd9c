import type { Format } from '../model/bulletin.js';
import type { ClientProfile } from './email/clients-features.js';

/** A name and an address as a header shows them. */
export interface Mailbox {
  readonly name?: string;
  readonly address: string;
}

/** `spp.yml`'s mail in the edition's language. */
export interface MailSettings {
  readonly from?: Mailbox;
  readonly replyTo?: Mailbox;
  readonly to?: Mailbox;
  readonly listId?: string;
  readonly unsubscribe?: { readonly url?: string; readonly email?: string };
  /** Programs whose limits are reported; absent: all that are known. */
  readonly clients?: readonly ClientProfile[];
}

/** What a build puts into a message. */
export interface MessageOptions {
  /** `cid`: local pictures travel in the message; `hosted`: they are loaded from `Brand.baseUrl`. */
  readonly pictures: 'hosted' | 'cid';
  /** The edition's outputs that are attached. */
  readonly attach: readonly Extract<Format, 'pdf'>[];
}
