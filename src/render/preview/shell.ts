import type { Lang } from '../../model/text.js';
import { escapeHtml } from '../html/escape.js';
import { words, type Word } from './words.js';

export interface ShellFacts {
  readonly uiLang: Lang;
  readonly issue: string;
  readonly formats: readonly Word[];
  /** Style sheets, in order. */
  readonly styles: readonly string[];
  /** Lets style and script of this answer in, and no other. */
  readonly nonce: string;
}

/** Shortcuts, as the list of keys names them. */
const keys: readonly (readonly [key: string, what: Word])[] = [
  ['1–5', 'keyTargets'],
  ['L', 'keyLang'],
  ['B', 'keyBeside'],
  ['W', 'keyWidth'],
  ['D', 'keyLook'],
  ['I', 'keyImages'],
  ['S', 'keyStyles'],
  ['T', 'keyTerms'],
  ['J K', 'keyNext'],
  ['F', 'keyFix'],
  ['P O G', 'keyPanels'],
  ['?', 'keyHelp'],
];

/** The page around the frames. What is in it comes later, from the script. */
export function shellPage({ uiLang, issue, formats, styles, nonce }: ShellFacts): string {
  const say = (word: Word): string => escapeHtml(words[word][uiLang]);
  const said = JSON.stringify(Object.fromEntries(Object.entries(words).map(([name, word]) => [name, word[uiLang]]))).replaceAll('<', String.raw`\u003c`);
  const radios = (name: string, legend: Word, options: readonly (readonly [value: string, label: string])[]): string =>
    `<fieldset class="choice"><legend>${say(legend)}</legend>${options.map(([value, label], i) => `<label><input type="radio" name="${name}" value="${value}"${i === 0 ? ' checked' : ''}><span>${label}</span></label>`).join('')}</fieldset>`;
  const tab = (group: string, name: Word, i: number, panel: string, more = ''): string =>
    `<button type="button" role="tab" id="${group}-${name}" data-value="${name}" aria-selected="${i === 0}" aria-controls="${panel}"${i === 0 ? '' : ' tabindex="-1"'}>${say(name)}${more}</button>`;
  return `<!DOCTYPE html>
<html lang="${uiLang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(issue)} · ${say('preview')}</title>
<style nonce="${nonce}">${styles.join('\n')}</style>
</head>
<body>
<header class="bar">
<h1>${escapeHtml(issue)}<span id="live" role="status">${say('live')}</span></h1>
<div role="tablist" aria-label="${say('targets')}" class="tabs" id="targets">${formats.map((name, i) => tab('target', name, i, 'stage')).join('')}</div>
${radios('lang', 'language', [])}
<button type="button" class="quiet" id="help" aria-haspopup="dialog" title="${say('keys')}">?<span class="unseen"> ${say('keys')}</span></button>
</header>
<section class="bar tools" aria-label="${say('choices')}">
<label class="pick"><span>${say('beside')}</span><select id="beside"></select></label>
${radios('width', 'width', [['full', say('widthFull')], ['640', '640'], ['375', '375'], ['a4', 'A4']])}
${radios('look', 'look', [['light', say('light')], ['dark', say('dark')], ['forced', say('forced')]])}
<fieldset class="choice"><legend>${say('off')}</legend>${(['images', 'styles', 'termsShown'] as const).map((name) => `<label><input type="checkbox" name="${name}" checked><span>${say(name)}</span></label>`).join('')}</fieldset>
<a id="pdf" class="quiet" target="_blank" rel="noopener" hidden>${say('pdf')}</a>
</section>
<main>
<section id="stage" role="tabpanel" aria-labelledby="target-${formats[0] ?? ''}">
<div id="notice" role="alert" hidden></div>
<div id="panes"></div>
<p id="address" aria-live="polite"></p>
</section>
<aside aria-label="${say('panel')}">
<div role="tablist" aria-label="${say('panel')}" class="tabs" id="panels">${(['problems', 'source', 'terms'] as const).map((name, i) => tab('panel', name, i, `view-${name}`, name === 'problems' ? ' <span class="count" id="count"></span>' : '')).join('')}</div>
${(['problems', 'source', 'terms'] as const).map((name, i) => `<div role="tabpanel" class="view" id="view-${name}" aria-labelledby="panel-${name}" tabindex="0"${i === 0 ? '' : ' hidden'}></div>`).join('\n')}
</aside>
</main>
<div id="card" popover role="note"></div>
<p id="said" role="status" class="toast"></p>
<dialog id="keys" aria-labelledby="keys-title">
<h2 id="keys-title">${say('keys')}</h2>
<dl>${keys.map(([key, what]) => `<div><dt>${key.split(' ').map((each) => `<kbd>${each}</kbd>`).join(' ')}</dt><dd>${say(what)}</dd></div>`).join('')}</dl>
<p><label><input type="checkbox" id="single" checked> ${say('keysOn')}</label></p>
<button type="button" class="action" id="close">${say('close')}</button>
</dialog>
<script type="application/json" id="words">${said}</script>
<script type="module" src="/app/main.js" nonce="${nonce}"></script>
</body>
</html>
`;
}

export function shellPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    "frame-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
