import type { Diagnostic } from '../model/diagnostic.js';
import { usageProblem } from './session.js';

/** The value of `--port`; 0, any port that is free, without one. */
export function readPort(value: unknown, problems: Diagnostic[]): number {
  if (value === undefined) return 0;
  const port = Number(value);
  if (typeof value === 'string' && /^\d+$/.test(value) && port < 65_536) return port;
  problems.push(usageProblem({ zh: `--port 应为 0 到 65535 的整数，现为“${String(value)}”`, en: `Unexpected --port "${String(value)}", expected a number from 0 to 65535` }));
  return 0;
}
