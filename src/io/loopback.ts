import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { EnvironmentError } from '../model/ports.js';
import { errnoOf } from './errno.js';

/** A request that may be answered: its host, its origin and its token have been checked. */
export interface LoopbackRequest {
  readonly method: 'GET' | 'POST';
  /** Decoded by nobody: routes are compared letter by letter, so that no path leads anywhere else. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Of a POST. */
  readonly body?: unknown;
}

export interface LoopbackReply {
  /** 200 if absent. */
  readonly status?: number;
  readonly type: string;
  readonly body: string | Uint8Array;
  /** Content Security Policy; absent: nothing may be loaded and nothing may run. */
  readonly policy?: string;
  /** Kept by the browser: the address names the content. */
  readonly lasting?: boolean;
}

export interface LoopbackOptions {
  /** 0: any that is free. */
  readonly port: number;
  /** Undefined: there is no such page. */
  readonly answer: (request: LoopbackRequest) => LoopbackReply | undefined | Promise<LoopbackReply | undefined>;
  /** Told of an answer that threw. */
  readonly failed: (error: unknown) => void;
}

export interface Loopback {
  /** Opens the page: holds the token. */
  readonly address: string;
  /** Tells every open page, which listens at `/events`. `data` is sent as JSON. */
  send(event: string, data: unknown): void;
  /** Ends all connections. */
  close(): Promise<void>;
}

const maxBody = 256 * 1024;

/**
 * A page for the person at this machine: listens on 127.0.0.1 alone. Other pages in the same browser and other users of the machine are kept
 * out: the Host must be ours (against DNS rebinding), an Origin, if there is one, too (against forged requests), and a secret from the address
 * printed in the terminal must have been shown, which the browser then keeps as a cookie that goes to no other site.
 * @throws {EnvironmentError} if the port is taken or forbidden.
 */
export async function serveLoopback({ port, answer, failed }: LoopbackOptions): Promise<Loopback> {
  const token = randomBytes(24).toString('base64url');
  const listeners = new Set<ServerResponse>();
  const server = createServer({ maxHeaderSize: 16 * 1024 }, (request, response) => {
    void respond(request, response).catch((error: unknown) => {
      failed(error);
      if (response.headersSent) response.destroy();
      else write(response, { status: 500, type: 'text/plain; charset=utf-8', body: 'error' });
    });
  });
  const used = await listen(server, port);
  const cookie = `spp-${used}`;
  const guard = new Guard(used, token, cookie);

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = guard.admit(request);
    if (typeof asked === 'number') return refuse(response, asked);
    const { url, method, isFirst } = asked;
    if (isFirst) response.setHeader('set-cookie', `${cookie}=${token}; Path=/; HttpOnly; SameSite=Strict`);
    if (method === 'GET' && url.pathname === '/events') return listenTo(response, listeners);
    const body = method === 'POST' ? await readBody(request) : undefined;
    if (body === tooMuch) return refuse(response, 413);
    const reply = await answer({ method, path: url.pathname, query: url.searchParams, ...(body !== undefined && { body }) });
    if (reply) write(response, reply);
    else refuse(response, 404);
  }

  return {
    address: `http://127.0.0.1:${used}/?token=${token}`,
    send(event, data) {
      const message = `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
      for (const response of listeners) response.write(message);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const response of listeners) response.end();
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const code = errnoOf(error);
      if (code !== 'EADDRINUSE' && code !== 'EACCES') reject(error);
      else reject(new EnvironmentError({ zh: `端口 ${port} 已被占用或不许使用；请换一个，或去掉 --port`, en: `Port ${port} is taken or not allowed; choose another or leave --port out` }, { cause: error }));
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

interface Admitted {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  /** The token stands in the address: it becomes a cookie. */
  readonly isFirst: boolean;
}

class Guard {
  readonly #hosts: readonly string[];
  readonly #origins: readonly string[];

  constructor(
    port: number,
    readonly token: string,
    readonly cookie: string,
  ) {
    this.#hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
    this.#origins = this.#hosts.map((host) => `http://${host}`);
  }

  /** What is asked for, or the status with which it is refused. */
  admit({ headers, method, url: target = '' }: IncomingMessage): Admitted | number {
    if (!this.#hosts.includes(headers.host ?? '')) return 403;
    if (headers.origin !== undefined && !this.#origins.includes(headers.origin)) return 403;
    if (method !== 'GET' && method !== 'POST') return 405;
    // A form of another page could post, but neither as JSON nor without its own origin.
    if (method === 'POST' && (headers.origin === undefined || headers['content-type'] !== 'application/json')) return 403;
    const base = this.#origins[0] ?? '';
    if (!target.startsWith('/') || !URL.canParse(target, base)) return 400;
    const url = new URL(target, base);
    if (url.origin !== base) return 400;
    if (method === 'GET' && url.pathname === '/' && this.#isToken(url.searchParams.get('token'))) return { url, method, isFirst: true };
    // https://www.w3.org/TR/fetch-metadata/: what browsers say of who asks; other programs say nothing.
    const site = headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return 403;
    const shown = (headers.cookie ?? '').split(/;\s*/).find((each) => each.startsWith(`${this.cookie}=`));
    return this.#isToken(shown?.slice(this.cookie.length + 1)) ? { url, method, isFirst: false } : 403;
  }

  #isToken(shown: string | null | undefined): boolean {
    const [given, wanted] = [Buffer.from(shown ?? ''), Buffer.from(this.token)];
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }
}

/** Server-sent events (HTML §9.2). */
function listenTo(response: ServerResponse, listeners: Set<ServerResponse>): void {
  setHeaders(response, { type: 'text/event-stream' });
  response.writeHead(200);
  response.write('retry: 500\n\n');
  listeners.add(response);
  response.on('close', () => listeners.delete(response));
}

const tooMuch = Symbol('too much');

/** Undefined for what is no JSON. */
async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.byteLength;
    if (length > maxBody) return tooMuch;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}

function refuse(response: ServerResponse, status: number): void {
  write(response, { status, type: 'text/plain; charset=utf-8', body: `${status}\n` });
}

function write(response: ServerResponse, { status = 200, body, ...facts }: LoopbackReply): void {
  setHeaders(response, facts);
  response.writeHead(status);
  response.end(body);
}

function setHeaders(response: ServerResponse, { type, policy, lasting }: Pick<LoopbackReply, 'type' | 'policy' | 'lasting'>): void {
  const headers = {
    'content-type': type,
    'cache-control': lasting ? 'private, max-age=86400, immutable' : 'no-store',
    'content-security-policy': policy ?? "default-src 'none'; frame-ancestors 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}
