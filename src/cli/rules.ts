import { hostRules, type HostRule } from '../checks/host-rules.js';
import { allRules } from '../checks/all-rules.js';
import type { RuleInfo } from '../checks/rule.js';
import { pretty, severityNames } from '../report/pretty.js';
import { painter } from '../report/paint.js';
import { padToWidth } from '../text/width.js';
import type { Invocation } from './command.js';
import { ExitCode } from './exit-codes.js';
import { listForms, readReporter, refuse } from './report.js';
import type { Diagnostic } from '../model/diagnostic.js';

export async function run({ session, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const reporter = readReporter(options['format'], wrong, listForms);
  if (wrong.length > 0) return refuse(session, wrong, reporter);
  const sorted: readonly (HostRule & Pick<RuleInfo, 'langs' | 'optional'>)[] = [...allRules, ...hostRules].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (reporter !== pretty) {
    const list = sorted.map(({ id, severity, title, why, langs, optional }) => ({ id, severity, title: session.say(title), why: session.say(why), langs, optional }));
    session.print(`${JSON.stringify({ version: 1, rules: list }, undefined, 2)}\n`);
    return ExitCode.fine;
  }
  const paint = painter(session.stdout.color);
  const column = Math.max(0, ...sorted.map(({ id }) => id.length)) + 2;
  for (const { id, severity, title } of sorted) {
    session.print(`${padToWidth(id, column)}${paint(severity, padToWidth(session.say(severityNames[severity]), 9))}${session.say(title)}\n`);
  }
  return ExitCode.fine;
}
