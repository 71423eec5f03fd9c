import { countUse, type TermUse } from '../../glossary/stats.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { painter } from '../../report/paint.js';
import { visible } from '../../report/visible.js';
import { displayWidth, padToWidth } from '../../text/width.js';
import type { Invocation } from '../command.js';
import type { ExitCode } from '../exit-codes.js';
import { listForms, readReporter, refuse } from '../report.js';
import type { Session } from '../session.js';
import { answer } from './answer.js';
import { readWork } from './reading.js';

/** How often each issue names each term, in right forms and wrong ones. */
export async function stats({ session, args, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const reporter = readReporter(options['format'], wrong, listForms);
  if (wrong.length > 0) return refuse(session, wrong, reporter);
  const work = await readWork(session, args, options, reporter);
  if (typeof work === 'number') return work;
  const { workspace, editions, issues, problems, code } = work;
  const all = countUse(workspace.glossary, editions);
  const isUsed = ({ total, variants }: TermUse): boolean => total + variants.length > 0;
  const uses = options['unused'] === true ? all.filter((use) => !isUsed(use)) : all;
  const shown = options['unused'] === true ? uses : uses.filter(isUsed);
  answer(session, reporter, {
    text: table(session, shown) + closing(session, all.filter(isUsed).length, all.length, issues.length),
    facts: { issues, terms: uses.map(toJson) },
    diagnostics: problems,
    source: (file) => workspace.sources.text(file),
  });
  return code;
}

/** `  12  利益攸关方 · stakeholder   issue-9 ×8  review-2024 ×4`, and below it forms that are not right. */
function table(session: Session, uses: readonly TermUse[]): string {
  const paint = painter(session.stdout.color);
  const digits = Math.max(3, ...uses.map(({ total }) => String(total).length));
  const nameOf = ({ concept: { terms } }: TermUse): string => visible([terms.zh.preferred.text, terms.en.abbreviations[0]?.text ?? terms.en.preferred.text].join(' · '));
  const column = Math.min(44, Math.max(0, ...uses.map((use) => displayWidth(nameOf(use))))) + 2;
  return uses
    .flatMap((use) => {
      const issues = [...use.byIssue].map(([issue, count]) => `${visible(issue)} ×${count}`).join('  ');
      const wrong = [
        ...use.forms.filter(({ form }) => form.kind === 'forbidden' || form.kind === 'former').map(({ form, count }) => ({ text: form.text, count })),
        ...use.variants,
      ];
      return [
        `${paint('strong', String(use.total).padStart(digits))}  ${padToWidth(nameOf(use), column - 2)}  ${paint('dim', issues)}`.trimEnd(),
        ...wrong.map(({ text, count }) => `${' '.repeat(digits)}  ${paint('error', '✖')} ${visible(text)} ×${count}`),
      ];
    })
    .map((line) => `${line}\n`)
    .join('');
}

function closing(session: Session, used: number, all: number, issues: number): string {
  return `${session.say({ zh: `${issues} 期用到 ${all} 个术语中的 ${used} 个`, en: `${issues} issue${issues === 1 ? '' : 's'} used ${used} of ${all} terms` })}\n`;
}

function toJson({ concept, total, byIssue, forms, variants }: TermUse): object {
  return {
    id: concept.id,
    status: concept.status,
    zh: concept.terms.zh.preferred.text,
    en: concept.terms.en.preferred.text,
    total,
    issues: Object.fromEntries(byIssue),
    forms: forms.map(({ form, lang, count }) => ({ text: form.text, lang, kind: form.kind, count })),
    variants,
  };
}
