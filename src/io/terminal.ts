/** What a stream can show, decided once from the environment. */
export interface Screen {
  readonly color: boolean;
  /** Cells per line; 80 where there is no terminal. */
  readonly width: number;
  /** A person watches: progress may be shown. */
  readonly live: boolean;
  /** A terminal that cannot show ✔ and ✖: ASCII instead. */
  readonly ascii: boolean;
}

export interface ScreenWish {
  /** `--color`, `--no-color`; undefined: decide. */
  readonly color?: boolean;
}

type Stream = { readonly isTTY?: boolean; readonly columns?: number };

/** no-color.org and force-color.org: a flag wins over FORCE_COLOR, that over NO_COLOR, that over the terminal. Empty values count as unset. */
export function screenOf(stream: Stream, env: Readonly<Record<string, string | undefined>>, wish: ScreenWish = {}, platform: NodeJS.Platform = process.platform): Screen {
  const terminal = stream.isTTY === true;
  const dumb = env['TERM'] === 'dumb';
  const force = env['FORCE_COLOR'];
  const color =
    wish.color ?? (force ? force !== '0' && force !== 'false' : env['NO_COLOR'] ? false : terminal && !dumb && !env['CI']);
  return { color, width: Math.max(40, Math.min(stream.columns ?? 80, 200)), live: terminal && !env['CI'] && !dumb, ascii: terminal && !showsMarks(env, platform) };
}

/**
 * True for terminals whose fonts have more than a code page: on Windows those that say who they are (the old console does not); elsewhere all
 * but the Linux console, whose fonts hold 512 glyphs.
 */
function showsMarks(env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): boolean {
  const term = env['TERM'];
  if (platform !== 'win32') return term !== 'linux';
  return Boolean(env['WT_SESSION'] || env['ConEmuTask'] || env['TERMINUS_SUBLIME'] || env['TERMINAL_EMULATOR'] || env['TERM_PROGRAM']) || /^(?:xterm|alacritty|rxvt-unicode|cygwin)/.test(term ?? '');
}

const plain: Readonly<Record<string, string>> = { '✔': '+', '✖': 'x', '│': '|', '→': '->', '█': '#', '░': '.' };

/** The marks of our own lines in ASCII. */
export function inAscii(text: string): string {
  return text.replace(/[✔✖│→█░]/g, (mark) => plain[mark] ?? mark);
}
