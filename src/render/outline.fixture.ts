/** Elements whose end tag may not be there. */
const empty = new Set(['img', 'br', 'hr', 'wbr', 'meta', 'link']);

/** The elements of a page that carry its structure, one a line, each under the one that it stands in; runs of the same are counted. */
export function outlineOf(html: string, names: readonly string[]): string {
  const kept = new Set(names);
  const lines: string[] = [];
  let depth = 0;
  for (const [, end, name = ''] of html.replace(/<!--[\s\S]*?-->|<(style|script)\b[\s\S]*?<\/\1>/g, '').matchAll(/<(\/?)([a-z][a-z0-9]*)\b/g)) {
    if (!kept.has(name)) continue;
    if (end) depth -= 1;
    else {
      const line = '  '.repeat(depth) + name;
      const last = lines.at(-1) ?? '';
      if (last.split(' × ')[0] === line) lines[lines.length - 1] = `${line} × ${Number(last.split(' × ')[1] ?? 1) + 1}`;
      else lines.push(line);
      if (!empty.has(name)) depth += 1;
    }
  }
  return lines.join('\n');
}
