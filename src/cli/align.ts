import { loadBulletin } from '../core/load.js';
import { loadWorkspace, type Workspace } from '../core/workspace.js';
import { leafBlocks } from '../markdown/leaf-blocks.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Edition } from '../model/edition.js';
import type { LeafBlock } from '../model/leaf-block.js';
import { pretty } from '../report/pretty.js';
import { visible } from '../report/visible.js';
import { padToWidth } from '../text/width.js';
import { wrap } from '../text/wrap.js';
import { alignBlocks, type Pair } from '../translation/align.js';
import type { Invocation } from './command.js';
import { ExitCode } from './exit-codes.js';
import { listForms, noteDiagnostics, readReporter, refuse } from './report.js';
import type { Session } from './session.js';

export async function run({ session, args, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const reporter = readReporter(options['format'], wrong, listForms);
  if (wrong.length > 0) return refuse(session, wrong, reporter);
  const workspace = await loadWorkspace(session.files, undefined);
  const sides = await Promise.all(args.slice(0, 2).map((path) => readEdition(session, workspace, path)));
  const problems = sides.flatMap((side) => ('problems' in side ? side.problems : []));
  const [source, target] = sides.flatMap((side) => ('edition' in side ? [side.edition] : []));
  if (!source || !target) {
    if (reporter !== pretty) return refuse(session, problems, reporter);
    noteDiagnostics(session, problems, (file) => workspace.sources.text(file));
    return ExitCode.usage;
  }
  const [from, to, pairs] = session.files.limited(target.file.path, () => {
    const [ofSource, ofTarget] = [leafBlocks(source.file), leafBlocks(target.file)];
    return [ofSource, ofTarget, alignBlocks(ofSource, ofTarget, { languages: { source: source.lang, target: target.lang } })] as const;
  });
  session.print(reporter === pretty ? columns(pairs, from, to, session.stdout.width) : `${JSON.stringify({ version: 1, pairs }, undefined, 2)}\n`);
  return ExitCode.fine;
}

/** Through the reader of drafts, whose guards refuse what no parser ends with. */
async function readEdition(session: Session, workspace: Workspace, path: string): Promise<{ edition: Edition } | { problems: readonly Diagnostic[] }> {
  const { bulletin, problems, findings } = await loadBulletin(session.files, workspace, { kind: 'file', path: session.files.resolve(path) });
  const [edition] = bulletin.editions;
  return edition ? { edition } : { problems: [...problems, ...findings.map((finding) => workspace.sources.diagnose(finding, 'error'))] };
}

/** Two columns, a pair after the other; what has no partner faces an empty one. */
function columns(pairs: readonly Pair[], from: readonly LeafBlock[], to: readonly LeafBlock[], width: number): string {
  const half = Math.max(16, Math.floor((width - 3) / 2));
  const cell = (blocks: readonly LeafBlock[], indexes: readonly number[]): string[] =>
    indexes.flatMap((i) => wrap(visible((blocks[i]?.text ?? '').replaceAll(/\s+/gu, ' ').trim()), half));
  const rows = pairs.map(({ source, target, score }) => {
    const [left, right] = [cell(from, source), cell(to, target)];
    const lines = Array.from({ length: Math.max(left.length, right.length, 1) }, (_, i) => `${padToWidth(left[i] ?? '', half)} │ ${right[i] ?? ''}`.trimEnd());
    return [`${'─'.repeat(half)}─┼─ ${score.toFixed(2)}`, ...lines].join('\n');
  });
  return `${rows.join('\n')}\n`;
}
