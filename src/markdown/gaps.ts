import type { Inline, Link } from '../model/edition.js';
import { cutText, type DraftText, type Item } from './drafts.js';
import { cutPieces, type Places } from './flatten.js';
import { pairTags } from './inline-html.js';
import { classifyLink } from './links.js';
import type { Reading } from './reading.js';

const gapEnd = /\]\((todo:[^()\r\n]*)\)/gi;
/** No link's text is longer; without a limit, many endings without a beginning would cost the square of the block's length. */
const longestText = 1000;

/**
 * Reads `[text](todo:what is wanted)` where the wish has blanks, which CommonMark does not allow in a target without `<>`:
 * the dialect's own link, so the dialect reads it. Other items may stand between the brackets.
 */
export function findGaps(items: readonly Item[], reading: Reading): readonly Item[] {
  if (!items.some((item) => item.type === 'text' && item.value.includes(']('))) return items;
  const done: Item[] = [];
  for (const item of items) {
    if (item.type !== 'text') {
      done.push(item);
      continue;
    }
    const text = item as DraftText;
    let from = 0;
    for (const match of text.value.matchAll(gapEnd)) {
      const end = match.index + match[0].length;
      done.push(cutText(reading.places, text, from, match.index));
      const open = openingIn(done);
      if (open) closeGap(done, open, { text, match, end }, reading);
      else done.push(cutText(reading.places, text, match.index, end));
      from = end;
    }
    done.push(from === 0 ? text : cutText(reading.places, text, from));
  }
  return done;
}

interface Place {
  readonly item: number;
  readonly at: number;
}

/** The last unmatched `[` among the texts read so far; pictures (`![`) are no links. */
function openingIn(items: readonly Item[]): Place | undefined {
  let depth = 0;
  let seen = 0;
  for (let i = items.length - 1; i >= 0 && seen < longestText; i -= 1) {
    const each = items[i];
    seen += 1;
    if (each?.type !== 'text') continue;
    for (let at = each.value.length - 1; at >= 0 && seen < longestText; at -= 1) {
      seen += 1;
      if (each.value[at] === ']') depth += 1;
      if (each.value[at] !== '[') continue;
      if (depth === 0) return each.value[at - 1] === '!' ? undefined : { item: i, at };
      depth -= 1;
    }
  }
  return undefined;
}

/** Replaces everything from the opening bracket on by the link. */
function closeGap(done: Item[], open: Place, ending: { text: DraftText; match: RegExpExecArray; end: number }, reading: Reading): void {
  const { places } = reading;
  const [first, ...between] = done.splice(open.item) as [DraftText, ...Item[]];
  const children: readonly Inline[] = pairTags([cutText(places, first, open.at + 1), ...between], reading, undefined);
  const written = ending.match[1] ?? '';
  const start = placeOf(places, first, open.at);
  const end = placeOf(places, ending.text, ending.end - 1);
  const target = placeOf(places, ending.text, ending.match.index + 2);
  const span = start === undefined || end === undefined ? {} : { span: { start, end: end + 1 } };
  const link: Link = { type: 'link', ...classifyLink(written), children, ...span };
  reading.links.push({ link, ...(target === undefined ? {} : { targetSpan: { start: target, end: target + written.length } }) });
  done.push(cutText(places, first, 0, open.at), link);
}

function placeOf(places: Places, text: DraftText, at: number): number | undefined {
  return cutPieces(places.get(text) ?? [], at, at + 1)[0]?.source;
}
