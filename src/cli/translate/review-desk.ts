import { join } from 'node:path';
import { checkInTime } from '../../core/check.js';
import { earlierIssues } from '../../core/history.js';
import { loadBulletin } from '../../core/load.js';
import type { Sources } from '../../core/sources.js';
import { openTranslation, type OpenTranslation } from '../../core/translation.js';
import { reviewOf, stampOf } from '../../core/translation-review.js';
import { readDecisions, recordDecisions } from '../../core/translation-review-decide.js';
import { createFiles } from '../../io/files.js';
import type { LoopbackReply, LoopbackRequest } from '../../io/loopback.js';
import { packageRoot } from '../../io/package.js';
import { replaceText } from '../../io/replace.js';
import { languageOf } from '../../lang/registry.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Files } from '../../model/files.js';
import { EnvironmentError } from '../../model/ports.js';
import { reviewPage, reviewPolicy } from '../../render/review/page.js';
import { writeState } from '../../translation/state.js';
import type { Session } from '../session.js';
import { type WorkItem, writeNew } from './opening.js';

interface Read {
  readonly translation: OpenTranslation;
  readonly sources: Sources;
  /** The record's text. Absent: there is none. */
  readonly record: string | undefined;
}

const everything = { only: [], off: [] };

/** One translation on the page: read anew for every request, so that the page never knows better than the files. */
export class ReviewDesk {
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    readonly session: Session,
    readonly item: WorkItem,
  ) {}

  /** The page as it is to be shown now. */
  async page(isReadOnly: boolean): Promise<{ readonly html: string; readonly policy: string } | { readonly problems: readonly Diagnostic[] }> {
    const { session, item } = this;
    const files = createFiles(session.folder);
    const read = await this.#read(files);
    if ('problems' in read) return read;
    const { workspace, place } = item;
    const sheet = reviewOf({ ...read, matcher: workspace.matcher, diagnostics: await this.#diagnostics(files) });
    const tags = { source: languageOf(place.languages.source).tag, target: languageOf(place.languages.target).tag };
    const page = { sheet, uiLang: session.uiLang, tags, isReadOnly, style: (await this.#own('preview/base.css')) + (await this.#own('review/review.css')), script: await this.#own('review/review.js') };
    return { html: reviewPage(page), policy: `${reviewPolicy(page)}; frame-ancestors 'none'` };
  }

  async answer({ method, path, body }: LoopbackRequest): Promise<LoopbackReply | undefined> {
    if (method === 'GET' && path === '/') {
      const page = await this.page(false);
      if ('problems' in page) return { status: 500, type: 'text/plain; charset=utf-8', body: page.problems.map(({ message }) => `${this.session.say(message)}\n`).join('') };
      return { type: 'text/html; charset=utf-8', body: page.html, policy: page.policy };
    }
    if (method !== 'POST' || path !== '/decide') return undefined;
    const turn = this.#last.then(() => this.#decide(body));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Writes decisions to the record: all of them or, if anything has changed since the page was made, none. */
  async #decide(body: unknown): Promise<LoopbackReply> {
    const { stamp, decisions: sent } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
    const decisions = readDecisions(sent);
    if (typeof stamp !== 'string' || !decisions) return json(400, {});
    const read = await this.#read(createFiles(this.session.folder));
    if ('problems' in read || stampOf(read.translation, read.record) !== stamp) return json(409, {});
    const { state, refused } = recordDecisions(read.translation, decisions);
    if (refused.length > 0) return json(422, { refused });
    const { place } = this.item;
    const text = writeState(state);
    if (read.record === undefined) await writeNew(place.state, text);
    else if (text !== read.record && !(await replaceText(place.state, read.record, text, false))) return json(409, {});
    const after = await this.#read(createFiles(this.session.folder));
    if ('problems' in after) return json(409, {});
    const ids = new Set(decisions.map(({ id }) => id));
    const pairs = after.translation.current.segments.filter(({ id }) => ids.has(id)).map(({ id, state: now, comment }) => ({ id, state: now, ...(comment !== undefined && { comment }) }));
    return json(200, { stamp: stampOf(after.translation, after.record), pairs });
  }

  async #read(files: Files): Promise<Read | { readonly problems: readonly Diagnostic[] }> {
    const { place } = this.item;
    const opened = await openTranslation(files, place);
    if ('problems' in opened) return opened;
    return { ...opened, record: opened.sources.text(files.show(place.state)) };
  }

  /** What `check` says of both drafts. */
  async #diagnostics(files: Files): Promise<readonly Diagnostic[]> {
    const { target, workspace, place } = this.item;
    if (!workspace.usable) return [];
    if (target.kind === 'issue') {
      const loaded = await loadBulletin(files, workspace, target);
      return checkInTime(files, workspace, loaded, everything, { earlier: await earlierIssues(files, workspace, loaded, everything) });
    }
    const source = await loadBulletin(files, workspace, target, [place.languages.source]);
    if ((await files.kind(place.target)) !== 'file') return checkInTime(files, workspace, source, everything);
    const translated = await loadBulletin(files, workspace, { ...target, path: place.target }, [place.languages.target]);
    return [...checkInTime(files, workspace, source, everything), ...checkInTime(files, workspace, translated, everything, { source: source.bulletin.editions[0] })];
  }

  async #own(name: string): Promise<string> {
    const read = await this.session.files.read(join(packageRoot, 'templates', name), { limit: 1024 * 1024, within: packageRoot });
    if ('failure' in read) throw new EnvironmentError({ zh: `安装不完整，缺少 templates/${name}；请重新安装 spp`, en: `The installation lacks templates/${name}; install spp again` });
    return new TextDecoder().decode(read.bytes);
  }
}

function json(status: number, value: object): LoopbackReply {
  return { status, type: 'application/json', body: JSON.stringify(value) };
}
