import type { Connection } from 'puppeteer-core/internal/cdp/Connection.js';
import type { BrowserProcess } from './browser-process.js';

/*
 * Puppeteer's connection without its pages: they ask the browser for much that a page which shows one given document does not need
 * (measured: 60 ms to load and 50 for each page, while what is to be printed waits). Loaded with the first browser: most runs need none.
 */

/** A conversation with one browser. */
export interface DevTools {
  /** As `HeadlessChrome/143.0.7499.0`. */
  readonly version: string;
  /** Talks to a page: the one the browser began with, or a new one. */
  attach(): Promise<Session>;
}

/** @throws {Error} if the browser does not answer. */
export async function talkTo({ transport }: BrowserProcess): Promise<DevTools> {
  const { Connection } = await import('puppeteer-core/internal/cdp/Connection.js');
  // How long an answer may take is for whoever asks to say.
  const connection = new Connection('', transport, 0, 0);
  const [{ product }, { targetInfos }] = await Promise.all([connection.send('Browser.getVersion'), connection.send('Target.getTargets')]);
  const targets = targetInfos.filter(({ type }) => type === 'page');
  return {
    version: product,
    attach: async () => {
      const target = targets.pop() ?? (await connection.send('Target.createTarget', { url: 'about:blank' }));
      return sessionOf(connection, target.targetId);
    },
  };
}

async function sessionOf(connection: Connection, targetId: string): Promise<Session> {
  const session = await connection.createSession({ targetId, type: 'page', title: '', url: '', attached: false, canAccessOpener: false });
  const crashed = new Promise<never>((_resolve, reject) => {
    session.once('Inspector.targetCrashed', () => reject(new PageCrash('the page crashed')));
  });
  crashed.catch(() => undefined);
  return {
    crashed,
    send: <T>(method: string, parameters: object = {}) => session.send(method as never, parameters as never) as Promise<T>,
    on: (event, listener) => void session.removeAllListeners(event as never).on(event as never, listener as never),
    close: async () => void (await connection.send('Target.closeTarget', { targetId })),
  };
}

/** The page's own process died. The browser lives on, and would never answer what was asked of the page. */
export class PageCrash extends Error {
  override readonly name = 'PageCrash';
}

/** A conversation with one page, in the DevTools protocol (https://chromedevtools.github.io/devtools-protocol/). */
export interface Session {
  /** Rejects with a `PageCrash`. */
  readonly crashed: Promise<never>;
  /** @throws {Error} what the browser says against it, or that it is gone. */
  send<T = unknown>(method: string, parameters?: object): Promise<T>;
  /** One listener for each event. */
  on(event: string, listener: (parameters: never) => void): void;
  close(): Promise<void>;
}

/**
 * Runs a function in a page; its arguments and its result go as JSON. It must not use anything around it.
 * @throws {Error} what it threw there.
 */
export async function evaluate<A extends readonly unknown[], R>(session: Session, work: (...args: A) => R, ...args: A): Promise<Awaited<R>> {
  const { result, exceptionDetails } = await session.send<{ result: { value: Awaited<R> }; exceptionDetails?: { text: string; exception?: { description?: string } } }>('Runtime.evaluate', {
    expression: `(${work.toString()})(${args.map((each) => JSON.stringify(each)).join(',')})`,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}
