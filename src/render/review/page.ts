import type { Lang } from '../../model/text.js';
import { sha256 } from '../../text/hash.js';
import { escapeHtml } from '../html/escape.js';
import { findingMarkup, pairMarkup, type PairContext } from './pair.js';
import type { ReviewGroup, ReviewSheet } from './sheet.js';
import { words, type Word } from './words.js';

export interface ReviewPage {
  readonly sheet: ReviewSheet;
  readonly uiLang: Lang;
  /** BCP 47. */
  readonly tags: { readonly source: string; readonly target: string };
  /** True for a copy that is sent around: nothing on it can be written. */
  readonly isReadOnly: boolean;
  readonly style: string;
  /** A module script. */
  readonly script: string;
}

const keys: readonly (readonly [key: string, what: Word])[] = [
  ['J K', 'keyNext'], ['A', 'keyApprove'], ['U', 'keyReopen'], ['Shift+A', 'keyGroup'], ['C', 'keyComment'], ['F', 'keyFilter'], ['?', 'keyHelp'],
];
const readingKeys: ReadonlySet<Word> = new Set<Word>(['keyNext', 'keyFilter', 'keyHelp']);
const filters = ['all', 'open', 'changed', 'unreviewed', 'findings', 'commented'] as const satisfies readonly Word[];
/** What the script says. */
const spoken = ['approve', 'reopen', 'reviewed', 'translated', 'changed', 'open', 'yourComment', 'save', 'cancel', 'saved', 'moved', 'refused', 'lost', 'reload', 'nothing'] as const satisfies readonly Word[];

/** What style and script may do: they are known by their hashes, and the page speaks to its own server alone. */
export function reviewPolicy({ style, script, isReadOnly }: Pick<ReviewPage, 'style' | 'script' | 'isReadOnly'>): string {
  const hash = (text: string): string => `'sha256-${Buffer.from(sha256(text), 'hex').toString('base64')}'`;
  return ["default-src 'none'", `style-src ${hash(style)}`, `script-src ${hash(script)}`, ...(isReadOnly ? [] : ["connect-src 'self'"]), "base-uri 'none'", "form-action 'none'"].join('; ');
}

/** Source and translation side by side, whole in one file. */
export function reviewPage(page: ReviewPage): string {
  const { sheet, uiLang, tags, isReadOnly, style, script } = page;
  const say = (word: Word): string => escapeHtml(words[word][uiLang]);
  const context: PairContext = { uiLang, tags, isReadOnly };
  const counter = { pairs: 0 };
  const title = `${sheet.id} · ${words.review[uiLang]}`;
  const facts = { stamp: sheet.stamp, words: Object.fromEntries(spoken.map((word) => [word, words[word][uiLang]])) };
  const shown = keys.filter(([, what]) => !isReadOnly || readingKeys.has(what));
  return `<!DOCTYPE html>
<html lang="${uiLang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(reviewPolicy(page))}">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body${isReadOnly ? ' class="fixed"' : ''}>
<header>
<div class="top"><h1>${escapeHtml(sheet.id)}<span> ${say('review')}</span></h1>
<p class="tally" id="tally"></p>
<button type="button" class="quiet" id="help" aria-haspopup="dialog">?<span class="unseen"> ${say('keys')}</span></button></div>
<fieldset class="choice" id="filters"><legend>${say('show')}</legend>${filters.map((name, i) => `<label><input type="radio" name="filter" value="${name}"${i === 0 ? ' checked' : ''}><span>${say(name)} <b data-count="${name}"></b></span></label>`).join('')}</fieldset>
</header>
<main>
${isReadOnly ? `<p class="hint">${say('fixedPage')}</p>\n` : ''}${sheet.files.target === '' ? `<p class="hint">${say('noTarget')}</p>\n` : ''}<div class="heads" aria-hidden="true"><p>${say('source')} <code>${escapeHtml(sheet.files.source)}</code></p><p>${say('target')} <code>${escapeHtml(sheet.files.target)}</code></p></div>
${sheet.groups.map((group, i) => groupMarkup(group, i, counter, context, say)).join('\n')}
<p class="hint" id="nothing" hidden>${say('nothing')}</p>
${sheet.loose.length === 0 ? '' : `<section class="loose" aria-labelledby="loose"><h2 id="loose">${say('loose')}</h2><ul class="notes">${sheet.loose.map((finding) => findingMarkup(finding, say, uiLang)).join('')}</ul></section>\n`}</main>
<div id="trouble" role="alert" hidden><span></span> <button type="button" class="action">${say('reload')}</button></div>
<p id="said" role="status" class="toast"></p>
<dialog id="keys" aria-labelledby="keys-title">
<h2 id="keys-title">${say('keys')}</h2>
<dl>${shown.map(([key, what]) => `<div><dt>${key.split(' ').map((each) => `<kbd>${each}</kbd>`).join(' ')}</dt><dd>${say(what)}</dd></div>`).join('')}</dl>
<p><label><input type="checkbox" id="single" checked> ${say('keysOn')}</label></p>
<form method="dialog"><button type="submit" class="action">${say('close')}</button></form>
</dialog>
<script type="application/json" id="facts">${JSON.stringify(facts).replaceAll('<', String.raw`\u003c`)}</script>
<script type="module">${script}</script>
</body>
</html>
`;
}

function groupMarkup({ kind, title, level, units }: ReviewGroup, index: number, counter: { pairs: number }, context: PairContext, say: (word: Word) => string): string {
  const name = title ? `<span lang="${context.tags.source}">${escapeHtml(title.source)}</span>${title.target === '' ? '' : ` <span class="beside" lang="${context.tags.target}">${escapeHtml(title.target)}</span>`}` : say(kind === 'front' ? 'front' : 'foreword');
  const pairs = units.flatMap((unit) => unit.pairs.map((pair) => {
    counter.pairs += 1;
    return pairMarkup(pair, unit, counter.pairs, context);
  }));
  return `<section class="group level-${level}" aria-labelledby="g-${index}">
<div class="bar"><h2 id="g-${index}">${name}</h2><span class="done"></span>${context.isReadOnly ? '' : `<button type="button" class="quiet all" aria-describedby="g-${index}">${say('approveGroup')}</button>`}</div>
${pairs.join('\n')}
</section>`;
}
