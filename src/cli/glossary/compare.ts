import { diffGlossaries } from '../../glossary/diff.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Invocation } from '../command.js';
import { ExitCode } from '../exit-codes.js';
import { listForms, readReporter, refuse } from '../report.js';
import { answer } from './answer.js';
import { changesJson, countChanges, describeChanges } from './changes.js';
import { openFile } from './opening.js';

/** What changed from one glossary file to another; differences are no failure. */
export async function diff({ session, args, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const reporter = readReporter(options['format'], wrong, listForms);
  if (wrong.length > 0) return refuse(session, wrong, reporter);
  const before = await openFile(session, args[0], reporter);
  const after = before && (await openFile(session, args[1], reporter));
  if (!after) return ExitCode.usage;
  const changes = diffGlossaries(before.glossary, after.glossary);
  answer(session, reporter, { text: `${describeChanges(session, changes)}${session.say(countChanges(changes))}\n`, facts: changesJson(changes), diagnostics: [] });
  return ExitCode.fine;
}
