import type { Rgb } from '../html/contrast.js';

/*
 * What WeChat makes of colours in dark mode, as its published algorithm has it (github.com/wechatjs/mp-darkmode, src/modules/sdk.ts):
 * enough of it to judge solid grounds and text. Brightness is perceived brightness (W3C, AERT 2.2), 0–255.
 */

const page: Rgb = [25, 25, 25];
/** Brightness from which a colour counts as white. */
const white = 250;
/** The most a ground keeps. */
const brightestGround = 190;
/** Least difference between text and ground. */
const difference = 65;
/** Ordinary dark text on the page: white at 60 %. */
const mostOnPage = 138;

const bright = ([r, g, b]: Rgb): number => (r * 299 + g * 587 + b * 114) / 1000;

function hsl([red, green, blue]: Rgb): [number, number, number] {
  const [r, g, b] = [red / 255, green / 255, blue / 255];
  const max = Math.max(r, g, b);
  const min = Math.min(r, g, b);
  const light = (max + min) / 2;
  const span = max - min;
  if (span === 0) return [0, 0, light * 100];
  const hue = max === r ? ((g - b) / span) % 6 : max === g ? (b - r) / span + 2 : (r - g) / span + 4;
  return [(hue * 60 + 360) % 360, (span / (1 - Math.abs(2 * light - 1))) * 100, light * 100];
}

function fromHsl([hue, saturation, light]: readonly [number, number, number]): Rgb {
  const amount = (saturation / 100) * Math.min(light / 100, 1 - light / 100);
  return [0, 8, 4].map((n) => {
    const k = (n + hue / 30) % 12;
    return Math.round(255 * (light / 100 - amount * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  }) as unknown as Rgb;
}

/** The same colour, scaled to a brightness; what would go over the top is cut. */
function atBrightness(color: Rgb, wanted: number): Rgb {
  const factor = wanted / Math.max(1, bright(color));
  return color.map((value) => Math.min(255, Math.round(value * factor))) as unknown as Rgb;
}

/** What a solid ground becomes; undefined: the page itself. */
export function darkGround(ground: Rgb | undefined): Rgb {
  if (!ground) return page;
  const [hue, saturation, light] = hsl(ground);
  if (bright(ground) > white || (saturation === 0 && light > 40)) return fromHsl([0, 0, Math.min(100, 109.8 - light)]);
  if (bright(ground) > brightestGround) return atBrightness(ground, brightestGround);
  return light < 22 ? fromHsl([hue, saturation, 22]) : ground;
}

/** What text becomes on a ground that is dark already. */
export function darkText(text: Rgb, ground: Rgb): Rgb {
  if (bright(text) >= white) return text;
  const apart = Math.abs(bright(text) - bright(ground));
  if (apart > mostOnPage && bright(ground) <= bright(page) + 2) return atBrightness(text, mostOnPage + bright(ground));
  if (apart >= difference) return text;
  const [hue, saturation, light] = hsl(text);
  if (bright(ground) >= 100) {
    return light > 50 ? darkText(fromHsl([hue, saturation, 90 - light]), ground) : atBrightness(text, Math.min(mostOnPage, bright(ground) - difference));
  }
  return light <= 40 ? darkText(fromHsl([hue, saturation, 90 - light]), ground) : atBrightness(text, Math.min(mostOnPage, bright(ground) + difference));
}
