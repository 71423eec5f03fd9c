import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A step of a page: a command with the lines that the page says it prints, or an edit that the page asks its reader for. */
export type Step =
  | { readonly kind: 'command'; readonly line: string; readonly printed: readonly string[]; readonly codes: readonly number[] }
  | { readonly kind: 'edit'; readonly file: string; readonly from: string; readonly to: string };

/**
 * What a page has its reader do: the lines of `sh` blocks, those after `$ ` in other blocks, and edits, which stand as
 * `<!-- edit file: old => new -->` beside the sentence that asks for them. `<!-- exit 1 -->` before a block, or `<!-- exit 0 1 -->`
 * where it depends, says how its first command ends; others end with 0.
 */
export function stepsOf(markdown: string): Step[] {
  const steps: Step[] = [];
  let block: string | undefined;
  let codes: readonly number[] = [0];
  const command = (line: string): void => {
    for (const each of commandsIn(line)) {
      steps.push({ kind: 'command', line: each, printed: [], codes });
      codes = [0];
    }
  };
  for (const indented of markdown.split('\n')) {
    // Blocks may stand in a list.
    const line = /^ +(?:```|spp |<!-- )/.test(indented) ? indented.trimStart() : indented;
    const fence = /^```(\w*)/.exec(line);
    if (fence) block = block === undefined ? (fence[1] ?? '') : undefined;
    else if (block === undefined) {
      const edit = /^<!-- edit (\S+): (.+) => (.+) -->$/.exec(line);
      if (edit) steps.push({ kind: 'edit', file: edit[1] ?? '', from: edit[2] ?? '', to: edit[3] ?? '' });
      const exit = /^<!-- exit ([\d ]+) -->$/.exec(line);
      if (exit) codes = (exit[1] ?? '').split(' ').map(Number);
    } else if (block === 'sh') command(line);
    else if (line.startsWith('$ ')) command(line.slice(2));
    else {
      const last = steps.at(-1);
      if (block === 'console' && last?.kind === 'command' && line.trim() !== '') steps[steps.length - 1] = { ...last, printed: [...last.printed, line] };
    }
  }
  return steps;
}

/** `npm ci && npx spp build issue-9  # a remark`: the part that is ours, as `spp build issue-9`; `cd` counts, too. */
function commandsIn(line: string): string[] {
  const parts = line.replace(/\s+# .*$/u, '').split(' && ');
  return parts.map((part) => part.trim().replace(/^npx spp\b/u, 'spp')).filter((part) => /^(?:spp|cd) /u.test(part));
}

/** The words of a command line, with quotes as a shell reads them. */
export function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/gu)].map(([, double, single, plain]) => double ?? single ?? plain ?? '');
}

/** Commands named in running text, `spp glossary find`, as their words. */
export function namedCommands(markdown: string): string[][] {
  return [...withoutBlocks(markdown).matchAll(/(?<!`)`(?:npx )?spp ([a-z][^`]*)`/gu)].map(([, rest]) => words(rest ?? ''));
}

/** Links of a page that lead nowhere: to a file that is not there, or a heading that its page does not have. */
export function brokenLinks(page: string, markdown: string): string[] {
  const text = withoutBlocks(markdown).replaceAll(/(`+)[^`]+\1/gu, '');
  return [...text.matchAll(/\]\(<?([^)>\s]+)>?(?: "[^"]*")?\)/gu)]
    .map(([, target]) => target ?? '')
    .filter((target) => !/^[a-z]+:/iu.test(target))
    .filter((target) => {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? page : join(dirname(page), decodeURI(path));
      if (!existsSync(file)) return true;
      if (anchor === undefined) return false;
      const anchors = file === page ? anchorsOf(markdown) : anchorsOf(readFileSync(file, 'utf8'));
      return !anchors.has(decodeURI(anchor));
    });
}

/** As GitHub makes them from headings. */
function anchorsOf(markdown: string): ReadonlySet<string> {
  const headings = [...withoutBlocks(markdown).matchAll(/^#{1,6} (.+)$/gmu)].map(([, title]) => title ?? '');
  return new Set(headings.map((title) => title.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-')));
}

function withoutBlocks(markdown: string): string {
  return markdown.replaceAll(/^(`{3,})[^\n]*\n[\s\S]*?^\1$/gmu, '');
}
