import { globalOptions, type CommandDeclaration, type OptionDeclaration } from './command.js';
import type { UiLang } from './ui-language.js';

/** What a shell offers at one place of the command line. */
export interface Place {
  /** The commands so far: `` for the program, `/glossary/find`. */
  readonly at: string;
  readonly commands: readonly { readonly name: string; readonly what: string }[];
  readonly options: readonly CompletedOption[];
  /** What an argument may be. */
  readonly values: readonly string[];
  readonly issues: boolean;
}

export interface CompletedOption {
  /** `-q` */
  readonly short?: string;
  /** `--quiet` */
  readonly long: string;
  readonly takesValue: boolean;
  readonly isList: boolean;
  readonly values: readonly string[];
  readonly issues: boolean;
  readonly what: string;
}

/** All places of the program, from its declarations. */
export function placesOf(program: CommandDeclaration, ui: UiLang): readonly Place[] {
  return placesBelow(program, '', ui);
}

function placesBelow({ commands = [], options = [], arguments: args = [] }: CommandDeclaration, at: string, ui: UiLang): Place[] {
  const own: Place = {
    at,
    commands: commands.map(({ name, summary }) => ({ name, what: summary[ui] })),
    options: [...options, ...globalOptions].map((option) => completed(option, ui)),
    values: args.flatMap(({ values = [] }) => values),
    issues: args.some(({ completes }) => completes === 'issues'),
  };
  return [own, ...commands.flatMap((child) => placesBelow(child, `${at}/${child.name}`, ui))];
}

function completed({ flags, list = false, values = [], completes, description }: OptionDeclaration, ui: UiLang): CompletedOption {
  const short = /(?:^|\s)(-\w)\b/.exec(flags)?.[1];
  const long = /--[\w-]+/.exec(flags)?.[0] ?? short ?? flags;
  return { ...(short !== undefined && { short }), long, takesValue: flags.includes('<'), isList: list, values, issues: completes === 'issues', what: description[ui] };
}

/** The ways of writing an option: `-q`, `--quiet`. */
export function spellings({ short, long }: CompletedOption): string[] {
  return short === undefined || short === long ? [long] : [short, long];
}
