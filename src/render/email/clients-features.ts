import type { Localized } from '../../model/text.js';

/** Something an e-mail can be made with, by its name in the data of caniemail.com. */
export interface ClientFeature {
  readonly id: string;
  /** As an author writes it. */
  readonly name: string;
  /** What a reader misses where it is not known. */
  readonly loss: 'content' | 'layout';
  /** Finds it in markup: global, over inline styles, style elements and tags. */
  readonly pattern: RegExp;
}

const property = (name: string, value = ''): RegExp => new RegExp(`(?<=[;{"'\\s])${name}\\s*:\\s*${value}`, 'gi');
const image = (ending: string): RegExp => new RegExp(`<img\\b[^>]*\\ssrc="[^"]*\\.${ending}(?:[?#][^"]*)?"`, 'gi');

/**
 * What is worth a warning: without it text or pictures are missing, or the column falls apart. Left out on purpose, because the page is
 * whole without them: rounded corners, shadows, media queries and dark mode (the column needs none), typography of Chinese text, opacity,
 * `max-width` on tables (Outlook has its ghost tables), `aria` and `lang`, `srcset` and `picture` (the plain picture shows).
 */
export const clientFeatures: readonly ClientFeature[] = [
  { id: 'image-webp', name: 'WebP', loss: 'content', pattern: image('webp') },
  { id: 'image-avif', name: 'AVIF', loss: 'content', pattern: image('avif') },
  { id: 'image-svg', name: 'SVG', loss: 'content', pattern: image('svg') },
  { id: 'image-base64', name: '<img src="data:">', loss: 'content', pattern: /<img\b[^>]*\ssrc="data:/gi },
  { id: 'html-svg', name: '<svg>', loss: 'content', pattern: /<svg\b/gi },
  { id: 'html-video', name: '<video>', loss: 'content', pattern: /<video\b/gi },
  { id: 'html-audio', name: '<audio>', loss: 'content', pattern: /<audio\b/gi },
  { id: 'html-object', name: '<object>', loss: 'content', pattern: /<(?:object|embed)\b/gi },
  { id: 'html-form', name: '<form>', loss: 'content', pattern: /<form\b/gi },
  { id: 'css-pseudo-element-before', name: '::before', loss: 'content', pattern: /:before\b/gi },
  { id: 'css-pseudo-element-after', name: '::after', loss: 'content', pattern: /:after\b/gi },
  { id: 'css-background-image', name: 'background-image', loss: 'content', pattern: /background(?:-image)?\s*:[^:;"}]*url\(/gi },
  { id: 'html-hidden', name: 'hidden', loss: 'layout', pattern: /<[a-z][^>]*\shidden(?=[\s>/=])/gi },
  { id: 'html-link', name: '<link rel="stylesheet">', loss: 'layout', pattern: /<link\b[^>]*stylesheet/gi },
  { id: 'css-at-import', name: '@import', loss: 'layout', pattern: /@import\b/gi },
  { id: 'css-display-flex', name: 'display: flex', loss: 'layout', pattern: property('display', '(?:inline-)?flex') },
  { id: 'css-display-grid', name: 'display: grid', loss: 'layout', pattern: property('display', '(?:inline-)?grid') },
  { id: 'css-float', name: 'float', loss: 'layout', pattern: property('float', '(?:left|right)') },
  { id: 'css-position', name: 'position', loss: 'layout', pattern: property('position', '(?:absolute|relative|fixed|sticky)') },
  { id: 'css-transform', name: 'transform', loss: 'layout', pattern: property('transform') },
  { id: 'css-column-count', name: 'column-count', loss: 'layout', pattern: property('(?:column-count|columns)') },
  { id: 'css-writing-mode', name: 'writing-mode', loss: 'layout', pattern: property('writing-mode', 'vertical') },
  { id: 'css-object-fit', name: 'object-fit', loss: 'layout', pattern: property('object-fit') },
  { id: 'css-aspect-ratio', name: 'aspect-ratio', loss: 'layout', pattern: property('aspect-ratio') },
  { id: 'css-inline-size', name: 'inline-size', loss: 'layout', pattern: property('(?:max-|min-)?inline-size') },
  { id: 'css-margin-inline-start-end', name: 'margin-inline', loss: 'layout', pattern: property('margin-inline(?:-start|-end)?') },
  { id: 'css-padding-inline-start-end', name: 'padding-inline', loss: 'layout', pattern: property('padding-inline(?:-start|-end)?') },
  { id: 'css-variables', name: 'var()', loss: 'layout', pattern: /:[^:;"}]*\bvar\(--/gi },
  { id: 'css-nesting', name: '&', loss: 'layout', pattern: /\{[^{}"&]*&[^{}"]*\{/gi },
  { id: 'css-unit-calc', name: 'calc()', loss: 'layout', pattern: /:[^:;"}]*\bcalc\(/gi },
  { id: 'css-function-clamp', name: 'clamp()', loss: 'layout', pattern: /:[^:;"}]*\bclamp\(/gi },
  { id: 'css-function-light-dark', name: 'light-dark()', loss: 'layout', pattern: /:[^:;"}]*\blight-dark\(/gi },
  { id: 'css-modern-color', name: 'oklch()', loss: 'layout', pattern: /:[^:;"}]*\b(?:oklch|oklab|lch|lab|hwb|color)\(/gi },
  { id: 'css-unit-rem', name: 'rem', loss: 'layout', pattern: /:[^:;"}]*\d(?:\.\d+)?rem\b/gi },
  { id: 'css-unit-vw', name: 'vw', loss: 'layout', pattern: /:[^:;"}]*\d(?:\.\d+)?v(?:w|h|min|max)\b/gi },
];

export const losses: Readonly<Record<ClientFeature['loss'], Localized>> = {
  content: { zh: '读者看不到这部分内容', en: 'readers miss what it shows' },
  layout: { zh: '版面会打乱', en: 'the layout breaks' },
};

/** A group of mail programs; `spp.yml` names them under `mail.clients`. */
export type ClientProfile = 'gmail' | 'outlook' | 'apple' | 'zh-clients';

interface Evidence {
  /** Year or day of the observations. */
  readonly date: string;
  /** Names of the programs that do not know a feature, by its id. */
  readonly without: Readonly<Record<string, readonly string[]>>;
}

const foxmail = ['Foxmail'];
const all = ['QQ 邮箱', '163 邮箱', 'Foxmail', '腾讯企业邮'];

/**
 * QQ Mail, 163, Foxmail and Exmail: nobody tests them regularly. What public notes up to 2019 agree on: webmail filters what could leave
 * its frame (position, float), scripts, forms and players; Foxmail draws with Internet Explorer's engine, which knows neither WebP nor CSS
 * of later years. To be doubted where it matters, and to be tried with one's own readers.
 */
export const chineseClients: Evidence = {
  date: '2019',
  without: {
    'image-webp': foxmail,
    'image-avif': all,
    'image-svg': all,
    'html-svg': all,
    'image-base64': all,
    'html-video': all,
    'html-audio': all,
    'html-object': all,
    'html-form': all,
    'css-pseudo-element-before': all,
    'css-pseudo-element-after': all,
    'html-link': all,
    'css-at-import': all,
    'css-float': all,
    'css-position': all,
    'css-display-flex': foxmail,
    'css-display-grid': foxmail,
    'css-object-fit': foxmail,
    'css-aspect-ratio': all,
    'css-variables': foxmail,
    'css-nesting': all,
    'css-function-clamp': all,
    'css-function-light-dark': all,
    'css-modern-color': all,
    'css-inline-size': foxmail,
    'css-margin-inline-start-end': foxmail,
    'css-padding-inline-start-end': foxmail,
  },
};
