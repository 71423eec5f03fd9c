import { extname } from 'node:path';
import type { Diagnostic } from '../../model/diagnostic.js';
import { readNames } from '../report.js';
import { usageProblem } from '../session.js';

interface Format {
  readonly format: string;
  /** With its dot, lower-case. */
  readonly extension: string;
}

/** The format that `--as` names, else the one of the file's ending; undefined, with a problem, if neither is known. */
export function formatOf<T extends Format>(formats: readonly T[], name: string, as: unknown, problems: Diagnostic[]): T | undefined {
  const known = formats.map(({ format }) => format);
  if (as !== undefined) {
    const named = readNames('--as', as, known, problems)?.[0];
    return formats.find(({ format }) => format === named);
  }
  const found = formats.find(({ extension }) => extension === extname(name).toLowerCase());
  if (!found) {
    const endings = [...new Set(formats.map(({ extension }) => extension))];
    problems.push(usageProblem(
      { zh: `从文件名“${name}”看不出格式；应以 ${endings.join('、')} 结尾，或用 --as 指定`, en: `The name "${name}" does not tell the format, expected one that ends in ${endings.join(', ')}, or --as` },
      { actual: name, expected: endings },
    ));
  }
  return found;
}
