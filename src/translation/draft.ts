import type { LeafBlock } from '../model/leaf-block.js';
import type { Content, UnitKind } from '../model/translation.js';
import { plainText } from './content.js';

/** A unit of a draft in one language, as far as translation needs it. */
export interface DraftUnit {
  readonly kind: UnitKind;
  /** Where it stands among its like: `h2`, `ul/li`. */
  readonly place: string;
  /** Equal in two languages for what must be the same thing: a key of the front matter, the text of one picture. */
  readonly key?: string;
  readonly segments: readonly Content[];
}

/** A sentence of a draft, counted through. */
export interface DraftSegment {
  readonly unit: number;
  readonly nth: number;
  readonly kind: UnitKind;
  readonly content: Content;
}

export function segmentsOf(units: readonly DraftUnit[]): DraftSegment[] {
  return units.flatMap(({ kind, segments }, unit) => segments.map((content, nth) => ({ unit, nth, kind, content })));
}

const address = /^\]\(\s*<?([^\s)>]+)/;

/** A text as the aligner sees it. */
export function blockOf(contents: readonly Content[], { kind, place }: Pick<DraftUnit, 'kind' | 'place'>): LeafBlock {
  let text = '';
  const links: LeafBlock['links'][number][] = [];
  const codes: LeafBlock['codes'][number][] = [];
  for (const content of contents) {
    if (text !== '') text += ' ';
    for (const part of content) {
      const at = text.length;
      if (typeof part === 'object' && part.type === 'code') codes.push({ value: part.equiv ?? part.data, at });
      const url = typeof part === 'object' ? address.exec(part.data.replace(/^!?\[(?:[^\]\\]|\\.)*(?=\])/, ''))?.[1] : undefined;
      if (url !== undefined) links.push({ kind: typeof part === 'object' && part.type === 'image' ? 'image' : 'link', url, at });
      text += plainText([part]);
    }
  }
  const level = kind === 'heading' ? Number(/h(\d)$/.exec(place)?.[1] ?? 1) : place.split('/').length;
  return { type: kind === 'heading' ? 'heading' : kind === 'cell' ? 'tableRow' : 'paragraph', ctx: place, depth: level, text: text.replaceAll('\n', ' '), links, codes, span: { start: 0, end: 0 } };
}
