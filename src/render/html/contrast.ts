/** Red, green and blue, 0–255 each; fractions where colours were mixed. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Of `#RRGGBB`, or `#RGB` for short. */
export function rgb(hex: string): Rgb {
  const long = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, '$&$&') : hex;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(long.slice(at, at + 2), 16));
  return [red, green, blue];
}

/** Text of an opacity as it is seen on its ground. */
export function mixed(text: Rgb, ground: Rgb, opacity: number): Rgb {
  const [red, green, blue] = text;
  const mix = (value: number, at: 0 | 1 | 2): number => value * opacity + ground[at] * (1 - opacity);
  return [mix(red, 0), mix(green, 1), mix(blue, 2)];
}

/** Contrast ratio, 1–21 (WCAG 2.2). */
export function contrast(a: Rgb, b: Rgb): number {
  const [first, second] = [luminance(a), luminance(b)];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/** White or near-black, whichever is easier to read on a colour (`#RRGGBB`). */
export function textOn(color: string): '#FFFFFF' | '#000000' {
  const ground = rgb(color);
  return contrast([255, 255, 255], ground) >= contrast([0, 0, 0], ground) ? '#FFFFFF' : '#000000';
}

/** Relative luminance, 0–1. */
function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
