import { join } from 'node:path';
import { earlierStamp, type Cited } from '../core/history.js';
import type { Target } from '../core/inputs.js';
import { sameOutput } from '../core/problems.js';
import type { Workspace } from '../core/workspace.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Part } from '../model/files.js';
import type { Lang } from '../model/text.js';
import type { BuildOptions } from './build-options.js';
import { ExitCode } from './exit-codes.js';
import type { OrderedNotes } from './ordered-notes.js';
import type { Session } from './session.js';

/** What is kept of an issue that was made or refused. Its outputs are asked for together with what it read. */
export interface Built {
  readonly code: ExitCode;
  /** What is said when nothing has changed. */
  readonly said: readonly string[];
  readonly drafts: readonly Draft[];
  readonly cited: Cited;
}

export interface Draft {
  readonly lang: Lang;
  readonly file: string;
}

/** A build asks every rule. */
export const all = { only: [], off: [] };

/**
 * What is kept of an issue holds for one way of making it: its settings and theme, what it is compared with, and who reads. Of a lone file
 * nothing is kept.
 */
export async function openBuildPart(session: Session, wanted: BuildOptions, target: Target, workspace: Workspace, at: { readonly root: string; readonly themeStamp: string }): Promise<Part<Built>> {
  const earlier = target.kind === 'issue' ? await earlierStamp(session.files, workspace, target.id, all) : undefined;
  const { stderr, quiet, verbose, uiLang } = session;
  const { raw: _raw, watch: _watch, dryRun: _dryRun, jobs: _jobs, ...made } = wanted;
  const name = earlier === undefined ? undefined : ['build', at.root, JSON.stringify([target, made])];
  return session.files.part(name, [workspace.stamp, at.themeStamp, earlier ?? '', JSON.stringify([uiLang, stderr, quiet, verbose])]);
}

/** Which input writes which outputs: two must not write the same. */
export class Claims {
  /** Output name → draft it comes from. */
  readonly #claimed = new Map<string, string>();

  isFree(root: string, id: string, drafts: readonly Draft[]): boolean {
    return !drafts.some(({ lang }) => this.#claimed.has(join(root, id, lang)));
  }

  claim(root: string, id: string, drafts: readonly Draft[]): Diagnostic[] {
    return drafts.flatMap(({ lang, file }) => {
      const name = join(root, id, lang);
      const other = this.#claimed.get(name);
      if (other !== undefined) return [sameOutput(file, other)];
      this.#claimed.set(name, file);
      return [];
    });
  }
}

/** What one input says, and its end. */
export interface Voice {
  readonly note: (text: string, again?: string) => void;
  /** Kept with what was said, unless the environment was at fault. */
  readonly end: (code: ExitCode) => void;
}

export function voiceOf(part: Part<Built>, slot: ReturnType<OrderedNotes['slot']>, about: Pick<Built, 'drafts' | 'cited'>): Voice {
  const said: string[] = [];
  return {
    note: (text, again = text) => {
      if (again !== '') said.push(again);
      slot.note(text, again);
    },
    end: (code) => {
      if (code !== ExitCode.environment) part.keep({ code, said, ...about });
      slot.end();
    },
  };
}
