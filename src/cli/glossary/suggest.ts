import { suggestTerms, type Occurrence, type Suggestion } from '../../glossary/suggest.js';
import type { Sources } from '../../core/sources.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Localized } from '../../model/text.js';
import { painter } from '../../report/paint.js';
import { visible } from '../../report/visible.js';
import { padToWidth } from '../../text/width.js';
import type { Invocation } from '../command.js';
import type { ExitCode } from '../exit-codes.js';
import { listForms, readReporter, refuse } from '../report.js';
import type { Session } from '../session.js';
import { answer, placeJson } from './answer.js';
import { readWork } from './reading.js';

const reasons: Readonly<Record<Suggestion['reason'], Localized>> = {
  abbreviation: { zh: '有缩写', en: 'abbreviation' },
  quoted: { zh: '在引号或书名号里', en: 'in quotes' },
  capitalised: { zh: '大写词组', en: 'capitalised' },
};

/** Names that the texts use and the glossary does not know, with the places that show it. */
export async function suggest({ session, args, options }: Invocation): Promise<ExitCode> {
  const wrong: Diagnostic[] = [];
  const reporter = readReporter(options['format'], wrong, listForms);
  if (wrong.length > 0) return refuse(session, wrong, reporter);
  const work = await readWork(session, args, options, reporter);
  if (typeof work === 'number') return work;
  const { workspace: { sources }, editions, problems, code } = work;
  const suggestions = suggestTerms(editions);
  answer(session, reporter, {
    text: suggestions.map((each) => describe(session, each, sources)).join('') + closing(session, suggestions.length),
    facts: { suggestions: suggestions.map((each) => toJson(each, sources)) },
    diagnostics: problems,
    source: (file) => sources.text(file),
  });
  return code;
}

const shownPlaces = 2;

function describe(session: Session, { lang, text, reason, abbreviation, marks, evidence }: Suggestion, sources: Sources): string {
  const paint = painter(session.stdout.color);
  const name = marks ? `${marks[0]}${visible(text)}${marks[1]}` : visible(text);
  const facts = [abbreviation === undefined ? session.say(reasons[reason]) : visible(abbreviation), lang, `×${evidence.length}`].join(' · ');
  const shown = session.verbose ? evidence : evidence.slice(0, shownPlaces);
  const places = shown.map((each) => ({ place: placeOf(each, sources), excerpt: visible(each.excerpt) }));
  const column = Math.max(...places.map(({ place }) => place.length)) + 2;
  const more = evidence.length - shown.length;
  return [
    `${paint('strong', name)}  ${paint('dim', facts)}`,
    ...places.map(({ place, excerpt }) => `    ${paint('dim', padToWidth(place, column))}${excerpt}`),
    ...(more > 0 ? [`    ${paint('dim', session.say({ zh: `另 ${more} 处（-v 全部列出）`, en: `${more} more (-v lists all)` }))}`] : []),
    '',
  ].join('\n');
}

function placeOf({ file, span }: Occurrence, sources: Sources): string {
  const range = span && sources.range(file, span);
  return visible(file) + (range ? `:${range.line}:${range.column}` : '');
}

function closing(session: Session, count: number): string {
  if (count === 0) return `${session.say({ zh: '没有发现新的名称', en: 'No new names found' })}\n`;
  return `\n${session.say({ zh: `${count} 个名称不在术语表中；用 spp glossary add 添加`, en: `${count} name${count === 1 ? ' is' : 's are'} not in the glossary; spp glossary add takes them in` })}\n`;
}

function toJson({ evidence, ...facts }: Suggestion, sources: Sources): object {
  const places = evidence.map(({ issue, file, span, excerpt }) => {
    const range = span && sources.range(file, span);
    return { issue, ...placeJson({ file, ...(range && { range }) }), excerpt };
  });
  return { ...facts, count: evidence.length, evidence: places };
}
