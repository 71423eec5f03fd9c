import type { Language } from '../lang/language.js';
import type { Flat, Mark } from './segment-model.js';

/** Tags that stand inside a line of text; all others end it. */
const inlineTags = new Set('a abbr b bdi bdo big br cite code data del dfn em font i img ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(' '));
/** Elements whose content nobody reads as prose. */
const opaque = /<(script|style|pre|textarea|svg|math|template)\b[^]*?<\/\1\s*>|<(script|style|pre|textarea|svg|math|template)\b[^]*$/gi;
const part = /<!--[^]*?(?:-->|$)|<[?!][^>]*>?|<\/?([A-Za-z][A-Za-z0-9-]*)(?:"[^"]*"|'[^']*'|[^"'<>])*>|&(?:#\d+|#x[\da-f]+|[A-Za-z][A-Za-z\d]*);/giu;

/** The texts of a raw HTML block, divided where a block-level tag or an empty line stands. References stay as they are written. */
export function htmlTexts(html: string, start: number, language: Language): Flat[] {
  const plain = html.replace(opaque, (whole) => `<x${' '.repeat(Math.max(0, whole.length - 3))}>`.slice(0, whole.length));
  const runs = new Runs(html, start, language);
  let at = 0;
  for (const match of plain.matchAll(part)) {
    runs.text(at, match.index);
    at = match.index + match[0].length;
    const name = match[1]?.toLowerCase();
    if (match[0].startsWith('&')) runs.mark('alone', match.index, at);
    else if (name !== undefined && inlineTags.has(name)) runs.tag(name, match[0], match.index, at);
    else runs.end();
  }
  runs.text(at, plain.length);
  runs.end();
  return runs.flats;
}

class Runs {
  readonly flats: Flat[] = [];
  #text = '';
  #from: number[] = [];
  #to: number[] = [];
  #marks: Mark[] = [];
  #open: { name: string; id: string; nth: number }[] = [];
  #ids = 0;

  constructor(
    readonly html: string,
    readonly start: number,
    readonly language: Language,
  ) {}

  text(from: number, to: number): void {
    for (const match of this.html.slice(from, to).matchAll(/\s+|\S+/gu)) {
      const at = this.start + from + match.index;
      if (match[0].trim() !== '') for (let i = 0; i < match[0].length; i += 1) this.#letter(match[0][i] ?? '', at + i, at + i + 1);
      else if (match[0].includes('\n')) {
        const [left, right] = [this.#text.at(-1) ?? '', this.html[from + match.index + match[0].length] ?? ''];
        if (left !== '' && right !== '' && this.language.joinLines(left, right) !== '') this.#letter(' ', at, at + match[0].length);
      } else this.#letter(' ', at, at + match[0].length);
    }
  }

  #letter(letter: string, from: number, to: number): void {
    this.#text += letter;
    this.#from.push(from);
    this.#to.push(to);
  }

  tag(name: string, raw: string, from: number, to: number): void {
    if (name === 'br') return this.end();
    if (name === 'img' || name === 'wbr' || raw.endsWith('/>')) return this.mark('alone', from, to);
    if (!raw.startsWith('</')) {
      this.#open.push({ name, id: String(this.#ids + 1), nth: this.#marks.length });
      return this.mark('open', from, to);
    }
    const last = this.#open.findLastIndex((each) => each.name === name);
    if (last === -1) return this.mark('alone', from, to);
    const { id } = this.#open[last] as { id: string };
    // What was opened inside and never closed stands alone.
    for (const each of this.#open.splice(last).slice(1)) this.#lonely(each.nth);
    this.mark('close', from, to, id);
  }

  #lonely(nth: number): void {
    const mark = this.#marks[nth] as Mark;
    this.#marks[nth] = { ...mark, code: { ...mark.code, kind: 'alone' } };
  }

  mark(kind: Mark['code']['kind'], from: number, to: number, id?: string): void {
    if (id === undefined) this.#ids += 1;
    const data = this.html.slice(from, to);
    const span = { start: this.start + from, end: this.start + to };
    this.#marks.push({ at: this.#text.length, width: 0, code: { kind, id: id ?? String(this.#ids), type: 'html', data }, span });
  }

  end(): void {
    for (const { nth } of this.#open) this.#lonely(nth);
    if (this.#text.trim() !== '') this.flats.push({ text: this.#text, from: this.#from, to: this.#to, marks: this.#marks });
    this.#text = '';
    [this.#from, this.#to, this.#marks, this.#open, this.#ids] = [[], [], [], [], 0];
  }
}
