import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { PreviewDesk, type PreviewFormat, type PreviewParts } from '../../core/preview.js';
import type { Target } from '../../core/inputs.js';
import type { LoopbackReply, LoopbackRequest } from '../../io/loopback.js';
import { packageRoot } from '../../io/package.js';
import type { Files } from '../../model/files.js';
import { EnvironmentError } from '../../model/ports.js';
import { frameDocument, framePolicy } from '../../render/preview/frame.js';
import { shellPage, shellPolicy } from '../../render/preview/shell.js';
import type { BuildTools } from '../build-options.js';
import type { Session } from '../session.js';
import { applyFixes } from './fixes.js';

export interface SiteOptions {
  readonly session: Session;
  readonly target: Target;
  readonly tools: BuildTools;
  readonly formats: readonly PreviewFormat[];
  readonly files: () => Files;
}

/** The page's own files: nothing else of the disk can be asked for. */
const scripts = ['main.js', 'frames.js', 'marks.js', 'source.js', 'lists.js'] as const;
const styleSheets = ['base.css', 'preview.css'] as const;

/** Outputs that are kept up to date: those the page shows, which are two at most, and the last ones before. */
const mostShown = 4;

/** After an edit the languages are compared when no page has taken an output for `pause` milliseconds, or none at all for `patience`. */
const pause = 60;
const patience = 400;

/** What stands at which address, and what is told to open pages after a change. */
export class PreviewSite {
  readonly #desk: PreviewDesk;
  readonly #shown = new Set<string>();
  readonly #told = new Map<string, string>();
  #tell: (parts: PreviewParts) => void = () => undefined;
  #last: Promise<unknown> = Promise.resolve();
  #settling: NodeJS.Timeout | undefined;
  #touched = new Set<string>();

