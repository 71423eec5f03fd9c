import type { Diagnostic } from './diagnostic.js';
import type { Edition } from './edition.js';
import type { Lang } from './text.js';

/** What the editions of an issue share (`issue.yml`). */
export interface IssueInfo {
  /** Running number of the series. */
  readonly issue?: number;
  readonly year?: number;
  /** Number within the year. */
  readonly number?: number;
  /** ISO 8601 day. Absent for a lone file without a date. */
  readonly date?: string;
  readonly status: 'draft' | 'published';
  /** Address of the published web version. */
  readonly web?: string;
}

/** An issue in all its languages, or a lone Markdown file. */
export interface Bulletin {
  /** The folder's name, or the lone file's name without its ending: the stem of every output name. */
  readonly id: string;
  readonly kind: 'issue' | 'file';
  readonly info: IssueInfo;
  /** In the order of the workspace's languages. */
  readonly editions: readonly Edition[];
}

/** A bulletin that passed its checks, or whose user asked for output in spite of errors: the only thing renderers take. */
export interface Checked {
  readonly bulletin: Bulletin;
  readonly diagnostics: readonly Diagnostic[];
  readonly [checked]: true;
}
declare const checked: unique symbol;

/** Names of what `build --to` makes. */
export type Format = 'email' | 'eml' | 'text' | 'web' | 'wechat' | 'pdf' | 'print' | 'bilingual' | 'docx';

/** One output, still in memory. */
export interface Artifact {
  /** Relative to the issue's output folder, with `/`. */
  readonly path: string;
  readonly format: Format | 'asset';
  readonly lang?: Lang;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}
