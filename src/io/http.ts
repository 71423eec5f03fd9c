import { setTimeout as sleep } from 'node:timers/promises';
import type { Localized } from '../model/text.js';

export interface HttpRequest {
  readonly url: string;
  readonly method?: 'POST' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
}

/** An answer with its status, or why there was none. */
export type HttpReply = { readonly status: number; readonly text: string } | { readonly failure: Localized };

export interface HttpOptions {
  /** The longest wait for one answer, in milliseconds. */
  readonly timeout: number;
  readonly signal: AbortSignal;
  /** The first pause before asking again, in milliseconds; each next one is twice as long. */
  readonly pause?: number;
  /** Told before a pause, in milliseconds. */
  readonly onPause?: (milliseconds: number, status: number | undefined) => void;
}

const attempts = 5;
/** A service that wants a longer wait is as good as gone: the run ends, and a later one goes on. */
const longestPause = 60_000;
const maxAnswer = 8 * 1024 * 1024;

/**
 * Asks a service. Where it says that it is asked too often (429, Retry-After: RFC 9110 §10.2.3), is down for the moment (5xx) or cannot be reached,
 * it is asked again after a pause. @throws the signal's reason if that is aborted.
 */
export async function ask(request: HttpRequest, options: HttpOptions): Promise<HttpReply> {
  for (let attempt = 1; ; attempt += 1) {
    const reply = await once(request, options);
    options.signal.throwIfAborted();
    const isPassing = 'failure' in reply || reply.status === 429 || reply.status >= 500;
    if (!isPassing || attempt === attempts) return reply;
    const pause = ('retryAfter' in reply ? reply.retryAfter : undefined) ?? (options.pause ?? 1000) * 2 ** (attempt - 1);
    if (pause > longestPause) return reply;
    options.onPause?.(pause, 'status' in reply ? reply.status : undefined);
    await sleep(pause, undefined, { signal: options.signal });
  }
}

async function once({ url, method = 'POST', headers, body }: HttpRequest, { timeout, signal }: HttpOptions): Promise<HttpReply & { retryAfter?: number }> {
  const limit = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(url, {
      method,
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.any([signal, limit]),
      // A key must not follow to another host.
      redirect: 'error',
    });
    const text = await readText(response);
    const after = retryAfter(response.headers.get('retry-after'));
    return { status: response.status, text, ...(after !== undefined && { retryAfter: after }) };
  } catch (error) {
    const host = URL.canParse(url) ? new URL(url).host : url;
    if (limit.aborted) return { failure: { zh: `${host} 在 ${timeout / 1000} 秒内没有回答`, en: `${host} did not answer within ${timeout / 1000} s` } };
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : error instanceof Error ? error.message : '';
    return { failure: { zh: `连不上 ${host}（${cause}）`, en: `Cannot reach ${host} (${cause})` } };
  }
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    const bytes = chunk as Uint8Array;
    length += bytes.byteLength;
    if (length > maxAnswer) throw new Error(`more than ${maxAnswer} bytes`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** In milliseconds: seconds, or a date (RFC 9110 §5.6.7). */
function retryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
