/*
 * Skia draws a rectangle corner by corner, and the dots of a leader as one rectangle each. Both are written shorter here; what is filled or
 * clipped stays the same (ISO 32000-1, §8.5.2.1).
 */

const number = String.raw`[-.\d]{1,20}`;
const corners = new RegExp(String.raw`^(${number}) (${number}) m\n(${number}) \2 l\n\3 (${number}) l\n\1 \4 l\n\1 \2 l\nh\n`, 'gm');
const dot = new RegExp(String.raw`(${number}) (${number}) (${number}) (${number}) re\nf\n`, 'y');

/** A page description with shorter shapes. */
export function shortenShapes(source: string): string {
  const whole = source.replace(corners, (_path, x: string, y: string, right: string, bottom: string) => `${x} ${y} ${less(right, x)} ${less(bottom, y)} re\n`);
  let result = '';
  let done = 0;
  for (let at = whole.indexOf(' re\nf\n'); at >= 0; at = whole.indexOf(' re\nf\n', Math.max(at + 6, done))) {
    const start = whole.lastIndexOf('\n', at) + 1;
    const { end, text } = rowOfDots(whole, start);
    if (text === undefined) continue;
    result += whole.slice(done, start) + text;
    done = end;
  }
  return result + whole.slice(done);
}

/** Fewer are as short as they were. */
const fewest = 8;

/**
 * Equal rectangles at equal distances that begin here: one, and a step to the side before the next. The steps read alike, so that of a hundred
 * of them hardly more than one takes room in the packed page.
 */
function rowOfDots(source: string, start: number): { readonly end: number; readonly text?: string } {
  dot.lastIndex = start;
  const first = dot.exec(source);
  let end = dot.lastIndex;
  if (!first) return { end: start };
  let count = 1;
  let step: string | undefined;
  for (let last = first, next = dot.exec(source); next; last = next, next = dot.exec(source)) {
    const away = less(next[1] ?? '', last[1] ?? '');
    if (next[2] !== first[2] || next[3] !== first[3] || next[4] !== first[4] || away !== (step ?? away)) break;
    step = away;
    count += 1;
    end = dot.lastIndex;
  }
  const [, x = '', y = '', width = '', height = ''] = first;
  if (count < fewest || step === undefined) return { end };
  const one = `0 0 ${width} ${height} re\nf\n`;
  return { end, text: `q\n1 0 0 1 ${x} ${y} cm\n${one}${`1 0 0 1 ${step} 0 cm\n${one}`.repeat(count - 1)}Q\n` };
}

/** The difference of two decimals as Skia writes them: seven digits at most. */
function less(value: string, other: string): string {
  return (Number(value) - Number(other)).toFixed(4).replace(/\.?0+$/, '').replace(/^(-?)0\./, '$1.').replace(/^-?$/, '0');
}
