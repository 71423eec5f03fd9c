import { hostRules } from '../checks/host-rules.js';
import { rulePage } from '../checks/pages.js';
import { allRules } from '../checks/all-rules.js';
import { unknownRule } from '../core/problems.js';
import { nearest } from '../text/nearest.js';
import type { Invocation } from './command.js';
import { ExitCode } from './exit-codes.js';

export async function run({ session, args }: Invocation): Promise<ExitCode> {
  const [name = ''] = args;
  const rule = allRules.find(({ id }) => id === name);
  if (rule) {
    session.print(rulePage(rule, session.uiLang));
    return ExitCode.fine;
  }
  const host = hostRules.find(({ id }) => id === name);
  if (host) {
    session.print(`# ${host.id}\n\n**${session.say(host.title)}**\n\n${session.say(host.why)}\n`);
    return ExitCode.fine;
  }
  const suggestion = nearest(name, [...allRules, ...hostRules].map(({ id }) => id));
  session.note(`spp: ${session.say(unknownRule(name, suggestion))}\n`);
  return ExitCode.usage;
}
