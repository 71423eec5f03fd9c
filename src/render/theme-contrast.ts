import type { Diagnostic, Related } from '../model/diagnostic.js';
import type { Localized } from '../model/text.js';
import { LineIndex } from '../text/lines.js';
import { contrast, mixed, rgb } from './html/contrast.js';
import type { TokenPlace, TokensResult } from './theme-load.js';
import type { ColorTokens, Tokens } from './theme.js';
import { darkGround, darkText } from './wechat/dark-mode.js';

type Color = keyof ColorTokens;
type Scheme = 'light' | 'dark';

/** Least contrast of text of any size (WCAG 2.2, 1.4.3, AA). */
const leastContrast = 4.5;

/** What the templates put together, ground by ground. */
const everywhere: Readonly<Partial<Record<Color, readonly Color[]>>> = {
  paper: ['ink', 'body', 'muted', 'brand', 'link', 'accent'],
  tint: ['ink', 'body', 'muted', 'brand', 'link', 'accent'],
  canvas: ['ink', 'body', 'muted', 'link'],
  brand: ['onBrand'],
  accent: ['paper'],
};
const pairs: Readonly<Record<Scheme, Readonly<Partial<Record<Color, readonly Color[]>>>>> = {
  light: { ...everywhere, brandDark: ['onBrand', 'tint'] },
  dark: { ...everywhere, brandDark: ['ink', 'body'] },
};

/** WeChat's page is white, and what is dark there it makes itself out of the light colours. `opacity`: lesser words. */
const wechatPairs: readonly { readonly text: Color; readonly ground?: Color; readonly opacity?: number }[] = [
  { text: 'body' },
  { text: 'body', opacity: 0.78 },
  { text: 'ink' },
  { text: 'brand' },
  { text: 'link' },
  { text: 'onBrand', ground: 'brand' },
  { text: 'onBrand', ground: 'brandDark' },
  { text: 'tint', ground: 'brandDark' },
];

interface Judged {
  readonly scheme: Scheme;
  readonly text: Color;
  /** Undefined: WeChat's page. */
  readonly ground: Color | undefined;
  readonly ratio: number;
  readonly where: Localized;
}

const schemeNames: Readonly<Record<Scheme, Localized>> = { light: { zh: '浅色', en: 'light' }, dark: { zh: '深色', en: 'dark' } };

/**
 * `theme/contrast`: an error for each colour too close to another to be read, at the token to blame: the one of the two that was set last,
 * else the text's. What is wrong with one token is told once, for the pair that is worst.
 */
export function contrastFindings({ tokens, placeOf }: Pick<TokensResult, 'tokens' | 'placeOf'>): Diagnostic[] {
  if (!tokens) return [];
  const wrong = new Map<string, Judged[]>();
  for (const judged of judgements(tokens)) {
    if (judged.ratio >= leastContrast) continue;
    const { scheme, text, ground } = judged;
    const [above, below] = [placeOf([scheme, text]), ground && placeOf([scheme, ground])];
    const isGround = below !== undefined && above !== undefined && below.layer > above.layer;
    const key = `${scheme}.${isGround ? ground : text}`;
    wrong.set(key, [...(wrong.get(key) ?? []), judged]);
  }
  return [...wrong].map(([blamed, pairsOfIt]) => finding(blamed, pairsOfIt, tokens, placeOf));
}

function* judgements({ light, dark }: Tokens): Generator<Judged> {
  for (const [scheme, colors] of [['light', light], ['dark', dark]] as const) {
    for (const [ground, texts] of Object.entries(pairs[scheme]) as [Color, readonly Color[]][]) {
      for (const text of texts) yield { scheme, text, ground, ratio: contrast(rgb(colors[text]), rgb(colors[ground])), where: schemeNames[scheme] };
    }
  }
  for (const { text, ground, opacity = 1 } of wechatPairs) {
    const [above, below] = [rgb(light[text]), ground && rgb(light[ground])];
    const page = below ?? rgb('#FFFFFF');
    yield { scheme: 'light', text, ground, ratio: contrast(mixed(above, page, opacity), page), where: { zh: '公众号', en: 'WeChat' } };
    const night = darkGround(below);
    const ratio = contrast(mixed(darkText(above, night), night, opacity), night);
    yield { scheme: 'light', text, ground, ratio, where: { zh: '公众号深色模式', en: 'WeChat’s dark mode' } };
  }
}

function finding(blamed: string, wrong: readonly Judged[], tokens: Tokens, placeOf: TokensResult['placeOf']): Diagnostic {
  const { scheme, text, ground, ratio, where } = wrong.reduce((worst, each) => (each.ratio < worst.ratio ? each : worst));
  const [above, below] = [placeOf([scheme, text]), ground && placeOf([scheme, ground])];
  const isGround = blamed !== `${scheme}.${text}`;
  const [place, other] = isGround ? [below, above] : [above, below];
  const [colour, page] = [tokens[scheme][text], ground && tokens[scheme][ground]];
  const others = new Set(wrong.map((each) => (isGround ? each.text : each.ground))).size - 1;
  const shown = ratio > 4.44 ? ratio.toFixed(2) : ratio.toFixed(1);
  const on = page === undefined ? { zh: '公众号页面', en: "WeChat's page" } : { zh: ` ${scheme}.${ground}（${page}）`, en: `${scheme}.${ground} (${page})` };
  const more = others === 0 ? { zh: '', en: '' } : { zh: `；另有 ${others} 种搭配也不够`, en: `; too little with ${others} more` };
  return {
    rule: 'theme/contrast',
    severity: 'error',
    message: {
      zh: `文字 ${scheme}.${text}（${colour}）在${on.zh}上的对比度为 ${shown}（${where.zh}）${more.zh}；应不低于 ${leastContrast}（WCAG 2.2 AA），请加大深浅差别`,
      en: `Unexpected contrast ${shown} (${where.en}) of text ${scheme}.${text} (${colour}) on ${on.en}${more.en}; expected at least ${leastContrast} (WCAG 2.2 AA): set the two further apart`,
    },
    file: place?.file.path ?? '',
    ...(place && { range: rangeOf(place) }),
    actual: isGround ? (page ?? colour) : colour,
    ...(other && { related: [related(other, isGround ? ['文字', 'the text'] : ['底色', 'its ground'])] }),
  };
}

function rangeOf({ file, span }: TokenPlace): NonNullable<Diagnostic['range']> {
  return new LineIndex(file.text).range(span);
}

function related(place: TokenPlace, [zh, en]: readonly [string, string]): Related {
  return { file: place.file.path, range: rangeOf(place), message: { zh, en } };
}
