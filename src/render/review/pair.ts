import type { Lang } from '../../model/text.js';
import type { UnitKind } from '../../model/translation.js';
import { escapeHtml } from '../html/escape.js';
import type { ReviewFinding, ReviewPair, ReviewTerm, ReviewUnit, Run } from './sheet.js';
import { words, type Word } from './words.js';

/** Who reads the page, and whether it can write. */
export interface PairContext {
  readonly uiLang: Lang;
  readonly tags: { readonly source: string; readonly target: string };
  readonly isReadOnly: boolean;
}

const kindWords: Partial<Record<UnitKind, Word>> = {
  heading: 'kindHeading', item: 'kindItem', cell: 'kindCell', quote: 'kindQuote', caption: 'kindCaption', alt: 'kindAlt', title: 'kindTitle', meta: 'kindMeta', label: 'kindLabel', other: 'kindOther',
};
const stateWords = { open: 'open', changed: 'changed', translated: 'translated', reviewed: 'reviewed' } as const;

/** One pair: both texts, what is to be looked at, and what can be done. `number`: its place on the page, from 1. */
export function pairMarkup(pair: ReviewPair, unit: ReviewUnit, number: number, context: PairContext): string {
  const { uiLang, tags, isReadOnly } = context;
  const say = (word: Word): string => escapeHtml(words[word][uiLang]);
  const kind = kindWords[unit.kind];
  const facts = [kind && say(kind), pair.lines.source !== undefined && `${say('line')} ${pair.lines.source}${pair.lines.target === undefined ? '' : ` → ${pair.lines.target}`}`, pair.by !== undefined && say('from') + escapeHtml(pair.by)].filter((fact) => fact);
  const target = pair.target.length > 0 && pair.target.some(({ text }) => text !== '') ? runsMarkup(pair.target) : `<span class="absent" lang="${uiLang === 'zh' ? 'zh-CN' : 'en'}">${say(pair.isCovered ? 'covered' : 'none')}</span>`;
  return `<article class="pair ${unit.kind}" id="p-${pair.id}" data-id="${pair.id}" data-state="${pair.state}" data-findings="${pair.findings.length + pair.terms.filter(({ isMissing }) => isMissing).length}" tabindex="-1" aria-labelledby="n-${pair.id}">
<p class="facts"><b id="n-${pair.id}">${number}</b> <span class="state">${say(stateWords[pair.state])}</span>${facts.map((fact) => ` <span>${fact}</span>`).join('')}</p>
<div class="text" lang="${tags.source}"><p>${runsMarkup(pair.source)}</p>${pair.former ? `<p class="former"><span class="what" lang="${uiLang === 'zh' ? 'zh-CN' : 'en'}">${say('former')}</span>${runsMarkup(pair.former)}</p>` : ''}</div>
<div class="text target" lang="${tags.target}"><p>${target}</p></div>
${asideMarkup(pair, say, uiLang)}<p class="said"${pair.comment === undefined ? ' hidden' : ''}>${escapeHtml(pair.comment ?? '')}</p>
${isReadOnly ? '' : `<div class="deeds"><button type="button" class="quiet approve" aria-describedby="n-${pair.id}"${pair.state === 'open' ? ' disabled' : ''}>${say(pair.state === 'reviewed' ? 'reopen' : 'approve')}</button><button type="button" class="quiet remark" aria-expanded="false" aria-describedby="n-${pair.id}">${say('comment')}</button></div>
`}</article>`;
}

function asideMarkup({ terms, findings }: ReviewPair, say: (word: Word) => string, uiLang: Lang): string {
  if (terms.length + findings.length === 0) return '';
  return `<ul class="notes">${findings.map((finding) => findingMarkup(finding, say, uiLang)).join('')}${terms.map((term) => termMarkup(term, say)).join('')}</ul>\n`;
}

export function findingMarkup({ rule, severity, message, place }: ReviewFinding, say: (word: Word) => string, uiLang: Lang): string {
  return `<li class="${severity}"><b>${say(severity)}</b> ${escapeHtml(message[uiLang])} <code>${escapeHtml(rule)}</code>${place === undefined ? '' : ` <code>${escapeHtml(place)}</code>`}</li>`;
}

function termMarkup({ said, names, avoid, isDraft, isMissing }: ReviewTerm, say: (word: Word) => string): string {
  const [name = '', ...others] = names.map(escapeHtml);
  const more = [others.length > 0 && others.join(' · '), isDraft && say('draft'), isMissing && avoid.length > 0 && `${say('avoid')} <s>${avoid.map(escapeHtml).join('</s> <s>')}</s>`].filter((each) => each);
  return `<li class="term${isMissing ? ' absent' : ''}"><span class="mark" aria-hidden="true">${isMissing ? '✗' : '✓'}</span> ${escapeHtml(said)} → <b>${name}</b>${more.length > 0 ? ` <span class="more">（${more.join('；')}）</span>` : ''} <span class="${isMissing ? 'gone' : 'unseen'}">${say(isMissing ? 'missing' : 'present')}</span></li>`;
}

const elements = { added: 'ins', removed: 'del' } as const;

/** Runs as spans; what was put in and taken out as the elements of that name. */
function runsMarkup(runs: readonly Run[]): string {
  return runs.map(({ text, looks }) => {
    if (looks.length === 0) return escapeHtml(text);
    const change = looks.find((look) => look === 'added' || look === 'removed');
    const rest = looks.filter((look) => look !== change);
    const inner = rest.length > 0 ? `<span class="${rest.join(' ')}">${escapeHtml(text)}</span>` : escapeHtml(text);
    return change === 'added' || change === 'removed' ? `<${elements[change]}>${inner}</${elements[change]}>` : inner;
  }).join('');
}
