import type { Localized } from '../model/text.js';
import type { ExitCode } from './exit-codes.js';
import type { Options, Session } from './session.js';

/** A command as users see it. Parsing, help and suggestions are made from it; its work is imported only when it runs. */
export interface CommandDeclaration {
  readonly name: string;
  /** One line in the list of commands. */
  readonly summary: Localized;
  /** What the help page says below the usage line, if more than the summary. */
  readonly description?: Localized;
  readonly arguments?: readonly ArgumentDeclaration[];
  readonly options?: readonly OptionDeclaration[];
  readonly examples?: readonly { readonly command: string; readonly what: Localized }[];
  readonly commands?: readonly CommandDeclaration[];
  /** A further section of the help page, made from a registry that is loaded only then. */
  readonly section?: () => Promise<{ readonly title: Localized; readonly rows: readonly (readonly [name: string, description: Localized])[] }>;
  /**
   * True if a run only reads through the session's files and says something: it is kept and said again while nothing has changed (`again.ts`).
   * What else it decides by must stand in the arguments or the environment.
   */
  readonly isRepeatable?: (invocation: Pick<Invocation, 'session' | 'options'>) => boolean;
  /** True if it changes drafts, the glossary or what belongs to them: everything it replaces is kept, for `spp undo` (`io/undo-keep.ts`). */
  readonly isUndoable?: boolean;
  readonly run?: (invocation: Invocation) => Promise<ExitCode>;
}

export interface ArgumentDeclaration {
  /** Commander's form: `[input...]`, `<word>`. */
  readonly syntax: string;
  readonly description: Localized;
  /** What a shell offers here. */
  readonly values?: readonly string[];
  /** Names from the workspace that a shell offers here. */
  readonly completes?: 'issues';
}

export interface OptionDeclaration {
  /** Commander's form: `--to <formats>`. */
  readonly flags: string;
  /** Several values, separated by commas or given flag by flag. */
  readonly list?: boolean;
  readonly description: Localized;
  /** What a shell offers as its value. */
  readonly values?: readonly string[];
  readonly completes?: 'issues';
}

export interface Invocation {
  readonly session: Session;
  readonly args: readonly string[];
  readonly options: Options;
}

/** Options that every command takes, before or after its name. */
export const globalOptions: readonly OptionDeclaration[] = [
  { flags: '-q, --quiet', description: { zh: '只显示错误', en: 'say only what is wrong' } },
  { flags: '-v, --verbose', description: { zh: '显示更多信息', en: 'say more' } },
  { flags: '-C, --directory <dir>', description: { zh: '在此文件夹中运行', en: 'run as if started in this folder' } },
  { flags: '--ui-lang <lang>', values: ['zh', 'en'], description: { zh: '消息的语言：zh 或 en', en: 'language of messages: zh or en' } },
  { flags: '--color', description: { zh: '总是使用颜色', en: 'always use colours' } },
  { flags: '--no-color', description: { zh: '不使用颜色', en: 'never use colours' } },
  { flags: '--no-input', description: { zh: '从不询问', en: 'never ask anything' } },
  { flags: '-h, --help', description: { zh: '显示帮助', en: 'show help' } },
];
