import type { Diagnostic } from '../../model/diagnostic.js';
import { readNames } from '../report.js';
import { usageProblem } from '../session.js';

interface Format {
  readonly format: string;
  readonly extensions: readonly string[];
}

/** The format that `--as` names, else the first one with the file's ending; undefined, with a problem, if neither is known. */
export function formatOf<T extends Format>(formats: readonly T[], name: string, as: unknown, problems: Diagnostic[]): T | undefined {
  if (as !== undefined) {
    const named = readNames('--as', as, formats.map(({ format }) => format), problems)?.[0];
    return formats.find(({ format }) => format === named);
  }
  const found = formats.find(({ extensions }) => extensions.some((extension) => name.toLowerCase().endsWith(extension)));
  if (found) return found;
  const endings = [...new Set(formats.flatMap(({ extensions }) => extensions))];
  problems.push(usageProblem(
    { zh: `从文件名“${name}”看不出格式；应以 ${endings.join('、')} 结尾，或用 --as 指定`, en: `The name "${name}" does not tell the format, expected one that ends in ${endings.join(', ')}, or --as` },
    { actual: name, expected: endings },
  ));
  return undefined;
}
