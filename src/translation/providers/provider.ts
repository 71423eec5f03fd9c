import type { Localized, Lang } from '../../model/text.js';

/** A term of the sentences, as it must be in the translation. */
export interface Term {
  readonly source: string;
  readonly target: string;
  /** Other forms that are right too. */
  readonly admitted: readonly string[];
}

/** Sentences to be translated together. */
export interface Batch {
  /** With codes as tags. */
  readonly texts: readonly string[];
  readonly source: Lang;
  readonly target: Lang;
  readonly terms: readonly Term[];
}

export type Reply =
  /** As many as were sent, in order. */
  | { readonly texts: readonly string[] }
  | { readonly failure: Localized };

/** One request over the network, or to a program; waits, repeats and time limits are the asker's. */
export type Ask = (request: AskRequest) => Promise<AskReply>;

export interface AskRequest {
  readonly url: string;
  readonly method?: 'POST' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
}

export type AskReply = { readonly status: number; readonly text: string } | { readonly failure: Localized };

/** A service that translates. */
export interface Provider {
  readonly name: string;
  /** What its tags look like. */
  readonly markup: 'xml' | 'html';
  /** The most that one request may hold. */
  readonly limits: { readonly texts: number; readonly characters: number };
  /** True if it cannot be told terms: they are sent as codes then. */
  readonly hidesTerms?: true;
  translate(batch: Batch, ask: Ask): Promise<Reply>;
  /** Takes back what it has put up at the service. */
  close?(ask: Ask): Promise<void>;
}

/** What an answer that is none of ours says, shortened. */
export function refusal(name: string, { status, text }: { status: number; text: string }): Localized {
  const detail = text.replace(/\s+/gu, ' ').trim().slice(0, 160);
  const known: Readonly<Record<number, Localized>> = {
    401: { zh: '密钥不对或没有给出', en: 'the key is wrong or missing' },
    403: { zh: '密钥不对或没有权限', en: 'the key is wrong or has no right' },
    404: { zh: '没有这个地址', en: 'there is no such address' },
    413: { zh: '一次发得太多', en: 'the request is too large' },
    456: { zh: '额度用完了', en: 'the quota is used up' },
  };
  const why = known[status];
  return { zh: `${name} 回答 ${status}${why ? `：${why.zh}` : ''}${detail === '' ? '' : `（${detail}）`}`, en: `${name} answered ${status}${why ? `: ${why.en}` : ''}${detail === '' ? '' : ` (${detail})`}` };
}

export function unreadableAnswer(name: string): Localized {
  return { zh: `${name} 的回答不是约定的格式`, en: `The answer of ${name} has not the agreed form` };
}

/** A parsed JSON object, or undefined. */
export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** A list of texts of the right length, or undefined. */
export function textsOf(value: unknown, length: number): readonly string[] | undefined {
  return Array.isArray(value) && value.length === length && value.every((text) => typeof text === 'string') ? value : undefined;
}
