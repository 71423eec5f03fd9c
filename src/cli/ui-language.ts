export type UiLang = 'zh' | 'en';

/**
 * Language of messages: `--ui-lang`, else SPP_LANG, else the locale (POSIX order: LC_ALL, LC_MESSAGES, LANG), else English.
 * A value that names neither language falls through, so that messages about it can be read.
 */
export function uiLanguage(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): UiLang {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'];
  return known(flagValue(argv, '--ui-lang')) ?? known(env['SPP_LANG']) ?? known(locale) ?? 'en';
}

function known(value: string | undefined): UiLang | undefined {
  if (value === undefined) return undefined;
  if (/^zh\b|^zh_/i.test(value)) return 'zh';
  return /^en\b|^en_/i.test(value) ? 'en' : undefined;
}

/** The value of a long flag in raw arguments, the last one as parsers take it: needed before they are parsed, to say in the right form that they cannot be. */
export function flagValue(argv: readonly string[], flag: string): string | undefined {
  const end = argv.indexOf('--');
  const args = end === -1 ? argv : argv.slice(0, end);
  let value: string | undefined;
  for (const [index, arg] of args.entries()) {
    if (arg === flag) value = args[index + 1];
    else if (arg.startsWith(`${flag}=`)) value = arg.slice(flag.length + 1);
  }
  return value;
}
