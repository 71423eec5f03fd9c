import { Command, type Option } from 'commander';
import type { Localized } from '../model/text.js';
import { nearest } from '../text/nearest.js';
import { globalOptions, type CommandDeclaration } from './command.js';
import type { Options } from './session.js';

/** The command line cannot be understood. Commander can only be stopped by throwing. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  constructor(
    readonly said: Localized,
    /** The command whose help page tells more: `spp check`. */
    readonly command: string,
    readonly suggestion?: string,
  ) {
    super(said.en);
  }
}

export type Parsed =
  | { readonly kind: 'run'; readonly command: CommandDeclaration; readonly args: readonly string[]; readonly options: Options }
  | { readonly kind: 'help'; readonly command: CommandDeclaration; readonly path: string }
  | { readonly kind: 'version' };

/**
 * Reads a command line.
 * @throws {UsageError} if it cannot be understood.
 */
export function parse(root: CommandDeclaration, argv: readonly string[]): Parsed {
  let parsed: Parsed | undefined;
  const program = build(root, root.name, (result) => (parsed ??= result));
  for (const { flags } of globalOptions) if (!flags.startsWith('-h')) program.option(flags);
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof HelpAsked)) throw error;
  }
  return parsed ?? { kind: 'help', command: root, path: root.name };
}

type Found = (parsed: Parsed) => void;

function build(declaration: CommandDeclaration, path: string, found: Found): QuietCommand {
  const command = new QuietCommand(declaration.name, declaration, path, found);
  // `--help` is an option like others here: commander's own would print in English and end the process.
  command.helpOption(false).helpCommand(false).option('-h, --help');
  for (const { syntax } of declaration.arguments ?? []) command.argument(syntax);
  for (const { flags, list } of declaration.options ?? []) {
    // A list may be given in one go, `a,b`, or flag by flag.
    if (list) command.option(flags, '', (value: string, before: string | undefined) => (before === undefined ? value : `${before},${value}`));
    else command.option(flags);
  }
  for (const child of declaration.commands ?? []) command.addCommand(build(child, `${path} ${child.name}`, found));
  // Without an action, commander looks for a misspelt command before it complains of that command's options.
  if (declaration.run) {
    command.action(() => {
      const options = command.optsWithGlobals<Record<string, string | boolean | undefined>>();
      if (options['help'] === true) found({ kind: 'help', command: declaration, path });
      else found({ kind: 'run', command: declaration, args: command.args, options });
    });
  }
  return command;
}

/** Commander with its errors as values in both languages. The methods overridden are those it calls to report, with what it knows. */
class QuietCommand extends Command {
  constructor(
    name: string,
    readonly declaration: CommandDeclaration,
    readonly path: string,
    readonly found: Found,
  ) {
    super(name);
    this.exitOverride();
    this.configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
  }

  override help(): never {
    this.#help();
  }

  unknownOption(flag: string): never {
    const name = flag.replace(/=.*$/s, '');
    const own = [...(this.declaration.options ?? []), ...globalOptions].flatMap(({ flags }) => flags.match(/--?[\w-]+/g) ?? []);
    const suggestion = nearest(name, own);
    this.#refuse({ zh: `没有选项 ${name}`, en: `Unexpected option ${name}` }, suggestion);
  }

  unknownCommand(): never {
    const name = this.args[0] ?? '';
    const suggestion = nearest(name, (this.declaration.commands ?? []).map((command) => command.name));
    this.#refuse({ zh: `没有命令“${name}”`, en: `Unexpected command "${name}"` }, suggestion);
  }

  missingArgument(name: string): never {
    if (this.#asksForHelp()) this.#help();
    const known = this.declaration.arguments?.find(({ syntax }) => syntax.replaceAll(/[<>[\].]/g, '') === name)?.description;
    this.#refuse({ zh: known ? `缺少参数：${known.zh}` : `缺少参数 ${name}`, en: `Expected the argument ${name}` });
  }

  optionMissingArgument(option: Option): never {
    this.#refuse({ zh: `选项 ${option.flags} 缺少值`, en: `Expected a value for ${option.flags}` });
  }

  _excessArguments(received: readonly string[]): never {
    if (this.#asksForHelp()) this.#help();
    const extra = received.slice(this.declaration.arguments?.length ?? 0).join(' ');
    this.#refuse({ zh: `多余的参数：${extra}`, en: `Unexpected argument: ${extra}` });
  }

  #asksForHelp(): boolean {
    return this.optsWithGlobals<{ help?: boolean }>().help === true;
  }

  #help(): never {
    const { version } = this.opts<{ version?: boolean }>();
    this.found(version === true ? { kind: 'version' } : { kind: 'help', command: this.declaration, path: this.path });
    throw new HelpAsked();
  }

  #refuse(said: Localized, suggestion?: string): never {
    const hint = suggestion === undefined ? { zh: '', en: '' } : { zh: `；是否想用 ${suggestion}？`, en: `, did you mean ${suggestion}?` };
    throw new UsageError({ zh: said.zh + hint.zh, en: said.en + hint.en }, this.path, suggestion);
  }
}

/** `spp glossary find --help` lacks its word, but asks for no search. */
class HelpAsked extends Error {}
