import type { Diagnostic } from '../../model/diagnostic.js';
import type { Localized, Range } from '../../model/text.js';
import { LineIndex } from '../../text/lines.js';
import type { RenderInput } from '../renderer.js';
import type { TemplateSource, Theme } from '../theme.js';
import support from './client-support.json' with { type: 'json' };
import { chineseClients, clientFeatures, losses, type ClientFeature, type ClientProfile } from './clients-features.js';
import type { SentPicture } from '../pictures/sent.js';

/** All there are; `mail.clients` chooses among them. */
const profiles: readonly ClientProfile[] = ['gmail', 'outlook', 'apple', 'zh-clients'];

/**
 * Warnings about what a page holds and a chosen program does not know, where content would be lost or the layout broken. The dialect lets
 * no HTML through, so a page's features come from partials, and from the kinds of its pictures.
 */
export function clientFindings(input: RenderInput, html: string, pictures: readonly SentPicture[]): Diagnostic[] {
  const chosen = input.mail?.clients ?? profiles;
  const shown = new Map<boolean, string>();
  const isShown = (feature: ClientFeature, client: string): boolean => {
    const isOutlook = client === outlook;
    if (!shown.has(isOutlook)) shown.set(isOutlook, isOutlook ? shownInOutlook(html) : shownElsewhere(html));
    return (shown.get(isOutlook) ?? '').search(feature.pattern) >= 0;
  };
  const found: Diagnostic[] = [];
  for (const feature of clientFeatures) {
    const lacking = chosen.flatMap((profile) => without(feature.id, profile));
    const places = lacking.length > 0 ? usesOf(feature, input.theme) : [];
    // A partial that writes it may not have been used, or only where other programs look.
    const clients = places.length > 0 ? lacking.filter((client) => isShown(feature, client)) : [];
    if (clients.length > 0) for (const place of places) found.push({ rule: 'email/client', severity: 'warning', ...place, actual: feature.name, message: said(feature, clients, chosen) });
  }
  return [...found, ...pictureFindings(input, chosen, pictures)];
}

function pictureFindings({ edition }: RenderInput, chosen: readonly ClientProfile[], pictures: readonly SentPicture[]): Diagnostic[] {
  const index = new LineIndex(edition.file.text);
  return pictures.flatMap(({ url, mediaType }): Diagnostic[] => {
    const feature = clientFeatures.find(({ id }) => id === `image-${mediaType.slice('image/'.length).replace('svg+xml', 'svg')}`);
    const clients = feature ? chosen.flatMap((profile) => without(feature.id, profile)) : [];
    if (!feature || clients.length === 0) return [];
    const span = edition.images.find((image) => image.url === url)?.span;
    return [{ rule: 'email/client', severity: 'warning', file: edition.file.path, ...(span && { range: index.range(span) }), actual: url, message: said(feature, clients, chosen) }];
  });
}

/** Programs of a profile that do not know a feature. */
function without(id: string, profile: ClientProfile): readonly string[] {
  if (profile === 'zh-clients') return chineseClients.without[id] ?? [];
  const known: Readonly<Record<string, { readonly without: Partial<Record<ClientProfile, readonly string[]>> }>> = support.features;
  return known[id]?.without[profile] ?? [];
}

/** It alone reads what stands in conditional comments, and passes over what they keep from it. */
const outlook = 'Outlook Windows';

function shownInOutlook(html: string): string {
  return html.replace(/<!--\[if !mso\]><!-->[\s\S]*?<!--<!\[endif\]-->/g, '');
}

function shownElsewhere(html: string): string {
  return html.replace(/<!--\[if [^\]]*mso[^\]*\]>(?!<!-->)[\s\S]*?<!\[endif\]-->/g, '');
}

interface Place {
  readonly file: string;
  readonly range: Range;
}

/** What is known of a theme: its partials without enhancements, and where they write a feature. */
interface Scan {
  readonly partials: readonly (TemplateSource & { readonly essential: string })[];
  readonly places: Map<ClientFeature, readonly Place[]>;
}

const scans = new WeakMap<Theme, Scan>();

/** Where the theme's partials write a feature, each once, enhancements left out. Looked for once a theme: a page is made in less time. */
function usesOf(feature: ClientFeature, theme: Theme): readonly Place[] {
  const scan = scans.get(theme) ?? { partials: essentialsOf(theme), places: new Map<ClientFeature, readonly Place[]>() };
  scans.set(theme, scan);
  const places = scan.places.get(feature) ?? findUses(feature, scan);
  scan.places.set(feature, places);
  return places;
}

function essentialsOf({ partials }: Theme): Scan['partials'] {
  return [...partials].flatMap(([path, partial]) => (path.startsWith('email/') ? [{ ...partial, essential: withoutEnhancements(partial.source) }] : []));
}

function findUses({ pattern }: ClientFeature, { partials }: Scan): Place[] {
  return partials.flatMap(({ source, file, essential }) => {
    pattern.lastIndex = 0;
    const match = pattern.exec(essential);
    pattern.lastIndex = 0;
    return match ? [{ file, range: new LineIndex(source).range({ start: match.index, end: match.index + match[0].length }) }] : [];
  });
}

/** Comments and what only some programs are asked to do (`@media`, `@supports`) blanked, so that places stay. */
function withoutEnhancements(source: string): string {
  const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
  return source.replace(/\{\{!(?:--[\s\S]*?--|[^}]*)\}\}/g, blank).replace(/@(?:media|supports)\b[^{]*\{(?:[^{}]|\{[^{}]*\})*\}/g, blank);
}

function said({ name, loss }: ClientFeature, clients: readonly string[], chosen: readonly ClientProfile[]): Localized {
  const { zh, en } = losses[loss];
  const named = clients.join(', ');
  const older = chosen.includes('zh-clients') && clients.some((client) => Object.values(chineseClients.without).flat().includes(client));
  const dates = { zh: `caniemail ${support.date}${older ? `，中文客户端为 ${chineseClients.date} 年资料` : ''}`, en: `caniemail ${support.date}${older ? `, Chinese programs as of ${chineseClients.date}` : ''}` };
  return {
    zh: `${named} 不支持 ${name}：${zh}（${dates.zh}）；请改用表格、内联样式与 PNG 或 JPEG 图片`,
    en: `Found ${name}, which ${named} do not support: ${en} (${dates.en}); use tables, inline styles and PNG or JPEG pictures`,
  };
}
