/** What a stream can show, decided once from the environment. */
export interface Screen {
  readonly color: boolean;
  /** Cells per line; 80 where there is no terminal. */
  readonly width: number;
  /** A person watches: progress may be shown. */
  readonly live: boolean;
}

export interface ScreenWish {
  /** `--color`, `--no-color`; undefined: decide. */
  readonly color?: boolean;
}

type Stream = { readonly isTTY?: boolean; readonly columns?: number };

/** no-color.org and force-color.org: a flag wins over FORCE_COLOR, that over NO_COLOR, that over the terminal. Empty values count as unset. */
export function screenOf(stream: Stream, env: Readonly<Record<string, string | undefined>>, wish: ScreenWish = {}): Screen {
  const terminal = stream.isTTY === true;
  const dumb = env['TERM'] === 'dumb';
  const force = env['FORCE_COLOR'];
  const color =
    wish.color ?? (force ? force !== '0' && force !== 'false' : env['NO_COLOR'] ? false : terminal && !dumb && !env['CI']);
  return { color, width: Math.max(40, Math.min(stream.columns ?? 80, 200)), live: terminal && !env['CI'] && !dumb };
}
