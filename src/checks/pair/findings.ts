import type { Finding, Severity } from '../../model/diagnostic.js';
import type { TextUnit } from '../../model/edition.js';
import type { LeafBlock } from '../../model/leaf-block.js';
import type { Localized, Span } from '../../model/text.js';
import { toSource } from '../../text/source-map.js';
import type { Pairing } from './pairing.js';

interface Said {
  readonly message: Localized;
  readonly severity?: Severity;
  readonly actual?: string;
  readonly expected?: readonly string[];
}

const inSource: Localized = { zh: '原文', en: 'source' };

/** A finding at a place of the target that a place of the source decides. */
export function inTarget({ source }: Pairing, span: Span | undefined, because: Span | undefined, said: Said, what: Localized = inSource): Finding {
  const { message, ...rest } = said;
  return { message, ...(span && { span }), ...rest, related: [{ file: source.file.path, ...(because && { span: because }), message: what }] };
}

/** The place in the file of a part of a unit's text; the whole unit where no unit of it stands in the file. */
export function placeIn(unit: TextUnit, start: number, end: number): Span | undefined {
  return toSource(unit.map, start, end) ?? unit.span;
}

/** From the first to the last of some blocks in the order of their file. */
export function spanOf(blocks: readonly LeafBlock[]): Span | undefined {
  const [first, last] = [blocks[0], blocks.at(-1)];
  return first && last ? { start: first.span.start, end: last.span.end } : undefined;
}

/** A text for a message, no longer than a reader needs to find it. */
export function shorten(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  const most = /\p{Script=Han}/u.test(line) ? 24 : 60;
  return line.length > most ? `${line.slice(0, most).trimEnd()}…` : line;
}