  constructor(readonly options: SiteOptions) {
    const { target, tools, session, files } = options;
    this.#desk = new PreviewDesk({
      files,
      packageRoot,
      target,
      tools: () => ({ pictures: tools.pictures(), fonts: tools.fonts(), printer: tools.printer(), signal: session.signal }),
    });
  }

  onParts(tell: (parts: PreviewParts) => void): void {
    this.#tell = tell;
  }

  /** Reads what was touched; everything, if nothing is named. Ends when the page has been told of the outputs. */
  change(touched: ReadonlySet<string>): Promise<void> {
    clearTimeout(this.#settling);
    this.#settling = undefined;
    for (const path of touched) this.#touched.add(path);
    return this.#inTurn(async () => {
      if (touched.size > 0 && (await this.#desk.refreshDraft(touched))) {
        this.#send(await this.#desk.outputParts(this.#shown));
        this.#settleIn(patience);
      } else await this.#settle();
    });
  }

  #settleIn(milliseconds: number): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      this.#settling = undefined;
      void this.#inTurn(() => this.#settle()).catch(() => undefined);
    }, milliseconds);
  }

  async #settle(): Promise<void> {
    const touched = this.#touched;
    this.#touched = new Set();
    await this.#desk.refresh(touched.size > 0 ? touched : undefined);
    this.#send(await this.#desk.parts(this.#shown));
  }

  async close(): Promise<void> {
    clearTimeout(this.#settling);
    await this.#last.catch(() => undefined);
  }

  /** One at a time: the desk has one state. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.catch(() => undefined).then(work);
    this.#last = turn;
    return turn;
  }

  /** Only what differs from what was said before. */
  #send(parts: PreviewParts): void {
    const news = Object.entries(parts).filter(([name, part]) => {
      const text = JSON.stringify(part);
      if (this.#told.get(name) === text) return false;
      this.#told.set(name, text);
      return true;
    });
    if (news.length > 0) this.#tell(Object.fromEntries(news));
  }

  async answer({ method, path, query, body }: LoopbackRequest): Promise<LoopbackReply | undefined> {
    if (method === 'POST') return path === '/fix' ? this.#fix(body) : undefined;
    const [, route, name = '', ...more] = path.split('/');
    if (more.length > 0) return undefined;
    switch (route) {
      case '':
        return name === '' ? this.#shell() : undefined;
      case 'app':
        return this.#script(name);
      case 'state':
        return json(await this.#inTurn(() => this.#desk.parts(this.#shown)));
      case 'output':
        return this.#output(name, query);
      case 'picture': {
        const picture = await this.#desk.picture(name);
        return picture && { type: picture.mediaType, body: picture.bytes, lasting: true };
      }
      case 'pdf':
        return this.#pdf(name);
      default:
        return undefined;
    }
  }

  async #shell(): Promise<LoopbackReply> {
    const { session, target, formats } = this.options;
    const nonce = randomBytes(16).toString('base64');
    const styles = await Promise.all(styleSheets.map((name) => this.#own(name)));
    const issue = target.kind === 'issue' ? target.id : session.files.show(target.path);
    return { type: 'text/html; charset=utf-8', policy: shellPolicy(nonce), body: shellPage({ uiLang: session.uiLang, issue, formats, styles, nonce }) };
  }

  async #script(name: string): Promise<LoopbackReply | undefined> {
    const known = scripts.find((each) => each === name);
    return known && { type: 'text/javascript; charset=utf-8', body: await this.#own(known) };
  }

  async #own(name: string): Promise<string> {
    const read = await this.options.session.files.read(join(packageRoot, 'templates/preview', name), { limit: 1024 * 1024, within: packageRoot });
    if ('failure' in read) throw new EnvironmentError({ zh: `安装不完整，缺少 templates/preview/${name}；请重新安装 spp`, en: `The installation lacks templates/preview/${name}; install spp again` });
    return new TextDecoder().decode(read.bytes);
  }

  /** `email.zh` as a document for a frame. */
  async #output(key: string, query: URLSearchParams): Promise<LoopbackReply | undefined> {
    const [, draft, format, lang] = /^(draft:)?([a-z]+)\.(zh|en)$/.exec(key) ?? [];
    const { formats } = this.options;
    if (!formats.some((each) => each === format) || format === undefined || (lang !== 'zh' && lang !== 'en')) return undefined;
    const shown = `${draft ?? ''}${format}.${lang}`;
    this.#show(shown);
    const output = await this.#inTurn(() => this.#desk.output(shown));
    if (this.#settling) this.#settleIn(pause);
    if (!output) return undefined;
    const look = { images: query.get('images') !== 'off', styles: query.get('styles') !== 'off' };
    return { type: 'text/html; charset=utf-8', policy: framePolicy(look), body: frameDocument({ format, lang, ...output }) };
  }

  #show(key: string): void {
    this.#shown.delete(key);
    this.#shown.add(key);
    for (const old of this.#shown) if (this.#shown.size > mostShown) this.#shown.delete(old);
  }

  async #pdf(lang: string): Promise<LoopbackReply | undefined> {
    if (lang !== 'zh' && lang !== 'en') return undefined;
    try {
      // Takes seconds: edits do not wait for it.
      const output = await this.#desk.output(`pdf.${lang}`);
      // A sandbox, which other answers are in, would keep the browser's own viewer out.
      if (output) return { type: 'application/pdf', body: output.bytes, policy: "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'" };
      return { status: 503, type: 'text/plain; charset=utf-8', body: `${this.options.session.say({ zh: '没有生成 PDF；原因见预览页的问题', en: 'No PDF was made; see the problems of the preview' })}\n` };
    } catch (error) {
      if (!(error instanceof EnvironmentError)) throw error;
      return { status: 503, type: 'text/plain; charset=utf-8', body: `${this.options.session.say(error.said)}\n` };
    }
  }

  async #fix(body: unknown): Promise<LoopbackReply> {
    const id = typeof body === 'object' && body !== null && 'id' in body ? body.id : undefined;
    if (id !== undefined && typeof id !== 'string') return json({ mended: 0 });
    try {
      return json(await this.#inTurn(async () => applyFixes(this.options.session, await this.#desk.fix(id))));
    } catch (error) {
      if (!(error instanceof EnvironmentError)) throw error;
      return json({ mended: 0, why: this.options.session.say(error.said) });
    }
  }
}

function json(value: unknown): LoopbackReply {
  return { type: 'application/json', body: JSON.stringify(value) };
}
