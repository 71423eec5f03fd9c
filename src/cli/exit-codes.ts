/** How a command ended, for scripts and CI (docs: the command line's contract). */
export const ExitCode = {
  fine: 0,
  /** Findings at or above `--fail-on`. */
  findings: 1,
  /** Usage, configuration or input that cannot be read. */
  usage: 2,
  /** The machine lacks something: a browser, a font, room on the disk. */
  environment: 3,
  /** Partly done: run again to resume. */
  partly: 4,
  /** A bug in spp. */
  bug: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** Of several inputs the worst decides. */
export function worst(codes: Iterable<ExitCode>): ExitCode {
  let highest: ExitCode = ExitCode.fine;
  for (const code of codes) if (code > highest) highest = code;
  return highest;
}
